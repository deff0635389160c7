"""What there is to say about a plan once its sessions have dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable, Iterator, Sequence

from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.intervals import Quality
from mobdsl.records.types import TypeVar
from mobdsl.schedule.lengths import LONGEST, certain_minutes, too_long
from mobdsl.schedule.occurrences import (
    EARLIEST,
    HORIZON,
    LATEST,
    MOST_SESSIONS,
    MOST_YEARS,
    Occurrence,
    Timelines,
    Window,
)
from mobdsl.schedule.zones import ClockChange

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.model.plans import Plan
    from mobdsl.timeline.events import Timeline

T = TypeVar("T")


def report(
    plan: Plan, timelines: Timelines, window: Window, planned: Sequence[Occurrence], full: bool
) -> tuple[Diagnostic, ...]:
    """All findings, each said once however many dates it concerns. ``full``: there are more sessions than fit."""
    return (
        *_doings(plan, timelines),
        *_extent(plan, window, planned, full),
        *_clock_changes(plan, planned),
        *_unknown_ends(planned),
        *_hurried(planned),
        *_estimated(planned),
        *_overlaps(planned),
    )


def _doings(plan: Plan, timelines: Timelines) -> Iterator[Diagnostic]:
    for doing in dict.fromkeys(doing for line in plan.lines for doing in line.doings if not doing.habit):
        timeline = timelines.get((doing.routine, doing.contexts))
        if timeline is None:
            yield Diagnostic(
                "M407",
                f"The plan `{plan.name}` does `{doing.routine}`, but there is no such routine to give dates to.",
                doing.origin,
                hint=f"Write or import `routine {doing.routine}`. A habit that is no routine stands in quotes.",
            )
        elif too_long(timeline):
            message = f"`{timeline.title}` takes longer than a day; the plan `{plan.name}` counts a day for it."
            yield Diagnostic("M410", message, doing.origin, Severity.WARNING)


def _extent(plan: Plan, window: Window, planned: Sequence[Occurrence], full: bool) -> Iterator[Diagnostic]:
    if window.cut or full:
        yield Diagnostic(
            "M409",
            f"Not all dates of the plan `{plan.name}` can be worked out.",
            plan.origin,
            expected=f"dates from {EARLIEST.year} to {LATEST.year}, {MOST_YEARS} years and {MOST_SESSIONS} sessions "
            "at most",
            hint="Look at the year of its start and at how long it runs.",
        )
    if not planned:
        yield Diagnostic(
            "M408",
            _nothing(plan, window),
            plan.origin,
            Severity.WARNING,
            hint=f"It starts on {plan.start}. Look at its days, its `except` lines and the dates you asked for.",
        )
    elif window.endless:
        yield Diagnostic(
            "M404",
            f"The plan `{plan.name}` has no end; {HORIZON} weeks of it are worked out, up to {window.last}.",
            plan.origin,
            Severity.INFO,
            hint="To give it an end, write how long it runs, such as `for 12 weeks`.",
        )


def _nothing(plan: Plan, window: Window) -> str:
    assert plan.start is not None
    if window.until and window.until < plan.start:
        return f"The plan `{plan.name}` starts on {plan.start}; there is no session up to {window.until}."
    if window.last < window.first:
        return f"The plan `{plan.name}` ends on {window.last}; there is no session from {window.first} on."
    return f"The plan `{plan.name}` has no session from {window.first} to {window.last}."


def _clock_changes(plan: Plan, planned: Sequence[Occurrence]) -> Iterator[Diagnostic]:
    for key, same in _grouped(((each.line, each.time, each.change), each) for each in planned if each.change):
        line, time, change = key
        if change is ClockChange.GAP:
            code = "M402"
            what = f"go forward and {_clock(time)} never comes; the session starts at {same[0].session.start:%H:%M}"
        else:
            code, what = "M403", f"go back and {_clock(time)} comes twice; the session starts the first time"
        message = f"The clocks of {plan.zone} {what} ({_dates(same)})."
        hint = "Choose a time of day that comes once on every day."
        yield Diagnostic(code, message, line.origin, Severity.WARNING, hint=hint)


def _unknown_ends(planned: Sequence[Occurrence]) -> Iterator[Diagnostic]:
    pairs = (((each.after.doing, each.session.doing), (each.after, each)) for each in planned if each.after)
    for (doing, next_doing), same in _grouped(pairs):
        before, after = same[0]
        yield Diagnostic(
            "M406",
            f"Nothing says how long `{before.title}` takes, so `{after.session.title}` is put at the same time.",
            next_doing.origin or after.line.origin,
            Severity.WARNING,
            hint=f"Write a length, such as `lasts 10:00`, in `{doing.routine}`, or give each a time of its own.",
        )


def _hurried(planned: Sequence[Occurrence]) -> Iterator[Diagnostic]:
    for (line, _), same in _grouped(((each.line, each.line.origin), each) for each in planned if each.hurried):
        anchor, first = line.when.anchor, same[0].session
        until = f"before `{anchor.activity}`" if anchor else f"at {_clock(same[0].time)}"
        yield Diagnostic(
            "M418",
            f"`{first.title}` should be over {until}, and nothing says how long it takes; it starts "
            f"at {first.start:%H:%M}.",
            first.doing.origin or line.origin,
            Severity.WARNING,
            hint=f"Write a length, such as `lasts 10:00`, in `{first.doing.routine}`.",
        )


def _estimated(planned: Sequence[Occurrence]) -> Iterator[Diagnostic]:
    """Sessions that start so that they are over at a time, by a length that is no more than an estimate or a bound."""
    pairs = (((each.line, each.session.doing), each) for each in planned if each.line.when.finish and not each.hurried)
    for (_, doing), same in _grouped(pairs):
        first = same[0]
        timeline = first.session.timeline
        if timeline and not _is_stated(timeline):
            most = timeline.length.high is not None and timeline.length.quality is not Quality.ESTIMATED
            bound = "at most" if most else "about"
            yield Diagnostic(
                "M433",
                f"`{first.session.title}` takes {bound} {certain_minutes(timeline.length)} min; so that it is over at "
                f"{_clock(first.time)}, it starts at {first.session.start:%H:%M}.",
                doing.origin or first.line.origin,
                Severity.INFO,
                hint="A length that is stated, such as `lasts 25min`, makes it exact.",
            )


def _is_stated(timeline: Timeline) -> bool:
    """Whether its length is one that the author stated."""
    lasts = timeline.routine.lasts
    return timeline.length.quality is Quality.EXACT or (lasts is not None and lasts.single)


def _overlaps(planned: Sequence[Occurrence]) -> Iterator[Diagnostic]:
    pairs = (
        # Of those that one line plans too close to each other, one is shown.
        (
            (busy.line, each.line, busy.session.doing, each.session.doing)
            + ((busy.time, each.time) if busy.line is not each.line else ()),
            (busy, each),
        )
        for busy, each in _meeting(planned)
    )
    for _, same in _grouped(pairs):
        busy, each = same[0]
        until = _over(busy).astimezone(busy.session.start.tzinfo)
        least = "at least " if _over(busy) > busy.until else ""
        yield Diagnostic(
            "M405",
            f"`{each.session.title}` starts at {each.session.start:%H:%M}, but `{busy.session.title}` "
            + (f"takes {least}until {until:%H:%M}" if _over(busy) > busy.start else f"starts at {until:%H:%M} too")
            + f" ({_dates([pair[1] for pair in same])}).",
            each.session.doing.origin or each.line.origin,
            Severity.WARNING,
            hint="Choose another time. Routines on one line, `do a, b`, run one after another.",
        )


def _meeting(planned: Sequence[Occurrence]) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Each session that starts before an earlier one is over, after that one.

    A habit keeps nobody busy, nor does what may be done at any time of the day.
    """
    busy: Occurrence | None = None
    for each in planned:
        if each.session.timeline is None or each.session.all_day:
            continue
        if busy and not each.after and (each.start < _over(busy) or each.start == busy.start):
            yield busy, each
        if busy is None or _over(each) >= _over(busy):
            busy = each


def _over(planned: Occurrence) -> dt.datetime:
    """When it is over at the earliest, where nobody knows more."""
    timeline = planned.session.timeline
    least = dt.timedelta(milliseconds=min(timeline.length.low, LONGEST * 60_000) if timeline else 0)
    return max(planned.until, planned.start + least)


K = TypeVar("K", bound=Hashable)


def _grouped(pairs: Iterable[tuple[K, T]]) -> Iterable[tuple[K, list[T]]]:
    """The values under each key, keys in the order in which they first come."""
    groups: dict[K, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups.items()


def _dates(planned: Sequence[Occurrence]) -> str:
    dates = sorted({each.session.start.date() for each in planned})
    more = len(dates) - 1
    return f"{dates[0]}" + (f" and {more} more day{'s' if more > 1 else ''}" if more else "")


def _clock(minutes: int | None) -> str:
    minutes = minutes or 0
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
