"""Metres that look like minutes

`2m` is two metres; two minutes are `2min`. The dose is a short distance, and the movement is none that covers ground.

    plank 2m

Use instead:

    plank 2min
"""

from collections.abc import Iterator

from mobdsl.checks.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.amounts import Distance
from mobdsl.phrases import quantity_words
from mobdsl.select.tree import Leaf, Variant, leaves
from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M329"
LEVEL = Severity.WARNING

FAR = 100
"""From so many metres on nobody means minutes."""
FAR_FOR_STRANGERS = 15
"""The same for a movement of which nothing is known: it could be one that covers ground."""

_GROUND = (
    "backstroke", "bear", "bike", "bound", "breaststroke", "butterfly", "carioca", "carry", "carries", "crab", "crawl",
    "cycl", "drag", "drill", "duck", "erg", "freestyle", "hike", "hill", "hop", "interval", "jog", "jump", "kick",
    "lunge", "march", "medley", "pace", "paddle", "prowler", "race", "ride", "run", "shuffle", "shuttle", "skat", "ski",
    "skip", "sled", "sprint", "stride", "swim", "throw", "toss", "walk", "yoke",
)  # fmt: skip
"""How words begin that stand in the names of movements which cover ground."""


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each such dose."""
    for leaf in leaves(variant.nodes):
        dose = leaf.clauses.dose
        measure = dose.measures[0] if dose else None
        if leaf.kept and isinstance(measure, Distance) and all(one.high < _far(leaf) for one in measure.values):
            metres = quantity_words(measure.values[0])
            yield Diagnostic(
                CODE,
                f"`{metres}` are metres, and {leaf.title} covers no ground.",
                leaf.origin,
                LEVEL,
                hint=f"Minutes are written {metres}in.",
            )


def _far(leaf: Leaf) -> int:
    names = (leaf.name, leaf.movement.name, *leaf.movement.aliases)
    if any(_covers_ground(name.casefold()) for name in names):
        return 0
    return FAR if leaf.movement.facts else FAR_FOR_STRANGERS


def _covers_ground(name: str) -> bool:
    """Whether it says so; `row_erg` is rowing, `dumbbell_row` is not."""
    return name.startswith("row") or any(word.startswith(_GROUND) for word in name.split("_"))
