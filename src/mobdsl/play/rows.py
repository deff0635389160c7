"""Rows of a screen: spans of text in a style, and how wide they are."""

from __future__ import annotations

from enum import StrEnum

from mobdsl.records import frozen
from mobdsl.wording.columns import columns, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias


class Style(StrEnum):
    """How a span looks; colours are the player's."""

    PLAIN = "plain"
    DIM = "dim"
    BOLD = "bold"
    ACCENT = "accent"
    STRONG = "strong"
    """Bold, in the mood's colour."""
    INVERSE = "inverse"
    WARN = "warn"


@frozen
class Span:
    """A text in one style; ``answer`` is the place of an option that a click on it chooses."""

    text: str
    style: Style = Style.PLAIN
    answer: int | None = None


Row: TypeAlias = "tuple[Span, ...]"
BLANK: Row = ()


def text_rows(text: str, width: int, style: Style) -> list[Row]:
    """``text`` in as many rows as it needs."""
    return [(Span(line, style),) for line in wrapped(text, width)] if text else []


def shortened(text: str, width: int) -> str:
    """``text``, its end given up where it is wider than ``width``."""
    if columns(text) <= width:
        return text
    kept = ""
    for character in text:
        if columns(kept + character) > width - 1:
            break
        kept += character
    return f"{kept.rstrip()}…" if width > 0 else ""


def width_of(row: Iterable[Span]) -> int:
    """How many columns a row takes."""
    return sum(columns(span.text) for span in row)


def cut(row: Row, width: int) -> Row:
    """``row``, no wider than ``width``."""
    kept: list[Span] = []
    for span in row:
        free = width - width_of(kept)
        if columns(span.text) > free:
            return (*kept, Span(shortened(span.text, free), span.style, span.answer))
        kept.append(span)
    return tuple(kept)
