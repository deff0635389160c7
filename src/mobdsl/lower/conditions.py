"""Conditions: what stands behind `if` and `until`."""

from __future__ import annotations

from decimal import Decimal

from mobdsl.language import figures, literals
from mobdsl.language.literals import duration_of, signed
from mobdsl.language.vocabulary import NEVER_NAMES
from mobdsl.lower.cursor import shown
from mobdsl.model.amounts import Figure
from mobdsl.model.conditions import Comparison, Condition, Either, Every, Fact, Not, Streak, Term
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.lower.scope import Scope


def read_condition(conditions: tuple[nodes.Condition, ...], scope: Scope, word: str = "if") -> Condition | None:
    """All conditions of a line that begin with ``word``, together; None where there is none."""
    if not conditions:
        return None
    nodes_read = [node for node in conditions if node.word == word]
    scope.read.update(node.start for node in nodes_read)
    parts = [_condition(node, scope) for node in nodes_read]
    if len(parts) > 1:
        return Every(tuple(parts))
    return parts[0] if parts else None


def both(first: Condition | None, second: Condition | None) -> Condition | None:
    """Where both hold; None where there is neither."""
    if first is None or second is None:
        return first or second
    return Every((first, second))


def _condition(node: nodes.Condition, scope: Scope) -> Condition:
    tests = tuple(_test(test, scope) for test in node.tests)
    condition: Condition = tests[0]
    if len(tests) > 1:
        condition = Either(tests) if node.joiner == "or" else Every(tests)
    if node.streak == 0:
        scope.reject("M114", "Nothing is ever true 0 times in a row.", node, hint="advance if control_solid 3 in a row")
    return condition if node.streak is None else Streak(condition, node.streak)


def _test(test: nodes.Test, scope: Scope) -> Condition:
    left = _term(test.left, scope)
    condition: Condition
    if test.op is None or test.right is None:
        if not isinstance(left, Fact):
            text = shown(test.left, scope) if not isinstance(test.left, nodes.Operation) else "This sum"
            scope.reject(
                "M114",
                f"{text} is neither true nor false.",
                test.left,
                expected="a name, or a comparison such as soreness > 3",
            )
        condition = left
    else:
        right = _term(test.right, scope)
        for node, term in ((test.left, left), (test.right, right)):
            if isinstance(term, Figure) and test.op not in ("=", "!=") and not term.date:
                message = f"`{term.text}` cannot be more or less than anything."
                scope.reject("M114", message, node, expected="a single figure")
        condition = Comparison(left, test.op, right)
    return Not(condition) if test.negated else condition


def _term(node: nodes.Expression, scope: Scope) -> Term:
    match node:
        case nodes.Name(text) if text in NEVER_NAMES:
            scope.reject("M114", f"`{text}` cannot be a condition.", node)
        case nodes.Name(text):
            return Fact(text, scope.span(node))
        case nodes.Text(value):
            return value
        case nodes.Figure():
            return _figure(node, scope)
    scope.reject(
        "M114", "A sum cannot stand in a condition.", node, hint="Give it a name first: param limit = 220 - age."
    )


def _figure(node: nodes.Figure, scope: Scope) -> Term:
    value = literals.read(node.text)
    match value:
        case figures.BadFigure():
            scope.reject("M103", value.message, node, hint=value.hint)
        case figures.NumberFigure((count,), sign) if count.single:
            return Decimal(count.low * (sign or 1))
        case figures.DecimalFigure(number):
            return number
        case figures.QuantityFigure() if quantity := signed(value):
            return quantity
    if (time := duration_of(value)) and time.single:
        return time
    return Figure(node.text)
