"""When the clocks of a zone change, found by looking at them."""

import datetime as dt
from functools import cache

from mobdsl.schedule import zones

HOUR = dt.timedelta(hours=1)
MINUTE = dt.timedelta(minutes=1)


@cache
def changes(zone: str, first_year: int = 2024, last_year: int = 2032) -> tuple[dt.datetime, ...]:
    """The moments, in UTC, from which on the clocks of ``zone`` show another offset."""
    clock = zones.load(zone).value
    found = []
    moment, end = (dt.datetime(year, 1, 1, tzinfo=dt.UTC) for year in (first_year, last_year + 1))
    offset = moment.astimezone(clock).utcoffset()
    while moment < end:
        later = moment + 6 * HOUR
        if later.astimezone(clock).utcoffset() != offset:
            while moment.astimezone(clock).utcoffset() == offset:
                moment += 15 * MINUTE  # every change since 1972 is at a quarter of an hour in UTC
            found.append(moment)
            offset = moment.astimezone(clock).utcoffset()
        else:
            moment = later
    return tuple(found)
