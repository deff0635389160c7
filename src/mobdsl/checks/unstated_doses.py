"""No dose is stated

A line says which movement, but not how much of it, and no slot says how long. Nothing is wrong: every output says so,
and none makes a figure up. But a timer can then only wait for you, and a calendar cannot know how long it takes.

    plank 30s
    cat_cow

Use instead:

    plank 30s
    cat_cow x8
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.checks.support.listing import listing
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.model.intervals import Quality
from mobdsl.timeline.events import Kind, Timeline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.select.tree import Variant

ON = On.VARIANT
CODE = "M322"
SEVERITY = Severity.INFO


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """One finding for the whole routine."""
    if variant.contexts:
        return
    unstated = (one for one in timeline.events if one.kind is Kind.WORK and one.quality is Quality.NOT_STATED)
    if parts := [Related(one.origin, one.title) for one in unstated if one.origin and one.origin in variant.own_places]:
        yield listing(CODE, "No dose is stated for", parts, variant.routine.origin)
