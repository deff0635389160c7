"""How long the slots are

Each `at` opens a slot that lasts up to the next one, or to the end that `lasts` declares. Nobody writes these lengths,
so here they are, to hold against the video or the handout. It is nothing to mend.

    lasts 10:00
    at 0:00 breathing
    at 0:33 pelvic_rocks
    at 1:28 dead_bug

Use instead:

    breathing 33s
    pelvic_rocks 55s
    dead_bug 48s
"""

from __future__ import annotations

from itertools import pairwise

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.wording.phrases import listed
from mobdsl.wording.times import clock, spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.select.tree import Variant
    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M333"
SEVERITY = Severity.INFO
QUIET = True

_MOST = 12
"""How many slots are named; of more the rest are counted."""


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for a routine whose lines have times, with the length of every slot that something ends."""
    if variant.contexts:
        return
    timed = [item for item in variant.routine.items if item.at is not None]
    starts = [item.at for item in timed if item.at is not None]
    end = variant.lasts.low if variant.lasts and variant.lasts.single else None
    bounds = [*starts, end] if end is not None else starts
    slots = [(start, stop - start) for start, stop in pairwise(bounds) if stop > start]
    if len(starts) > 1 and slots:
        lengths = listed((f"{spoken(length)} at {clock(start)}" for start, length in slots), _MOST)
        first = timed[0].at_origin or variant.routine.origin
        yield Diagnostic(CODE, f"The slots last {lengths}.", first, SEVERITY)
