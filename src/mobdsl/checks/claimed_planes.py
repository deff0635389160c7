"""A context leaves planes out

The routine claims planes of movement (`expect planes flexion, rotation`). That is said of the whole, so a context may
leave some out, and often does so on purpose: it is short. Who always trains in that context never gets to them.

    twist 30s each side; cat_cow 30s
    expect planes flexion, rotation
    context pre_run { skip twist }

Use instead:

    twist 30s each side; cat_cow 30s; dead_bug x8
    expect planes flexion, rotation
    context pre_run { skip dead_bug }
"""

from __future__ import annotations

from mobdsl.checks.expected_movements import uncovered
from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.names import words_of
from mobdsl.model.rules import ExpectPlanes
from mobdsl.wording.phrases import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.select import Variant
    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M327"
SEVERITY = Severity.INFO


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each claim of the routine that its variant ``variant`` does not meet."""
    if not variant.contexts:
        return
    for rule in variant.routine.rules:
        if isinstance(rule, ExpectPlanes) and rule.condition is None and (gone := uncovered(variant, rule.planes)):
            message = f"`{variant.routine.name}` does not cover {listed(map(words_of, gone))}."
            yield Diagnostic(CODE, message, rule.origin, SEVERITY)
