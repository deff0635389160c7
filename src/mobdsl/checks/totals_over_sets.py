"""What a total comes to in each set

`total 60-90s in 1-5 sets` is collected over the sets, and how many it takes shows only as it is done. This says what
that makes of a single set, from many short ones to one long one. Look whether both ends can be done.

    almost_dead_hang total 60-90s in 1-5 sets

Use instead:

    almost_dead_hang 4x15-20s
"""

from __future__ import annotations

from decimal import Decimal

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.amounts import Count, Counted, Dose, Reps, Timed
from mobdsl.select.tree import Variant, leaves
from mobdsl.wording.doses import dose_text
from mobdsl.wording.phrases import number_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M331"
SEVERITY = Severity.INFO
QUIET = True


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each total over a number of sets that is not fixed."""
    for leaf in leaves(variant.nodes):
        dose = leaf.clauses.dose if leaf.kept and leaf.origin in variant.own_places else None
        if dose and dose.total and dose.sets and not dose.sets.single and (one := _one(dose, dose.sets)):
            message = f"{leaf.title}, {dose_text(leaf.clauses)}: a set is {one}; how many there are is left open."
            yield Diagnostic(CODE, message, leaf.origin, SEVERITY)


def _one(dose: Dose, sets: Count) -> str | None:
    """A single set, from the least in the most sets to the most in the fewest."""
    match dose.measures[0]:
        case Timed((value,)):
            unit, size = " s", 1000
        case Reps((value,)):
            unit, size = " reps", 1
        case Counted(name, (value,)):
            unit, size = f" x {name}", 1
        case _:
            return None
    if value.high is None or sets.high is None:
        return None
    low, high = Decimal(value.low) / size / sets.high, Decimal(value.high) / size / sets.low
    return f"{_short(low)} to {_short(high)}{unit}"


def _short(number: Decimal) -> str:
    return number_words(number.quantize(Decimal("0.1")))
