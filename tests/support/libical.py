"""libical, the engine of Evolution, KDE and many servers, by its C interface."""

import datetime as dt
from ctypes import CDLL, CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_long, c_void_p
from ctypes.util import find_library

LIBRARY = find_library("ical")
"""The library's name; None where it is not installed (Debian: libical3)."""

VEVENT = 4  # ICAL_VEVENT_COMPONENT


class Time(Structure):
    _fields_ = [
        *((name, c_int) for name in ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")),
        ("zone", c_void_p),
    ]


class Span(Structure):
    _fields_ = [("start", c_long), ("end", c_long), ("is_busy", c_int)]


FOUND = CFUNCTYPE(None, c_void_p, POINTER(Span), c_void_p)


def occurrences(content: bytes, first_year: int, last_year: int) -> list[tuple[dt.datetime, dt.datetime]]:
    """Start and end, in UTC, of every occurrence of every event."""
    library = CDLL(LIBRARY)
    library.icalparser_parse_string.restype = c_void_p
    library.icalparser_parse_string.argtypes = [c_char_p]
    for name in ("icalcomponent_get_first_component", "icalcomponent_get_next_component"):
        getattr(library, name).restype = c_void_p
        getattr(library, name).argtypes = [c_void_p, c_int]
    library.icalcomponent_foreach_recurrence.argtypes = [c_void_p, Time, Time, FOUND, c_void_p]
    library.icaltimezone_get_utc_timezone.restype = c_void_p

    found: list[tuple[dt.datetime, dt.datetime]] = []

    @FOUND
    def take(_component: object, span: object, _data: object) -> None:
        times = (span.contents.start, span.contents.end)
        found.append(tuple(dt.datetime.fromtimestamp(time, dt.UTC) for time in times))

    utc = library.icaltimezone_get_utc_timezone()
    first, last = (Time(year, month, 1, zone=utc) for year, month in ((first_year, 1), (last_year, 12)))
    calendar = library.icalparser_parse_string(content)
    event = library.icalcomponent_get_first_component(calendar, VEVENT)
    while event:
        library.icalcomponent_foreach_recurrence(event, first, last, take, None)
        event = library.icalcomponent_get_next_component(calendar, VEVENT)
    return found
