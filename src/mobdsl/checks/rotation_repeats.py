"""`rotate` is there to change from one to the next; in `a, b, a` the same comes twice running, at its ends."""

from collections.abc import Iterator
from itertools import pairwise

from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.plans import Plan

CODE = "M451"


def check(plan: Plan) -> Iterator[Diagnostic]:
    """A finding for each pair of neighbours in turn that are the same."""
    for line in plan.lines:
        for before, after in pairwise((*line.doings, line.doings[0])) if line.rotate else ():
            if (before.routine, before.contexts) == (after.routine, after.contexts):
                yield Diagnostic(
                    CODE,
                    f"`{after.routine}` comes twice in a row.",
                    after.origin,
                    Severity.WARNING,
                    hint="Put another one between, or take one out.",
                )
