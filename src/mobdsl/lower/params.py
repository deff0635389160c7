"""Parameters: values with a name, set once, changed from outside, worked out by sums."""

from __future__ import annotations

from contextlib import contextmanager
from decimal import Decimal, InvalidOperation

from mobdsl.diagnostics import Diagnostic, Edit, Fix, did_you_mean
from mobdsl.language import literals
from mobdsl.language.literals import duration_of, signed
from mobdsl.lower.conditions import read_condition
from mobdsl.lower.scope import RejectedError, Scope
from mobdsl.model.amounts import Duration, Figure, Quantity
from mobdsl.model.conditions import TRUTHS, Known, holds, nothing_known
from mobdsl.printer.figures import known as figure
from mobdsl.records import define, evolve, field, frozen
from mobdsl.suggest import nearest
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from mobdsl.model.conditions import Condition, Facts

_MAX_SUM = Decimal(10) ** 9
_LENGTHS = {"breath": "a breath", "pace": "a repetition"}
_MAX_DEPTH = 100
"""How many parameters and sums may be needed, one for the other, to work one out."""


@frozen
class Param:
    """A line that sets a parameter."""

    name: nodes.Name
    """The parameter."""
    value: nodes.Value
    """What stands behind the equals sign."""
    line: nodes.Statement
    """The line."""
    condition: Condition | None
    """What has to hold for the line to count."""


Lines: TypeAlias = "dict[str, list[Param]]"
"""The lines that set parameters, by the name of the parameter."""


def collect(line: nodes.Statement, name: nodes.Name, value: nodes.Value, lines: Lines, scope: Scope) -> None:
    """Adds a line `param name = value` to ``lines``."""
    condition = read_condition(line.conditions, scope)
    earlier = lines.setdefault(name.text, [])
    if not line.conditions and any(not param.line.conditions for param in earlier):
        hint = "Keep one of them, or put an `if` behind the second."
        scope.reject("M201", f"The parameter `{name.text}` is set twice.", name, hint=hint)
    earlier.append(Param(name, value, line, condition))


@define
class Params:
    """The parameters of a file, worked out in the order in which they need each other."""

    scope: Scope
    """The file."""
    settings: dict[str, nodes.Atom]
    """The values set from outside, by name."""
    contexts: frozenset[str]
    """The names that are selected."""
    others: frozenset[str]
    """The names of contexts that are not."""
    events: frozenset[str]
    """Names that may be set from outside without a line of their own: what a plan counts from."""
    lines: Lines
    """The lines that set parameters."""
    told: Facts = nothing_known
    """What is known of the person."""
    busy: list[str] = field(factory=list)
    """The parameters that are being worked out, each for the one before it."""
    depth: int = 0
    """How many parameters and sums are being worked out, one for the other."""

    def work_out(self) -> None:
        """Fills the scope with every parameter's value."""
        for name in self.settings:
            if name in self.lines or "." in name:
                continue
            if name in self.events:
                self.scope.params[name] = self.settings[name]
            else:
                names = sorted({*self.lines, *self.events})
                near, known = nearest(name, names), ", ".join(names) or "none"
                hint = did_you_mean(near) if near else f"Its parameters: {known}."
                self.scope.diagnostics.append(Diagnostic("M202", f"This file has no parameter `{name}`.", hint=hint))
        for name in self.lines:
            try:
                self._value_of(name)
            except RejectedError:
                continue
        self._warn_of_no_times()

    def _warn_of_no_times(self) -> None:
        """`breath` and `pace` are lengths; another value would change nothing."""
        for name, what in _LENGTHS.items():
            atom = self.scope.params.get(name) if name in self.lines else None
            time = value_of(atom)
            if atom is not None and not (isinstance(time, Duration) and time.single and time.low):
                seconds = f"{time.normalize():f}" if isinstance(time, Decimal) and time > 0 else "6"
                message = f"`{name}` is no time, so it does not say how long {what} takes."
                if isinstance(time, Duration) and time.low:
                    message, seconds = (
                        f"How long {what} takes is one time: the shortest counts.",
                        f"{time.low / 1000:g}",
                    )
                fix = Fix(f"Write: param {name} = {seconds}s", (Edit(self.scope.span(atom), f"{seconds}s"),))
                self.scope.warn("M218", message, atom, hint=fix)

    def known(self, name: str) -> Known:
        """What a condition on a parameter's line may ask for."""
        if name in self.contexts:
            return True
        if name in self.lines:
            return known_of(self._value_of(name))
        if "." in name and (value := self.scope.value(name)):
            return known_of(value)
        return False if name in self.others else self.told(name)

    def _value_of(self, name: str) -> nodes.Atom:
        if name in self.scope.broken:
            raise RejectedError
        if name in self.scope.params:
            return self.scope.params[name]
        if name in self.busy:
            ring = " → ".join([*self.busy[self.busy.index(name) :], name])
            hint = "Give one of them a value of its own."
            self.scope.reject("M203", f"These parameters need each other: {ring}.", self.lines[name][0].name, hint=hint)
        self.busy.append(name)
        try:
            with self._deeper(self.lines[name][0].name):
                result = self._worked_out(name)
        except RejectedError:
            self.scope.broken.add(name)
            for param in self.lines[name]:
                self.scope.note_undefined(param.line)
            raise
        finally:
            self.busy.pop()
        self.scope.params[name] = result
        return result

    def _worked_out(self, name: str) -> nodes.Atom:
        if name in self.settings:
            place = self.lines[name][-1].name
            return evolve(self.settings[name], start=place.start, end=place.end)
        chosen = self._chosen(name)
        if len(chosen.value.items) > 1:
            self.scope.reject("M204", "A parameter has one value.", chosen.value)
        return self._evaluate(chosen.value.items[0])

    def _chosen(self, name: str) -> Param:
        """The line that counts: the last whose condition holds, else the one without."""
        lines = self.lines[name]
        applicable = [param for param in lines if param.condition and holds(param.condition, self.known)]
        plain = [param for param in lines if not param.line.conditions]
        if not (applicable or plain):
            hint = "Add a line that sets it without an `if`."
            self.scope.reject(
                "M204", f"`{name}` has no value where none of its conditions holds.", lines[0].name, hint=hint
            )
        return (applicable or plain)[-1]

    def _evaluate(self, node: nodes.Expression) -> nodes.Atom:
        match node:
            case nodes.Name(text) if text in self.lines:
                return self._value_of(text)
            case nodes.Name(text) if "." in text and (value := self.scope.value(text)):
                return evolve(value, start=node.start, end=node.end)
            case nodes.Name(text) if isinstance(told := self.told(text), Decimal | Duration | Quantity | Figure):
                return nodes.Figure(figure(told), node.start, node.end)
            case nodes.Operation():
                number, unit = self._sum(node)
                return nodes.Figure(f"{number.normalize():f}{unit}", node.start, node.end)
            case nodes.Figure(text) if isinstance(bad := literals.read(text), literals.BadFigure):
                joined = any(sign in text[1:] for sign in "+-*/")
                hint = "In a sum there are blanks around the signs: 220 - age." if joined else bad.hint
                self.scope.reject("M103", bad.message, node, hint=hint)
        return node

    @contextmanager
    def _deeper(self, node: nodes.Name | nodes.Operation) -> Iterator[None]:
        if self.depth >= _MAX_DEPTH:
            self.scope.reject("M204", f"It takes more than {_MAX_DEPTH} steps to work this out.", node)
        self.depth += 1
        try:
            yield
        finally:
            self.depth -= 1

    def _sum(self, node: nodes.Operation) -> tuple[Decimal, str]:
        """The value of a sum and its unit; times are in seconds."""
        with self._deeper(node):
            (left, left_unit), (right, right_unit) = self._operand(node.left), self._operand(node.right)
        try:
            result, unit = _apply(node.op, left, left_unit, right, right_unit)
        except (InvalidOperation, ZeroDivisionError):
            self.scope.reject("M204", "Nothing can be divided by zero.", node, hint="30s / 2")
        if unit is None:
            message = f"{_kind(left_unit)} and {_kind(right_unit).lower()} do not go together here."
            self.scope.reject("M204", message, node, hint="Add like to like; multiply and divide by plain numbers.")
        if not -_MAX_SUM < result < _MAX_SUM:
            self.scope.reject("M204", "This sum is too large.", node)
        return result, unit

    def _operand(self, node: nodes.Expression) -> tuple[Decimal, str]:
        if isinstance(node, nodes.Operation):
            return self._sum(node)
        atom = self._evaluate(node)
        value = literals.read(atom.text) if isinstance(atom, nodes.Figure) else None
        match value:
            case literals.NumberFigure((count,), sign) if count.single:
                return Decimal(count.low * (sign or 1)), ""
            case literals.DecimalFigure(number):
                return number, ""
            case literals.QuantityFigure(quantity, sign) if quantity.low == quantity.high:
                return quantity.low * (sign or 1), quantity.unit
            case literals.TimeFigure((single,), sign) if single.single:
                return Decimal(single.low * (sign or 1)) / 1000, "s"
            case literals.BadFigure():
                self.scope.reject("M103", value.message, node, hint=value.hint)
        if value is not None and (time := duration_of(value)) and time.single:
            return Decimal(time.low) / 1000, "s"
        self.scope.reject(
            "M204",
            "A sum cannot be worked out with this.",
            node,
            expected="a number, a time, or a parameter that is one",
        )


def _kind(unit: str) -> str:
    return {"": "A plain number", "s": "A time"}.get(unit, f"A figure in {unit}")


def _apply(op: str, left: Decimal, left_unit: str, right: Decimal, right_unit: str) -> tuple[Decimal, str | None]:
    """The result of a sum with its unit; no unit where the two do not go together."""
    if op in "+-":
        return (left + right if op == "+" else left - right), left_unit if left_unit == right_unit else None
    if op == "*":
        return left * right, left_unit or right_unit if not (left_unit and right_unit) else None
    if left_unit and left_unit == right_unit:
        return left / right, ""
    return (left / right).quantize(Decimal("0.001")), None if right_unit else left_unit


def value_of(atom: nodes.Atom | None) -> Known:
    """What a parameter's node means in a condition."""
    match atom:
        case nodes.Name(text):
            return TRUTHS.get(text, text)
        case nodes.Text(value):
            return value
        case nodes.Figure(text):
            read = literals.read(text)
            match read:
                case literals.NumberFigure((count,), sign) if count.single:
                    return Decimal(count.low * (sign or 1))
                case literals.DecimalFigure(number):
                    return number
                case literals.QuantityFigure():
                    return signed(read)
            return duration_of(read)
    return None


def known_of(atom: nodes.Atom) -> Known:
    """The same, where a figure that is no single amount (a dose, a series, a date) is known by its spelling."""
    value = value_of(atom)
    return Figure(atom.text) if value is None and isinstance(atom, nodes.Figure) else value
