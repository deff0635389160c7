"""Reads a text by the tables of the grammar: an LALR(1) automaton whose reductions make the nodes.

The tables are Lark's, and a text is cut as Lark's contextual lexer cuts it: a token is the first of the terminals, in
their order, that the automaton can take there. Nearly always that is the first of all terminals, so one regular
expression cuts the whole text, and the others are tried only where its token does not fit.
"""

from __future__ import annotations

from functools import partial
from itertools import repeat

from mobdsl.syntax import builder
from mobdsl.syntax.lexer import UNCLOSED_LONG_TEXT, Script, Shapes, Token
from mobdsl.syntax.nodes import Figure, File, Name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any, Protocol, TypeAlias

    class Recovery(Protocol):
        """What is done about errors: a function lets the automaton go on, and returns from which place in the text."""

        def unexpected(self, token: Token, automaton: Automaton) -> int:
            """``token`` does not fit."""

        def too_deep(self, brace: int, automaton: Automaton) -> int:
            """The body that opens at ``brace`` stands too deep."""

    Rule: TypeAlias = tuple[int, int, Callable[[Any], Any] | None]
    """How many values a rule takes off the stack, which symbol it makes, and how: :func:`builder.reduction`."""

MAX_TOKENS = 1_500_000
"""How many words and signs of a file are read."""

MAX_LINES = 200_000
"""How many lines of a file are read; empty ones do not count."""

_MOST = {
    "LBRACE": (100_000, "This file has more than 100,000 braces."),
    "JUNK": (100_000, "More than 100,000 characters of this file have no meaning."),
    **dict.fromkeys(("PLUS", "MINUS", "STAR", "SLASH"), (100_000, "This file has more than 100,000 sums.")),
}
"""How many of the terminals that take most memory a file may hold."""

MAX_NESTING = 16
"""How deep bodies may stand in one another."""


class Tables:
    """The compiled grammar. A symbol, a terminal or what a rule makes, is known by its index in ``symbols``.

    ``terminals`` are those with an expression, which come first among the symbols, and those that are words: names of
    which the grammar makes keywords. ``rules`` name the symbol that is made, the function of the builder ("" where the
    values go into what is around), and the parts ("" for those that are left out). ``rows`` say, by state and symbol,
    the next state, or which rule is reduced (-1 for the first), or 0: an error. The first state is 0, the last
    ``final``.
    """

    def __init__(
        self,
        terminals: tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]],
        symbols: tuple[str, ...],
        rules: tuple[tuple[int, str, tuple[str, ...]], ...],
        rows: tuple[tuple[int, ...], ...],
        final: int,
    ) -> None:
        self.symbols = symbols
        self.number = {name: index for index, name in enumerate(symbols)}
        self.shapes = Shapes(terminals[0])
        self.words = {word: self.number[name] for word, name in terminals[1]}
        self.rules = [_prepared(symbols, *rule) for rule in reversed(rules)]  # from the end, -1 is the first
        self.rows = rows
        self.final = final


def _prepared(symbols: Sequence[str], made: int, name: str, parts: Sequence[str]) -> Rule:
    return len(parts), made, builder.reduction(symbols[made], name, parts)


class TooLargeError(Exception):
    """Ends the reading of a text that is out of bounds; its message says of which."""


class TooDeepError(Exception):
    """A body would stand too deep in others. ``brace`` is the place of the brace that opens it."""

    def __init__(self, brace: int) -> None:
        super().__init__()
        self.brace = brace


class Automaton:
    """Reads one text. ``states`` and ``values`` are its stack, with one state more than there are values."""

    def __init__(self, script: Script, tables: Tables, recovery: Recovery) -> None:
        self.script = script
        self.tables = tables
        self.states = [0]
        self.values: list[Any] = []
        self._recovery = recovery
        self._depth = 0
        self._lines = 0
        self._makers: list[Any] = []

    def read(self) -> File:
        """The nodes of the text."""
        at: int | None = 0
        remaining = repeat(None, MAX_TOKENS)
        self._makers = self._all_makers()
        try:
            while at is not None:
                try:
                    at = self._run(at, remaining)
                except TooDeepError as error:
                    at = self._recovery.too_deep(error.brace, self)
        finally:
            self._makers = []  # they know the automaton, and a circle would keep all that it knows in memory
        file: File = self.values.pop()
        return file

    def _all_makers(self) -> list[Any]:
        """What makes the value of a terminal, by its kind, of what is written there and its place."""
        number = self.tables.number
        makers: list[Any] = [partial(Token, kind) for kind in range(len(self.tables.symbols))]
        makers[number["NAME"]] = Name
        makers[number["FIGURE"]] = makers[number["PERIOD"]] = Figure
        makers[number["TEXT"]] = builder.text
        makers[number["LONG_TEXT"]] = builder.long_text
        makers[number["END"]] = self._end_of_line
        bracket = Token(number["LPAR"], "(", 0, 0)  # one for all, because it is left out and no line begins with it
        makers[number["LPAR"]] = lambda *_: bracket
        makers[number["LBRACE"]] = self._opening
        makers[number["RBRACE"]] = self._closing
        for name, (most, message) in _MOST.items():
            makers[number[name]] = partial(_counted, makers[number[name]], repeat(None, most), message)
        return makers

    def _run(self, at: int, remaining: Iterator[None]) -> int | None:
        """Reads on from ``at`` up to a token that needs a closer look. Returns where to go on, None at the end."""
        states, values, makers = self.states, self.values, self._makers
        rows, rules, words = self.tables.rows, self.tables.rules, self.tables.words
        text, names = self.script.text, self.script.names
        altered = text is not self.script.letters
        name_kind, end_kind = self.tables.number["NAME"], self.tables.number["$END"]
        row = rows[states[-1]]
        for match, _ in zip(self.script.tokens(at), remaining, strict=False):
            kind = match.lastindex
            if kind is None:
                return self._take(end_kind, "", len(text), len(text))
            written, end = match[kind], match.end()
            start = end - len(written)
            if altered:
                written = text[start:end]
            if kind == name_kind:
                if written in words and (row[words[written]] or not row[kind]):
                    kind = words[written]
                else:
                    written = names[written]
            action = row[kind]
            if not action:
                return self._take_other(kind, written, start, end)
            while action < 0:
                size, made, reduce = rules[action]
                if reduce is None:
                    states.pop()
                    value = values.pop()
                    values[-1].append(value)
                    row = rows[states[-1]]
                elif size == 1:
                    values[-1] = reduce(values[-1])
                    states[-1] = state = rows[states[-2]][made]
                    row = rows[state]
                else:
                    first = len(values) - size
                    value = reduce(values[first:])
                    del values[first:], states[first + 1 :]
                    values.append(value)
                    state = rows[states[-1]][made]
                    states.append(state)
                    row = rows[state]
                action = row[kind]
            if not action:
                return self._take(kind, written, start, end)
            values.append(makers[kind](written, start, end))
            states.append(action)
            row = rows[action]
        raise TooLargeError(f"This file has more than {MAX_TOKENS:,} words and signs.")

    def _take_other(self, kind: int, written: str, start: int, end: int) -> int | None:
        """Takes in the first terminal behind ``kind`` that stands there and fits, or recovers where none does."""
        shapes = self.tables.shapes
        if kind == self.tables.number[UNCLOSED_LONG_TEXT[0]]:
            self.script.none_closed_from = start
            return start
        row = self.tables.rows[self.states[-1]]
        for other in range(kind + 1, len(shapes.patterns) + 1):
            if row[other] and (match := shapes.single(other).match(self.script.letters, start)):
                return self._take(other, self.script.text[start : match.end()], start, match.end())
        return self._take(kind, written, start, end)

    def _take(self, kind: int, written: str, start: int, end: int) -> int | None:
        """Takes in a token, or recovers where it does not fit. Returns where to go on, None at the end."""
        self.reduce(kind)
        if self.fits(kind):
            self.shift(kind, self._makers[kind](written, start, end))
            return end
        if self.states[-1] == self.tables.final and start == len(self.script.text):
            return None
        return self._recovery.unexpected(Token(kind, written, start, end), self)

    def reduce(self, kind: int) -> None:
        """Makes what is complete where a terminal of this ``kind`` follows."""
        states, values, rows = self.states, self.values, self.tables.rows
        while (action := rows[states[-1]][kind]) < 0:
            size, made, reduce = self.tables.rules[action]
            first = len(values) - size
            parts = values[first:]
            value = parts[0] if reduce is None or size == 1 else parts
            if reduce is None:
                value.append(parts[1])
            else:
                value = reduce(value)
            del values[first:], states[first + 1 :]
            states.append(rows[states[-1]][made])
            values.append(value)

    def fits(self, kind: int) -> bool:
        """Whether a terminal of this ``kind`` may come next."""
        return self.tables.rows[self.states[-1]][kind] != 0

    def takes(self, kind: int) -> bool:
        """Whether a terminal of this ``kind`` may come next without anything being complete."""
        return self.tables.rows[self.states[-1]][kind] > 0

    def shift(self, kind: int, value: Any) -> None:
        """Puts ``value``, a terminal of this ``kind`` that fits, on the stack."""
        self.reduce(kind)
        self.states.append(self.tables.rows[self.states[-1]][kind])
        self.values.append(value)

    def _end_of_line(self, written: str, start: int, end: int) -> Token | None:
        self._lines += 1
        if self._lines > MAX_LINES:
            raise TooLargeError(f"This file has more than {MAX_LINES:,} lines.")
        return Token(self.tables.number["END"], written, start, end) if "#" in written else None

    def _opening(self, written: str, start: int, end: int) -> Token:
        if self._depth == MAX_NESTING:
            raise TooDeepError(start)
        self._depth += 1
        return Token(self.tables.number["LBRACE"], written, start, end)

    def _closing(self, written: str, start: int, end: int) -> Token:
        self._depth -= 1
        return Token(self.tables.number["RBRACE"], written, start, end)


def _counted(make: Callable[[str, int, int], Any], left: Iterator[None], message: str, *token: Any) -> Any:
    """What ``make`` makes of a token, as long as there are some ``left``."""
    for _ in left:
        return make(*token)
    raise TooLargeError(message)
