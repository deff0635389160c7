"""What the tool has to say about a file: data, rendered elsewhere."""

from __future__ import annotations

from enum import StrEnum

from mobdsl.records import frozen
from mobdsl.records.types import Generic, TypeVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypedDict, Unpack

    from mobdsl.source import Span

    class Details(TypedDict, total=False):
        """What a diagnostic may have beside its code, message, place and severity."""

        expected: str | None
        hint: str | Fix | None
        related: tuple[Related, ...]


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
class Edit:
    """``text`` in the place of what stands at ``span``."""

    span: Span
    text: str


@frozen
class Fix:
    """What takes away what a diagnostic is about."""

    hint: str
    """The same for people: "Did you mean plank?", "Write: plank 30s"."""
    edits: tuple[Edit, ...] = ()
    """Changes of one file that a program can make; none where only people can, as when a line belongs elsewhere."""
    guess: bool = False
    """Whether it rests on letters that are alike, so that what is known of the whole line tells more."""

    def applied(self, text: str) -> str:
        """``text``, which is that of the file, with the edits made."""
        for edit in sorted(self.edits, key=lambda edit: edit.span.start, reverse=True):
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
        return text


def did_you_mean(name: str) -> str:
    """The hint that ``name`` was most likely meant."""
    return f"Did you mean {name}?"


def rename(span: Span | None, name: str | None, more: str = "") -> Fix | None:
    """``name`` in the place of what stands at ``span``, None without both. ``more`` is the rest of the hint."""
    if span is None or name is None:
        return None
    return Fix(f"{did_you_mean(name)}{more}", (Edit(span, name),), guess=True)


def rewrite(span: Span, text: str, *, behind: str = "") -> Fix:
    """``text`` in the place of the line at ``span``; people are shown what stands ``behind`` it too."""
    return Fix(f"Write: {text}{behind}", (Edit(span, text),))


@frozen
class Diagnostic:
    """One finding."""

    code: str
    """A key of :data:`mobdsl.lint.codes.table.CODES`, or the code of a check of another package."""
    message: str
    """What is wrong, in a sentence for people who train."""
    span: Span | None = None
    """The place; None where there is none, as for an option of the command."""
    severity: Severity = Severity.ERROR
    expected: str | None = None
    """What could stand there."""
    hint: str | None = None
    """The line to write instead, or the next thing to do."""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    """The edits that do what the hint says, where it is sure what to do."""

    @classmethod
    def of(
        cls,
        severity: Severity,
        code: str,
        message: str,
        span: Span | None = None,
        *,
        expected: str | None = None,
        hint: str | Fix | None = None,
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        """A diagnostic of ``severity``. A fix as its ``hint`` says what to do in its own words."""
        fix = hint if isinstance(hint, Fix) else None
        text = hint.hint if isinstance(hint, Fix) else hint
        return cls(code, message, span, severity, expected, text, related, fix)

    @classmethod
    def error(cls, code: str, message: str, span: Span | None = None, **details: Unpack[Details]) -> Diagnostic:
        """An error."""
        return cls.of(Severity.ERROR, code, message, span, **details)

    @classmethod
    def warning(cls, code: str, message: str, span: Span | None = None, **details: Unpack[Details]) -> Diagnostic:
        """A warning."""
        return cls.of(Severity.WARNING, code, message, span, **details)

    @classmethod
    def info(cls, code: str, message: str, span: Span | None = None, **details: Unpack[Details]) -> Diagnostic:
        """An info."""
        return cls.of(Severity.INFO, code, message, span, **details)


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

    def place(diagnostic: Diagnostic) -> tuple[str, int]:
        return (diagnostic.span.path, diagnostic.span.start) if diagnostic.span else ("", 0)

    return sorted(dict.fromkeys(diagnostics), key=place)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of ``diagnostics`` is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
