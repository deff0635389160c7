"""Reads what follows a word by the signature that the word has in the table of keywords.

A signature is compiled once, into functions that match a part each; a line is then read by calling them. What they read
are the arguments of the function that makes something of the word: one for each label of the signature, in the order in
which they first stand there, None for what the line does not say. So `hold`, with `time:DURATION [at point:WORD]`, is
made something of by a function of the parameters ``time: Duration`` and ``point: nodes.Name | None``.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from mobdsl.language.figures import BadFigure
from mobdsl.lower.argument_types import ARGUMENT_TYPES
from mobdsl.lower.cursor import Cursor, shown
from mobdsl.lower.scope import RejectedError
from mobdsl.records import define, field, frozen
from mobdsl.records.types import TypeVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn, TypeAlias

    from mobdsl.language.keywords import Word

T = TypeVar("T")


@frozen
class Mismatch:
    """Why the part at the cursor does not fit."""

    expected: str
    """What could stand there."""
    bad: BadFigure | None = None
    """The figure that stands there, where it says nothing."""


_Match: TypeAlias = "Callable[[Cursor, list[object]], Mismatch | None]"
"""Reads parts at the cursor into the list of arguments. Where something does not fit, the cursor is left there."""


@frozen
class Parameter:
    """What a label of a signature stands for."""

    gives: str
    """The type of the argument, as an annotation."""
    required: bool
    """Whether a line that fits always has it."""


@frozen
class Signature:
    """A compiled signature."""

    parameters: dict[str, Parameter]
    """The labels in the order of the arguments."""
    match: _Match

    def read(self, cursor: Cursor) -> list[object] | Mismatch:
        """The arguments at ``cursor``, or what does not fit there."""
        values: list[object] = [None] * len(self.parameters)
        return self.match(cursor, values) or values


def arguments(cursor: Cursor, word: Word) -> list[object]:
    """The arguments behind ``word``, which has just been read. Rejects the statement where they do not fit."""
    values = compiled(word.signature).read(cursor)
    if isinstance(values, Mismatch):
        _reject(cursor, word, values)
    return values


def call(reader: Callable[..., T], cursor: Cursor, word: Word, *context: object) -> T:
    """What ``reader`` makes of the arguments behind ``word``, which it takes after its ``context``."""
    return reader(*context, *arguments(cursor, word))


def argument(cursor: Cursor, word: Word, gives: type[T]) -> T:
    """The same for a ``word`` that is followed by one argument."""
    (value,) = arguments(cursor, word)
    assert isinstance(value, gives)
    return value


def fits(cursor: Cursor, word: Word) -> bool:
    """Whether what is at ``cursor`` can follow ``word``, or begins so and breaks off."""
    start = cursor.at
    with cursor.scope.attempt() as trial:
        try:
            mismatch = compiled(word.signature).read(cursor)
        except RejectedError:
            return False
        finally:
            trial.rollback()
    return not isinstance(mismatch, Mismatch) or start < cursor.at == len(cursor.parts)


def _reject(cursor: Cursor, word: Word, mismatch: Mismatch) -> NoReturn:
    scope, part, hint = cursor.scope, cursor.peek(), f"For example: {word.example}"
    if part is None:
        last = cursor.parts[-1]
        message = f"Something is missing behind {shown(last, scope)}."
        scope.reject("M101", message, last, expected=mismatch.expected, hint=hint)
    if "/" in (figure := scope.source.text[part.start : part.end]):
        from mobdsl.lower.series import instead_of_series

        if instead := instead_of_series(word.name, figure):
            scope.reject("M103", f"`{word.name}` is one figure here, and no series.", part, hint=instead)
    if mismatch.bad:
        expected = None if mismatch.bad.hint else mismatch.expected
        scope.reject("M103", mismatch.bad.message, part, expected=expected, hint=mismatch.bad.hint)
    message = f"{shown(part, scope)} cannot stand behind `{word.name}` here."
    scope.reject("M102", message, part, expected=mismatch.expected, hint=hint)


@cache
def compiled(signature: str) -> Signature:
    """The function that reads what ``signature`` asks for, and the parameters that it fills."""
    compiler = _Compiler(_tokens(signature))
    match = compiler.alternatives(required=True).match
    assert not compiler.tokens, signature
    return Signature(compiler.parameters, match)


def _tokens(signature: str) -> list[str]:
    for sign in "()[]":
        signature = signature.replace(sign, f" {sign} ")
    return signature.split()[::-1]


@frozen
class _Element:
    """A compiled part of a signature."""

    match: _Match
    """Reads it."""
    words: tuple[str, ...] = ()
    """The bare words with which it begins, so that nobody has to try it where others stand."""

    bare: bool = False
    """Whether it is no more than one such word."""

    @property
    def word(self) -> str | None:
        """The first of them."""
        return self.words[0] if self.words else None


@define
class _Compiler:
    """Compiles the notation from left to right."""

    tokens: list[str]
    """What is left of it, the next token last."""
    parameters: dict[str, Parameter] = field(factory=dict)

    def alternatives(self, *, required: bool) -> _Element:
        """`a b | c`, up to the bracket that closes it. ``required``: a line that fits has one of them."""
        required = required and not self._divided()
        before = len(self.parameters)
        branches: list[list[_Element]] = [[]]
        while self.tokens and self.tokens[-1] not in (")", "]"):
            token = self.tokens.pop()
            if token == "|":
                branches.append([])
            else:
                branches[-1].append(self._element(token, required=required))
        sequences = tuple(_sequence(tuple(branch)) for branch in branches)
        return sequences[0] if len(sequences) == 1 else _alternatives(sequences, before, len(self.parameters))

    def _divided(self) -> bool:
        """Whether there is a `|` before the bracket that closes what begins here."""
        depth = 0
        for token in reversed(self.tokens):
            depth += (token in ("(", "[")) - (token in (")", "]"))
            if depth < 0:
                return False
            if token == "|" and not depth:
                return True
        return False

    def _element(self, token: str, *, required: bool) -> _Element:
        if token in ("(", "["):
            inner = self.alternatives(required=required and token == "(")
            self.tokens.pop()
            return _optional(inner) if token == "[" else inner
        label, _, what = token.rpartition(":")
        kind = ARGUMENT_TYPES[what] if what.isupper() else None
        slot = self._slot(label, kind.gives if kind else "nodes.Name", required=required) if label or kind else None
        if kind is None:
            return _word(what, slot)
        assert slot is not None
        return _argument(kind.read, Mismatch(kind.expected), slot)

    def _slot(self, label: str, gives: str, *, required: bool) -> int:
        """The place of the argument ``label``, which several alternatives may fill."""
        self.parameters.setdefault(label, Parameter(gives, required))
        return list(self.parameters).index(label)


def _sequence(elements: tuple[_Element, ...]) -> _Element:
    if len(elements) == 1:
        return elements[0]
    matches = tuple(element.match for element in elements)

    def match(cursor: Cursor, values: list[object]) -> Mismatch | None:
        for read in matches:
            if mismatch := read(cursor, values):
                return mismatch
        return None

    bare = takewhile(lambda element: element.bare, elements)
    return _Element(match, tuple(element.words[0] for element in bare) or (elements[0].words if elements else ()))


def _optional(inner: _Element) -> _Element:
    """Leaves ``inner`` out where the bare words with which it begins, or its first part, are not there."""
    read, words = inner.match, inner.words

    def match(cursor: Cursor, values: list[object]) -> Mismatch | None:
        if words and not cursor.stands(words):
            return None
        start = cursor.at
        mismatch = read(cursor, values)
        return mismatch if mismatch and (mismatch.bad or cursor.at > start) else None

    return _Element(match)


def _alternatives(branches: tuple[_Element, ...], first: int, end: int) -> _Element:
    """The first that fits; they fill the arguments from ``first`` to before ``end``.

    If none does, what the one that came furthest expected; of equals, of all.
    """
    tried = tuple((branch.match, branch.word, Mismatch(f"`{branch.word}`")) for branch in branches)

    def match(cursor: Cursor, values: list[object]) -> Mismatch | None:
        start, furthest, next_word = cursor.at, -1, cursor.word()
        mismatches: list[Mismatch] = []
        for read, word, other_word in tried:
            mismatch = other_word if word is not None and word != next_word else read(cursor, values)
            if mismatch is None:
                return None
            if cursor.at > furthest:
                furthest = cursor.at
                mismatches.clear()
            if cursor.at == furthest:
                mismatches.append(mismatch)
            if cursor.at > start:
                values[first:end] = [None] * (end - first)
                cursor.at = start
        cursor.at = furthest
        return mismatches[0] if len(mismatches) == 1 else _any_of(mismatches)

    return _Element(match)


def _any_of(mismatches: list[Mismatch]) -> Mismatch:
    expected = list(dict.fromkeys(mismatch.expected for mismatch in mismatches))
    listed = " or ".join(filter(None, (", ".join(expected[:-1]), expected[-1])))
    return Mismatch(listed, next((mismatch.bad for mismatch in mismatches if mismatch.bad), None))


def _word(word: str, slot: int | None) -> _Element:
    mismatch = Mismatch(f"`{word}`")

    def match(cursor: Cursor, values: list[object]) -> Mismatch | None:
        part = cursor.take(word)
        if part is None:
            return mismatch
        if slot is not None:
            values[slot] = part
        return None

    return _Element(match, (word,), bare=True)


def _argument(read: Callable[[Cursor], object], mismatch: Mismatch, slot: int) -> _Element:
    def match(cursor: Cursor, values: list[object]) -> Mismatch | None:
        value = read(cursor)
        if value is None:
            return mismatch
        if isinstance(value, BadFigure):
            return Mismatch(mismatch.expected, value)
        values[slot] = value
        return None

    return _Element(match)
