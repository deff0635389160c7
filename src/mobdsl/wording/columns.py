"""How wide a text is on a terminal."""

from __future__ import annotations

from unicodedata import category, combining, east_asian_width


def columns(text: str) -> int:
    """How many columns ``text`` takes: two for a wide character, none for a combining or an invisible one."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(_columns_of, text))


def _columns_of(character: str) -> int:
    if combining(character) or category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
