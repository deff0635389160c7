"""Text to nodes. Parsing never fails: what cannot be read becomes an `Invalid` line, and every other line counts."""

from __future__ import annotations

import gc
import re

from lark import Token
from lark.exceptions import UnexpectedInput, UnexpectedToken

from mobdsl.diagnostics import Diagnostic, Outcome
from mobdsl.language.rewrites import mended
from mobdsl.syntax import braces, grammar
from mobdsl.syntax.nodes import File, Invalid, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from typing import Any

    from mobdsl.source import Source
    from mobdsl.syntax.braces import Missing

MAX_CHARACTERS = 16_000_000
"""The longest text that is read. A routine of ten thousand lines has half a million."""

MOST_OPEN = 3
"""How many braces left open are reported: one forgotten brace can leave all the others open."""

# What recovery has to know to find the end of a line: texts and comments may hold what would otherwise end it.
_STOP = re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|#[^\n]*|[{};\n]', re.DOTALL)

_NAMES = "A comma stands between names: skip twist, child_pose."
_CONDITION = "a condition such as tired or soreness > 3"
_FIGURE = "a figure or a name"
_MISSING = {
    "IF": _CONDITION, "UNTIL": _CONDITION, "AND": _CONDITION, "OR": "another name or condition", "NOT": _CONDITION,
    "COMPARE": _FIGURE, "EQUALS": _FIGURE, "PLUS": _FIGURE, "MINUS": _FIGURE, "STAR": _FIGURE, "SLASH": _FIGURE,
}  # fmt: skip
"""What has to follow a token."""

_MEANING = {
    "COMMA": "this comma",
    "EQUALS": "this equals sign",
    "COMPARE": "this comparison",
    "PLUS": "this plus sign",
    "MINUS": "this dash",
    "STAR": "this star",
    "SLASH": "this slash",
    "LPAR": "this bracket",
    "RPAR": "this bracket",
    "AND": "`and`",
    "OR": "`or`",
    "NOT": "`not`",
}


def parse(source: Source) -> Outcome[File]:
    """The nodes of ``source``, with a diagnostic for every line that could not be read."""
    text = source.text
    if len(text) > MAX_CHARACTERS:
        found = Diagnostic("M005", f"This file is longer than {MAX_CHARACTERS:,} characters.", source.span(0, 0))
        return Outcome(File((), (), (), 0, 0), (found,))
    file, recovery = _parsed(_Recovery(text))
    if recovery.opened and (forgotten := braces.missing(text)):
        guessed = _parsed(_Recovery(braces.with_closed(text, forgotten), forgotten))
        if not guessed[1].opened and len(guessed[1].problems) <= len(recovery.problems):
            file, recovery = guessed
    problems = sorted((*file.problems, *recovery.problems), key=lambda problem: problem.start)
    return Outcome(file, tuple(diagnostic(source, problem) for problem in problems))


def _parsed(recovery: _Recovery) -> tuple[Any, _Recovery]:
    return _without_collecting(lambda: grammar.load().parse(recovery.text, on_error=recovery)), recovery


def _without_collecting(read: Callable[[], Any]) -> Any:
    """Nodes hold no circles, and the collector, walking the growing tree again and again, costs a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return read()
    finally:
        if collecting:
            gc.enable()


def diagnostic(source: Source, problem: Problem) -> Diagnostic:
    """``problem`` as a diagnostic of ``source``."""
    span = source.span(problem.start, problem.end)
    hint = mended(problem.code, source, span, problem.hint)
    return Diagnostic(problem.code, problem.message, span, expected=problem.expected, hint=hint)


class _Recovery:
    """Called by Lark where a token does not fit; leaves the parser at the end of the broken line.

    The stack is unwound to the start of the innermost statement, the text up to the end of the line is skipped, and
    the parser is given INVALID in its place: the classical error production.
    """

    def __init__(self, text: str, forgotten: Collection[Missing] = ()) -> None:
        self.text = text
        self.opened: list[int] = []
        self.problems = [_never_closed(one.opened) for one in sorted(forgotten, key=lambda one: one.opened)[:MOST_OPEN]]
        self._closed = {one.at for one in forgotten}

    def __call__(self, error: UnexpectedInput) -> bool:
        assert isinstance(error, UnexpectedToken)  # JUNK takes every character, so no other error can come
        token = error.token
        fits = _actions(error)
        if token.type == "$END":
            self._close(error)
        elif token.type == "RBRACE" and "$END" in fits:
            self._stray(token)
        elif "END" in fits and token.type in ("NAME", "TEXT", "FIGURE", "LBRACE"):
            self._run_on(error)
        else:
            self._skip_line(error)
        return True

    def _close(self, error: UnexpectedToken) -> None:
        """The text ended: drop a line begun, and close what is open."""
        end = len(self.text)
        if not {"RBRACE", "$END"} & _actions(error).keys():
            self._skip_line(error)
        self.opened = [value.start_pos or 0 for value in _stack(error)[1] if getattr(value, "type", None) == "LBRACE"]
        self.problems.extend(_never_closed(at) for at in self.opened[:MOST_OPEN])
        for _ in self.opened:
            error.interactive_parser.feed_token(Token("RBRACE", "}", start_pos=end, end_pos=end))

    def _stray(self, token: Token) -> None:
        at = token.start_pos or 0
        hint = "Delete it, or add the { that it should close."
        self.problems.append(Problem("M004", "This } closes nothing.", at, at + 1, hint=hint))

    def _run_on(self, error: UnexpectedToken) -> None:
        """A second statement behind a body: read it as a line of its own, and say so."""
        token = error.token
        at = token.start_pos or 0
        if self.text.rfind("}", 0, at) not in self._closed:
            hint = "Put it on a line of its own, or write ; before it."
            self.problems.append(Problem("M009", "A new line should start here.", at, token.end_pos or at, hint=hint))
        error.interactive_parser.feed_token(Token("END", ";", start_pos=at, end_pos=at))
        error.interactive_parser.feed_token(token)

    def _skip_line(self, error: UnexpectedToken) -> None:
        token, parser = error.token, error.interactive_parser
        at = token.start_pos if token.type != "$END" else len(self.text)
        at = at or 0
        last = _stack(error)[1][-1:]
        begun = self._unwind(error)
        end = self._end_of_line(at)
        start = begun if begun is not None else at
        problem = self._problem(token, at, last[0] if last and isinstance(last[0], Token) else None)
        parser.feed_token(Token("INVALID", Invalid((problem,), start, end), start_pos=start, end_pos=end))
        state = parser.lexer_thread.state
        assert state is not None
        state.line_ctr.char_pos = end

    def _problem(self, token: Token, at: int, last: Token | None) -> Problem:
        """What is wrong with ``token`` at ``at``, which follows ``last``."""
        if last is not None and last.type == "COMMA" and token.type in ("END", "$END", "RBRACE"):
            comma = last.start_pos or 0
            return Problem("M010", "Something is missing behind this comma.", comma, comma + 1, hint=_NAMES)
        what = _MEANING.get(token.type)
        if token.type in ("$END", "END"):
            message, end = "This line ends too early.", at
        elif what:
            message, end = f"{what[0].upper()}{what[1:]} does not fit here.", at + len(token.rstrip())
        else:
            message, end = f"`{token}` does not fit here.", token.end_pos or at
        hint = None
        if token.type == "COMMA":
            hint = _NAMES
        elif token.type in ("OR", "RPAR"):
            hint = "A condition has no brackets; write a line for each case."
        elif token.type in ("AND", "NOT"):
            hint = "`and` and `not` belong to a condition: if tired and not sore skip plank."
        elif token.type in ("PLUS", "MINUS", "STAR", "SLASH", "EQUALS", "COMPARE", "LPAR"):
            hint = "Sums stand behind `param name =`, comparisons behind `if`."
        return Problem("M010", message, at, max(end, at), expected=_MISSING.get(last.type) if last else None, hint=hint)

    def _unwind(self, error: UnexpectedToken) -> int | None:
        """Takes the broken statement off the stack; returns where it began, None where nothing of it was read."""
        states, values = _stack(error)
        table = _table(error)
        begun = None
        while "INVALID" not in table[states[-1]]:
            states.pop()
            start = _start(values.pop())
            begun = start if start is not None else begun
        return begun

    def _end_of_line(self, at: int) -> int:
        """Where the line that holds ``at`` ends; a body on it belongs to it."""
        depth = 0
        for found in _STOP.finditer(self.text, at):
            match found[0]:
                case "{":
                    depth += 1
                case "}" if depth == 0:
                    return found.start()
                case "}":
                    depth -= 1
                case ";" | "\n" if depth == 0:
                    return found.start()
                case _ if depth == 0 and found[0].startswith("#"):
                    return found.start()
        return len(self.text)


def _never_closed(at: int) -> Problem:
    hint = "Add the missing }."
    return Problem("M003", "This brace is never closed.", at, at + 1, "a } for every {", hint)


def _table(error: UnexpectedToken) -> Any:
    return error.interactive_parser.parser_state.parse_conf.parse_table.states


def _actions(error: UnexpectedToken) -> Any:
    """What the parser can do in the state in which it met the error, by the type of the next token."""
    return _table(error)[_stack(error)[0][-1]]


def _stack(error: UnexpectedToken) -> tuple[list[Any], list[Any]]:
    state = error.interactive_parser.parser_state
    return state.state_stack, state.value_stack


def _start(value: Any) -> int | None:
    """The offset at which a value on the parser's stack begins: a node, a token, or a list of them."""
    if isinstance(value, Token):
        return value.start_pos
    if isinstance(value, list):
        return next((start for item in value if (start := _start(item)) is not None), None)
    children = getattr(value, "children", None)
    if children is not None:
        return _start(children)
    return getattr(value, "start", None)
