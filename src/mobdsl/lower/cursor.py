"""The parts of a line while they are read."""

from __future__ import annotations

from mobdsl.language.keywords import NEVER_NAMES
from mobdsl.records import define, frozen
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, TypeAlias

    from mobdsl.language import literals as figures
    from mobdsl.lower.scope import Scope

Captures: TypeAlias = "dict[str, Any]"


@frozen
class Choice:
    """`a or b` (``any_of``) or `a, b`, as nodes."""

    names: tuple[nodes.Name | nodes.Text, ...]
    any_of: bool


@define
class Cursor:
    """The parts of a line, and how far they have been read."""

    parts: tuple[nodes.Part, ...]
    scope: Scope
    at: int = 0

    def peek(self, ahead: int = 0) -> nodes.Part | None:
        """The next part, or the one ``ahead`` of it; None at the end."""
        index = self.at + ahead
        return self.parts[index] if index < len(self.parts) else None

    def word(self, ahead: int = 0) -> str | None:
        """The text of the next part if it is a bare word."""
        part = self.peek(ahead)
        return part.text if isinstance(part, nodes.Name) else None

    def take(self, word: str) -> nodes.Name | None:
        """The next part if it is the bare word ``word``, read."""
        part = self.peek()
        if isinstance(part, nodes.Name) and part.text == word:
            self.at += 1
            return part
        return None

    @property
    def last(self) -> nodes.Part:
        """The part read last."""
        return self.parts[max(self.at - 1, 0)]


class NoMatchError(Exception):
    """A part is not what the notation asks for."""

    def __init__(self, at: int, expected: str, bad: figures.BadFigure | None = None) -> None:
        super().__init__(expected)
        self.at = at
        self.expected = expected
        self.bad = bad


def shown(part: nodes.Part | nodes.Statement, scope: Scope) -> str:
    """``part`` as it is written, for a message; long ones are cut."""
    text = scope.source.text[part.start : part.end].replace("\n", " ")
    return f"`{text}`" if len(text) <= 40 else f"`{text[:37]}…`"


def is_name(part: nodes.Part | None) -> bool:
    """Whether ``part`` is a bare word that can be a name."""
    return isinstance(part, nodes.Name) and part.text not in NEVER_NAMES


def plain_name(name: nodes.Name | nodes.Text) -> str:
    """A name as a string, quoted or not."""
    return name.text if isinstance(name, nodes.Name) else name.value


def plain_names(names: Iterable[nodes.Name | nodes.Text]) -> tuple[str, ...]:
    """Names as strings, quoted or not."""
    return tuple(plain_name(name) for name in names)
