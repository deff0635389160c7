"""A goal that is no more than today's dose

`build to` is the dose to aim for. This one is no more than what the line asks for today.

    dead_hang 60s build to 30s

Use instead:

    dead_hang 30s build to 60s
"""

from __future__ import annotations

from decimal import Decimal

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.amounts import METRES, Counted, Distance, Dose, Maximum, Measure, Reps, Timed
from mobdsl.select.tree import Variant, leaves

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M335"
SEVERITY = Severity.WARNING


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each line whose goal is no more in a set, and no more in all sets together."""
    for leaf in leaves(variant.nodes):
        today, goal = leaf.clauses.dose, leaf.clauses.build_to
        if today and goal and leaf.kept and leaf.origin in variant.own_places and not _is_more(goal, today):
            message = f"The goal of {leaf.title} is no more than its dose of today."
            yield Diagnostic(CODE, message, leaf.origin, SEVERITY, hint="`build to` names what to aim for later.")


def _is_more(goal: Dose, today: Dose) -> bool:
    aimed, done = goal.measures[0], today.measures[0]
    if _kind(aimed) != _kind(done) or isinstance(aimed, Maximum) or isinstance(done, Maximum):
        return True
    most, least = _most(aimed), _least(done)
    often = goal.sets.high if goal.sets and not goal.total else 1
    sets = today.sets.low if today.sets and not today.total else 1
    return most is None or often is None or most > least or most * often > least * sets


def _kind(measure: Measure) -> object:
    return measure.unit if isinstance(measure, Counted) else type(measure)


def _most(measure: Reps | Timed | Counted | Distance) -> Decimal | None:
    if isinstance(measure, Distance):
        return max(value.in_unit(METRES)[1] for value in measure.values)
    highs = [value.high for value in measure.values]
    return None if None in highs else max(Decimal(high) for high in highs if high is not None)


def _least(measure: Reps | Timed | Counted | Distance) -> Decimal:
    if isinstance(measure, Distance):
        return min(value.in_unit(METRES)[0] for value in measure.values)
    return min(Decimal(value.low) for value in measure.values)
