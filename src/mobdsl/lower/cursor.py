"""The parts of a line while they are read."""

from __future__ import annotations

from mobdsl.language.names import normalised
from mobdsl.language.vocabulary import NEVER_NAMES
from mobdsl.records import frozen
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeGuard

    from mobdsl.lower.scope import Scope


@frozen
class Choice:
    """`a or b` (``any_of``) or `a, b`, as nodes."""

    names: tuple[nodes.Name | nodes.Text, ...]
    any_of: bool


@frozen
class Kit:
    """`wall or box, cushion` as nodes: one of each group, and all groups."""

    groups: tuple[tuple[nodes.Name | nodes.Text, ...], ...]

    @property
    def names(self) -> tuple[nodes.Name | nodes.Text, ...]:
        """All names."""
        return tuple(name for group in self.groups for name in group)


class Cursor:
    """The parts of a line, and how far they have been read: every part before ``at`` has been.

    One is made for each line and asked many times, so it is a plain class that finds the bare words once.
    """

    __slots__ = ("_next", "_words", "at", "parts", "scope")

    def __init__(self, parts: tuple[nodes.Part, ...], scope: Scope, at: int = 0) -> None:
        self.parts = parts
        self.scope = scope
        self.at = at
        # Longer than there are parts, so that whoever looks ahead need not ask for the end.
        self._next = (*parts, None, None, None)
        self._words = [part if isinstance(part, nodes.Name) else None for part in self._next]

    def peek(self, ahead: int = 0) -> nodes.Part | None:
        """The next part, or the first or second ``ahead`` of it; None at the end."""
        return self._next[self.at + ahead]

    def word(self, ahead: int = 0) -> str | None:
        """The text of the next part, or of the one directly behind it, if it is a bare word."""
        part = self._words[self.at + ahead]
        return part.text if part is not None else None

    def stands(self, words: tuple[str, ...]) -> bool:
        """Whether the next parts are these bare ``words``, up to three."""
        return all(self.word(ahead) == word for ahead, word in enumerate(words))

    def take(self, word: str) -> nodes.Name | None:
        """The next part if it is the bare word ``word``, read."""
        part = self._words[self.at]
        if part is not None and part.text == word:
            self.at += 1
            return part
        return None

    @property
    def last(self) -> nodes.Part:
        """The part read last."""
        return self.parts[max(self.at - 1, 0)]

    def check_end(self, hint: str | None = None) -> None:
        """Rejects the line where something is left of it, with a ``hint`` of what could be meant."""
        if (part := self.peek()) is not None:
            message = f"{shown(part, self.scope)} is one thing too many on this line."
            self.scope.reject("M105", message, part, hint=hint)


def shown(part: nodes.Part | nodes.Statement, scope: Scope) -> str:
    """``part`` as it is written, for a message; long ones are cut."""
    text = scope.source.text[part.start : part.end].replace("\n", " ")
    return f"`{text}`" if len(text) <= 40 else f"`{text[:37]}…`"


def is_name(part: nodes.Part | None) -> TypeGuard[nodes.Name]:
    """Whether ``part`` is a bare word that can be a name."""
    return isinstance(part, nodes.Name) and part.text not in NEVER_NAMES


def plain_name(name: nodes.Name | nodes.Text) -> str:
    """A name as a string, quoted or not."""
    return name.text if isinstance(name, nodes.Name) else normalised(name.value)


def plain_names(names: Iterable[nodes.Name | nodes.Text]) -> tuple[str, ...]:
    """Names as strings, quoted or not."""
    return tuple(plain_name(name) for name in names)
