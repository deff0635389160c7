"""Gentle and heavy at once

The effort has a ceiling in words (`effort gentle`, often said for a whole block), and the load or the dose of the
line goes above it. One of the two was forgotten.

    block "Wake up" effort gentle { squat x8 load heavy }

Use instead:

    block "Wake up" effort gentle { squat x8 load light }
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.amounts import Counted, Maximum, Quantity, Reps, Speed
from mobdsl.select.tree import Variant, leaves

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.clauses import Clauses
    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M330"
SEVERITY = Severity.WARNING

_EASY = frozenset({"gentle", "easy", "very_easy", "light", "very_light", "low", "minimal", "relaxed", "comfortable"})
_HARD = frozenset({"heavy", "very_heavy", "hard", "max", "maximal", "maximum", "high", "all_out"})
_LITTLE, _MUCH = 3, 85
"""An effort of so many on the scale of ten is gentle; a load of so many percent of the most is heavy."""


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each movement whose load or dose its effort contradicts."""
    for leaf in leaves(variant.nodes):
        if leaf.kept and (effort := _easy(leaf.clauses)) and (hard := _hard(leaf.clauses)):
            message = f"{leaf.title} is to be done with an effort that is {effort}, and {hard}."
            yield Diagnostic(CODE, message, leaf.origin, SEVERITY, hint="Lower the one or raise the other.")
        elif leaf.kept and _is_a_pace(leaf.clauses) and _in_reps(leaf.clauses):
            message = f"The effort of {leaf.title} is a pace, and its dose is no distance and no time."
            hint = "A pace goes with a distance: run 5km effort 5:30/km."
            yield Diagnostic(CODE, message, leaf.origin, SEVERITY, hint=hint)


def _is_a_pace(clauses: Clauses) -> bool:
    return clauses.effort is not None and any(isinstance(one, Speed) for one in clauses.effort.amounts)


def _in_reps(clauses: Clauses) -> bool:
    return clauses.dose is not None and isinstance(clauses.dose.measures[0], Reps | Counted | Maximum)


def _easy(clauses: Clauses) -> str | None:
    effort = clauses.effort
    if effort is None:
        return None
    if not effort.amounts:
        return effort.word if effort.word in _EASY else None
    highs = [one.high for one in effort.amounts if isinstance(one, Quantity) and one.unit == "rpe"]
    return f"{max(highs)} of 10 at most" if highs and max(highs) <= _LITTLE else None


def _hard(clauses: Clauses) -> str | None:
    load, dose = clauses.load, clauses.dose
    if load and load.word in _HARD:
        return f"with a load that is {load.word}"
    most = max((one.low for one in load.amounts if one.unit == "%"), default=0) if load else 0
    if load and load.of and most >= _MUCH:
        return f"with {most:f}% of {load.of}"
    if dose and dose.measures[0] == Maximum(reps=True):
        return "as many times as you can"
    return None
