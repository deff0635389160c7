"""Done on one side only

A movement is done on one side and never on the other. That can be just what is needed, on the side that hurts or
is stiff; it is said here once so that a side forgotten is found.

    side_plank 30s only left

Use instead:

    side_plank 30s each side
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.checks.support.listing import listing
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.select.tree import Variant, leaves

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.source import Span
    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M324"
SEVERITY = Severity.INFO


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """One finding for the whole routine."""
    if variant.contexts:
        return
    sides: dict[str, set[str]] = {}
    places: dict[str, Span] = {}
    for leaf in leaves(variant.nodes):
        if leaf.kept and leaf.origin in variant.own_places:
            done = [each.names for each in leaf.clauses.each if each.limb] or [("left", "right")]
            sides.setdefault(leaf.title, set()).update(*done)
            if leaf.origin:
                places.setdefault(leaf.title, leaf.origin)
    alone = {title: next(iter(done)) for title, done in sides.items() if len(done) == 1}
    if parts := [Related(places[title], f"{title} ({side})") for title, side in alone.items() if title in places]:
        yield listing(CODE, "Done on one side only:", parts, variant.routine.origin)
