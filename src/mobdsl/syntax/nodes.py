"""Syntax nodes: what a text says, with its places, and nothing of what it means.

``start`` and ``end`` are offsets into the text, half-open, counted in code points from 0.
"""

from __future__ import annotations

from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias


@frozen
class Problem:
    """Something wrong in the text: what a :class:`mobdsl.diagnostics.Diagnostic` says, before it knows its file."""

    code: str  # a key of the table of codes: M002
    message: str  # what is wrong, a sentence
    start: int
    end: int
    expected: str | None = None  # what could stand there
    hint: str | None = None  # what to do about it
    insert: tuple[int, str] | None = None  # the same for a program: where to put what


@frozen
class Name:
    """A bare word: a movement, a word of the language, a unit. Dotted where it comes from an import."""

    text: str  # in Unicode's composed form (NFC), in which one name has one spelling; the text may have another
    start: int
    end: int


@frozen
class Figure:
    """Anything glued together that begins with a digit, a sign or the `x` of repetitions: `3x8`, `30-60s`, `1:28`."""

    text: str  # as it is written
    start: int
    end: int


@frozen
class Text:
    """A quoted text."""

    value: str  # its escapes resolved, a long text without its common indentation
    start: int  # of the first quotation mark
    end: int  # behind the last one


@frozen
class Listing:
    """`a, b, c`"""

    items: tuple[Atom, ...]  # two or more
    comments: tuple[Comment, ...]  # between the items
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
    op: str  # + - * /
    right: Expression
    start: int  # of the left side, its brackets not counted
    end: int  # of the right side, its brackets not counted


@frozen
class Value:
    """`= 220 - age`, or several values with commas between them."""

    items: tuple[Expression, ...]  # one or more
    start: int  # of the equals sign
    end: int


@frozen
class Test:
    """One part of a condition: `a`, `not a`, `a > 3`."""

    left: Expression
    op: str | None  # < <= > >= = !=; None where the left side stands alone
    right: Expression | None
    negated: bool  # whether an odd number of `not` stands before it
    start: int
    end: int


@frozen
class Condition:
    """`if a and not b 3 in a row`, or the same with `until`."""

    word: str  # if, until
    tests: tuple[Test, ...]  # one or more
    joiner: str | None  # and, or; None for a single test
    streak: int | None  # 3 of `3 in a row`, 0 to 9999
    start: int
    end: int


@frozen
class Comment:
    """From the `#` to the end of the line."""

    text: str  # from the `#` on, without blanks at its end
    start: int
    end: int


@frozen
class Body:
    """Statements in braces."""

    statements: tuple[Line, ...]
    comments: tuple[Comment, ...]  # those between its lines; the ones in bodies and listings inside stand there
    broken: bool  # whether something in it, however deep, could not be read
    start: int  # of the opening brace
    end: int  # behind the closing brace


@frozen
class Statement:
    """One line: its parts in the order written, its conditions apart from them, and its body."""

    parts: tuple[Part, ...]
    conditions: tuple[Condition, ...]
    body: Body | None
    start: int
    end: int
    problems: tuple[Problem, ...] = ()  # what is wrong before its body, which counts nevertheless; only with a body


@frozen
class Invalid:
    """A line that could not be read."""

    problems: tuple[Problem, ...]  # why: one or more
    start: int
    end: int


@frozen
class File:
    """A whole file."""

    statements: tuple[Line, ...]
    comments: tuple[Comment, ...]  # those between its lines; the ones in bodies and listings stand there
    broken: bool  # whether something in it, however deep, could not be read
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


def problems(file: File | Body) -> Iterator[Problem]:
    """What is wrong in the lines of ``file``, or of a body, line by line."""
    todo: list[Line] = list(reversed(file.statements)) if file.broken else []
    while todo:
        line = todo.pop()
        yield from line.problems
        if isinstance(line, Statement) and line.body and line.body.broken:
            todo.extend(reversed(line.body.statements))


def names(file: File) -> Iterator[Name]:
    """Every bare word of ``file``."""
    for statement in statements(file):
        yield from _names_on(statement)


def names_of(statement: Statement) -> Iterator[Name]:
    """Every bare word of ``statement``, those in its braces as well."""
    yield from _names_on(statement)
    for line in statements(statement.body) if statement.body else ():
        yield from _names_on(line)


def _names_on(line: Statement) -> Iterator[Name]:
    todo: list[Part | Operation | None] = list(line.parts)
    tests = (test for condition in line.conditions for test in condition.tests)
    todo.extend(side for test in tests for side in (test.left, test.right))
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
