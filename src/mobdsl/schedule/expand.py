"""From a plan to dated sessions on the wall clock of its zone."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from zoneinfo import ZoneInfo

from mobdsl.diagnostics import Outcome
from mobdsl.model.plans import Doing, Plan, PlanLine
from mobdsl.schedule import findings, zones
from mobdsl.schedule.lengths import certain_minutes
from mobdsl.schedule.planned import EARLIEST, HORIZON, LATEST, MOST_SESSIONS, MOST_YEARS, Planned, Timelines, Window
from mobdsl.schedule.sessions import Schedule, Session
from mobdsl.schedule.uids import session_uid


def expand(
    plan: Plan, timelines: Timelines, first: dt.date | None = None, last: dt.date | None = None
) -> Outcome[Schedule]:
    """The sessions of ``plan`` on the local dates ``first`` to ``last``, both included, in the order of time.

    The doings of a line run one after another. What an exclusion names is left out. A plan without an end is worked
    out up to ``last``, or else for :data:`~mobdsl.schedule.planned.HORIZON` weeks.
    """
    loaded = zones.load(plan.zone, plan.origin)
    if loaded.value is None:
        return Outcome(None, loaded.diagnostics)
    window = _window(plan, first, last)
    found = list(islice(_planned(plan, window, timelines, loaded.value), MOST_SESSIONS + 1))
    planned = sorted(found[:MOST_SESSIONS], key=lambda each: each.start)
    return Outcome(
        Schedule(plan=plan, sessions=tuple(each.session for each in planned)),
        findings.report(plan, timelines, window, planned, full=len(found) > MOST_SESSIONS),
    )


def _window(plan: Plan, first: dt.date | None, last: dt.date | None) -> Window:
    # In ordinals, because `for 1000000000 weeks` leads past the last date there is.
    start = plan.start.toordinal()
    begin = max(start, first.toordinal() if first else start)
    ends = [last.toordinal()] if last else []
    if plan.weeks is not None:
        ends.append(start + 7 * plan.weeks - 1)
    end = min(ends, default=begin + 7 * HORIZON - 1)
    lowest = max(begin, EARLIEST.toordinal())
    highest = min(end, LATEST.toordinal(), lowest + 366 * MOST_YEARS)
    return Window(
        dt.date.fromordinal(lowest),
        dt.date.fromordinal(max(highest, 1)),
        endless=not ends,
        cut=begin <= end and (lowest, highest) != (begin, end),
    )


def _planned(plan: Plan, window: Window, timelines: Timelines, zone: ZoneInfo) -> Iterator[Planned]:
    """The sessions in ``window``, day by day."""
    by_weekday = [[line for line in plan.lines if weekday in line.weekdays] for weekday in range(7)]
    for date in _dates(plan, window):
        for each in _on(date, by_weekday[date.weekday()], plan, timelines, zone):
            if window.first <= each.session.start.date() <= window.last:
                yield each


def _dates(plan: Plan, window: Window) -> list[dt.date]:
    """The dates whose lines count. One begins early: what was planned for the evening may run past midnight."""
    begin = max(plan.start, window.first - dt.timedelta(days=1)).toordinal()
    free = [True] * (window.last.toordinal() - begin + 1)
    for exclusion in plan.exclusions:
        left, right = exclusion.first.toordinal() - begin, exclusion.last.toordinal() - begin + 1
        for index in range(max(left, 0), min(right, len(free))):
            free[index] = False
    return [dt.date.fromordinal(begin + index) for index, is_free in enumerate(free) if is_free]


def _on(date: dt.date, lines: list[PlanLine], plan: Plan, timelines: Timelines, zone: ZoneInfo) -> Iterator[Planned]:
    """The sessions planned for ``date``, those of a line one after another."""
    slots = _Slots()
    for time, line in sorted(((time, each) for each in lines for time in set(each.times)), key=lambda pair: pair[0]):
        start, change = zones.on_the_clock(dt.datetime.combine(date, dt.time()) + dt.timedelta(minutes=time), zone)
        before: Session | None = None
        for doing in line.doings:
            timeline = timelines.get((doing.routine, doing.contexts)) if not doing.habit else None
            if timeline is None and not doing.habit:
                continue
            slot = slots.next(doing)
            session = Session(
                start=start,
                zone=plan.zone,
                doing=doing,
                title=timeline.title if timeline else doing.routine,
                timeline=timeline,
                slot=slot,
                uid=session_uid(plan.name, date, slot),
            )
            minutes = certain_minutes(timeline.length) if timeline else 0
            until = session.start.astimezone(dt.UTC) + dt.timedelta(minutes=minutes or 0)
            after = before if timeline else None
            yield Planned(session=session, line=line, time=time, until=until, change=change, after=after)
            start, change = until.astimezone(zone), None
            if timeline:
                before = session if minutes is None else None


class _Slots:
    """The slots of one day: a name, and a number where the day has more of that name.

    So a session stays the same when its time changes or when another routine joins the day.
    """

    def __init__(self) -> None:
        self._numbers: Counter[str] = Counter()

    def next(self, doing: Doing) -> str:
        name = f'"{doing.routine}"' if doing.habit else doing.routine
        self._numbers[name] += 1
        number = self._numbers[name]
        return name if number == 1 else f"{name} {number}"
