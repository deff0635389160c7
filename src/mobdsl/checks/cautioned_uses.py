"""Done where a line warns of it

A line warns of a movement or a block in a certain situation (`warn static_stretches "best after training" if pre_run`),
and in just that situation it is done. The output shows the warning; leaving the movement out is mostly what is meant.

    disclaimer "assumes a healthy back"
    plank 30s
    toe_touch 30s
    warn toe_touch "best after training" if pre_run
    context pre_run { expect 1min }

Use instead:

    disclaimer "assumes a healthy back"
    plank 30s
    toe_touch 30s
    warn toe_touch "best after training" if pre_run
    context pre_run { skip toe_touch; expect 30s }
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.model.conditions import holds
from mobdsl.model.guards import Warn
from mobdsl.select import known_in
from mobdsl.select.tree import Variant, leaves
from mobdsl.wording.phrases import condition_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M251"
SEVERITY = Severity.WARNING


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each name that a line warns of where it is done, with both lines."""
    warnings = [rule for rule in variant.rules if isinstance(rule, Warn) and rule.condition is not None]
    if not warnings:
        return
    known = known_in(variant.document, variant.routine, variant.contexts)
    kept = [leaf for leaf in leaves(variant.nodes) if leaf.kept]
    done = {name: leaf for leaf in reversed(kept) for name in leaf.names}
    for rule in warnings:
        if rule.condition is None or holds(rule.condition, known) is not True:
            continue
        when = condition_words(rule.condition)
        for target in rule.targets:
            if target in done:
                message = f"`{target}` is done, though a line warns of it: {when}."
                related = (Related(rule.origin, rule.text or "this line warns of it"),) if rule.origin else ()
                hint = f"Leave it out there: skip {target}"
                yield Diagnostic(CODE, message, done[target].origin, SEVERITY, hint=hint, related=related)
