"""From the reductions of the automaton straight to nodes: no tree in between.

A function for each rule of the grammar makes its node of the values of its parts: nodes, and tokens for what is none.
Rules whose names begin with `_` make no node; their values are lists, which are taken in by what is around them.
"""

from __future__ import annotations

import re
from functools import partial

from mobdsl.syntax import nodes
from mobdsl.syntax.lexer import Token
from mobdsl.syntax.nodes import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

_ESCAPES = {'"': '"', "\\": "\\", "n": "\n", "t": "\t"}
_ESCAPE = r"(?s)\\(.)"
CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
_STREAK_DIGITS = 4
_SEPARATORS = ("END", "COMMA")
"""Terminals that count only where comments stand in them; END has the value None where there are none."""

_QUOTES = "“”„‟«»‘’"
_SIGN = "Names have underscores (cat_cow), ranges no blanks (30-60s), lines begin with their first word (dead_bug x8)."
_STRAY = {
    ":": 'Nothing stands between a word and what is said of it: dead_bug x8, cue "spine still".',
    "'": 'Texts stand in straight double quotes: cue "spine still".',
    "[": "Lines that belong together stand in braces: { ... }.",
    **dict.fromkeys("-–—*•·", _SIGN),
}
"""What to write instead of a character that people bring along from other notations."""


def reduction(made: str, name: str, parts: Sequence[str]) -> Callable[[Any], Any] | None:
    """What makes the value of the symbol ``made`` of that of its only part, or of a list of those of its ``parts``.

    ``name`` is the function of this module that makes the node, "" where the value is a list, which takes in the lists
    among the parts. A part that is called "" is left out, and so is a separator without a comment.
    None stands for: the first value, a list, takes the second one in.
    """
    function = _FUNCTIONS[name] if name else None
    if not name and parts and parts[-1] == "junk":
        function = _without_what_is_ignored
    if len(parts) == 1:
        if _is_list(parts[0]):
            return function or _itself
        return partial(_of_one, function) if function else _in_a_list
    if not function and len(parts) == 2 and parts[0] == made and not (_is_list(parts[1]) or parts[1] in _SEPARATORS):
        return None
    if function and not any(not part or _is_list(part) or part in _SEPARATORS for part in parts):
        return function
    if (
        not function
        and _is_list(parts[0] if parts else "")
        and not any(map(_is_list, parts[1:]))
        and "COMMA" not in parts
    ):
        return _extended
    return partial(_gathered, function or _itself, parts)


def _is_list(part: str) -> bool:
    return part.startswith("_")


def _itself(value: Any) -> Any:
    return value


def _in_a_list(value: Any) -> list[Any]:
    return [value]


def _of_one(function: Callable[[list[Any]], Any], value: Any) -> Any:
    return function([value])


def _extended(values: list[Any]) -> list[Any]:
    whole: list[Any] = values[0]
    for value in values[1:]:
        if value is not None:
            whole.append(value)
    return whole


def _gathered(function: Callable[[list[Any]], Any], parts: Sequence[str], values: list[Any]) -> Any:
    """What ``function`` makes of the values in one list: of what lists hold, and of the others."""
    whole = values[0] if parts and _is_list(parts[0]) else []
    for part, value in zip(parts, values, strict=True):
        if part.startswith("_"):
            if value is not whole:
                whole.extend(value)
        elif part and value is not None and not (part == "COMMA" and "#" not in value.text):
            whole.append(value)
    return function(whole)


def _without_what_is_ignored(parts: list[Any]) -> list[Any]:
    """``parts``, the last of which is junk, without those between it and the junk before: behind junk nothing counts.

    The last one as well is taken into the one before where both are wrong in the same way. Conditions stay.
    """
    last = parts[-1]
    for index in range(len(parts) - 2, -1, -1):
        before = parts[index]
        if isinstance(before, nodes.Condition):
            break
        if isinstance(before, nodes.Junk):
            same = before.problem.code == last.problem.code
            parts[index:] = [nodes.Junk(before.problem, before.start, last.end)] if same else [before, last]
            break
    return parts


def text(written: str, start: int, end: int) -> nodes.Text | nodes.Junk:
    """The terminal TEXT."""
    return _text(written, written[1:-1], 1, start, end)


def long_text(written: str, start: int, end: int) -> nodes.Text | nodes.Junk:
    """The terminal LONG_TEXT."""
    from textwrap import dedent

    inner = written[3:-3].replace("\r\n", "\n")
    return _text(written, dedent(inner.removeprefix("\n")).rstrip(), 3, start, end)


def _text(written: str, inner: str, quotes: int, start: int, end: int) -> nodes.Text | nodes.Junk:
    if inner.isprintable() and "\\" not in inner:
        return nodes.Text(inner, start, end)
    if match := re.search(CONTROL, inner):
        at = start + quotes + written[quotes:].find(match[0])
        name = f"U+{ord(match[0]):04X}"
        message = f"This text holds the invisible control character {name}."
        return nodes.Junk(Problem("M006", message, at, at + 1, hint="Delete it and type the text again."), start, end)
    for escape in re.finditer(_ESCAPE, inner):
        if escape[1] not in _ESCAPES:
            at = start + max(written.find(escape[0]), 0)
            problem = Problem(
                "M007",
                "A backslash gives the next character a meaning, and this one has none.",
                at,
                at + 2,
                expected=r"\" for a quotation mark, \n for a new line, \t for a tab",
                hint=r"For the backslash itself write two: \\",
            )
            return nodes.Junk(problem, start, end)
    return nodes.Text(re.sub(_ESCAPE, lambda escape: _ESCAPES[escape[1]], inner), start, end)


def _junk(values: list[Token]) -> nodes.Junk:
    (token,) = values
    written, start, end = token.text, token.start, token.end
    if written.startswith('"'):
        problem = Problem(
            "M001",
            "This text is never closed.",
            start,
            start + len(written.rstrip()),
            expected='a second " on the same line',
            hint='Close the quote, or use """ … """ for a text of several lines.',
        )
    elif written in _QUOTES:
        problem = Problem(
            "M012",
            f"{written} is a typographic quotation mark.",
            start,
            end,
            expected='the straight quotation mark "',
            hint='Write texts in straight quotes: cue "spine still".',
        )
    elif not written.isprintable():
        message = f"There is an invisible character here (U+{ord(written):04X})."
        hint = "Delete it. Such characters mostly come along when a text is copied."
        problem = Problem("M002", message, start, end, hint=hint)
    else:
        hint = _STRAY.get(written, "Take it out, or put it in quotes.")
        problem = Problem("M002", f"`{written}` has no meaning here.", start, end, hint=hint)
    return nodes.Junk(problem, start, end)


def _of_sound_values(function: Callable[[list[Any]], Any]) -> Callable[[list[Any]], Any]:
    """``function`` for values without junk: what holds junk is junk."""

    def make(values: list[Any]) -> Any:
        for value in values:
            if isinstance(value, nodes.Junk):
                return nodes.Junk(value.problem, values[0].start, values[-1].end)
        return function(values)

    return make


def _listing(values: list[Any]) -> nodes.Listing:
    items = [value for value in values if not isinstance(value, Token)]
    comments = tuple(comment for value in values if isinstance(value, Token) for comment in _comments(value))
    return nodes.Listing(tuple(items), comments, items[0].start, items[-1].end)


def _operation(values: list[Any]) -> nodes.Operation:
    left, op, right = values
    return nodes.Operation(left, op.text, right, left.start, right.end)


def _value(values: list[Any]) -> nodes.Value:
    items = tuple(value for value in values if not isinstance(value, Token))
    return nodes.Value(items, values[0].start, items[-1].end)


def _test(values: list[Any]) -> nodes.Test:
    if len(values) == 1:
        (left,) = values
        return nodes.Test(left, None, None, False, left.start, left.end)
    left, op, right = values
    return nodes.Test(left, "=" if op.text == "==" else op.text, right, False, left.start, right.end)


def _negation(values: list[Any]) -> nodes.Test:
    word, test = values
    return nodes.Test(test.left, test.op, test.right, not test.negated, word.start, test.end)


def _condition(values: list[Any]) -> nodes.Condition | nodes.Junk:
    word, *parts = values
    last = parts[-1]
    streak = parts.pop() if isinstance(last, Token) else None
    tests = tuple(parts[::2])
    joiners = {joiner.text: joiner for joiner in parts[1::2]}
    if len(joiners) > 1:
        second = list(joiners.values())[1]
        message = "`and` and `or` are not mixed on one line."
        hint = "Write two lines, one for each case."
        problem = Problem("M008", message, second.start, second.end, hint=hint)
        return nodes.Junk(problem, word.start, tests[-1].end)
    count = streak.text.split()[0] if streak else "0"
    if streak and len(count) > _STREAK_DIGITS:
        problem = Problem("M103", "This is more often than anyone trains.", streak.start, streak.end)
        return nodes.Junk(problem, word.start, streak.end)
    joiner = next(iter(joiners), None)
    return nodes.Condition(word.text, tests, joiner, int(count) if streak else None, word.start, last.end)


def _statement(values: list[Any]) -> nodes.Statement | nodes.Invalid:
    first, last = values[0], values[-1]
    if _PARTS.issuperset(map(type, values)):
        return nodes.Statement(tuple(values), (), None, first.start, last.end)
    if isinstance(first, nodes.Invalid):
        return first
    parts: list[Any] = []
    conditions: list[nodes.Condition] = []
    problems: dict[str, Problem] = {}  # by code: one of a kind says enough about a line
    body: nodes.Body | None = None
    for value in values:
        match value:
            case nodes.Condition():
                conditions.append(value)
            case nodes.Body():
                body = value
            case nodes.Junk(problem):
                problems.setdefault(problem.code, problem)
            case _ if problems:
                continue
            case Token():  # `or` between two parts
                parts.append(nodes.Name(value.text, value.start, value.end))
            case _:
                parts.append(value)
    wrong = tuple(problems.values())
    if wrong and not body:
        return nodes.Invalid(wrong, first.start, last.end)
    return nodes.Statement(tuple(parts), tuple(conditions), body, first.start, last.end, wrong)


def _body(values: list[Any]) -> nodes.Body:
    opening, *inner, closing = values
    statements, comments, broken = _contents(inner)
    return nodes.Body(statements, comments, broken, opening.start, closing.end)


def _file(values: list[Any]) -> nodes.File:
    statements, comments, broken = _contents(values)
    start = statements[0].start if statements else 0
    return nodes.File(statements, comments, broken, start, statements[-1].end if statements else start)


def _contents(values: list[Any]) -> tuple[tuple[nodes.Line, ...], tuple[nodes.Comment, ...], bool]:
    """Statements, the comments between them, and whether any is broken."""
    comments = tuple(comment for value in values if isinstance(value, Token) for comment in _comments(value))
    lines = tuple([value for value in values if not isinstance(value, Token)])
    return lines, comments, any(map(_is_broken, lines))


def _is_broken(line: nodes.Line) -> bool:
    if isinstance(line, nodes.Invalid):
        return True
    return line.body is not None and (line.body.broken or bool(line.problems))


def _comments(token: Token) -> list[nodes.Comment]:
    """The comments in a token that ends a line or follows a comma."""
    comments = []
    written = token.text
    at = written.find("#")
    while at >= 0:
        line_end = written.find("\n", at)
        comment = written[at : line_end if line_end >= 0 else len(written)].rstrip()
        start = token.start + at
        comments.append(nodes.Comment(comment, start, start + len(comment)))
        at = written.find("#", at + len(comment))
    return comments


_PARTS = {nodes.Name, nodes.Figure, nodes.Text, nodes.Listing, nodes.Value}
_FUNCTIONS: dict[str, Callable[[list[Any]], Any]] = {
    "start": _file,
    "statement": _statement,
    "body": _body,
    "junk": _junk,
    "listing": _of_sound_values(_listing),
    "condition": _of_sound_values(_condition),
    "test": _of_sound_values(_test),
    "negation": _of_sound_values(_negation),
    "operation": _of_sound_values(_operation),
    "value": _of_sound_values(_value),
}
"""What makes the nodes, by the names of the rules in the grammar."""
