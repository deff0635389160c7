"""More than is preferred, to fill the time

`fit` leaves out what counts least. Here what is preferred or required takes less than the length that is asked for,
so other movements stay to fill it. This says which they are.

    plank 1min; dead_bug 1min; bird_dog 1min; march 1min
    context tight { prefer dead_bug; fit 3min }

Use instead:

    plank 1min; dead_bug 1min; bird_dog 1min; march 1min
    context tight { prefer plank, dead_bug, bird_dog; fit 3min }
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.model.rules import Prefer
from mobdsl.select.tree import Variant, leaves
from mobdsl.wording.doses import duration_text
from mobdsl.wording.phrases import listed
from mobdsl.wording.times import spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M332"
SEVERITY = Severity.INFO
QUIET = True


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding where a length is fitted and what is preferred or required comes to less."""
    prefers = [rule for rule in variant.rules if isinstance(rule, Prefer)]
    if not (variant.fits and prefers):
        return
    kept = [leaf for leaf in leaves(variant.nodes) if leaf.kept]
    wanted = {(leaf.line, leaf.item) for leaf in kept if leaf.preferred or leaf.required}
    others = dict.fromkeys(leaf.title for leaf in kept if (leaf.line, leaf.item) not in wanted)
    lengths = [event.duration for event in timeline.events if (event.line, event.item) in wanted]
    taken = sum(length or 0 for length in lengths)
    fit = min(variant.fits, key=lambda rule: rule.length.low)
    if others and None not in lengths and taken < fit.length.low:
        message = (
            f"What is preferred or required takes {spoken(taken)} of {duration_text(fit.length)}; "
            f"{listed(others)} stay to fill it."
        )
        related = tuple(Related(rule.origin, "this line says what is preferred") for rule in prefers if rule.origin)
        yield Diagnostic(CODE, message, fit.origin, SEVERITY, related=related)
