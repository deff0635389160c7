"""A routine or context says how long it should take (`expect 3-4min`), and the variant takes longer or shorter.

The length of a variant is what is left after its rules, closed up. It has to lie within what is expected; where its
own bounds reach beyond, the answer depends on the person, and this is a warning.
"""

from collections.abc import Iterator

from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.amounts import Duration
from mobdsl.model.rules import ExpectLength
from mobdsl.select import Variant
from mobdsl.timeline.events import Timeline
from mobdsl.timeline.spelling import duration_text
from mobdsl.wording import clock, length

CODE = "M304"


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each expectation that ``timeline`` does not meet."""
    for expected in variant.expected:
        if not isinstance(expected, ExpectLength):
            continue
        severity = _severity(expected.length, timeline)
        if severity is None:
            continue
        where = f" in {', '.join(variant.contexts)}" if variant.contexts else ""
        wanted = duration_text(expected.length)
        if severity is Severity.ERROR:
            taken = (
                clock(timeline.length.low) if timeline.length.low == timeline.length.high else length(timeline.length)
            )
            message = f"`{variant.routine.name}`{where} lasts {taken}, not {wanted}."
            hint = "Skip more, keep less with `only`, or change what is expected."
        else:
            message = (
                f"Whether `{variant.routine.name}`{where} lasts {wanted} cannot be known: {length(timeline.length)}."
            )
            hint = "Give doses to the lines that have none."
        yield Diagnostic(CODE, message, expected.origin, severity, hint=hint)


def _severity(wanted: Duration, timeline: Timeline) -> Severity | None:
    low, high = timeline.length.low, timeline.length.high
    if low >= wanted.low and high is not None and (wanted.high is None or high <= wanted.high):
        return None
    apart = (wanted.high is not None and low > wanted.high) or (high is not None and high < wanted.low)
    return Severity.ERROR if apart or low == high else Severity.WARNING
