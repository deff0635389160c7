"""Figures of two kinds compared

A condition holds a time against a weight, or a weight against a plain number. Which is more nobody can say, so the line
never counts. Weights go together whatever their unit.

    param weight = 40kg
    plank 30s; dead_bug x8
    skip plank if weight > 30s

Use instead:

    param weight = 40kg
    plank 30s; dead_bug x8
    skip plank if weight > 60lb
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.checks.support.comparisons import comparisons
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.conditions import Fact, unlike

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.document import Document

ON = On.DOCUMENT
CODE = "M272"
SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Diagnostic]:
    """A finding for each comparison of what a parameter or the profile says with something of another kind."""
    reported: set[Fact] = set()
    for comparison in comparisons(document):
        kinds = unlike(comparison, document.fact)
        fact = comparison.left if isinstance(comparison.left, Fact) else comparison.right
        if kinds and isinstance(fact, Fact) and fact not in reported:
            reported.add(fact)
            message = f"{kinds[0].capitalize()} is compared with {kinds[1]} here, so nobody knows which is more."
            yield Diagnostic(CODE, message, fact.origin, SEVERITY, hint="Compare like with like.")
