"""What people write who know another notation, and the same line in this language.

A line with a mistake in it is compared with the tables of this room. A row counts only where it finds something at
the very place of the fault, and what comes of it is the whole line, to be typed as it stands in the hint.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from mobdsl.diagnostics import Fix, rewrite
from mobdsl.language.rewrites import days, doses, lines, plans, signs
from mobdsl.records import frozen
from mobdsl.source import braces_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mobdsl.language.rewrites.rule import RewriteRule
    from mobdsl.source import Source, Span

_LONGEST = 160
"""Longer lines are not written anew."""

_ENDS = re.compile(r'"(?:[^"\\\n]|\\.)*"|#[^\n]*|[{};\n]')


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
    for match in _ENDS.finditer(text, start, end):
        if match[0][0] == '"':
            continue
        if match.start() > at or (match.start() == at and match[0] != "{"):
            end, braces = match.start(), match[0] == "{"
            break
        if match[0] in "{};":
            start = match.end()
    if end - start >= _LONGEST:
        return None
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Line(start, start + len(text[start:end].rstrip()), braces)


def fix_of_line(source: Source, span: Span, *, sure: bool = False) -> Fix | None:
    """The edit that writes the line at ``span`` as this language has it; None where no rule fits."""
    line = line_at(source.text, span.start)
    head = rewritten(source, span, line, sure=sure) if line else None
    return fix_with(source, line, head) if line and head is not None else None


def rewritten(source: Source, span: Span, line: Line, *, sure: bool = False) -> str | None:
    """``line`` as this language has it, by the first rule that finds something at ``span``.

    ``sure``: only by the rules that say what they mean, not by those for what nothing else is known of.
    """
    written = source.text[line.start : line.end]
    first, last = span.start - line.start, max(min(span.end, line.end), span.start + 1) - line.start
    for pattern, rule in _rules(sure):
        matches = list(pattern.finditer(written)) if rule.braces in (None, line.braces) else []
        if any(
            match.start() < last and first < match.end() and _replacement(rule, match) != match[0] for match in matches
        ):
            head = _replaced(written, rule, matches).strip()
            return head if not rule.figures or _figures(written) <= _figures(head) else None
    return None


def _figures(text: str) -> set[int]:
    """The numbers of a line."""
    return {int(number) for number in re.findall(r"\d+", text)}


def fix_with(source: Source, line: Line, head: str) -> Fix:
    """``head`` in the place of ``line``, shown with its body, which may be opened in the head already."""
    if not line.braces:
        return rewrite(source.span(line.start, line.end), head)
    opened = source.text.index("{", line.end)
    body = braces_at(source.text, opened)
    if head.endswith(";"):
        return rewrite(source.span(line.start, opened + 1), head, behind=body[1:])
    return rewrite(source.span(line.start, line.end), head, behind=f" {body}")


def _replacement(rule: RewriteRule, match: re.Match[str]) -> str:
    """What stands in the place of ``match``; the same where nothing is to be rewritten after all."""
    new = rule.replacement(match) if callable(rule.replacement) else match.expand(rule.replacement)
    return match[0] if new is None else new


def _replaced(written: str, rule: RewriteRule, matches: Iterable[re.Match[str]]) -> str:
    """The line with what ``rule`` says in the place of all ``matches`` but those in texts."""
    texts = [(end.start(), end.end()) for end in _ENDS.finditer(written) if end[0][0] == '"']
    parts, at = [], 0
    for match in matches:
        if not any(start <= match.start() and match.end() <= end for start, end in texts):
            parts += [written[at : match.start()], _replacement(rule, match)]
            at = match.end()
    return "".join((*parts, written[at:]))


@cache
def _rules(sure: bool) -> list[tuple[re.Pattern[str], RewriteRule]]:
    rules = chain(signs.RULES, plans.RULES, lines.RULES, days.RULES, doses.RULES, () if sure else lines.LAST)
    return [(re.compile(rule.pattern), rule) for rule in rules]
