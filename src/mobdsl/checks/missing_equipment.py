"""Equipment that is not at hand

`mob.toml` says what there is (`[profile] equipment = ["mat", "band"]`), and a movement needs something else. Of a
choice (`with towel or band`) one is enough. What the library knows that a movement needs counts as well.

Choose a movement that does without, or name what can stand in: `foam_roll_glutes 30s with foam_roller or tennis_ball`.
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity, did_you_mean
from mobdsl.model.clauses import Equipment
from mobdsl.model.document import NO_EQUIPMENT
from mobdsl.select.tree import Leaf, Variant, leaves
from mobdsl.suggest import nearest
from mobdsl.wording.phrases import kit_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M249"
SEVERITY = Severity.WARNING
DEPENDS_ON_PROJECT = True


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each movement that needs what is not there."""
    at_hand = variant.document.equipment
    if at_hand is None:
        return
    for leaf in leaves(variant.nodes):
        lacking = tuple(_lacking(leaf, at_hand | NO_EQUIPMENT)) if leaf.kept else ()
        if not lacking:
            continue
        one = len(lacking) == 1
        message = f"{leaf.title} needs {kit_words(lacking)}, which {'is' if one else 'are'} not at hand."
        known = variant.document.kit_known
        strange = (name for need in lacking for name in need.items if name not in known)
        near = next((one for one in (nearest(name, at_hand) or nearest(name, known) for name in strange) if one), None)
        hint = did_you_mean(near) if near else "`mob.toml` says what is there, under [profile]."
        yield Diagnostic(CODE, message, leaf.origin, SEVERITY, hint=hint)


def _lacking(leaf: Leaf, at_hand: frozenset[str]) -> Iterator[Equipment]:
    """What ``leaf`` needs and nobody has; a choice where none of it is there."""
    for need in leaf.needs or _known_needs(leaf):
        if need.any_of:
            if at_hand.isdisjoint(need.items):
                yield need
        else:
            yield from (Equipment(items=(item,)) for item in need.items if item not in at_hand)


def _known_needs(leaf: Leaf) -> tuple[Equipment, ...]:
    """What the movement takes, where the line does not say."""
    items = leaf.movement.facts.get("equipment", ())
    return (Equipment(items=items, any_of=leaf.movement.any_equipment),) if items else ()
