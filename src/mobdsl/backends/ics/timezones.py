"""VTIMEZONE (RFC 5545 section 3.6.5): the clocks of a zone, written so that every program reads them the same.

The common programs understand one form without fail: one STANDARD and one DAYLIGHT part, each with a yearly rule of
the kind `the last Sunday in March`. Lists of dates (RDATE) without a rule are read an hour wrong by some. So the rule
is taken from the zone's own data; where the zone follows none of that kind, each change gets a part of its own.
"""

from __future__ import annotations

import datetime as dt
import re

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from mobdsl.records import frozen
from mobdsl.schedule import zones

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

_FIRST_YEAR = 1970  # where the rules of other programs begin too
_ZERO, _SECOND, _HOUR, _DAY = (dt.timedelta(seconds=seconds) for seconds in (0, 1, 3_600, 86_400))
_STEP = _DAY / 2  # no zone has changed its clocks twice in half a day since 1970
_WEEKDAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")

_NAME, _OFFSET, _DATE = r"<[^>]+>|[A-Za-z]+", r"[-+]?[\d:]+", r"M(\d+)\.(\d)\.(\d)(?:/([-+]?[\d:]+))?"
_POSIX = re.compile(f"({_NAME})({_OFFSET})(?:({_NAME})({_OFFSET})?,{_DATE},{_DATE})?")


@frozen
class Rule:
    """A yearly change of the clocks."""

    month: int
    """1 to 12."""
    week: int
    """Which of the weekdays of the month, from 1; 5 is the last."""
    weekday: int
    """0 is Sunday."""
    time: dt.timedelta
    """What the clocks show before the change, counted from midnight; it may lie outside of that day."""

    def onset(self, year: int) -> dt.datetime:
        """The local time of the change in ``year``, by the clocks before it."""
        if self.week == 5:
            last = dt.datetime(year + self.month // 12, self.month % 12 + 1, 1) - _DAY
            return last - _DAY * ((last.isoweekday() - self.weekday) % 7) + self.time
        first = dt.datetime(year, self.month, 1)
        return first + _DAY * ((self.weekday - first.isoweekday()) % 7 + 7 * (self.week - 1)) + self.time

    @property
    def common(self) -> bool:
        """Whether `the nth weekday of the month` says it, because the change is on that very day."""
        return _ZERO <= self.time < _DAY

    @property
    def recurrence(self) -> dict[str, str | int]:
        """The same as a recurrence (RFC 5545 section 3.3.10)."""
        week = -1 if self.week == 5 else self.week
        return {"FREQ": "YEARLY", "BYMONTH": self.month, "BYDAY": f"{week}{_WEEKDAYS[self.weekday]}"}


@frozen(kw_only=True)
class Observance:
    """A part of a zone."""

    name: str
    before: dt.timedelta
    """How far the clocks were ahead of UTC before it."""
    offset: dt.timedelta
    """How far they are ahead of UTC in it."""
    onset: dt.datetime
    """When it begins, by the clocks before it."""
    rule: Rule | None = None
    """How it begins every year; None where it does so once."""


def vtimezone(name: str, first: dt.datetime, last: dt.datetime) -> tuple[Timezone, bool]:
    """The zone ``name`` as it is from ``first`` to ``last``, and whether in the form that all programs understand."""
    zone = zones.load(name).value
    if zone is None:
        raise ValueError(f"no time zone {name}")
    first, last = first.astimezone(dt.UTC), last.astimezone(dt.UTC)
    observances = _yearly(zones.rule(name))
    common = _common(observances) and _agree(observances, zone, first, last)
    if not common:
        observances = _one_by_one(zone, first.year - 1, last.year + 1)
    component = Timezone()
    component.add("TZID", name)
    for observance in observances:
        component.add_component(_part(observance))
    return component, common


def _part(observance: Observance) -> TimezoneDaylight | TimezoneStandard:
    # By the offsets and not by the zone's own word, for Ireland's data call the winter the exception.
    part = TimezoneDaylight() if observance.offset > observance.before else TimezoneStandard()
    part.add("TZNAME", observance.name)
    part.add("DTSTART", observance.onset)
    part.add("TZOFFSETFROM", observance.before)
    part.add("TZOFFSETTO", observance.offset)
    if observance.rule:
        part.add("RRULE", observance.rule.recurrence)
    return part


def _yearly(posix: str) -> tuple[Observance, ...]:
    """What a POSIX TZ string says (RFC 9636 section 3.3), such as `CET-1CEST,M3.5.0,M10.5.0/3`: one part or two."""
    match = _POSIX.fullmatch(posix)
    if match is None:
        return ()
    standard, standard_offset, daylight, daylight_offset, *dates = match.groups()
    winter = -_interval(standard_offset)  # POSIX counts to the west
    if daylight is None:
        start = dt.datetime(_FIRST_YEAR, 1, 1)
        return (Observance(name=standard.strip("<>"), before=winter, offset=winter, onset=start),)
    summer = -_interval(daylight_offset) if daylight_offset else winter + _HOUR
    begin, end = _rule(*dates[:4]), _rule(*dates[4:])
    return (
        _recurring(standard, summer, winter, end),
        _recurring(daylight, winter, summer, begin),
    )


def _recurring(name: str, before: dt.timedelta, offset: dt.timedelta, rule: Rule) -> Observance:
    return Observance(name=name.strip("<>"), before=before, offset=offset, onset=rule.onset(_FIRST_YEAR), rule=rule)


def _rule(month: str, week: str, weekday: str, time: str | None) -> Rule:
    return Rule(int(month), int(week), int(weekday), _interval(time or "2"))


def _interval(text: str) -> dt.timedelta:
    hours, minutes, seconds, *_ = (*text.lstrip("+-").split(":"), "0", "0")
    interval = dt.timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds))
    return -interval if text.startswith("-") else interval


def _common(observances: tuple[Observance, ...]) -> bool:
    return bool(observances) and all(each.rule is None or each.rule.common for each in observances)


def _agree(observances: tuple[Observance, ...], zone: ZoneInfo, first: dt.datetime, last: dt.datetime) -> bool:
    """Whether ``observances`` say the same as ``zone`` itself from ``first`` to ``last``."""
    onsets = sorted(
        ((each.rule.onset(year) if each.rule else each.onset) - each.before, each.offset)
        for each in observances
        for year in range(first.year - 1, last.year + 2)
    )
    changes = [(onset.replace(tzinfo=dt.UTC), offset) for onset, offset in onsets]
    at_first = [offset for onset, offset in changes if onset <= first][-1:]
    later = [(onset, offset) for onset, offset in changes if first < onset <= last]
    return at_first == [_offset(zone, first)] and later == [
        (moment, _offset(zone, moment)) for moment in _changes(zone, first, last)
    ]


def _one_by_one(zone: ZoneInfo, first_year: int, last_year: int) -> tuple[Observance, ...]:
    """A part for each change from ``first_year`` to ``last_year``, after one for what is before all of them."""
    begin, end = dt.datetime(first_year, 1, 1, tzinfo=dt.UTC), dt.datetime(last_year + 1, 1, 1, tzinfo=dt.UTC)
    return tuple(
        Observance(
            name=moment.astimezone(zone).tzname() or zone.key,
            before=before,
            offset=_offset(zone, moment),
            onset=moment.replace(tzinfo=None) + before,
        )
        for moment, before in (
            (begin, _offset(zone, begin)),
            *((moment, _offset(zone, moment - _SECOND)) for moment in _changes(zone, begin, end)),
        )
    )


def _changes(zone: ZoneInfo, first: dt.datetime, last: dt.datetime) -> Iterator[dt.datetime]:
    """The moments after ``first``, up to ``last``, from which on the clocks of ``zone`` show another offset."""
    left = first
    while left < last:
        right = min(left + _STEP, last)
        if _offset(zone, left) != _offset(zone, right):
            low, high = left, right
            while high - low > _SECOND:
                middle = low + (high - low) // 2
                low, high = (middle, high) if _offset(zone, middle) == _offset(zone, left) else (low, middle)
            yield high.replace(microsecond=0)
        left = right


def _offset(zone: ZoneInfo, moment: dt.datetime) -> dt.timedelta:
    """How far the clocks of ``zone`` are ahead of UTC at ``moment``, which is in UTC."""
    return moment.astimezone(zone).replace(tzinfo=None) - moment.replace(tzinfo=None)
