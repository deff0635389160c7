"""Time zones, and times on their wall clocks.

The data come from the package `tzdata` and never from the machine: `zoneinfo` by itself would prefer the system's
database, and the same file would then give different calendars on different computers.
"""

from __future__ import annotations

import datetime as dt
import io
import pkgutil
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo

from mobdsl.diagnostics import Diagnostic, Edit, Fix, Outcome
from mobdsl.schedule.zone_names import current, hint_for
from mobdsl.suggest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.source import Span

_NO_PLACE = "Factory"  # what a clock is set to that nobody has set
_MINUTE = dt.timedelta(minutes=1)


class ClockChange(StrEnum):
    """What a change of the clocks does to a time of day: in a gap it never comes, in a fold it comes twice."""

    GAP = "gap"
    FOLD = "fold"


@cache
def names() -> tuple[str, ...]:
    """Every name of the IANA time zone database that a plan may use, links such as `US/Eastern` included."""
    return tuple(name for name in _read("zones").decode("ascii").split() if name != _NO_PLACE)


def load(name: str, origin: Span | None = None) -> Outcome[ZoneInfo]:
    """The zone called ``name``; ``origin`` is where a diagnostic points that there is none, or that it is no place."""
    if name not in names():
        return Outcome(None, (_unknown(name, origin),))
    return Outcome(_zone(name), tuple(_no_place(name, origin)))


def _no_place(name: str, origin: Span | None) -> Iterator[Diagnostic]:
    """What there is to say where ``name`` is in the database, but not as a place."""
    places = _read("zoneinfo/zone.tab").decode()
    if current(name, places, "") is None:
        return
    message = f"`{name}` does not say where, so its clocks may not be those on the wall."
    if hint := hint_for(name):
        yield Diagnostic.warning("M435", message, origin, hint=hint)
        return
    place = current(name, places, _read("zoneinfo/tzdata.zi").decode("ascii"))
    fix = Fix(f'Write: zone "{place}"', (Edit(origin, f'"{place}"'),) if origin else ())
    yield Diagnostic.warning("M435", f"`{name}` is an old name of `{place}`.", origin, hint=fix)


def rule(name: str) -> str:
    """The rule that the zone ``name`` follows after its last listed change, as a POSIX TZ string (RFC 9636, 3.3)."""
    return _data(name).rsplit(b"\n", 2)[1].decode("ascii")


def on_the_clock(wall: dt.datetime, zone: ZoneInfo) -> tuple[dt.datetime, ClockChange | None]:
    """The moment at which the clocks of ``zone`` show ``wall`` (naive, a whole minute).

    A time that never comes becomes the next minute that does; of one that comes twice the first is taken.
    """
    moment = wall.replace(tzinfo=zone)
    clock_change = change(moment)
    if clock_change is ClockChange.GAP:
        while change(moment) is ClockChange.GAP:
            moment += _MINUTE
    return moment, clock_change


def change(moment: dt.datetime) -> ClockChange | None:
    """The change of the clocks that the wall time of ``moment`` falls into."""
    # PEP 495: near a change of the clocks `fold=0` counts with the offset before it and `fold=1` with the one after.
    first, second = (moment.replace(fold=fold).astimezone(dt.UTC) for fold in (0, 1))
    if first == second:
        return None
    return ClockChange.FOLD if first < second else ClockChange.GAP


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo.from_file(io.BytesIO(_data(name)), key=name)


@cache
def _data(name: str) -> bytes:
    return _read(f"zoneinfo/{name}")


def _read(resource: str) -> bytes:
    content = pkgutil.get_data("tzdata", resource)
    if content is None:
        raise ModuleNotFoundError("the package tzdata is not installed")
    return content


def _unknown(name: str, origin: Span | None) -> Diagnostic:
    if offset := hint_for(name):
        message = f"`{name}` is no time zone: it does not say when the clocks change."
        return Diagnostic("M401", message, origin, hint=offset)
    close = _closest(name)
    return Diagnostic(
        "M401",
        f"There is no time zone `{name}`.",
        origin,
        expected='a name of the IANA time zone database, such as "Europe/Berlin"',
        hint=f'Did you mean `zone "{close}"`?' if close else None,
    )


def _closest(name: str) -> str | None:
    """The zone that ``name`` was most likely meant to be; a city alone will do."""
    cities = {zone.rpartition("/")[2].lower(): zone for zone in reversed(names())}
    city = name.rpartition("/")[2].strip().replace(" ", "_").lower()
    return nearest(name, names()) or cities.get(city) or cities.get(nearest(city, cities) or "")
