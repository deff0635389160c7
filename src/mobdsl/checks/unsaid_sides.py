"""No side is said

The movement is known to be done on one side at a time, and its dose does not say on which. So it is played as one
piece, nothing tells you when to change, and x8 may be four or eight on a side.

    side_plank 30s

Use instead:

    side_plank 30s each side
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.checks.support.listing import listing
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.model.amounts import Distance
from mobdsl.select.tree import Group, Leaf, Node, Variant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M326"
SEVERITY = Severity.INFO


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """One finding for the whole routine."""
    if variant.contexts:
        return
    unsaid = (
        leaf
        for leaf in _on_no_side(variant.nodes)
        if leaf.kept and leaf.origin in variant.own_places and _needs_sides(leaf)
    )
    if parts := [Related(leaf.origin, leaf.title) for leaf in unsaid if leaf.origin]:
        hint = "Write `each side`, or `only left`."
        yield listing(CODE, "No side is said for", parts, variant.routine.origin, hint)


def _on_no_side(nodes: Iterable[Node]) -> Iterator[Leaf]:
    """The movements that do not stand in a group which is done side by side."""
    for node in nodes:
        if isinstance(node, Leaf):
            yield node
        elif isinstance(node, Group) and not any(each.limb for each in node.turns):
            yield from _on_no_side(node.children)


def _needs_sides(leaf: Leaf) -> bool:
    """Whether ``leaf`` has a dose that could mean either side; over a distance the sides take turns by themselves."""
    clauses = leaf.clauses
    if clauses.dose is None or isinstance(clauses.dose.measures[0], Distance):
        return False
    said = clauses.opposite or any(each.limb for each in clauses.each)
    return "unilateral" in leaf.movement.facts and not said
