"""How long what a line counts takes, by who knows it best: the person, the file, the library."""

from __future__ import annotations

from mobdsl.model.amounts import Duration, Speed
from mobdsl.timeline.events import Exercise
from mobdsl.timeline.pace import DEFAULT_BREATH, Pace, thing_of
from mobdsl.timeline.texts import TextsOfLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.select import Leaf
    from mobdsl.timeline.pieces import Piece


def pace_of(leaf: Leaf) -> Pace:
    """How long breaths, and what its dose counts or measures, take; where nobody says it, the library does."""
    breath, thing = _time(leaf, "breath") or DEFAULT_BREATH, _thing(leaf)
    if thing == "rep":
        return Pace(breath, _stated_rep(leaf) or leaf.movement.pace)
    return Pace(breath, speed=(_stated_speed(leaf, thing) or _own_speed(leaf, thing)) if thing else None)


def _thing(leaf: Leaf) -> str | None:
    dose = leaf.clauses.dose
    return thing_of(dose.measures[0]) if dose else None


def _stated_rep(leaf: Leaf) -> int | None:
    """How long a rep takes by who knows it best: the person of this movement, the file of this movement, either."""
    own = leaf.movement.pace if leaf.movement.origin else None
    return _time(leaf, f"pace.{leaf.movement.name}") or own or _time(leaf, "pace")


def _stated_speed(leaf: Leaf, thing: str) -> Speed | None:
    """How long a distance or counted ``thing`` takes by the person, or by the file of the movement."""
    told = leaf.fact(f"pace.{leaf.movement.name}/{thing}")
    return told if isinstance(told, Speed) else _own_speed(leaf, thing) if leaf.movement.origin else None


def _own_speed(leaf: Leaf, thing: str) -> Speed | None:
    return next((speed for speed in leaf.movement.speeds if speed.thing == thing), None)


def is_paced_by_library(piece: Piece) -> bool:
    """Whether nothing but the library says how long what its dose counts or measures takes."""
    texts = piece.content.texts if isinstance(piece.content, Exercise) else None
    if not isinstance(texts, TextsOfLine):
        return False
    thing = _thing(texts.leaf)
    if thing in (None, "rep"):
        return _stated_rep(texts.leaf) is None
    return _stated_speed(texts.leaf, thing) is None


def _time(leaf: Leaf, name: str) -> int | None:
    """The time that a parameter or the profile gives for ``name``."""
    fact = leaf.fact(name)
    return fact.low or None if isinstance(fact, Duration) else None
