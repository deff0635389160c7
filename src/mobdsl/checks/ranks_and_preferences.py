"""A preference against the order

`order by` says that what is written first counts most, so `fit` drops from the bottom. In the same breath another line
prefers something from further down; the two say different things about what counts. In a context, a preference is an
exception and fine.

    plank 30s; dead_bug x8; child_pose 1min
    order by effectiveness
    prefer child_pose

Use instead:

    child_pose 1min; plank 30s; dead_bug x8
    order by effectiveness
"""

from collections.abc import Iterator

from mobdsl.checks.base import On
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.model.rules import OrderBy, Prefer
from mobdsl.select.tree import Variant, leaves
from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M245"
LEVEL = Severity.WARNING


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each line that prefers something below what it does not prefer, and for a second order."""
    if variant.contexts:
        return
    orders = [rule for rule in variant.routine.rules if isinstance(rule, OrderBy) and rule.condition is None]
    if not orders:
        return
    first, *others = orders
    related = (Related(first.origin, "this line says what the order means"),) if first.origin else ()
    for other in others:
        if other.rank != first.rank:
            message = f"The order goes by {first.rank} already."
            yield Diagnostic(CODE, message, other.origin, LEVEL, hint="Keep one of the two.", related=related)
    kept = [leaf for leaf in leaves(variant.nodes) if leaf.kept]
    above = next((leaf.line for leaf in kept if not (leaf.preferred or leaf.required)), None)
    below = {name for leaf in kept if above is not None and leaf.line > above for name in leaf.names}
    for rule in variant.routine.rules:
        if isinstance(rule, Prefer) and rule.condition is None:
            name = next((target.name for target in rule.targets if target.name in below), None)
            if name:
                message = f"`{name}` is preferred to what stands above it, and the order goes by {first.rank}."
                hint = "Move the line up, or prefer it in a context."
                yield Diagnostic(CODE, message, rule.origin, LEVEL, hint=hint, related=related)
