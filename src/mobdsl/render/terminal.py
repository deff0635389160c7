"""Other people's texts made fit for a terminal: nothing in them is obeyed, hidden, or taken for a line of the tool."""

from __future__ import annotations

from unicodedata import category

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    Painter: TypeAlias = "Callable[[str, str], str]"

_JOINERS = "\u200c\u200d"
"""The invisible characters that stay: without them some scripts and emoji fall apart."""

_SHORT_ESCAPES = {"\n": r"\n", "\r": r"\r"}


def painter(colour: bool) -> Painter:
    """What writes a text in the colour of a code (`1;31`) where there is ``colour``, else as it is."""
    return lambda text, code: f"\x1b[{code}m{text}\x1b[0m" if colour and code and text else text


def visible(text: str) -> str:
    """``text`` on one line: tabs are blanks, a line end is shown as ``\\n``, other control characters by number.

    Bidirectional controls and everything else that cannot be seen count as control characters.
    """
    return text if text.isprintable() else "".join(map(_visible, text))


def in_columns(text: str) -> str:
    """A line of source: as :func:`visible`, but each character stays one, so that marks can stand below it."""
    return "".join(character if character.isprintable() else _placeholder(character) for character in text)


def _visible(character: str) -> str:
    if character.isprintable() or character in _JOINERS:
        return character
    if _is_blank(character):
        return " "
    return _SHORT_ESCAPES.get(character) or _numbered(ord(character))


def _numbered(code: int) -> str:
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x1_0000 else f"\\U{code:08x}"


def _placeholder(character: str) -> str:
    return " " if _is_blank(character) else "�"


def _is_blank(character: str) -> bool:
    return character == "\t" or category(character) == "Zs"
