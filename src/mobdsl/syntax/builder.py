# ruff: noqa: D102, N802 - the methods bear the names of the grammar's rules and terminals
"""From the parser's reductions straight to nodes: no tree in between."""

from __future__ import annotations

import re
from textwrap import dedent

from lark import Token, Transformer

from mobdsl.records import evolve
from mobdsl.syntax import nodes
from mobdsl.syntax.nodes import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {'"': '"', "\\": "\\", "n": "\n", "t": "\t"}
_COMMENT = re.compile(r"#[^\n]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_STREAK_DIGITS = 4
_QUOTES = "“”„‟«»‘’"
_SIGN = "Names have underscores (cat_cow), ranges no blanks (30-60s), lines begin with their first word (dead_bug x8)."
_STRAY = {
    ":": 'Nothing stands between a word and what is said of it: dead_bug x8, cue "spine still".',
    "'": 'Texts stand in straight double quotes: cue "spine still".',
    "[": "Lines that belong together stand in braces: { ... }.",
    **dict.fromkeys("-–—*•·", _SIGN),
}
"""What to write instead of a character that people bring along from other notations."""


class Builder(Transformer[Token, nodes.File]):
    """Callbacks of the grammar, called as it is recognised. It keeps no state, so one serves every file."""

    def NAME(self, token: Token) -> nodes.Name:
        return nodes.Name(str(token), token.start_pos or 0, token.end_pos or 0)

    def FIGURE(self, token: Token) -> nodes.Figure:
        return nodes.Figure(str(token), token.start_pos or 0, token.end_pos or 0)

    def TEXT(self, token: Token) -> nodes.Text | nodes.Junk:
        return _text(token, token[1:-1], 1)

    def LONG_TEXT(self, token: Token) -> nodes.Text | nodes.Junk:
        inner = token[3:-3].replace("\r\n", "\n")
        return _text(token, dedent(inner.removeprefix("\n")).rstrip(), 3)

    def junk(self, children: list[Token]) -> nodes.Junk:
        (token,) = children
        start, end = token.start_pos or 0, token.end_pos or 0
        if token.type == "UNCLOSED":
            problem = Problem(
                "M001",
                "This text is never closed.",
                start,
                start + len(token.rstrip()),
                expected='a second " on the same line',
                hint='Close the quote, or use """ … """ for a text of several lines.',
            )
        elif token in _QUOTES:
            problem = Problem(
                "M012",
                f"{token} is a typographic quotation mark.",
                start,
                end,
                expected='the straight quotation mark "',
                hint='Write texts in straight quotes: cue "spine still".',
            )
        elif not token.isprintable():
            message = f"There is an invisible character here (U+{ord(token):04X})."
            hint = "Delete it. Such characters mostly come along when a text is copied."
            problem = Problem("M002", message, start, end, hint=hint)
        else:
            hint = _STRAY.get(str(token), "Take it out, or put it in quotes.")
            problem = Problem("M002", f"`{token}` has no meaning here.", start, end, hint=hint)
        return nodes.Junk(problem, start, end)

    def listing(self, children: list[Any]) -> nodes.Listing | nodes.Junk:
        items = [child for child in children if not isinstance(child, Token)]
        for item in items:
            if isinstance(item, nodes.Junk):
                return item
        commas = (child for child in children if isinstance(child, Token))
        comments = tuple(comment for comma in commas for comment in _comments(comma))
        return nodes.Listing(tuple(items), comments, items[0].start, items[-1].end)

    def operation(self, children: list[Any]) -> nodes.Operation:
        left, op, right = children
        return nodes.Operation(left, str(op), right, left.start, right.end)

    def value(self, children: list[Any]) -> nodes.Value:
        items = tuple(child for child in children if not isinstance(child, Token))
        return nodes.Value(items, children[0].start_pos, items[-1].end)

    def test(self, children: list[Any]) -> nodes.Test:
        if len(children) == 1:
            (left,) = children
            return nodes.Test(left, None, None, False, left.start, left.end)
        left, op, right = children
        return nodes.Test(left, "=" if op == "==" else str(op), right, False, left.start, right.end)

    def negation(self, children: list[Any]) -> nodes.Test:
        word, test = children
        return nodes.Test(test.left, test.op, test.right, not test.negated, word.start_pos, test.end)

    def condition(self, children: list[Any]) -> nodes.Condition | nodes.Junk:
        word = children[0]
        tests = tuple(child for child in children if isinstance(child, nodes.Test))
        joiners = {str(child): child for child in children if isinstance(child, Token) and child.type in ("AND", "OR")}
        if len(joiners) > 1:
            second = list(joiners.values())[1]
            problem = Problem(
                "M008",
                "`and` and `or` are not mixed on one line.",
                second.start_pos or 0,
                second.end_pos or 0,
                hint="Write two lines, one for each case.",
            )
            return nodes.Junk(problem, word.start_pos, tests[-1].end)
        last = children[-1]
        streak, end = None, tests[-1].end
        if isinstance(last, Token) and last.type == "STREAK":
            number, end = last.split()[0], last.end_pos or end
            if len(number) > _STREAK_DIGITS:
                problem = Problem("M103", "This is more often than anyone trains.", last.start_pos or 0, end)
                return nodes.Junk(problem, word.start_pos, end)
            streak = int(number)
        return nodes.Condition(str(word), tests, next(iter(joiners), None), streak, word.start_pos, end)

    def statement(self, children: list[Any]) -> nodes.Statement | nodes.Invalid:
        first, last = children[0], children[-1]
        if isinstance(first, Token) and first.type == "INVALID":
            invalid: nodes.Invalid = first.value
            return invalid
        parts: list[Any] = []
        conditions: list[nodes.Condition] = []
        problems: dict[str, Problem] = {}  # by code: one of a kind says enough about a line
        body: nodes.Body | None = None
        for child in children:
            match child:
                case nodes.Condition():
                    conditions.append(child)
                case nodes.Body():
                    body = child
                case nodes.Junk():
                    problems.setdefault(child.problem.code, child.problem)
                case _ if problems:
                    continue
                case Token():
                    parts.append(nodes.Name(str(child), child.start_pos or 0, child.end_pos or 0))
                case _:
                    parts.append(child)
        start = first.start_pos or 0 if isinstance(first, Token) else first.start
        if problems and not body:
            return nodes.Invalid(tuple(problems.values()), start, last.end)
        if problems and body:  # the lines inside count, under what could be read of the line before them
            body = evolve(body, problems=(*problems.values(), *body.problems))
        return nodes.Statement(tuple(parts), tuple(conditions), body, start, last.end)

    def body(self, children: list[Any]) -> nodes.Body:
        opening, *inner, closing = children
        statements, comments, problems = _contents(inner)
        height = 1 + max((line.body.height for line in statements if _has_body(line)), default=0)
        return nodes.Body(statements, comments, problems, height, opening.start_pos, closing.end_pos)

    def start(self, children: list[Any]) -> nodes.File:
        statements, comments, problems = _contents(children)
        start = statements[0].start if statements else 0
        return nodes.File(statements, comments, problems, start, statements[-1].end if statements else start)


def _has_body(line: Any) -> bool:
    return isinstance(line, nodes.Statement) and line.body is not None


def _comments(token: Token) -> list[nodes.Comment]:
    """The comments in a token that ends a line or follows a comma."""
    if "#" not in token:
        return []
    offset = token.start_pos or 0
    found = ((match[0].rstrip(), offset + match.start()) for match in _COMMENT.finditer(token))
    return [nodes.Comment(text, start, start + len(text)) for text, start in found]


def _contents(children: list[Any]) -> tuple[tuple[Any, ...], tuple[nodes.Comment, ...], tuple[Problem, ...]]:
    """Statements, the comments between them, and the problems of all, from what stands between two braces."""
    statements = []
    comments: list[nodes.Comment] = []
    problems: list[Problem] = []
    for child in children:
        if isinstance(child, Token):
            comments.extend(_comments(child))
            continue
        statements.append(child)
        if isinstance(child, nodes.Invalid):
            problems.extend(child.problems)
        elif child.body is not None and child.body.problems:
            problems.extend(child.body.problems)
    return tuple(statements), tuple(comments), tuple(problems)


def _text(token: Token, inner: str, quotes: int) -> nodes.Text | nodes.Junk:
    start, end = token.start_pos or 0, token.end_pos or 0
    if inner.isprintable() and "\\" not in inner:
        return nodes.Text(inner, start, end)
    if found := _CONTROL.search(inner):
        at = start + quotes + token[quotes:].find(found[0])
        name = f"U+{ord(found[0]):04X}"
        problem = Problem(
            "M006",
            f"This text holds the invisible control character {name}.",
            at,
            at + 1,
            hint="Delete it and type the text again.",
        )
        return nodes.Junk(problem, start, end)
    for escape in _ESCAPE.finditer(inner):
        if escape[1] not in _ESCAPES:
            at = start + max(token.find(escape[0]), 0)
            problem = Problem(
                "M007",
                "A backslash gives the next character a meaning, and this one has none.",
                at,
                at + 2,
                expected=r"\" for a quotation mark, \n for a new line, \t for a tab",
                hint=r"For the backslash itself write two: \\",
            )
            return nodes.Junk(problem, start, end)
    return nodes.Text(_ESCAPE.sub(lambda escape: _ESCAPES[escape[1]], inner), start, end)
