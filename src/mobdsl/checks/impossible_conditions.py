"""A condition that never holds

What stands behind `if` contradicts itself: a thing and its opposite, or a figure above one bound and below another
that is lower. So the line never counts.

    ask soreness 0-10 before
    plank 30s; dead_bug x8
    if soreness > 6 and soreness < 3 skip plank

Use instead:

    ask soreness 0-10 before
    plank 30s; dead_bug x8
    if soreness > 6 or soreness < 3 skip plank
"""

from collections.abc import Iterator
from decimal import Decimal

from mobdsl.checks.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.lower import figures
from mobdsl.lower.reader import duration_of
from mobdsl.project import Files, Unit
from mobdsl.source import Span
from mobdsl.syntax import nodes

ON = On.FILE
CODE = "M240"
LEVEL = Severity.WARNING


def check(unit: Unit, files: Files) -> Iterator[Diagnostic]:
    """A finding for each line whose conditions cannot all hold."""
    for statement in nodes.statements(unit.file):
        tests = [test for one in statement.conditions if one.word == "if" and one.joiner != "or" for test in one.tests]
        if len(tests) > 1 and (pair := _contradiction(tests)):
            first, second = (unit.source.text[test.start : test.end] for test in pair)
            place = Span(unit.source.path, pair[0].start, pair[1].end)
            message = f"`{first}` and `{second}` never hold together."
            yield Diagnostic(CODE, message, place, LEVEL, hint="Join them with `or`, or take one out.")


def _contradiction(tests: list[nodes.Test]) -> tuple[nodes.Test, nodes.Test] | None:
    """Two of ``tests`` that rule each other out: a name and its opposite, or bounds that do not meet."""
    said: dict[tuple[str, bool], nodes.Test] = {}
    bounds: dict[str, list[tuple[nodes.Test, Decimal, bool, Decimal, bool]]] = {}
    for test in tests:
        if not isinstance(test.left, nodes.Name):
            continue
        name = test.left.text
        if test.op is None:
            other = said.setdefault((name, test.negated), test) and said.get((name, not test.negated))
            if other:
                return other, test
        elif bound := _bounds(test):
            for before, low, open_low, high, open_high in bounds.setdefault(name, []):
                if _apart(bound, (low, open_low, high, open_high)):
                    return before, test
            bounds[name].append((test, *bound))
    return None


_ENDLESS = Decimal("Infinity")


def _bounds(test: nodes.Test) -> tuple[Decimal, bool, Decimal, bool] | None:
    """The figures that ``test`` lets through: from, excluded or not, to, excluded or not."""
    value = _figure(test.right)
    if value is None or test.negated:
        return None
    match test.op:
        case "<" | "<=":
            return -_ENDLESS, True, value, test.op == "<"
        case ">" | ">=":
            return value, test.op == ">", _ENDLESS, True
        case "=":
            return value, False, value, False
    return None


def _apart(one: tuple[Decimal, bool, Decimal, bool], other: tuple[Decimal, bool, Decimal, bool]) -> bool:
    low, open_low = max((one[0], one[1]), (other[0], other[1]))
    high, closed_high = min((one[2], not one[3]), (other[2], not other[3]))
    return low > high or (low == high and (open_low or not closed_high))


def _figure(node: nodes.Expression | None) -> Decimal | None:
    """A plain number, or a time in milliseconds."""
    value = figures.read(node.text) if isinstance(node, nodes.Figure) else None
    match value:
        case figures.NumberFigure((count,), sign) if count.single:
            return Decimal(count.low * (sign or 1))
        case figures.DecimalFigure(number):
            return number
        case figures.QuantityFigure(quantity, 0) if quantity.low == quantity.high:
            return quantity.low
    time = duration_of(value) if value is not None else None
    return Decimal(time.low) if time and time.single else None
