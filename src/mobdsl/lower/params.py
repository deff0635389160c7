"""Parameters: values with a name, set once, changed from outside, worked out by sums."""

from __future__ import annotations

from contextlib import contextmanager
from decimal import Decimal, InvalidOperation

from mobdsl.diagnostics import Diagnostic, Edit, Fix, did_you_mean
from mobdsl.language import figures, literals
from mobdsl.language.literals import duration_of, signed
from mobdsl.lower.conditions import read_condition
from mobdsl.lower.scope import RejectedError, Scope
from mobdsl.model.amounts import Duration, Figure, Quantity
from mobdsl.model.conditions import TRUTHS, Known, holds, nothing_known
from mobdsl.records import define, evolve, field, frozen
from mobdsl.suggest import nearest
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from mobdsl.lower.sums import Amount
    from mobdsl.model.conditions import Condition, Facts

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
    exact: dict[str, Amount] = field(factory=dict)
    """The sums that have been worked out, by the parameters that they are: sums of sums are rounded once."""
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
        value = chosen.value.items[0]
        if isinstance(value, nodes.Operation):
            self.exact[name] = self._sum(value)
            return self._figure(self.exact[name], value)
        return self._evaluate(value)

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
                from mobdsl.printer.figures import known

                return nodes.Figure(known(told), node.start, node.end)
            case nodes.Operation():
                return self._figure(self._sum(node), node)
            case nodes.Figure(text) if isinstance(bad := literals.read(text), figures.BadFigure):
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

    def _figure(self, amount: Amount, node: nodes.Operation) -> nodes.Figure:
        from mobdsl.lower import sums

        try:
            return nodes.Figure(sums.figure_of(amount), node.start, node.end)
        except sums.UnlikeError as error:
            self.scope.reject("M204", str(error), node, hint=error.hint)

    def _sum(self, node: nodes.Operation) -> Amount:
        """The value of a sum."""
        from mobdsl.lower import sums

        with self._deeper(node):
            left, right = self._operand(node.left), self._operand(node.right)
        try:
            return sums.apply(node.op, left, right)
        except (InvalidOperation, ZeroDivisionError):
            self.scope.reject("M204", "Nothing can be divided by zero.", node, hint="30s / 2")
        except sums.UnlikeError as error:
            self.scope.reject("M204", str(error), node, hint=error.hint)

    def _operand(self, node: nodes.Expression) -> Amount:
        if isinstance(node, nodes.Operation):
            return self._sum(node)
        atom = self._evaluate(node)
        if isinstance(node, nodes.Name) and (exact := self.exact.get(node.text)):
            return exact
        value = literals.read(atom.text) if isinstance(atom, nodes.Figure) else None
        if isinstance(value, figures.BadFigure):
            self.scope.reject("M103", value.message, node, hint=value.hint)
        from mobdsl.lower import sums

        amount = sums.amount_of(value) if value is not None else None
        if amount is None:
            expected = "a number, a time, a date, or a parameter that is one"
            self.scope.reject("M204", "A sum cannot be worked out with this.", node, expected=expected)
        return amount


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
                case figures.NumberFigure((count,), sign) if count.single:
                    return Decimal(count.low * (sign or 1))
                case figures.DecimalFigure(number):
                    return number
                case figures.QuantityFigure():
                    return signed(read)
            return duration_of(read)
    return None


def known_of(atom: nodes.Atom) -> Known:
    """The same, where a figure that is no single amount (a dose, a series, a date) is known by its spelling."""
    value = value_of(atom)
    return Figure(atom.text) if value is None and isinstance(atom, nodes.Figure) else value
