"""What reading a line needs to know of the file around it, and where its diagnostics go."""

from __future__ import annotations

from mobdsl.diagnostics import Diagnostic, Severity, rename
from mobdsl.lower.undefined import undefined_by
from mobdsl.model.conditions import TRUTHS
from mobdsl.model.library import EMPTY, Library
from mobdsl.records import define, evolve, field
from mobdsl.source import Source, Span
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import NoReturn

    from mobdsl.diagnostics import Fix
    from mobdsl.model.document import UndefinedName


class RejectedError(Exception):
    """Ends the reading of a statement; what is wrong has been reported."""


class Trial:
    """A reading whose diagnostics may be taken back: `with scope.attempt() as trial: …; trial.rollback()`."""

    __slots__ = ("_diagnostics", "_start")

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self._diagnostics = diagnostics
        self._start = len(diagnostics)

    def __enter__(self) -> Trial:  # noqa: D105
        return self

    def __exit__(self, *raised: object) -> None:  # noqa: D105
        return None

    @property
    def reported(self) -> bool:
        """Whether anything has been reported since the attempt began."""
        return len(self._diagnostics) > self._start

    def rollback(self, of: Callable[[Diagnostic], bool] | None = None) -> None:
        """Takes back what has been reported since the attempt began, or those ``of`` it that are named."""
        if self.reported:
            kept = [one for one in self._diagnostics[self._start :] if of and not of(one)]
            self._diagnostics[self._start :] = kept


@define
class Scope:
    """A file being lowered."""

    source: Source
    """Its text."""
    params: dict[str, nodes.Atom] = field(factory=dict)
    """The parameters in force, each with the node that stands for its value."""
    broken: set[str] = field(factory=set)
    """The parameters that have no value, because of what has been reported already."""
    diagnostics: list[Diagnostic] = field(factory=list)
    """What has been reported."""
    undefined: list[UndefinedName] = field(factory=list)
    """The names whose definitions could not be read."""
    read: set[int] = field(factory=set)
    """Where the conditions and bodies begin that something has made use of. What is not among them is reported in the
    end, so that no line says more than it does."""
    movements: frozenset[str] = frozenset()
    """The names of what the file defines and a line can do."""
    routines: frozenset[str] = frozenset()
    """The names of the routines among them."""
    imports: dict[str, Scope] = field(factory=dict)
    """The files that are known by an alias."""
    library: Library = EMPTY
    """It knows other movements."""

    def attempt(self) -> Trial:
        """What is reported from here on may be taken back."""
        return Trial(self.diagnostics)

    def note_undefined(self, line: nodes.Line) -> None:
        """Notes the name that ``line``, which could not be read, was to define."""
        if undefined := undefined_by(line, self.source):
            self.undefined.append(undefined)

    def knows(self, movement: str) -> bool:
        """Whether ``movement`` is the name of something that a line can do."""
        return movement in self.movements or self.library.known(movement) is not None

    def span(self, node: Spanned) -> Span:
        """The place of ``node`` in this file."""
        return self.source.span(node.start, node.end)

    def report(
        self,
        code: str,
        message: str,
        node: Spanned,
        *,
        expected: str | None = None,
        hint: str | Fix | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Notes a diagnostic at ``node``."""
        place = self.span(node)
        self.diagnostics.append(Diagnostic.of(severity, code, message, place, expected=expected, hint=hint))

    def warn(self, code: str, message: str, node: Spanned, *, hint: str | Fix | None = None) -> None:
        """Notes a warning at ``node``."""
        self.report(code, message, node, hint=hint, severity=Severity.WARNING)

    def reject(
        self, code: str, message: str, node: Spanned, *, expected: str | None = None, hint: str | Fix | None = None
    ) -> NoReturn:
        """Notes an error at ``node`` and gives the statement up."""
        self.report(code, message, node, expected=expected, hint=hint)
        raise RejectedError

    def rename(self, node: Spanned, name: str | None) -> Fix | None:
        """The fix that puts ``name`` in the place of ``node``; None where there is no name."""
        return rename(self.span(node), name)

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
        yield from readable(body.statements, scope)


def readable(lines: Iterable[nodes.Line], scope: Scope) -> Iterator[nodes.Statement]:
    """Those of ``lines`` that could be read."""
    for line in lines:
        if isinstance(line, nodes.Statement):
            yield line
        else:
            scope.note_undefined(line)
