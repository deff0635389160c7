"""Text for a terminal: made harmless, broken into lines, quoted for the shell."""

from __future__ import annotations

from unicodedata import category

from mobdsl.wording.columns import columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH = 38
"""Columns of a line of text: a terminal of 40 with a margin of two."""

_JOINERS = "\u200c\u200d"
"""The invisible characters that stay: without them some scripts and emoji fall apart."""


def clean(text: str) -> str:
    """``text`` on one line without anything that a terminal obeys or that changes the order of what is read.

    Control characters (ESC among them), bidirectional controls and other invisible characters go; a lone surrogate
    becomes U+FFFD.
    """
    if _is_plain(text):
        return " ".join(text.split())
    return " ".join("".join(_visible(character) for character in text).split())


def wrap(parts: Iterable[str]) -> str:
    """``parts`` joined by dots, in lines of at most :data:`WIDTH` columns; a part is only broken if it has to be.

    Every line but the first starts with a space and a line that ends between two parts ends with a dot, both beyond
    the width: put together the lines are the whole text again, and who shows them one by one leaves these out.
    """
    lines: list[str] = []
    for part in parts:
        if lines and columns(f"{lines[-1]} · {part}") <= WIDTH:
            lines[-1] += f" · {part}"
            continue
        if lines:
            lines[-1] += " ·"
        lines.extend(_wrap_words(part))
    return "\n ".join(lines)


def quote(text: str) -> str:
    """``text`` as one word of a POSIX shell (XCU 2.2.2): in single quotes everything stands for itself."""
    return "'" + text.replace("'", r"'\''") + "'"


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    match category(character):
        case "Cc":
            return ""
        case "Cf":
            return character if character in _JOINERS else ""
        case "Cs":
            return "\ufffd"
    return character


def _wrap_words(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".lstrip()
        if columns(joined) <= WIDTH:
            lines[-1] = joined
        else:
            lines.extend(_pieces(word))
    return [line for line in lines if line]


def _pieces(word: str) -> list[str]:
    """``word`` cut where it is wider than a line."""
    pieces = [""]
    for character in word:
        if columns(pieces[-1] + character) > WIDTH:
            pieces.append("")
        pieces[-1] += character
    return pieces
