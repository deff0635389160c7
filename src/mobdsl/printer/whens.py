"""On which days and at which times, in the words of a plan."""

from __future__ import annotations

from itertools import pairwise

from mobdsl.language.vocabulary import WEEKDAYS
from mobdsl.model.amounts import Count, Duration
from mobdsl.model.plans import EVERY_DAY, LAST, Anchor, DaySpan, Exclusion, When
from mobdsl.printer.figures import count, duration, time_of_day
from mobdsl.printer.lines import joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_ORDINALS = ("first", "second", "third", "fourth")

_GRID = 4
"""From so many times of day with equal gaps on, `every 45min from 09:00 to 17:00` is the shorter spelling."""


def when(value: When, *, bare: bool = False) -> str:
    """The WHEN-words. Unless ``bare``, some of them say on which days, if it is `every day`."""
    weekly = _all_weeks(value.spans)
    named = value.weekdays != EVERY_DAY or value.kinds or value.dates or value.of_month or value.weekly
    counted = value.per_week or value.per_day or value.every > 1
    dated = named or counted or value.anchor or (value.spans and not weekly) or bare
    return joined(
        _spans(value.spans, weekly=weekly),
        _step(value) or (None if dated else "every day"),
        f"{count(value.per_day)} per day" if value.per_day else None,
        f"on {_days(value)}" if named else None,
        _times(value),
        _anchor(value.anchor),
        _dates(value),
        *map(exclusion, value.exclusions),
    )


def exclusion(value: Exclusion) -> str:
    """`except 2026-05-04 to 2026-05-10`"""
    return joined(f"except {value.first}", f"to {value.last}" if value.last != value.first else None)


def minutes(value: int) -> str:
    """A whole number of minutes as a time."""
    return duration(Duration.exactly(value * 60_000))


def _spans(spans: tuple[DaySpan, ...], *, weekly: bool) -> str | None:
    if not spans:
        return None
    length = 7 if weekly else 1
    numbers = (Count(one.first // length + 1, None if one.last is None else one.last // length + 1) for one in spans)
    return f"{'week' if weekly else 'day'} {', '.join(map(count, numbers))}"


def _all_weeks(spans: Iterable[DaySpan]) -> bool:
    """Whether all spans begin and end with weeks of the plan."""
    return all(one.first % 7 == 0 and (one.last is None or one.last % 7 == 6) for one in spans)


def _step(value: When) -> str | None:
    if value.per_week:
        return f"{count(value.per_week)} {'days ' if len(value.times) > 1 else ''}per week"
    unit = "week" if value.weekly else "day"
    if value.every > 1:
        return f"every {value.every} {unit}s"
    return "every week" if value.weekly else None


def _days(value: When) -> str:
    if value.of_month:
        numbers = ", ".join("last" if number == LAST else _ORDINALS[number - 1] for number in value.of_month)
        return f"{numbers} {', '.join(WEEKDAYS[day] for day in value.weekdays)} of month"
    if value.weekdays == EVERY_DAY and not (value.kinds or value.dates):
        return f"{WEEKDAYS[0]} to {WEEKDAYS[-1]}"
    return ", ".join((*(WEEKDAYS[day] for day in value.weekdays), *value.kinds, *map(str, value.dates)))


def _dates(value: When) -> str | None:
    if value.first is None:
        return f"until {value.last}" if value.last else None
    return joined(f"from {value.first}", f"to {value.last}" if value.last else None)


def _times(value: When) -> str | None:
    times = value.times
    if value.finish:
        return f"finish at {', '.join(map(time_of_day, times))}"
    if len(times) >= _GRID and len(gaps := {later - time for time, later in pairwise(times)}) == 1:
        (step,) = gaps
        if times[0] >= step:
            return f"every {minutes(step)} from {time_of_day(times[0] - step)} to {time_of_day(times[-1])}"
    return f"at {', '.join(map(time_of_day, times))}" if times else None


def _anchor(value: Anchor | None) -> str | None:
    if value is None:
        return None
    by = f"by {minutes(value.by)}" if value.by else None
    return joined("before" if value.before else "after", value.activity, by)
