"""Two lines say what alone is kept

`only` says what is left, and two such lines hold in the same situation. What stays is what both of them keep; often
each was meant to be the whole answer, and they disagree about it.

    plank 30s; dead_bug x8; bird_dog x8; glute_bridge x8
    context pre_run { only first 2; only plank to bird_dog }

Use instead:

    plank 30s; dead_bug x8; bird_dog x8; glute_bridge x8
    context pre_run { only first 2 }
    context rest_day { only plank to bird_dog }
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.model.rules import OnlyBetween, OnlyFirst, OnlyThese

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.select.tree import Variant
    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M247"
SEVERITY = Severity.WARNING


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """One finding where several ranges hold, at the last of them."""
    only = [rule for rule in variant.rules if isinstance(rule, OnlyFirst | OnlyBetween | OnlyThese)]
    if len(only) > 1:
        *others, last = only
        related = tuple(Related(rule.origin, "so does this line") for rule in others if rule.origin)
        message = "This line says what alone is kept, and so does another; what both keep is left."
        hint = "Keep one of them, or give each a context of its own."
        yield Diagnostic(CODE, message, last.origin, SEVERITY, hint=hint, related=related)
