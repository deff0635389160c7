"""What people write who know another notation, and the same line in this language.

A line that is found fault with is compared with the tables of this room. A row counts only where it finds something at
the very place of the fault, and what comes of it is the whole line, to be typed as it stands in the hint.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from mobdsl.language.rewrites import days, doses, lines, signs
from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mobdsl.language.rewrites.rule import RewriteRule
    from mobdsl.source import Source, Span

_LONGEST = 160
"""Longer lines are not written anew."""

_ENDS = re.compile(r'"(?:[^"\\\n]|\\.)*"|#[^\n]*|[{};\n]')

_CODES = frozenset(
    {"M002", "M010", "M012", "M101", "M102", "M103", "M104", "M105", "M110", "M111", "M114", "M115", "M116", "M117"}
    | {"M119", "M120", "M121", "M421", "M422"}
)
"""What may be found fault with where somebody writes in another notation."""


@frozen
class Line:
    """Where a line begins and ends, the blanks around it left out; ``braces`` whether a `{` follows."""

    start: int
    end: int
    braces: bool


def line_at(text: str, at: int) -> Line | None:
    """The line of ``text`` that holds ``at``, up to its braces or its `;`; None where it is longer than lines are."""
    start = max(at - _LONGEST, 0)
    start, end, braces = max(start, text.rfind("\n", start, at) + 1), min(len(text), at + _LONGEST), False
    for found in _ENDS.finditer(text, start, end):
        if found[0][0] == '"':
            continue
        if found.start() > at or (found.start() == at and found[0] != "{"):
            end, braces = found.start(), found[0] == "{"
            break
        if found[0] in "{};":
            start = found.end()
    if end - start >= _LONGEST:
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Line(start, start + len(text[start:end].rstrip()), braces)


def mended(code: str, source: Source, span: Span, hint: str | None) -> str | None:
    """The hint of a finding at ``span``: the line to write where a table has it, else ``hint``."""
    meant = hint is not None and hint.startswith("Did you mean")
    if code not in _CODES or (hint and meant and "Write: " in hint):
        return hint
    line = instead(source.text, span, sure=meant)
    return hint if line is None else f"Write: {line}"


def instead(text: str, span: Span, *, sure: bool = False) -> str | None:
    """The line at ``span`` of ``text`` as this language has it; None where no row fits. `{ … }` stands for its body.

    ``sure``: only by the rows that say what they mean, not by those for what nothing else is known of.
    """
    line = line_at(text, span.start)
    if line is None:
        return None
    written = text[line.start : line.end]
    first, last = span.start - line.start, max(min(span.end, line.end), span.start + 1) - line.start
    for pattern, row in _rows(sure):
        matches = list(pattern.finditer(written)) if row.braces in (None, line.braces) else []
        if any(one.start() < last and first < one.end() and _said(row, one) != one[0] for one in matches):
            whole = _replaced(written, row, matches).strip()
            return _with_body(whole) if line.braces else whole
    return None


def _said(row: RewriteRule, found: re.Match[str]) -> str:
    """What stands in the place of ``found``; the same where it is no slip after all."""
    new = row.said(found) if callable(row.said) else found.expand(row.said)
    return found[0] if new is None else new


def _replaced(written: str, row: RewriteRule, matches: Iterable[re.Match[str]]) -> str:
    """The line with what ``row`` says in the place of all ``matches`` but those in texts."""
    texts = [(one.start(), one.end()) for one in _ENDS.finditer(written) if one[0][0] == '"']
    parts, at = [], 0
    for found in matches:
        if not any(start <= found.start() and found.end() <= end for start, end in texts):
            parts += [written[at : found.start()], _said(row, found)]
            at = found.end()
    return "".join((*parts, written[at:]))


def _with_body(head: str) -> str:
    """``head`` with what stands for its body, which may be opened in it already."""
    return f"{head} … }}" if head.endswith(";") else f"{head} {{ … }}"


@cache
def _rows(sure: bool) -> list[tuple[re.Pattern[str], RewriteRule]]:
    rows = chain(signs.RULES, lines.RULES, days.RULES, doses.RULES, () if sure else lines.LAST)
    return [(re.compile(row.pattern), row) for row in rows]
