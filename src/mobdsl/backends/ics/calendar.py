"""From a plan, or from routines that no plan gives a date, to the file of a calendar."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePosixPath

from mobdsl.backends.base import Artifact, Job
from mobdsl.backends.files import distinct, file_name
from mobdsl.backends.ics import components, entries
from mobdsl.backends.ics.description import of_routine, of_session
from mobdsl.backends.ics.follow_up import follow_up, lock, told
from mobdsl.backends.ics.options import LONGEST_REMINDER, IcsOptions
from mobdsl.backends.ics.revisions import Draft
from mobdsl.backends.ics.text import fold
from mobdsl.backends.ics.timezones import vtimezone
from mobdsl.diagnostics import Diagnostic, Outcome, Severity
from mobdsl.model.clauses import Heading, applicable
from mobdsl.schedule.uids import routine_uid
from mobdsl.wording.phrases import adaptation_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from icalendar import Calendar, Component, Timezone

    from mobdsl.backends.ics.components import Card
    from mobdsl.backends.ics.entries import Entry
    from mobdsl.backends.ics.shown import Shown
    from mobdsl.model.document import Document
    from mobdsl.model.plans import Plan
    from mobdsl.schedule.sessions import Schedule, Session

_MOST_BYTES, _MOST_EVENTS = 1_000_000, 1_100
"""What Google takes of a feed."""


def compile_plans(job: Job, options: IcsOptions) -> Outcome[tuple[Artifact, ...]]:
    """A calendar for each plan."""
    names = distinct(((schedule.plan.name,) for schedule in job.schedules), "ics")
    made = [_compile_plan(schedule, name, job, options) for name, schedule in zip(names, job.schedules, strict=True)]
    calendars = tuple(artifact for outcome, _ in made for artifact in outcome.value or ())
    locks = lock(job, tuple(one for _, shown in made for one in shown)) if calendars else ()
    return Outcome(
        (*calendars, *locks), (*told(job), *(diagnostic for outcome, _ in made for diagnostic in outcome.diagnostics))
    )


def _compile_plan(
    schedule: Schedule, name: str, job: Job, options: IcsOptions
) -> tuple[Outcome[tuple[Artifact, ...]], tuple[Shown, ...]]:
    """The calendar of one plan, to be called ``name``, and what is known of its sessions from now on."""
    plan = schedule.plan
    shown = entries.series(schedule) if options.series else entries.each(schedule)
    adapting = (Heading("adapts", adaptation_words(adaptation)) for adaptation in plan.adaptations)
    cards = _cards(shown, (*plan.headings, *adapting, *_of_file(job.document)), options.url)
    remind = _reminder(plan, options)
    drafts = [
        Draft(
            key=entry.session.key,
            lines=_lines(components.event(entry, cards[_subject(entry.session)], plan, remind.value)),
            date=(entry.until or entry.start).date(),
        )
        for entry in shown
    ]
    made = follow_up(job, schedule, name, drafts)
    if not made.contents:
        nothing = _warning("M515", f"The plan `{plan.name}` has no session to put into a calendar.", plan)
        return Outcome((), (nothing,)), ()
    zones = _zones(plan, shown, made.shown if job.earlier else ())
    head = components.calendar(options.name or plan.title, plan.zone, options, zones.value or (), len(made.contents))
    artifact = _artifact(name, head, made.contents)
    findings = (*remind.diagnostics, *zones.diagnostics, *_size(plan, artifact, len(made.contents)))
    return Outcome((artifact,), findings), made.shown


def compile_undated(job: Job, options: IcsOptions) -> Outcome[tuple[Artifact, ...]]:
    """To-dos without a date, because no plan says when."""
    if not job.timelines:
        return Outcome(())
    headings = _of_file(job.document)
    todos = [
        components.todo(routine_uid(each.name, each.contexts), components.card(of_routine(each, headings, options.url)))
        for each in job.timelines
    ]
    contents = [b"".join(map(fold, _lines(todo))) for todo in todos]
    stem = PurePosixPath(job.document.path).stem
    head = components.calendar(options.name or stem, None, options, (), len(todos))
    name = job.timelines[0].name
    plan = (
        'plan my_plan "My plan" { start 2026-03-02; for 6 weeks; zone "Europe/Berlin"; '
        f"on mon, wed, fri at 07:00 do {name if name.isidentifier() else 'my_routine'} }}"
    )
    message = "No plan says when, so the calendar holds to-dos without a date."
    hint = f"For dates, write a plan: `{plan}`"
    return Outcome(
        (_artifact(file_name(stem, "ics"), head, contents),),
        (Diagnostic("M511", message, severity=Severity.WARNING, hint=hint),),
    )


def _of_file(document: Document) -> tuple[Heading, ...]:
    return applicable(document.headings, document.fact)


def _subject(session: Session) -> object:
    """The same for all sessions that a person reads the same of."""
    what = id(session.timeline) if session.timeline else session.title
    return what, session.doing.condition, session.modifiers, session.optional, session.assumed


def _cards(shown: Iterable[Entry], around: Sequence[Heading], url: str | None) -> dict[object, Card]:
    sessions = {_subject(entry.session): entry.session for entry in shown}
    return {subject: components.card(of_session(session, around, url)) for subject, session in sessions.items()}


def _reminder(plan: Plan, options: IcsOptions) -> Outcome[int]:
    remind = plan.remind if options.remind is None else options.remind
    if remind is None or remind <= LONGEST_REMINDER:
        return Outcome(remind)
    message = f"The plan `{plan.name}` reminds {remind} minutes before a session; no calendar does that."
    return Outcome(None, (_warning("M514", message, plan, "Four weeks before is the earliest."),))


def _zones(plan: Plan, shown: Sequence[Entry], kept: Sequence[Shown]) -> Outcome[tuple[Timezone, ...]]:
    """The zones that local times of ``shown`` are in, and those of entries ``kept`` from before."""
    moments: dict[str, list[dt.datetime]] = {}
    for one in kept:
        for name, moment in one.local_times:
            moments.setdefault(name, []).append(moment)
    for entry in shown:
        if times := _local_times(entry):
            moments.setdefault(entry.session.zone, []).extend(times)
    zones, findings = [], []
    for name in sorted(moments):
        zone, common = vtimezone(name, min(moments[name]), max(moments[name]))
        zones.append(zone)
        if not common:
            message = f"The clocks of {name} follow no yearly rule that every calendar program understands."
            hint = "Each change is written out, but look at a session after the next one before you rely on it."
            findings.append(_warning("M512", message, plan, hint))
    return Outcome(tuple(zones), tuple(findings))


def _local_times(entry: Entry) -> tuple[dt.datetime, ...]:
    """The first and the last moment of ``entry``; nothing if it is in UTC or has no time."""
    if entry.start.tzinfo is dt.UTC or entry.session.all_day:
        return ()
    return entry.start, entry.until or entry.end or entry.start


def _size(plan: Plan, artifact: Artifact, events: int) -> Iterator[Diagnostic]:
    if len(artifact.content) > _MOST_BYTES or events > _MOST_EVENTS:
        yield _warning(
            "M513",
            f"The calendar of the plan `{plan.name}` has {events} events and {len(artifact.content) // 1000} kB; "
            f"Google takes about {_MOST_EVENTS} events and {_MOST_BYTES // 1000} kB.",
            plan,
            hint="Compile fewer weeks at a time, or with the option `series=yes`.",
        )


def _lines(component: Component) -> tuple[str, ...]:
    return tuple(filter(None, component.content_lines()))


def _artifact(name: str, head: Calendar, contents: Iterable[bytes]) -> Artifact:
    """The file of the calendar ``head`` with the entries ``contents``."""
    *before, end = _lines(head)
    return Artifact(name, "text/calendar", b"".join((*map(fold, before), *contents, fold(end))))


def _warning(code: str, message: str, plan: Plan, hint: str | None = None) -> Diagnostic:
    return Diagnostic(code, message, plan.origin, Severity.WARNING, hint=hint)
