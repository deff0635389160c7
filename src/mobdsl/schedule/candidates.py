"""Where a plan has sessions: its lines on its days, in the order of the plan."""

from __future__ import annotations

from collections import Counter

from mobdsl.records import frozen
from mobdsl.schedule.occurrences import EARLIEST, Window
from mobdsl.schedule.takes import Pick, Takes

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mobdsl.model.plans import Doing, PlanLine, When
    from mobdsl.schedule.days import Days, PlanDay
    from mobdsl.source import Span


@frozen(kw_only=True)
class Candidate:
    """``line`` on ``day``, at ``time`` in minutes after midnight: of an anchored line the activity's, or None.

    ``doings`` are to be done one after another. ``pick`` says which one it is of those that a week has. ``optional``:
    it is one more than the least of the week or of the day.
    """

    line: PlanLine
    day: PlanDay
    time: int | None
    doings: tuple[Doing, ...]
    pick: Pick | None
    optional: bool


@frozen
class Reached:
    """Whose turn it is behind a day, by the places of the lines that take turns."""

    date: dt.date
    turns: dict[Span | None, int]


def candidates(
    days: Days, window: Window, back: int, ahead: int, reached: Reached | None = None
) -> Iterator[list[Candidate]]:
    """The places of each day that comes into ``window``, one day after another.

    So many days more at its start as ``back`` says, because what begins in the evening may run past midnight, and
    questions come later; so many more at its end as ``ahead`` says, because what has to be over early begins before.
    Lines that take turns are counted from the start of the plan, or from what was ``reached``.
    """
    first, last = window.first.toordinal() - back, window.last.toordinal() + ahead
    shown = {*range(days.index_from(first), _end(days, days.index_from(last + 1)))}
    shown |= {index for index in days.moved_to(first, last) if index < _end(days, index + 1)}
    rotating = [line for line in days.plan.lines if line.rotate]
    begin = days.index_from(EARLIEST.toordinal())
    indexes = range(begin, max(shown, default=begin) + 1) if rotating else sorted(shown)
    turns, takes = Counter[int](), Takes(days)
    by_weekday = [_lines_of(weekday, days.plan.lines) for weekday in range(7)]
    for day in days.each(indexes):
        if reached and day.date > reached.date:
            for line in rotating:
                turns[id(line)] = reached.turns.get(line.origin, turns[id(line)])
            reached = None
        if day.index in shown:
            yield _on(day, by_weekday[day.planned.weekday()], takes, turns)
        else:
            _on(day, rotating, takes, turns)


def _end(days: Days, index: int) -> int:
    return index if days.count is None else min(index, days.count)


def _lines_of(weekday: int, lines: tuple[PlanLine, ...]) -> list[PlanLine]:
    """The lines that may have a session on ``weekday``."""
    return [line for line in lines if weekday in line.when.weekdays or _by_other_days(line.when)]


def _by_other_days(when: When) -> bool:
    """Whether ``when`` goes by anything else than the weekdays of the plan's own days."""
    return bool(when.kinds or when.dates or when.of_month)


def _on(day: PlanDay, lines: list[PlanLine], takes: Takes, turns: Counter[int]) -> list[Candidate]:
    """The places of ``lines`` on ``day`` in the order of time; those without a time first."""
    timed: list[tuple[int | None, Pick | None, bool, PlanLine]] = []
    for line in lines:
        if pick := takes.place(line, day.index):
            which = pick if isinstance(pick, Pick) else None
            optional = which is not None and which.optional
            if line.when.per_day:
                least, most = line.when.a_day.low, line.when.a_day.high or 1
                timed.extend((None, which, optional or number >= least, line) for number in range(most))
            else:
                timed.extend([(time, which, optional, line) for time in _times(line, takes.days)])
    places = []
    for time, which, optional, line in sorted(timed, key=lambda each: -1 if each[0] is None else each[0]):
        doings = line.doings
        if line.rotate:
            doings = (line.doings[turns[id(line)] % len(line.doings)],)
            turns[id(line)] += 1
        places.append(Candidate(line=line, day=day, time=time, doings=doings, pick=which, optional=optional))
    return places


def _times(line: PlanLine, days: Days) -> tuple[int | None, ...]:
    anchor = line.when.anchor
    if anchor is None:
        return tuple(sorted(set(line.when.times))) or (None,)
    activity = days.activity(anchor.activity)
    return activity.when.times if activity else ()
