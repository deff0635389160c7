"""Syntax nodes. ``start`` and ``end`` are offsets into the text, half-open."""

from __future__ import annotations

from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias


@frozen
class Problem:
    """Something wrong in the text: what a :class:`mobdsl.diagnostics.Diagnostic` says, before it knows its file."""

    code: str
    message: str
    start: int
    end: int
    expected: str | None = None
    hint: str | None = None


@frozen
class Name:
    """A bare word: a movement, a word of the language, a unit. Dotted where it comes from an import."""

    text: str
    start: int
    end: int


@frozen
class Figure:
    """Anything glued together that begins with a digit, a sign or the `x` of repetitions: `3x8`, `30-60s`, `1:28`."""

    text: str
    start: int
    end: int


@frozen
class Text:
    """A quoted text, its escapes resolved."""

    value: str
    start: int
    end: int


@frozen
class Listing:
    """`a, b, c`"""

    items: tuple[Atom, ...]
    comments: tuple[Comment, ...]
    start: int
    end: int


@frozen
class Junk:
    """Characters that no line may contain."""

    problem: Problem
    start: int
    end: int


@frozen
class Operation:
    """`220 - age`"""

    left: Expression
    op: str
    right: Expression
    start: int
    end: int


@frozen
class Value:
    """`= 220 - age`, or several values with commas between them."""

    items: tuple[Expression, ...]
    start: int
    end: int


@frozen
class Test:
    """One part of a condition: `a`, `not a`, `a > 3`."""

    left: Expression
    op: str | None
    right: Expression | None
    negated: bool
    start: int
    end: int


@frozen
class Condition:
    """`if a and not b 3 in a row`, or the same with `until`. ``joiner`` is `and`, `or`, or None for a single test."""

    word: str
    tests: tuple[Test, ...]
    joiner: str | None
    streak: int | None
    start: int
    end: int


@frozen
class Comment:
    """From the `#` to the end of the line."""

    text: str
    start: int
    end: int


@frozen
class Body:
    """Statements in braces. ``height`` is how many bodies deep it goes, itself included."""

    statements: tuple[Line, ...]
    comments: tuple[Comment, ...]
    problems: tuple[Problem, ...]
    height: int
    start: int
    end: int


@frozen
class Statement:
    """One line: its parts in the order written, its conditions apart from them, and its body."""

    parts: tuple[Part, ...]
    conditions: tuple[Condition, ...]
    body: Body | None
    start: int
    end: int


@frozen
class Invalid:
    """A line that could not be read. Its problems say why."""

    problems: tuple[Problem, ...]
    start: int
    end: int


@frozen
class File:
    """A whole file."""

    statements: tuple[Line, ...]
    comments: tuple[Comment, ...]
    problems: tuple[Problem, ...]
    start: int
    end: int


Atom: TypeAlias = Name | Figure | Text
Expression: TypeAlias = Atom | Operation
Part: TypeAlias = Atom | Listing | Value
Line: TypeAlias = Statement | Invalid


def statements(file: File | Body) -> Iterator[Statement]:
    """Every line of ``file``, or of a body, that could be read, those in braces behind the line that they belong to."""
    todo: list[Line] = list(reversed(file.statements))
    while todo:
        line = todo.pop()
        if isinstance(line, Statement):
            yield line
            if line.body:
                todo.extend(reversed(line.body.statements))


def names(file: File) -> Iterator[Name]:
    """Every bare word of ``file``."""
    for statement in statements(file):
        todo: list[Part | Operation | None] = list(statement.parts)
        todo.extend(side for one in statement.conditions for test in one.tests for side in (test.left, test.right))
        while todo:
            match todo.pop():
                case Name() as name:
                    yield name
                case Listing(items):
                    todo.extend(items)
                case Value(items):
                    todo.extend(items)
                case Operation(left, _, right):
                    todo.extend((left, right))
