"""What becomes of a text where it breaks the grammar: a line that cannot be read costs itself and no other."""

from __future__ import annotations

from mobdsl.syntax.automaton import MAX_NESTING, TooLargeError
from mobdsl.syntax.lexer import Token
from mobdsl.syntax.nodes import Invalid, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

    from mobdsl.syntax.automaton import Automaton
    from mobdsl.syntax.braces import Missing

MOST_OPEN = 3
"""How many braces left open are reported: one forgotten brace can leave all the others open."""

MAX_ERRORS = 10_000
"""How many errors a text may have."""

TOO_MANY_ERRORS = f"More than {MAX_ERRORS:,} lines of this file cannot be read."

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


class Recovery:
    """Lets an automaton go on at the end of a broken line.

    The stack is unwound to the start of the innermost statement, the text up to the end of the line is skipped, and
    INVALID takes its place: the classical error production. ``problems`` are what is wrong and stands in no line.
    """

    def __init__(self, forgotten: Collection[Missing] = ()) -> None:
        self.opened: list[int] = []
        one = len(forgotten) == 1
        self.problems = [
            _never_closed(brace.opened, brace.at if one else None)
            for brace in sorted(forgotten, key=_opened)[:MOST_OPEN]
        ]
        self._closed = {brace.at for brace in forgotten}
        self._errors = 0

    def unexpected(self, token: Token, automaton: Automaton) -> int:
        """Lets ``automaton`` go on where ``token`` does not fit."""
        self._count()
        number = automaton.tables.number
        kind = automaton.tables.symbols[token.kind]
        if kind == "$END":
            self._close(token, automaton)
            return token.end
        if kind == "RBRACE" and automaton.fits(number["$END"]):
            hint = "Delete it, or add the { that it should close."
            self.problems.append(Problem("M004", "This } closes nothing.", token.start, token.start + 1, hint=hint))
            return token.end
        if automaton.fits(number["END"]) and kind in ("NAME", "TEXT", "FIGURE", "PERIOD", "LBRACE"):
            self._begin_line(token, automaton)
            return token.start
        return _skip_line(automaton, token.start, _problem(token, kind, automaton))

    def too_deep(self, brace: int, automaton: Automaton) -> int:
        """Lets ``automaton`` go on behind the line whose body opens at ``brace``, too deep in others."""
        self._count()
        message = f"Blocks stand more than {MAX_NESTING} deep in each other."
        hint = "Give the inner blocks names of their own, or write them as a routine and `do` it."
        return _skip_line(automaton, brace, Problem("M011", message, brace, brace + 1, hint=hint))

    def _count(self) -> None:
        self._errors += 1
        if self._errors > MAX_ERRORS:
            raise TooLargeError(TOO_MANY_ERRORS)

    def _close(self, token: Token, automaton: Automaton) -> None:
        """The text ended: drop a line begun, and close what is open."""
        number = automaton.tables.number
        if not (automaton.fits(number["RBRACE"]) or automaton.fits(number["$END"])):
            _skip_line(automaton, token.start, _problem(token, "$END", automaton))
        braces = (value for value in automaton.values if isinstance(value, Token) and value.kind == number["LBRACE"])
        self.opened = [brace.start for brace in braces]
        text = automaton.script.text
        end = len(text) - text.endswith("\n") if len(self.opened) == 1 else None
        self.problems.extend(_never_closed(at, end) for at in self.opened[:MOST_OPEN])
        for _ in self.opened:
            automaton.shift(number["RBRACE"], Token(number["RBRACE"], "}", token.start, token.start))

    def _begin_line(self, token: Token, automaton: Automaton) -> None:
        """A second statement behind a body: it is read as a line of its own."""
        at = token.start
        brace = automaton.script.text.rfind("}", 0, at)
        if brace not in self._closed:
            hint = "Put it on a line of its own, or write ; before it."
            message = "A new line should start here."
            self.problems.append(Problem("M009", message, at, token.end, hint=hint, insert=(brace + 1, ";")))
        automaton.shift(automaton.tables.number["END"], None)


def _opened(brace: Missing) -> int:
    return brace.opened


def _never_closed(opened: int, at: int | None) -> Problem:
    """A brace, to be closed ``at`` the end of a line; None where several are missing, and the place is not sure."""
    message, hint = "This brace is never closed.", "Add the missing }."
    return Problem(
        "M003", message, opened, opened + 1, "a } for every {", hint, insert=None if at is None else (at, "\n}")
    )


def _skip_line(automaton: Automaton, at: int, problem: Problem) -> int:
    """Puts INVALID in the place of the line that breaks off at ``at``; returns where it ends."""
    invalid = automaton.tables.number["INVALID"]
    start = _unwind(automaton, at)
    end = _end_of_line(automaton, at)
    automaton.shift(invalid, Invalid((problem,), start, end))
    return end


def _unwind(automaton: Automaton, at: int) -> int:
    """Takes the broken statement off the stack; returns where it began, ``at`` where nothing of it was read."""
    invalid, end_of_line = automaton.tables.number["INVALID"], automaton.tables.number["END"]
    begun = at
    while not automaton.fits(invalid):
        if automaton.takes(end_of_line):  # the lines above are complete, and stay
            automaton.shift(end_of_line, None)
            break
        automaton.states.pop()
        start = _start(automaton.values.pop())
        begun = begun if start is None else start
    return begun


def _start(value: Any) -> int | None:
    """The offset at which a value on the stack begins: a node, a token, or a list of them. None where it is nothing."""
    first = next(iter(value), None) if isinstance(value, list) else value
    return None if first is None else first.start


def _end_of_line(automaton: Automaton, at: int) -> int:
    """Where the line that holds ``at`` ends; a body on it belongs to it."""
    depth = 0
    for match in automaton.script.coarse_tokens(at, r"[{};\n]"):
        match match[0]:
            case "{":
                depth += 1
            case "}" if depth == 0:
                return match.start()
            case "}":
                depth -= 1
            case ";" | "\n" if depth == 0:
                return match.start()
            case token if depth == 0 and token.startswith("#"):
                return match.start()
    return len(automaton.script.text)


def _problem(token: Token, kind: str, automaton: Automaton) -> Problem:
    """What is wrong with ``token`` where it stands."""
    at, before = token.start, automaton.values[-1] if automaton.values else None
    last = automaton.tables.symbols[before.kind] if isinstance(before, Token) else ""
    if last == "COMMA" and before and kind in ("END", "$END", "RBRACE"):
        comma = before.start
        return Problem("M010", "Something is missing behind this comma.", comma, comma + 1, hint=_NAMES)
    meaning = _MEANING.get(kind)
    if kind in ("$END", "END"):
        message, end = "This line ends too early.", at
    elif meaning:
        message, end = f"{meaning[0].upper()}{meaning[1:]} does not fit here.", at + len(token.text.rstrip())
    else:
        message, end = f"`{token.text}` does not fit here.", token.end
    hint = None
    if kind == "COMMA":
        hint = _NAMES
    elif kind in ("OR", "RPAR"):
        hint = "A condition has no brackets; write a line for each case."
    elif kind in ("AND", "NOT"):
        hint = "`and` and `not` belong to a condition: if tired and not sore skip plank."
    elif kind in ("PLUS", "MINUS", "STAR", "SLASH", "EQUALS", "COMPARE", "LPAR"):
        hint = "Sums stand behind `param name =`, comparisons behind `if`."
    return Problem("M010", message, at, end, expected=_MISSING.get(last), hint=hint)
