"""Less than the declared length

`lasts` says how long it takes, and what is stated takes less. What is left over at the end is played as rest. A
session that ends early, or a calendar with a longer entry than there is to do, is seldom meant. In a slot that an `at`
opened, some rest at the end is usual; there it has to be longer than the work.

    lasts 10:00
    plank 3x45s rest 15s

Use instead:

    lasts 2:45
    plank 3x45s rest 15s
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.wording.times import spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.select import Variant
    from mobdsl.timeline.events import Event, Timeline

ON = On.VARIANT
CODE = "M321"
SEVERITY = Severity.WARNING


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding where something is left of a declared length. A context leaves things out, and closes up."""
    if variant.contexts:
        return
    for event in timeline.events:
        if event.spare and event.duration and event.duration > _usual(event, timeline):
            message = f"Of the declared length {spoken(event.duration)} are left over."
            hint = "Declare less with `lasts`, give more to do, or write the rest that is meant: rest 30s."
            yield Diagnostic(CODE, message, event.origin, SEVERITY, hint=hint)


def _usual(spare: Event, timeline: Timeline) -> int:
    """How much rest at the end of a slot is usual: as much as there is to do in it."""
    if spare.slot is None:
        return 0
    return sum(one.duration or 0 for one in timeline.events if one.slot == spare.slot and not one.spare)
