"""How a slot is divided is assumed

Several movements stand behind one `at`, and nothing says how its time is divided between them. They get equal shares,
and every output marks these as assumed. Doses or an `at` for each take the guessing away.

    lasts 1:00
    at 0:00 pelvic_rocks, pelvic_clocks

Use instead:

    lasts 1:00
    at 0:00 pelvic_rocks
    at 0:20 pelvic_clocks
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.checks.support.listing import listing
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.model.intervals import Quality
from mobdsl.wording.times import clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.select.tree import Variant
    from mobdsl.source import Span
    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M323"
SEVERITY = Severity.INFO
QUIET = True


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """One finding for the whole routine."""
    if variant.contexts:
        return
    shared = [
        event for event in timeline.events if event.quality is Quality.ASSUMED and event.origin in variant.own_places
    ]
    slots: dict[str, Span] = {}
    for event in shared:
        if event.origin:
            slots.setdefault(f"at {clock(event.slot)}" if event.slot is not None else event.title, event.origin)
    if parts := [Related(origin, slot) for slot, origin in slots.items()]:
        yield listing(CODE, "Equal shares are assumed where one time holds several:", parts, variant.routine.origin)
