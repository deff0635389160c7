"""A condition that no answer is like

The file asks for something with choices, for a figure or for yes and no, and a condition compares the answer with what
none of them is: a word that is no choice, a word where there are figures, a figure where there are none. So what
depends on it never happens.

    ask mood good, bad
    plank x8
    add 1 rep if mood = fine

Use instead:

    ask mood good, bad
    plank x8
    add 1 rep if mood = good
"""

from __future__ import annotations

from decimal import Decimal

from mobdsl.checks.support.base import On
from mobdsl.checks.support.comparisons import comparisons
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.amounts import Duration
from mobdsl.model.conditions import Comparison, Fact, Term
from mobdsl.model.names import words_of
from mobdsl.wording.phrases import condition_words, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.document import Document
    from mobdsl.model.guards import Ask

ON = On.DOCUMENT
CODE = "M264"
SEVERITY = Severity.WARNING

_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "!=": "!="}


def check(document: Document) -> Iterator[Diagnostic]:
    """A finding for each comparison that no answer to a question of ``document`` meets."""
    asks: dict[str, list[Ask]] = {}
    for ask in document.asks():
        asks.setdefault(ask.name, []).append(ask)
    reported = set()
    for comparison in comparisons(document):
        fact, op, other = _about(comparison)
        if fact is None or fact.origin in reported or document.fact(fact.name) is not None:
            continue
        asked = asks.get(fact.name, ())
        if asked and not any(_can_hold(ask, op, other, document) for ask in asked):
            reported.add(fact.origin)
            message = f"No answer makes this true: {condition_words(comparison)}."
            yield Diagnostic(CODE, message, fact.origin, SEVERITY, hint=f"The answers are {_answers(asked[0])}.")


def _about(comparison: Comparison) -> tuple[Fact | None, str, Term]:
    """The fact that is asked for, and how it is compared with what."""
    if isinstance(comparison.left, Fact):
        return comparison.left, comparison.op, comparison.right
    right = comparison.right if isinstance(comparison.right, Fact) else None
    return right, _TURNED[comparison.op], comparison.left


def _can_hold(ask: Ask, op: str, other: Term, document: Document) -> bool:
    """Whether an answer to ``ask`` is of the kind that it is compared with. A time may be: how long something lasts."""
    if isinstance(other, Duration) or (isinstance(other, Fact) and document.fact(other.name) is not None):
        return True
    if ask.choices:
        word = other.name if isinstance(other, Fact) else other
        return op == "!=" or (op == "=" and word in ask.choices)
    return isinstance(other, Decimal) is (ask.scale is not None)


def _answers(ask: Ask) -> str:
    if ask.scale:
        return f"{ask.scale.low} to {ask.scale.high}"
    return listed(words_of(choice) for choice in ask.choices) if ask.choices else "yes and no"
