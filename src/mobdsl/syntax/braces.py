"""Where a brace that was forgotten is most likely missing: lines are set in as deep as they stand in braces."""

from __future__ import annotations

import re

from mobdsl.records import define, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mobdsl.syntax.lexer import Script

_OTHERS = r'[{}\n]|[^\s"#{}]+|"'
"""What stands outside of texts and comments: braces, line breaks, words, quotation marks without a second one."""

_DEFINITION = r"(?:routine|movement|progression|plan|param|import|did)[ \t]+[^\W\d\"]"
"""What begins a line that stands in no braces."""

_SAME_LINE = 10_000
"""How deep a body counts as being set in that begins on the line of its brace."""

_MAX_OPEN = 1_000
"""Where more braces are open at one place, nothing is guessed."""


@frozen
class Missing:
    """A brace that is closed nowhere."""

    opened: int  # where it is
    at: int  # where the closing one would be: a blank or the end of a line


@define
class _Open:
    """A brace that is not closed yet."""

    at: int
    indent: int  # how deep its line is set in
    inside: int | None = None  # how deep the first line inside is; None before there is one


def missing(script: Script) -> list[Missing]:
    """The braces of a text that are left open, as far as its indentation tells."""
    places: list[Missing] = []
    opened: list[_Open] = []
    last = indent_of_line = 0
    for token, indent in _tokens(script):
        at, written = token.start(), token[0]
        if indent is not None:
            indent_of_line = indent
            gap = range(last, at)
            for brace, place in zip(_left_open(opened, indent, written, script.text, at), gap, strict=False):
                places.append(Missing(brace.at, place))
        if opened and opened[-1].inside is None and written != "}":
            opened[-1].inside = _SAME_LINE if indent is None else indent
        if written == "{":
            opened.append(_Open(at, indent_of_line))
            if len(opened) > _MAX_OPEN:
                return []
        elif written == "}" and opened:
            opened.pop()
        last = token.end()
    return places


def with_closed(text: str, missing: Collection[Missing]) -> str:
    """``text`` with the braces that are missing, everything else where it was."""
    pieces, last = [], 0
    for place in sorted(brace.at for brace in missing):
        pieces += [text[last:place], "}"]
        last = place + 1
    return "".join((*pieces, text[last:]))


def _tokens(script: Script) -> Iterator[tuple[re.Match[str], int | None]]:
    """Every token that is no comment, with the indentation of its line if it is the first there."""
    begins = True
    for token in script.coarse_tokens(0, _OTHERS):
        if token[0] == "\n":
            begins = True
        elif token[0][0] != "#":
            yield token, _indent(script.text, token.start()) if begins else None
            begins = False


def _left_open(opened: list[_Open], indent: int, written: str, text: str, at: int) -> Iterator[_Open]:
    """Takes off what should have been closed before the line at ``at``, which begins with ``written``."""
    definition = re.compile(_DEFINITION).match(text, at) is not None
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
