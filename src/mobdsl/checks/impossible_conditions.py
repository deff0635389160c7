"""A condition that never holds

What stands behind `if` contradicts itself: a thing and its opposite, or a figure above one bound and below another
that is lower. Or it asks for more or less than the scale has of the question that gives the figure, for a figure where
the answer is yes or no, or in a context for its not being selected. So the line never counts.

    ask soreness 0-10 before
    plank 30s; dead_bug x8
    if soreness > 6 and soreness < 3 skip plank

Use instead:

    ask soreness 0-10 before
    plank 30s; dead_bug x8
    if soreness > 6 or soreness < 3 skip plank
"""

from __future__ import annotations

from decimal import Decimal

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.language import figures, literals
from mobdsl.language.literals import duration_of
from mobdsl.records import frozen
from mobdsl.source import Span
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.project.imports import Files, Unit

ON = On.FILE
CODE = "M240"
SEVERITY = Severity.WARNING


def check(unit: Unit, files: Files) -> Iterator[Diagnostic]:
    """A finding for each line whose conditions cannot all hold, and for each test that no answer can meet."""
    yield from _unanswerable(unit)
    yield from _unselected(unit)
    scales = _scales(unit)
    for statement in nodes.statements(unit.file):
        for test in (test for one in statement.conditions for test in one.tests):
            if scale := _missed(test, scales):
                text = unit.source.text[test.start : test.end]
                message = f"`{text}` never holds: the answer goes from {scale[0]} to {scale[1]}."
                place = unit.source.span(test.start, test.end)
                yield Diagnostic(CODE, message, place, SEVERITY, hint="Compare with a figure on the scale.")
        tests = [test for one in statement.conditions if one.word == "if" and one.joiner != "or" for test in one.tests]
        if len(tests) > 1 and (pair := _contradiction(tests)):
            first, second = (unit.source.text[test.start : test.end] for test in pair)
            place = Span(unit.source.path, pair[0].start, pair[1].end)
            message = f"`{first}` and `{second}` never hold together."
            yield Diagnostic(CODE, message, place, SEVERITY, hint="Join them with `or`, or take one out.")


def _unanswerable(unit: Unit) -> Iterator[Diagnostic]:
    """Tests of a figure where all that is asked is yes or no."""
    asked: dict[str, bool] = {}
    for statement in nodes.statements(unit.file):
        match statement.parts:
            case (nodes.Name("ask"), nodes.Name(name), *others):
                figure = any(isinstance(one, nodes.Figure | nodes.Listing) for one in others[:1])
                asked[name] = asked.get(name, False) or figure
            case (nodes.Name("param"), nodes.Name(name), *_):
                asked[name] = True
    for statement in nodes.statements(unit.file):
        for test in (test for one in statement.conditions for test in one.tests):
            if (
                isinstance(test.left, nodes.Name)
                and asked.get(test.left.text) is False
                and _figure(test.right) is not None
            ):
                text, name = unit.source.text[test.start : test.end], test.left.text
                message = f"`{text}` never holds: the answer to `{name}` is yes or no."
                hint = f"Ask for a figure: ask {name} 0-10."
                yield Diagnostic(CODE, message, unit.source.span(test.start, test.end), SEVERITY, hint=hint)


def _unselected(unit: Unit) -> Iterator[Diagnostic]:
    """Lines of a context that count only where it is not selected."""
    for context in nodes.statements(unit.file):
        first = context.parts[0] if context.parts else None
        if context.body and isinstance(first, nodes.Name) and first.text == "context":
            named = {one for part in context.parts[1:] for one in _names(part)}
            for line in nodes.statements(context.body):
                for test in (test for one in line.conditions if one.joiner != "or" for test in one.tests):
                    if test.op is None and test.negated and not named.isdisjoint(_names(test.left)):
                        text = unit.source.text[test.start : test.end]
                        message = f"`{text}` never holds here, in the context itself."
                        hint = "Take the condition out, or put the line outside of the context."
                        yield Diagnostic(CODE, message, unit.source.span(test.start, test.end), SEVERITY, hint=hint)


def _names(part: nodes.Part | nodes.Expression) -> Iterator[str]:
    items = part.items if isinstance(part, nodes.Listing) else (part,)
    yield from (one.text for one in items if isinstance(one, nodes.Name))


def _scales(unit: Unit) -> dict[str, tuple[int, int]]:
    """The least and the most that can be answered to the questions of the file, by their names."""
    scales: dict[str, tuple[int, int]] = {}
    for statement in nodes.statements(unit.file):
        for word, name, figure in zip(statement.parts, statement.parts[1:], statement.parts[2:], strict=False):
            match (word, name, figure):
                case (nodes.Name("ask"), nodes.Name(asked), nodes.Figure(text)):
                    value = literals.read(text)
                    if isinstance(value, figures.NumberFigure) and (count := value.values[0]).high is not None:
                        low, high = scales.get(asked, (count.low, count.high))
                        scales[asked] = min(low, count.low), max(high, count.high)
    return scales


def _missed(test: nodes.Test, scales: dict[str, tuple[int, int]]) -> tuple[int, int] | None:
    """The scale of the question that ``test`` is about, where no answer on it can meet the test."""
    if test.negated or not isinstance(test.left, nodes.Name) or not isinstance(test.right, nodes.Figure):
        return None
    scale = scales.get(test.left.text)
    if scale is None or not isinstance(literals.read(test.right.text), figures.NumberFigure | figures.DecimalFigure):
        return None
    value, (low, high) = _figure(test.right), scale
    if value is None:
        return None
    missed = {
        ">": value >= high,
        ">=": value > high,
        "<": value <= low,
        "<=": value < low,
        "=": not low <= value <= high,
        "==": not low <= value <= high,
    }
    return scale if missed.get(test.op or "") else None


def _contradiction(tests: list[nodes.Test]) -> tuple[nodes.Test, nodes.Test] | None:
    """Two of ``tests`` that rule each other out: a name and its opposite, or bounds that do not meet."""
    said: dict[tuple[str, bool], nodes.Test] = {}
    lows: dict[str, _Bound] = {}
    highs: dict[str, _Bound] = {}
    for test in tests:
        if not isinstance(test.left, nodes.Name):
            continue
        name = test.left.text
        if test.op is None:
            said.setdefault((name, test.negated), test)
            if other := said.get((name, not test.negated)):
                return other, test
        elif (value := _figure(test.right)) is not None and not test.negated:
            bound = _Bound(value, test.op in ("<", ">"), test)
            if test.op in (">", ">=", "="):
                lows[name] = max(lows.get(name, bound), bound, key=lambda one: (one.value, one.excluded))
            if test.op in ("<", "<=", "="):
                highs[name] = min(highs.get(name, bound), bound, key=lambda one: (one.value, not one.excluded))
            if name in lows and name in highs and _apart(lows[name], highs[name]):
                first, second = sorted((lows[name].test, highs[name].test), key=lambda one: one.start)
                return first, second
    return None


@frozen
class _Bound:
    """The figure that ``test`` compares with, and whether it is ``excluded`` itself."""

    value: Decimal
    excluded: bool
    test: nodes.Test


def _apart(low: _Bound, high: _Bound) -> bool:
    """Whether nothing is above ``low`` and below ``high``."""
    return low.value > high.value or (low.value == high.value and (low.excluded or high.excluded))


def _figure(node: nodes.Expression | None) -> Decimal | None:
    """A plain number, or a time in milliseconds."""
    value = literals.read(node.text) if isinstance(node, nodes.Figure) else None
    match value:
        case figures.NumberFigure((count,), sign) if count.single:
            return Decimal(count.low * (sign or 1))
        case figures.DecimalFigure(number):
            return number
        case figures.QuantityFigure(quantity, 0) if quantity.low == quantity.high:
            return quantity.low
    time = duration_of(value) if value is not None else None
    return Decimal(time.low) if time and time.single else None
