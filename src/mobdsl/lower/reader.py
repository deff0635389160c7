"""Reads the parts of a line by the notation of the table of words."""

from __future__ import annotations

from functools import cache

from mobdsl.lower.argument_types import KINDS
from mobdsl.lower.cursor import Captures, Cursor, NoMatchError, shown
from mobdsl.lower.scope import RejectedError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    from mobdsl.language.keywords import Word


def arguments(cursor: Cursor, word: Word) -> Captures:
    """What follows ``word``, which has just been read, by its row in the table. Rejects the statement otherwise."""
    captures: Captures = {}
    try:
        _match(_compiled(word.takes), cursor, captures)
    except NoMatchError as mismatch:
        part = cursor.parts[mismatch.at] if mismatch.at < len(cursor.parts) else None
        hint = f"For example: {word.example}"
        if part is None:
            last = cursor.parts[-1]
            message = f"Something is missing behind {shown(last, cursor.scope)}."
            cursor.scope.reject("M101", message, last, expected=mismatch.expected, hint=hint)
        if mismatch.bad:
            expected = None if mismatch.bad.hint else mismatch.expected
            cursor.scope.reject("M103", mismatch.bad.message, part, expected=expected, hint=mismatch.bad.hint)
        message = f"{shown(part, cursor.scope)} cannot stand behind `{word.name}` here."
        cursor.scope.reject("M102", message, part, expected=mismatch.expected, hint=hint)
    return captures


def fits(cursor: Cursor, word: Word) -> bool:
    """Whether what is at ``cursor`` can follow ``word``, or begins so and breaks off. Nothing is reported."""
    start = cursor.at
    try:
        _match(_compiled(word.takes), cursor, {})
    except NoMatchError as mismatch:
        cursor.at = mismatch.at
        return start < mismatch.at == len(cursor.parts)
    except RejectedError:
        return False
    return True


# The notation, compiled: ("seq", …), ("alt", …), ("opt", …), ("word", text, label), ("kind", name, label)
_Pattern: TypeAlias = "tuple[Any, ...]"


@cache
def _compiled(takes: str) -> _Pattern:
    tokens = takes.replace("(", " ( ").replace(")", " ) ").replace("[", " [ ").replace("]", " ] ").split()
    pattern, rest = _sequence(tokens)
    assert not rest, takes
    return pattern


def _sequence(tokens: list[str]) -> tuple[_Pattern, list[str]]:
    branches: list[list[_Pattern]] = [[]]
    while tokens and tokens[0] not in ")]":
        token, tokens = tokens[0], tokens[1:]
        if token == "|":
            branches.append([])
        elif token in "([":
            inner, tokens = _sequence(tokens)
            tokens = tokens[1:]
            branches[-1].append(("opt", inner) if token == "[" else inner)
        else:
            label, _, what = token.rpartition(":")
            branches[-1].append(("kind" if what.isupper() else "word", what, label))
    sequences = [("seq", *branch) for branch in branches]
    return (("alt", *sequences) if len(sequences) > 1 else sequences[0]), tokens


def _match(pattern: _Pattern, cursor: Cursor, captures: Captures) -> None:
    match pattern:
        case ("seq", *parts):
            for part in parts:
                _match(part, cursor, captures)
        case ("opt", inner):
            start, before = cursor.at, dict(captures)
            try:
                _match(inner, cursor, captures)
            except NoMatchError as mismatch:
                if mismatch.bad or mismatch.at > start:
                    raise
                _go_back(cursor, start, captures, before)
        case ("alt", *branches):
            _match_one(branches, cursor, captures)
        case ("word", text, label):
            found = cursor.take(text)
            if found is None:
                raise NoMatchError(cursor.at, f"`{text}`")
            if label:
                captures[label] = found
        case ("kind", kind, label):
            captures[label] = KINDS[kind][1](cursor)


def _match_one(branches: list[_Pattern], cursor: Cursor, captures: Captures) -> None:
    """The first branch that fits. If none does, what the branch that came furthest expected; of equals, of all."""
    start, before = cursor.at, dict(captures)
    failures: list[NoMatchError] = []
    for branch in branches:
        try:
            read: Captures = {}
            _match(branch, cursor, read)
            captures.update(read)
            return
        except NoMatchError as mismatch:
            failures.append(mismatch)
            _go_back(cursor, start, captures, before)
    furthest = max(failure.at for failure in failures)
    expected = list(dict.fromkeys(failure.expected for failure in failures if failure.at == furthest))
    bad = next((failure.bad for failure in failures if failure.at == furthest and failure.bad), None)
    listed = " or ".join(filter(None, (", ".join(expected[:-1]), expected[-1])))
    raise NoMatchError(furthest, listed, bad)


def _go_back(cursor: Cursor, at: int, captures: Captures, before: Captures) -> None:
    cursor.at = at
    captures.clear()
    captures.update(before)
