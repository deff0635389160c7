"""What `[profile.pace]` says of a movement: `"2s"`, `"5:30/km"`, `"25km/h"`, `"4s per calorie"`."""

from __future__ import annotations

import re
from decimal import Decimal

from mobdsl.language import literals
from mobdsl.language.figures import SpeedFigure
from mobdsl.lower.paces import per_thing, unit_of
from mobdsl.model.amounts import Duration, Quantity, Speed

_PER_HOUR = re.compile(r"(\d+(?:\.\d+)?) ?(km/h|kmh|kph|mph|mi/h)")
_PER_THING = re.compile(r"(\S+) (?:per|a|an) (\w+)")
_HOUR = 3_600_000


def pace_in(text: str) -> Duration | Speed | None:
    """How long a repetition, a distance or a counted thing takes by ``text``; None where that says none of these."""
    if match := _PER_HOUR.fullmatch(text):
        distance = Decimal(match[1])
        unit = "km" if match[2].startswith("k") else "mi"
        return Speed(Duration.exactly(_HOUR), Quantity(distance, distance, unit)) if distance else None
    if match := _PER_THING.fullmatch(text):
        time, thing = _time(match[1]), unit_of(match[2])
        return per_thing(time, thing) if time and thing else None
    match literals.read(text):
        case SpeedFigure((speed,)):
            return speed
    return _time(text)


def _time(text: str) -> Duration | None:
    """One time that is more than nothing."""
    time = literals.duration_of(literals.read(text))
    return time if time and time.single and time.low else None
