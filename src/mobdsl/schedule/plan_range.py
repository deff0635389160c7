"""Lines of a plan that do not fit the plan: days outside it, uneven pauses, moves to the wrong day."""

from __future__ import annotations

import datetime as dt

from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.printer.figures import period

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mobdsl.model.plans import Activity, DayKind, DaySpan, Exclusion, Modifier, Pause, Plan, PlanLine, Stay, When
    from mobdsl.schedule.days import Days
    from mobdsl.schedule.occurrences import Occurrence
    from mobdsl.source import Span


def report(days: Days, planned: Sequence[Occurrence]) -> tuple[Diagnostic, ...]:
    """All findings."""
    plan = days.plan
    return (
        *_outside(days),
        *_uneven_pauses(plan),
        *_beyond_the_end(days),
        *_dates_of_lines(days),
        *_targets(days, planned),
    )


def _outside(days: Days) -> Iterator[Diagnostic]:
    """Dates before the plan starts or after it ends."""
    plan = days.plan
    start = dt.date.fromordinal(days.start)
    end = None if days.count is None else _date(days.date_of(days.count - 1))
    stretches: tuple[tuple[str, tuple[Exclusion | Pause | Stay, ...]], ...] = (
        ("except", plan.exclusions),
        ("pause", plan.pauses),
        ("zone", plan.stays),
    )
    for word, several in stretches:
        for stretch in several:
            if stretch.last < start or (end and stretch.first > end):
                yield _warning(
                    "M413", f"`{word}` names days outside the plan `{plan.name}`.", stretch.origin, _extent(start, end)
                )
    for move in plan.moves:
        if move.day < start or (end and move.day > end):
            message = f"There is nothing to move on {move.day}: it is outside the plan `{plan.name}`."
            yield _warning("M413", message, move.origin, _extent(start, end))


def _extent(start: dt.date, end: dt.date | None) -> str:
    return f"It goes from {start} to {end}." if end else f"It starts on {start}."


def _date(ordinal: int) -> dt.date:
    return dt.date.fromordinal(min(ordinal, dt.date.max.toordinal()))


def _uneven_pauses(plan: Plan) -> Iterator[Diagnostic]:
    weekly = any(len(line.when.weekdays) < 7 and not _by_the_calendar(line.when) for line in plan.lines)
    for pause in plan.pauses if weekly else ():
        length = (pause.last - pause.first).days + 1
        if length % 7:
            yield _warning(
                "M416",
                f"After this pause of {length} day{'s' if length > 1 else ''} all comes on other weekdays.",
                pause.origin,
                "Pause whole weeks to keep the weekdays, or drop the days: except … to …",
            )


def _by_the_calendar(when: When) -> bool:
    """Whether a pause does not change on which weekdays ``when`` is."""
    return bool(when.of_month or (when.dates and not when.weekdays))


def _owners(plan: Plan) -> tuple[PlanLine | Modifier | Activity | DayKind, ...]:
    """All that names days."""
    return (*plan.lines, *plan.modifiers, *plan.activities, *plan.kinds)


def _beyond_the_end(days: Days) -> Iterator[Diagnostic]:
    plan, count = days.plan, days.count
    if count is None:
        return
    ends = f"runs for {period(plan.length)}" if plan.length else f"ends on {plan.until}"
    said = f"for {period(plan.length)}" if plan.length else f"until {plan.until}"
    for line in _owners(plan):
        for span in line.when.spans:
            if span.first >= count:
                message = f"{_named(span)} is after the end of the plan `{plan.name}`, which {ends}."
                yield _warning("M417", message, line.origin, f"Look at the number, or at: {said}")


def _dates_of_lines(days: Days) -> Iterator[Diagnostic]:
    """Dates that a line names and the plan does not have."""
    plan = days.plan
    start = dt.date.fromordinal(days.start)
    end = None if days.count is None else _date(days.date_of(days.count - 1))
    for line in _owners(plan):
        when = line.when
        bounds = (("from", when.first), ("until", when.last))
        named = [(f"{word} {date}", date) for word, date in bounds if date] + [
            (f"on {date}", date) for date in when.dates
        ]
        for said, date in named:
            if date < start or (end and date > end):
                message = f"`{said}` is outside the plan `{plan.name}`."
                yield _warning("M413", message, line.origin, _extent(start, end))
        for date in when.dates:
            if days.is_paused(date.toordinal()) or days.is_excluded(date.toordinal()):
                message = f"There is nothing on {date}: the plan leaves that day out."
                yield _warning("M412", message, line.origin, "Look at its `pause` and `except` lines.")


def _named(span: DaySpan) -> str:
    week, day = divmod(span.first, 7)
    whole = day == 0 and (span.last is None or span.last % 7 == 6)
    return f"Week {week + 1}" if whole else f"Day {span.first + 1}"


def _targets(days: Days, planned: Sequence[Occurrence]) -> Iterator[Diagnostic]:
    """Moves to a day that has sessions of its own, or may have none."""
    busy = {
        each.day.date: each.session for each in reversed(planned) if each.session.timeline and not each.session.moved
    }
    for move in days.plan.moves:
        target = move.target.toordinal()
        if days.is_excluded(target) or days.is_paused(target):
            message = f"{move.target} is a day without sessions, and this moves some there."
            yield _warning("M415", message, move.origin, "Move them to another day.")
        elif taken := busy.get(move.target):
            message = f"{move.target} has `{taken.title}` already; now it has what was on {move.day} too."
            yield _warning("M415", message, move.origin, "Move it to a free day, or move that day as well.")


def _warning(code: str, message: str, span: Span | None, hint: str) -> Diagnostic:
    return Diagnostic(code, message, span, Severity.WARNING, hint=hint)
