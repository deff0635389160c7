"""What stands in the calendar: one entry for each session, or one that recurs for all that are alike."""

from __future__ import annotations

import datetime as dt

from mobdsl.records import evolve, frozen
from mobdsl.schedule import zones
from mobdsl.schedule.lengths import likely_minutes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from mobdsl.schedule.sessions import Schedule, Session

_DAY = dt.timedelta(days=1)


@frozen(kw_only=True)
class Entry:
    """A session as it stands in the calendar."""

    session: Session
    start: dt.datetime
    """Of an all-day session only the date counts: it is in UTC, because it depends on no zone."""
    end: dt.datetime | None
    """None where nobody knows."""
    weekdays: tuple[int, ...] = ()
    """The days of the week, 0 is Monday, on which it recurs; none where it does not."""
    until: dt.datetime | None = None
    """The last start, where it recurs."""
    without: tuple[dt.datetime, ...] = ()
    """Starts that are left out, where it recurs."""


def entry(session: Session) -> Entry:
    """The entry for one session.

    It is in UTC where the clocks show its start or end twice. A local time then means the first of the two (RFC 5545
    section 3.3.5), but not to every program.
    """
    if session.all_day:
        return Entry(session=session, start=session.start.replace(tzinfo=dt.UTC), end=None)
    start, end = session.start, _end(session)
    if any(moment and zones.change(moment) for moment in (start, end)):
        return Entry(session=session, start=start.astimezone(dt.UTC), end=end and end.astimezone(dt.UTC))
    return Entry(session=session, start=start, end=end)


def each(schedule: Schedule) -> list[Entry]:
    """An entry for each session."""
    return [entry(session) for session in schedule.sessions]


def series(schedule: Schedule) -> list[Entry]:
    """As few entries as can say exactly the same as :func:`each`."""
    alike: dict[object, list[Entry]] = {}
    for single in each(schedule):
        alike.setdefault((_kind(single.session), single.start.time(), str(single.start.tzinfo)), []).append(single)
    entries = (entry for same in alike.values() for entry in _joined(same))
    return sorted(entries, key=lambda entry: (entry.session.start.astimezone(dt.UTC), entry.session.uid))


def _kind(session: Session) -> object:
    """The same for all sessions of which only the day differs. One that is moved stands by itself."""
    what = (
        session.doing,
        id(session.timeline),
        session.key.group,
        session.key.number,
        session.key.question,
        session.modifiers,
        session.all_day,
    )
    return (*what, session.assumed, session.optional, session.uid if session.moved else None)


def _joined(same: Sequence[Entry]) -> Sequence[Entry]:
    """``same`` as one entry where a weekly rule with few exceptions says it; else as they are."""
    first, last = same[0], same[-1]
    weekdays = tuple(sorted({single.start.weekday() for single in same}))
    days = (first.start + _DAY * day for day in range((last.start.date() - first.start.date()).days + 1))
    by_rule = [day for day in days if day.weekday() in weekdays]
    without = tuple(sorted(set(by_rule) - {single.start for single in same}))
    if len(same) == 1 or len(without) >= len(same) or not _constant(same, by_rule):
        return same
    return [evolve(first, weekdays=weekdays, until=last.start.astimezone(dt.UTC), without=without)]


def _constant(same: Sequence[Entry], by_rule: Sequence[dt.datetime]) -> bool:
    """Whether no change of the clocks comes into any of them: programs differ in what a rule means there."""
    lengths = {single.end and single.end.replace(tzinfo=None) - single.start.replace(tzinfo=None) for single in same}
    return len(lengths) == 1 and all(zones.change(start) is None for start in by_rule)


def _end(session: Session) -> dt.datetime | None:
    minutes = likely_minutes(session.timeline.length) if session.timeline else None
    if minutes is None:
        return None
    return (session.start.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)).astimezone(session.start.tzinfo)
