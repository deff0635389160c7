"""How long a repetition, a distance or a counted thing takes, as the definition of a movement says it."""

from __future__ import annotations

from decimal import Decimal

from mobdsl.language.counted import is_counted, one_of
from mobdsl.language.vocabulary import UNITS
from mobdsl.model.amounts import Quantity, Speed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.lower.clause_builder import ClauseBuilder
    from mobdsl.model.amounts import Duration
    from mobdsl.syntax import nodes


def read_pace(
    builder: ClauseBuilder, word: nodes.Name, speed: Speed | None, time: Duration | None, thing: nodes.Name | None
) -> None:
    """`pace 4s`, `pace 20:00/mi`, `pace 4s per calorie`: one for each kind."""
    if time and thing:
        counted = unit_of(thing.text)
        if counted is None:
            hint = "What is counted, as in `pace 4s per calorie`; of a repetition: `pace 4s`."
            builder.scope.reject("M102", f"`{thing.text}` is nothing that is counted.", thing, hint=hint)
        speed = per_thing(time, counted)
    if any(extra.is_pace_of(speed) for extra in builder.paces):
        builder.scope.reject("M107", f"The pace {_of(speed)} is said twice.", word, hint="Keep one of them.")
    builder.keep_pace(word, None if speed else time, speed)


def _of(speed: Speed | None) -> str:
    if speed is None:
        return "of a repetition"
    return "of a distance" if speed.thing == "m" else f"per {one_of(speed.thing)}"


def unit_of(word: str) -> str | None:
    """What a dose counts under ``word``, or under its plural; None where nothing is counted so."""
    if word in UNITS:
        return UNITS[word]
    return next((name for name in (word, f"{word}s") if is_counted(name)), None)


def per_thing(time: Duration, counted: str) -> Speed:
    """The pace of one of what is ``counted``."""
    return Speed(time, Quantity(Decimal(1), Decimal(1), counted))
