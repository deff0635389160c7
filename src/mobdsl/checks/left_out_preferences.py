"""Preferred, and left out

One line says that a movement is worth the most here, and an `only` beside it leaves the movement out. `only` wins, so
the preference has no effect. Either the range is too short or the preference belongs to another context.

    plank 30s; dead_bug x8; bird_dog x8
    context pre_run { only first 2; prefer bird_dog }

Use instead:

    plank 30s; dead_bug x8; bird_dog x8
    context pre_run { only plank, bird_dog }
"""

from collections.abc import Iterator

from mobdsl.checks.base import On
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.model.rules import OnlyBetween, OnlyFirst, OnlyThese, Prefer
from mobdsl.select.tree import Variant, leaves
from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M246"
LEVEL = Severity.WARNING


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each preferred name of which an `only` keeps nothing."""
    only = [rule for rule in variant.rules if isinstance(rule, OnlyFirst | OnlyBetween | OnlyThese)]
    if not only:
        return
    kept = frozenset(name for leaf in leaves(variant.nodes) if leaf.kept for name in leaf.names)
    known = frozenset(name for leaf in leaves(variant.nodes) for name in leaf.names)
    general = frozenset(rule for rule in variant.routine.rules if isinstance(rule, Prefer) and rule.condition is None)
    exceptional = general if not any(rule in variant.routine.rules for rule in only) else frozenset()
    related = tuple(Related(rule.origin, "this line leaves it out") for rule in only if rule.origin)
    for rule in variant.rules:
        # What is preferred in every variant may be left out of one; what is preferred just here may not.
        for target in rule.targets if isinstance(rule, Prefer) and rule not in exceptional else ():
            if target.name in known - kept:
                message = f"`{target.name}` is preferred here, and left out."
                hint = "Widen the `only`, or prefer it where it is kept."
                yield Diagnostic(CODE, message, target.origin, LEVEL, hint=hint, related=related)
