"""Equipment that is not at hand

`mob.toml` says what there is (`[profile] equipment = ["mat", "band"]`), and a movement needs something else. Of a
choice (`with towel or band`) one is enough. What the library knows that a movement needs counts as well.

Choose a movement that does without, or name what can stand in: `foam_roll_glutes 30s with foam_roller or tennis_ball`.
"""

from collections.abc import Iterator

from mobdsl.checks.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.phrases import listed, words_of
from mobdsl.select.tree import Leaf, Variant, leaves
from mobdsl.suggest import nearest
from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M249"
LEVEL = Severity.WARNING

NOTHING = frozenset({"none", "nothing", "bodyweight"})
"""What is no equipment."""


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each movement that needs what is not there."""
    at_hand = variant.document.equipment
    if at_hand is None:
        return
    for leaf in leaves(variant.nodes):
        if leaf.kept and (lacking := _lacking(leaf, at_hand | NOTHING)):
            message = f"{leaf.title} needs {leaf.kit or listed(map(words_of, lacking))}, which is not at hand."
            near = next((one for one in (nearest(name, at_hand) for name in lacking) if one), None)
            hint = f"Did you mean {near}?" if near else "`mob.toml` says what is there, under [profile]."
            yield Diagnostic(CODE, message, leaf.origin, LEVEL, hint=hint)


def _lacking(leaf: Leaf, at_hand: frozenset[str]) -> tuple[str, ...]:
    """What ``leaf`` needs and nobody has; of a choice what it would take first."""
    if leaf.clauses.equipment:  # a choice has been made already, of what is there where anything is
        return tuple(name for one in leaf.clauses.equipment for name in one.items if name not in at_hand)
    needed = leaf.movement.facts.get("equipment", ())
    if leaf.movement.any_equipment:
        return () if at_hand.intersection(needed) else needed[:1]
    return tuple(name for name in needed if name not in at_hand)
