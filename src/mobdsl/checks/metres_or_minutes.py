"""Metres that look like minutes

`2m` is two metres; two minutes are `2min`. The dose is a short distance, and the movement is none that covers ground,
or one that covers more of it: nobody jogs for 15 metres.

    plank 2m

Use instead:

    plank 2min
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.amounts import Distance
from mobdsl.select.tree import Leaf, Variant, leaves
from mobdsl.wording.phrases import quantity_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M329"
SEVERITY = Severity.WARNING

FAR = 100
"""From so many metres on nobody means minutes."""
FAR_FOR_STRANGERS = 15
"""The same for a movement of which nothing is known: it could be one that covers ground."""

_GROUND = (
    "backstroke", "bear", "bike", "bound", "breaststroke", "butterfly", "carioca", "carry", "carries", "climb",
    "crab", "crawl", "cycl", "drag", "drill", "duck", "erg", "freestyle", "hike", "hill", "hop", "interval", "jog",
    "jump", "kick", "lunge", "march", "medley", "pace", "paddle", "prowler", "race", "ride", "run", "shuffle",
    "shuttle", "skat", "ski", "skip", "sled", "sprint", "stride", "swim", "throw", "toss", "walk", "yoke",
)  # fmt: skip
"""How words begin that stand in the names of movements which cover ground."""

_FARTHER = {"bik": 200, "cycl": 200, "hik": 500, "jog": 50, "ride": 200, "riding": 200, "run": 10, "treadmill": 100}
"""How words begin that stand in the names of movements which cover so many metres or more, where they are done once."""
_IN_PLACE = ("jump_rope", "rope_jump", "rope_skip", "skipping_rope", "stationary")


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each such dose."""
    for leaf in leaves(variant.nodes):
        dose = leaf.clauses.dose
        measure = dose.measures[0] if dose else None
        if not (leaf.kept and dose and isinstance(measure, Distance)):
            continue
        once = dose.sets is None and len(measure.values) == 1
        far, ground = _far(leaf, once=once)
        if all(one.unit == "m" and one.high < far for one in measure.values):
            metres = quantity_words(measure.values[0])
            message = f"`{metres}` are metres, and {leaf.title} covers {ground} ground."
            yield Diagnostic(CODE, message, leaf.origin, SEVERITY, hint=f"Minutes are written {metres}in.")


def _far(leaf: Leaf, *, once: bool) -> tuple[int, str]:
    """From how many metres on nobody means minutes, and how much ground ``leaf`` covers."""
    names = [name.casefold() for name in (leaf.name, leaf.movement.name, *leaf.movement.aliases)]
    in_place = any(part in name for part in _IN_PLACE for name in names)
    words = [word for name in names for word in name.split("_")]
    if not in_place and (fars := [far for start, far in _FARTHER.items() for word in words if word.startswith(start)]):
        return (max(fars), "more") if once else (0, "")
    if not in_place and any(map(_covers_ground, names)):
        return 0, ""
    return FAR if leaf.movement.facts or in_place else FAR_FOR_STRANGERS, "no"


def _covers_ground(name: str) -> bool:
    """Whether it says so; `row_erg` is rowing, `dumbbell_row` is not."""
    return name.startswith("row") or any(word.startswith(_GROUND) for word in name.split("_"))
