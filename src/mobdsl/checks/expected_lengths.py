"""Not as long as expected

`expect` says how long the routine, or what a context leaves of it, has to be; it is longer or shorter. The length is
that of what is left after the rules, closed up. It has to lie within what is expected. Where its own bounds reach
beyond, because a movement takes as long as it takes, nobody can know, and this is a warning.

    plank 30s; dead_bug 30s
    expect 3-4min

Use instead:

    plank 90s; dead_bug 90s
    expect 3-4min
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.model.rules import ExpectLength, Fit, OnlyBetween, OnlyFirst, OnlyThese, Replace, Skip
from mobdsl.wording.doses import duration_text
from mobdsl.wording.times import clock, length

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.amounts import Duration
    from mobdsl.select import Variant
    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M304"
SEVERITY = Severity.ERROR

_SHAPING = (Skip, OnlyFirst, OnlyBetween, OnlyThese, Replace, Fit)


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each expectation that ``timeline`` does not meet, with the lines that made it so long."""
    for expected in variant.expected:
        if not isinstance(expected, ExpectLength):
            continue
        severity = _severity(expected.length, timeline)
        if severity is None:
            continue
        wanted = duration_text(expected.length)
        low, high = timeline.length.low, timeline.length.high
        if severity is SEVERITY:
            taken = clock(low) if low == high else length(timeline.length)
            message = f"`{variant.routine.name}` lasts {taken}, not {wanted}."
            hint = "Skip more, keep less with `only`, or change what is expected."
        else:
            message = f"Whether `{variant.routine.name}` lasts {wanted} cannot be known: {length(timeline.length)}."
            from mobdsl.timeline.certainty import how_to_be_certain

            hint = how_to_be_certain(timeline.events)
        yield Diagnostic(CODE, message, expected.origin, severity, hint=hint, related=_shaping(variant))


def _shaping(variant: Variant) -> tuple[Related, ...]:
    """The rules that decide what is left, of which the routine as it is written knows nothing."""
    rules = (rule for rule in variant.rules if isinstance(rule, _SHAPING))
    return tuple(Related(rule.origin, "this line decides what is left") for rule in rules if rule.origin)


def _severity(wanted: Duration, timeline: Timeline) -> Severity | None:
    low, high = timeline.length.low, timeline.length.high
    if low >= wanted.low and high is not None and (wanted.high is None or high <= wanted.high):
        return None
    apart = (wanted.high is not None and low > wanted.high) or (high is not None and high < wanted.low)
    return SEVERITY if apart or low == high else Severity.WARNING
