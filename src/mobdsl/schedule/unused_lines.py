"""Lines of a plan that change nothing: they never come, or there is nothing to move, to leave out or to change."""

from __future__ import annotations

from bisect import bisect_left

from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.plans import REST_DAY, TRAINING_DAY, Activity, DayKind, Exclusion, Modifier, PlanLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from mobdsl.schedule.days import Days
    from mobdsl.schedule.occurrences import Occurrence, Timelines
    from mobdsl.source import Span


def report(days: Days, timelines: Timelines, planned: Sequence[Occurrence], last: dt.date) -> tuple[Diagnostic, ...]:
    """All findings. ``planned`` are all sessions of the plan, up to ``last`` where it has no end."""
    ends = bool(planned and days.count is not None)
    return (
        *_moves(days, planned, last),
        *(_lines(days, timelines, planned) if ends else ()),
        *(_changes(days, planned) if ends else ()),
        *_exceptions(days, last.toordinal()),
    )


def _moves(days: Days, planned: Sequence[Occurrence], last: dt.date) -> Iterator[Diagnostic]:
    """Moves of nothing, on the days of the plan; of others it has been said that they are none."""
    moved = {each.day.due for each in planned if each.session.moved}
    end = last.toordinal() if days.count is None else min(last.toordinal(), days.date_of(days.count - 1))
    for move in days.plan.moves:
        if move.day not in moved and days.start <= move.day.toordinal() <= end:
            yield _warning("M414", f"There is nothing to move on {move.day}.", move.origin, "Look at the date.")


def _lines(days: Days, timelines: Timelines, planned: Sequence[Occurrence]) -> Iterator[Diagnostic]:
    """Lines without a session anywhere in the plan. Where something else is the reason, that has been said."""
    plan, there = days.plan, {id(each.line) for each in planned}
    timed = {activity.name for activity in plan.activities if activity.when.times}
    for line in plan.lines:
        known = all(doing.habit or (doing.routine, doing.contexts) in timelines for doing in line.doings) and (
            line.when.anchor is None or line.when.anchor.activity in timed
        )
        if known and id(line) not in there and _could_come(days, line):
            hint = "Look at its days, and at what is left out."
            yield _warning("M412", "This line never comes in the whole plan.", line.origin, hint)


def _changes(days: Days, planned: Sequence[Occurrence]) -> Iterator[Diagnostic]:
    """Changes that no session shows."""
    plan = days.plan
    shown = {number for each in planned for number in each.changes}
    candidates = {(id(each.line), each.day.index, each.time): each for each in planned if each.session.timeline}
    for number, change in enumerate(plan.modifiers):
        if number in shown or not _could_come(days, change):
            continue
        if any(days.concerns(change.when, each.line, each.day.index, each.time) for each in candidates.values()):
            message = "Lines below say something else of all these sessions, so this changes nothing."
            yield _warning("M412", message, change.origin, "Keep one of them, or give them different days.")
        else:
            message = "There is no session at these times, so this changes nothing."
            yield _warning("M412", message, change.origin, "Look at its days, and at those of the sessions.")


def _could_come(days: Days, line: PlanLine | Modifier) -> bool:
    """Whether the days of ``line`` are in the plan and known to it; where not, that has been said."""
    plan, count = days.plan, days.count
    kinds = {*(kind.name for kind in plan.kinds), *((TRAINING_DAY, REST_DAY) if plan.activities else ())}
    when = line.when
    beyond = count is not None and any(span.first >= count for span in when.spans)
    if when.dates and not (when.weekdays or when.kinds):
        beyond = beyond or not any(days.has(date.toordinal()) for date in when.dates)
    return not beyond and kinds.issuperset(line.when.kinds)


def _exceptions(days: Days, last: int) -> Iterator[Diagnostic]:
    """Days left out on which there would be nothing anyway, of the plan or of a line."""
    plan = days.plan
    owners: tuple[PlanLine | Activity | DayKind | Modifier, ...]
    owners = (*plan.lines, *plan.activities, *plan.kinds, *plan.modifiers)
    whens = [line.when for line in owners if line.when.exclusions]
    if not (plan.exclusions or whens):
        return
    count = days.count if days.count is not None else days.index_from(last + 1)
    due = [days.date_of(index) for index in range(count)]
    busy = [date for index, date in enumerate(due) if any(days.would_hold(line.when, index) for line in plan.lines)]
    idle: dict[Exclusion, bool] = {}
    for exclusion in plan.exclusions:
        idle[exclusion] = not _meets(exclusion, busy)
    for when in whens:
        own = [date for index, date in enumerate(due) if days.would_hold(when, index)]
        for exclusion in when.exclusions:  # a line for several lines below leaves something out on some of them
            idle[exclusion] = idle.get(exclusion, True) and not _meets(exclusion, own)
    for exclusion, nothing in idle.items():
        inside = due and exclusion.first.toordinal() <= due[-1] and exclusion.last.toordinal() >= due[0]
        if nothing and inside and (days.count is not None or exclusion.last.toordinal() <= last):
            message = f"There is nothing on {_days(exclusion)} that this leaves out."
            yield _warning("M419", message, exclusion.origin, "Look at the date, and at the days of the sessions.")


def _meets(exclusion: Exclusion, dates: Sequence[int]) -> bool:
    """Whether one of ``dates``, which rise, is left out."""
    at = bisect_left(dates, exclusion.first.toordinal())
    return at < len(dates) and dates[at] <= exclusion.last.toordinal()


def _days(exclusion: Exclusion) -> str:
    return f"{exclusion.first}" + (f" to {exclusion.last}" if exclusion.last != exclusion.first else "")


def _warning(code: str, message: str, span: Span | None, hint: str) -> Diagnostic:
    return Diagnostic(code, message, span, Severity.WARNING, hint=hint)
