"""How wide a text is on a terminal, and where its lines break."""

from __future__ import annotations

from unicodedata import category, combining, east_asian_width


def columns(text: str) -> int:
    """How many columns ``text`` takes: two for a wide character, none for a combining or an invisible one."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(_columns_of, text))


def _columns_of(character: str) -> int:
    if combining(character) or category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def wrapped(text: str, width: int | None, first: str = "", margin: int = 0) -> list[str]:
    """``text`` behind ``first`` in lines of at most ``width`` columns, broken between words; in one without a width.

    Lines after the first begin with ``margin`` blanks. A word that is longer than a line is broken where it has to be.
    """
    if width is None or columns(first) + columns(text) <= width:
        return [first + text]
    lines, line, is_empty = [], first, True
    for word in text.split(" "):
        for piece in _pieces(word, max(width - margin, 1)):
            longer = line + piece if is_empty else f"{line} {piece}"
            if columns(longer) > width and (not is_empty or columns(line) > margin):
                lines.append(line.rstrip())
                longer = " " * margin + piece
            line, is_empty = longer, False
    return [*lines, line]


def _pieces(word: str, width: int) -> list[str]:
    """``word``, cut where it is longer than ``width`` columns."""
    if columns(word) <= width:
        return [word]
    pieces, used = [""], 0
    for character in word:
        wide = _columns_of(character)
        if used + wide > width and pieces[-1]:
            pieces.append("")
            used = 0
        pieces[-1] += character
        used += wide
    return pieces
