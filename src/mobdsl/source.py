"""Text and places in it.

A place is a span of offsets; its line and column are worked out when somebody reads them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from mobdsl.records import field, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias


_BRACES = re.compile(r'"(?:[^"\\\n]|\\.)*"|#|[{}\n]')
_LONGEST_BRACES = 200
"""Longer braces are not shown as part of their line."""


@frozen
class Span:
    """A part of the text of a file."""

    path: str  # of the file, as people should read it
    start: int  # where it begins, in code points from 0
    end: int  # behind its last character, in code points from 0

    def to(self, other: Span) -> Span:
        """The span from the start of this one to the end of ``other``."""
        return Span(self.path, self.start, max(self.end, other.end))


def braces_at(text: str, start: int) -> str:
    """The braces that open at ``start``, as far as they stand on that line: all of them, or `{` where they go on."""
    depth = 0
    for match in _BRACES.finditer(text, start):
        if match[0] == "\n" or match[0][0] == "#" or match.end() - start > _LONGEST_BRACES:
            break
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth:
            return text[start : match.end()]
    return "{"


@frozen
class Source:
    """The text of one file."""

    path: str  # its name as people should read it, with `/` between parts
    text: str = field(repr=False)

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of ``offset``, both counted from 1; the column in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of line ``number`` (from 1) without its line end."""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[start:end].removesuffix("\r")

    def span(self, start: int, end: int) -> Span:
        """The span from ``start`` to ``end`` of this file."""
        return Span(self.path, start, end)


Position: TypeAlias = "Callable[[Span], tuple[str, int | None]]"
"""The file of a span and its line, counted from 1; no line where the text of the file is not at hand."""


def position_in(sources: Mapping[str, Source]) -> Position:
    """Finds spans in ``sources``, which are the texts of files by their paths."""

    def position(span: Span) -> tuple[str, int | None]:
        source = sources.get(span.path)
        return span.path, source.position(span.start)[0] if source else None

    return position
