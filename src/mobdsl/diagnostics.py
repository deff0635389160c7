"""What the tool has to say about a file: data, rendered elsewhere."""

from __future__ import annotations

from enum import StrEnum

from mobdsl.records import frozen
from mobdsl.records.types import Generic, TypeVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mobdsl.source import Span

T_co = TypeVar("T_co", covariant=True)


class Severity(StrEnum):
    """How much a diagnostic weighs. Only an error changes the exit code."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@frozen
class Related:
    """A second place that a diagnostic speaks of, with what is to be seen there."""

    span: Span
    message: str


@frozen
class Diagnostic:
    """One finding.

    ``code`` is a key of :data:`mobdsl.lint.codes.CODES`; ``message`` says what is wrong in a sentence for people who
    train; ``span`` is the place (None where there is none, as for an option of the command); ``expected`` names
    what could stand there; ``hint`` is the line to write instead or the next thing to do.
    """

    code: str
    message: str
    span: Span | None = None
    severity: Severity = Severity.ERROR
    expected: str | None = None
    hint: str | None = None
    related: tuple[Related, ...] = ()


@frozen
class Outcome(Generic[T_co]):
    """A value together with what there is to say about it.

    ``value`` is None only where none could be made at all; with errors among the diagnostics it is a best effort.
    """

    value: T_co | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def ok(self) -> bool:
        """True where there is a value and no error."""
        return self.value is not None and not has_errors(self.diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """``diagnostics`` each once, file by file in the order of the text; what has no place comes first."""

    def place(found: Diagnostic) -> tuple[str, int]:
        return (found.span.path, found.span.start) if found.span else ("", 0)

    return sorted(dict.fromkeys(diagnostics), key=place)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of ``diagnostics`` is an error."""
    return any(found.severity is Severity.ERROR for found in diagnostics)
