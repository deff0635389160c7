"""What reading a line needs to know of the file around it, and where its findings go."""

from __future__ import annotations

from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.language.rewrites import mended
from mobdsl.model.conditions import TRUTHS
from mobdsl.model.library import EMPTY, Library
from mobdsl.records import define, evolve, field
from mobdsl.source import Source, Span
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import NoReturn

MAX_NESTING = 16
"""How deep bodies may stand in one another."""


class RejectedError(Exception):
    """Ends the reading of a statement; what is wrong has been reported."""


@define
class Scope:
    """A file being lowered.

    ``params`` are the values in force, as the nodes that stand for them; ``broken`` the parameters that have none
    because of what has been reported already. ``read`` are the places of the conditions and bodies that something has
    made use of; what is not among them is reported in the end, so that no line says more than it does.
    ``imports`` are the files that are known by an alias. ``movements`` are the names of what the file defines and a
    line can do; ``library`` knows others.
    """

    source: Source
    params: dict[str, nodes.Atom] = field(factory=dict)
    broken: set[str] = field(factory=set)
    found: list[Diagnostic] = field(factory=list)
    read: set[int] = field(factory=set)
    movements: frozenset[str] = frozenset()
    imports: dict[str, Scope] = field(factory=dict)
    library: Library = EMPTY

    def knows(self, movement: str) -> bool:
        """Whether ``movement`` is the name of something that a line can do."""
        return movement in self.movements or self.library.known(movement) is not None

    def span(self, node: Spanned) -> Span:
        """The place of ``node`` in this file."""
        return Span(self.source.path, node.start, node.end)

    def report(
        self,
        code: str,
        message: str,
        node: Spanned,
        *,
        expected: str | None = None,
        hint: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Notes a finding at ``node``."""
        place = self.span(node)
        self.found.append(Diagnostic(code, message, place, severity, expected, mended(code, self.source, place, hint)))

    def warn(self, code: str, message: str, node: Spanned, *, hint: str | None = None) -> None:
        """Notes a warning at ``node``."""
        self.report(code, message, node, hint=hint, severity=Severity.WARNING)

    def reject(
        self, code: str, message: str, node: Spanned, *, expected: str | None = None, hint: str | None = None
    ) -> NoReturn:
        """Notes an error at ``node`` and gives the statement up."""
        self.report(code, message, node, expected=expected, hint=hint)
        raise RejectedError

    def resolve(self, part: nodes.Part | None) -> nodes.Part | None:
        """``part``, or the value of the parameter that it names. A line that needs a broken one falls with it."""
        if not isinstance(part, nodes.Name):
            return part
        value = self.value(part.text)
        if value is None:
            return part
        # What an import says stands in another file: here it is where its name is.
        return evolve(value, start=part.start, end=part.end) if "." in part.text else value

    def value(self, name: str) -> nodes.Atom | None:
        """The value of the parameter ``name``, `alias.name` for one of an import; None where there is none."""
        alias, dot, rest = name.partition(".")
        if dot:
            return self.imports[alias].value(rest) if alias in self.imports else None
        if name in self.broken:
            raise RejectedError
        return self.params.get(name)

    def resolve_name(self, part: nodes.Part | None, *, texts: bool = False) -> nodes.Part | None:
        """``part``, or the name (with ``texts`` also the text) that the parameter holds which it names.

        One that holds anything else is none: beside `param kettlebell = 16kg`, `with kettlebell` takes a kettlebell.
        """
        value = self.resolve(part)
        if part is None or value is part or not isinstance(value, nodes.Name | nodes.Text):
            return part
        if (isinstance(value, nodes.Name) and value.text in TRUTHS) or (isinstance(value, nodes.Text) and not texts):
            return part
        return evolve(value, start=part.start, end=part.end)


Spanned = (
    nodes.Name
    | nodes.Figure
    | nodes.Text
    | nodes.Listing
    | nodes.Value
    | nodes.Operation
    | nodes.Condition
    | nodes.Test
    | nodes.Statement
    | nodes.Body
    | nodes.Invalid
    | Span
)


def statements_in(body: nodes.Body | None, scope: Scope) -> Iterator[nodes.Statement]:
    """The lines in ``body`` that could be read; the body itself counts as read from here on."""
    if body is not None:
        scope.read.add(body.start)
        yield from (line for line in body.statements if isinstance(line, nodes.Statement))
