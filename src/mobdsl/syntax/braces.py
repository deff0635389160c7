"""Where a brace that was forgotten is most likely missing: lines are set in as deep as they stand in braces."""

from __future__ import annotations

import re

from mobdsl.records import define, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_TOKEN = re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|#[^\n]*|[{}\n]|[^\s"#{}]+|"', re.DOTALL)
_DEFINITION = re.compile(r"(?:routine|movement|progression|plan|param|import|did)[ \t]+[^\W\d\"]")
"""What begins a line that stands in no braces."""

_SAME_LINE = 10_000
"""How deep a body counts as being set in that begins on the line of its brace."""


@frozen
class Missing:
    """The brace ``opened`` is closed nowhere; it would be at ``at``, where there is a blank or the end of a line."""

    opened: int
    at: int


@define
class _Open:
    """A brace, how deep its line is set in, and how deep the first line inside is."""

    at: int
    indent: int
    inside: int | None = None


def missing(text: str) -> list[Missing]:
    """The braces of ``text`` that are left open, as far as its indentation tells."""
    found: list[Missing] = []
    opened: list[_Open] = []
    last = indent_of_line = 0
    for token, indent in _tokens(text):
        at, written = token.start(), token[0]
        if indent is not None:
            indent_of_line = indent
            gap = range(last, at)
            for brace, place in zip(_left_open(opened, indent, written, text, at), gap, strict=False):
                found.append(Missing(brace.at, place))
        if opened and opened[-1].inside is None and written != "}":
            opened[-1].inside = _SAME_LINE if indent is None else indent
        if written == "{":
            opened.append(_Open(at, indent_of_line))
        elif written == "}" and opened:
            opened.pop()
        last = token.end()
    return found


def with_closed(text: str, missing: Collection[Missing]) -> str:
    """``text`` with the braces that are missing, everything else where it was."""
    letters = list(text)
    for one in missing:
        letters[one.at] = "}"
    return "".join(letters)


def _tokens(text: str) -> Iterator[tuple[re.Match[str], int | None]]:
    """Every token that is no comment, with the indentation of its line if it is the first there."""
    begins = True
    for token in _TOKEN.finditer(text):
        if token[0] == "\n":
            begins = True
        elif token[0][0] != "#":
            yield token, _indent(text, token.start()) if begins else None
            begins = False


def _left_open(opened: list[_Open], indent: int, written: str, text: str, at: int) -> Iterator[_Open]:
    """Takes off what should have been closed before the line at ``at``, which begins with ``written``."""
    definition = _DEFINITION.match(text, at) is not None
    while opened:
        last = opened[-1]
        set_in = last.inside is not None and last.inside > last.indent
        over = indent < last.indent if written == "}" else (set_in and indent <= last.indent)
        if not (over or (definition and not (last.inside is not None and indent >= last.inside and set_in))):
            return
        yield opened.pop()


def _indent(text: str, at: int) -> int:
    """How far the line that holds ``at`` is set in."""
    start = text.rfind("\n", 0, at) + 1
    line = text[start:at]
    return len(line) - len(line.lstrip(" \t"))
