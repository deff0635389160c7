"""Movements for other programs. `docs/schema/moves.schema.json` describes them, key by key."""

from __future__ import annotations

from mobdsl.views.timeline import seconds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from mobdsl.model.routines import Movement

_LISTS = ("target", "muscles", "planes", "position", "equipment", "tags", "easier", "harder")


def moves_json(movements: Iterable[Movement]) -> dict[str, Any]:
    """``movements`` in JSON's types."""
    return {"movements": [_movement(movement) for movement in movements]}


def _movement(movement: Movement) -> dict[str, Any]:
    return {
        "name": movement.name,
        "title": movement.title,
        "aliases": list(movement.aliases),
        **{word: list(movement.facts.get(word, ())) for word in _LISTS},
        "any_equipment": movement.any_equipment,
        "unilateral": "unilateral" in movement.facts,
        "pace": seconds(movement.pace),
        "paces": [
            {"time": seconds(speed.time.low), "of": float(speed.distance.low), "unit": speed.distance.unit}
            for speed in movement.speeds
        ],
        "words": [{"word": heading.word, "text": heading.text} for heading in movement.headings],
    }
