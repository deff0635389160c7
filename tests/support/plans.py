"""Plans, routines and timelines made by hand."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from mobdsl.model.intervals import Interval, Quality
from mobdsl.model.names import title_of
from mobdsl.model.plans import Doing, Exclusion, Plan, PlanLine, When
from mobdsl.model.routines import Routine
from mobdsl.timeline.events import Event, Kind, Timeline
from support import events

MINUTE = 60_000
EVERY_DAY = DAILY = tuple(range(7))
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)

UNKNOWN = Interval(0, None, None, Quality.OPEN)


def exactly(minutes: float) -> Interval:
    """A length that is known."""
    milliseconds = round(minutes * MINUTE)
    return Interval(milliseconds, milliseconds, milliseconds, Quality.EXACT)


def timeline(name: str, length: Interval = UNKNOWN, contexts: tuple[str, ...] = (), **more: Any) -> Timeline:
    """A routine as it runs; ``more`` goes to the routine, ``events`` to the timeline."""
    made = more.pop("events", ())
    routine = Routine(name=name, **{"title": title_of(name), **more})
    return Timeline(routine=routine, contexts=contexts, length=length, events=made)


def event(title: str, milliseconds: int | None = None, **more: Any) -> Event:
    """One event, of known length where ``milliseconds`` are given."""
    return events.event(more.pop("kind", Kind.WORK), title, **{"duration": milliseconds, **more})


def table(*timelines: Timeline) -> dict[tuple[str, tuple[str, ...]], Timeline]:
    """Timelines as `expand` takes them."""
    return {(each.name, each.contexts): each for each in timelines}


def on(weekdays: Iterable[int], at: str, *doings: str | Doing) -> PlanLine:
    """A line of a plan: `on(DAILY, "07:00 18:30", "a", habit("drink water"))`."""
    return PlanLine(
        when=When(weekdays=tuple(weekdays), times=tuple(clock(time) for time in at.split())),
        doings=tuple(Doing(routine=doing) if isinstance(doing, str) else doing for doing in doings),
    )


def clock(time: str) -> int:
    """Minutes after midnight of `07:00`."""
    return int(time[:2]) * 60 + int(time[3:])


def habit(text: str) -> Doing:
    """A thing to do that is no routine."""
    return Doing(routine=text, habit=True)


def day(text: str) -> dt.date:
    """A date from `2026-03-02`."""
    return dt.date.fromisoformat(text)


def without(first: str, last: str | None = None) -> Exclusion:
    """The exclusion of a day or of several."""
    return Exclusion(first=day(first), last=day(last or first))


def plan(*lines: PlanLine, start: str = "2026-03-02", **more: Any) -> Plan:
    """A plan of one week in Berlin, unless ``more`` says otherwise. 2 March 2026 is a Monday."""
    weeks = more.pop("weeks", 1)
    defaults = {"name": "back", "title": "Back care", "zone": "Europe/Berlin", "length": weeks and (weeks, "weeks")}
    return Plan(start=day(start), lines=lines, **{**defaults, **more})
