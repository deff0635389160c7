"""Reads the parts of a line by the notation of the table of words."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeAlias

from attrs import define, frozen

from mobdsl.lower import figures
from mobdsl.lower.scope import RejectedError, Scope
from mobdsl.model.amounts import Duration, Quantity
from mobdsl.syntax import nodes
from mobdsl.words import NEVER_NAMES, Place, Word, table

Captures: TypeAlias = dict[str, Any]


@frozen
class Choice:
    """`a or b` (``any_of``) or `a, b`, as nodes."""

    names: tuple[nodes.Name | nodes.Text, ...]
    any_of: bool


@define
class Cursor:
    """The parts of a line, and how far they have been read."""

    parts: tuple[nodes.Part, ...]
    scope: Scope
    at: int = 0

    def peek(self, ahead: int = 0) -> nodes.Part | None:
        """The next part, or the one ``ahead`` of it; None at the end."""
        index = self.at + ahead
        return self.parts[index] if index < len(self.parts) else None

    def word(self, ahead: int = 0) -> str | None:
        """The text of the next part if it is a bare word."""
        part = self.peek(ahead)
        return part.text if isinstance(part, nodes.Name) else None

    def take(self, word: str) -> nodes.Name | None:
        """The next part if it is the bare word ``word``, read."""
        part = self.peek()
        if isinstance(part, nodes.Name) and part.text == word:
            self.at += 1
            return part
        return None

    @property
    def last(self) -> nodes.Part:
        """The part read last."""
        return self.parts[max(self.at - 1, 0)]


class _NoMatchError(Exception):
    """A part is not what the notation asks for."""

    def __init__(self, at: int, expected: str, bad: figures.BadFigure | None = None) -> None:
        super().__init__(expected)
        self.at = at
        self.expected = expected
        self.bad = bad


def arguments(cursor: Cursor, word: Word) -> Captures:
    """What follows ``word``, which has just been read, by its row in the table. Rejects the statement otherwise."""
    captures: Captures = {}
    try:
        _match(_compiled(word.takes), cursor, captures)
    except _NoMatchError as mismatch:
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
    except _NoMatchError as mismatch:
        cursor.at = mismatch.at
        return start < mismatch.at == len(cursor.parts)
    except RejectedError:
        return False
    return True


def shown(part: nodes.Part | nodes.Statement, scope: Scope) -> str:
    """``part`` as it is written, for a message; long ones are cut."""
    text = scope.source.text[part.start : part.end].replace("\n", " ")
    return f"`{text}`" if len(text) <= 40 else f"`{text[:37]}…`"


# The notation, compiled: ("seq", …), ("alt", …), ("opt", …), ("word", text, label), ("kind", name, label)
_Pattern: TypeAlias = tuple[Any, ...]


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
            except _NoMatchError as mismatch:
                if mismatch.bad or mismatch.at > start:
                    raise
                _go_back(cursor, start, captures, before)
        case ("alt", *branches):
            _match_one(branches, cursor, captures)
        case ("word", text, label):
            found = cursor.take(text)
            if found is None:
                raise _NoMatchError(cursor.at, f"`{text}`")
            if label:
                captures[label] = found
        case ("kind", kind, label):
            captures[label] = _KINDS[kind][1](cursor)


def _match_one(branches: list[_Pattern], cursor: Cursor, captures: Captures) -> None:
    """The first branch that fits. If none does, what the branch that came furthest expected; of equals, of all."""
    start, before = cursor.at, dict(captures)
    failures: list[_NoMatchError] = []
    for branch in branches:
        try:
            read: Captures = {}
            _match(branch, cursor, read)
            captures.update(read)
            return
        except _NoMatchError as mismatch:
            failures.append(mismatch)
            _go_back(cursor, start, captures, before)
    furthest = max(failure.at for failure in failures)
    expected = list(dict.fromkeys(failure.expected for failure in failures if failure.at == furthest))
    bad = next((failure.bad for failure in failures if failure.at == furthest and failure.bad), None)
    listed = " or ".join(filter(None, (", ".join(expected[:-1]), expected[-1])))
    raise _NoMatchError(furthest, listed, bad)


def _go_back(cursor: Cursor, at: int, captures: Captures, before: Captures) -> None:
    cursor.at = at
    captures.clear()
    captures.update(before)


def _figure(cursor: Cursor, kind: str) -> figures.FigureValue:
    part = cursor.scope.resolve(cursor.peek())
    if not isinstance(part, nodes.Figure):
        raise _NoMatchError(cursor.at, _KINDS[kind][0])
    value = figures.read(part.text)
    if isinstance(value, figures.BadFigure):
        raise _NoMatchError(cursor.at, _KINDS[kind][0], value)
    return value


def _taken(cursor: Cursor, value: Any, kind: str) -> Any:
    if value is None:
        raise _NoMatchError(cursor.at, _KINDS[kind][0])
    cursor.at += 1
    return value


def _duration(cursor: Cursor) -> Any:
    return _taken(cursor, duration_of(_figure(cursor, "DURATION")), "DURATION")


def duration_of(value: figures.FigureValue) -> Duration | None:
    """The time that a figure says: `30s`, `30-60s`, or `1:30` as minutes and seconds. None for anything else."""
    match value:
        case figures.TimeFigure((single,), 0):
            return single
        case figures.ClockFigure():
            return Duration.exactly(value.offset)
    return None


def signed(value: figures.QuantityFigure) -> Quantity | None:
    """The quantity with its sign; None for a range with one, which says nothing."""
    quantity = value.quantity
    if value.sign >= 0:
        return quantity
    return Quantity(-quantity.low, -quantity.low, quantity.unit) if quantity.low == quantity.high else None


def _count(cursor: Cursor) -> Any:
    value = _figure(cursor, "COUNT")
    single = isinstance(value, figures.NumberFigure) and len(value.values) == 1 and not value.sign
    return _taken(cursor, value.values[0] if single else None, "COUNT")  # type: ignore[union-attr]


def _quantity(cursor: Cursor) -> Any:
    value = _figure(cursor, "QUANTITY")
    plain = isinstance(value, figures.QuantityFigure) and value.sign == 0
    return _taken(cursor, value.quantity if plain else None, "QUANTITY")  # type: ignore[union-attr]


def _clock(cursor: Cursor) -> Any:
    value = _figure(cursor, "CLOCK")
    return _taken(cursor, value.offset if isinstance(value, figures.ClockFigure) else None, "CLOCK")


def _pattern(cursor: Cursor) -> Any:
    value = _figure(cursor, "PATTERN")
    stated = isinstance(value, figures.PatternFigure) and None not in value.values
    return _taken(cursor, value.values if stated else None, "PATTERN")  # type: ignore[union-attr]


def _tempo(cursor: Cursor) -> Any:
    value = _figure(cursor, "TEMPO")
    return _taken(cursor, value.values if isinstance(value, figures.PatternFigure) else None, "TEMPO")


def _each_figure(cursor: Cursor, kind: str, convert: Callable[[figures.FigureValue], Any]) -> Any:
    """One figure or a list of them, each through ``convert``."""
    part = cursor.scope.resolve(cursor.peek())
    items = part.items if isinstance(part, nodes.Listing) else (part,)
    values = []
    for item in items:
        if not isinstance(item, nodes.Figure):
            raise _NoMatchError(cursor.at, _KINDS[kind][0])
        read = figures.read(item.text)
        if isinstance(read, figures.BadFigure):
            raise _NoMatchError(cursor.at, _KINDS[kind][0], read)
        value = convert(read)
        if value is None:
            raise _NoMatchError(cursor.at, _KINDS[kind][0])
        values.append(value)
    cursor.at += 1
    return tuple(values)


def _counts(cursor: Cursor) -> Any:
    def convert(value: figures.FigureValue) -> Any:
        single = isinstance(value, figures.NumberFigure) and len(value.values) == 1 and not value.sign
        return value.values[0] if single else None  # type: ignore[union-attr]

    return _each_figure(cursor, "COUNTS", convert)


def _time(cursor: Cursor) -> Any:
    if isinstance(cursor.peek(), nodes.Listing):
        raise _NoMatchError(cursor.at, _KINDS["TIME"][0])
    (time,) = _times(cursor)
    return time


def _times(cursor: Cursor) -> Any:
    return _each_figure(cursor, "TIMES", lambda value: getattr(value, "time_of_day", None))


def _date(cursor: Cursor) -> Any:
    value = _figure(cursor, "DATE")
    return _taken(cursor, value.date if isinstance(value, figures.DateFigure) else None, "DATE")


def _dates(cursor: Cursor) -> Any:
    return _each_figure(cursor, "DATES", lambda value: getattr(value, "date", None))


def _name(cursor: Cursor) -> Any:
    part = cursor.peek()
    return _taken(cursor, part if is_name(part) else None, "NAME")


def _label(cursor: Cursor) -> Any:
    part = cursor.peek()
    fits = isinstance(part, nodes.Text) or (is_name(part) and cursor.word() not in table(Place.BLOCK))
    return _taken(cursor, part if fits else None, "LABEL")


def _word(cursor: Cursor) -> Any:
    part = cursor.scope.resolve_name(cursor.peek())
    return _taken(cursor, part if is_name(part) else None, "WORD")


def is_name(part: nodes.Part | None) -> bool:
    """Whether ``part`` is a bare word that can be a name."""
    return isinstance(part, nodes.Name) and part.text not in NEVER_NAMES


def plain_name(name: nodes.Name | nodes.Text) -> str:
    """A name as a string, quoted or not."""
    return name.text if isinstance(name, nodes.Name) else name.value


def plain_names(names: Iterable[nodes.Name | nodes.Text]) -> tuple[str, ...]:
    """Names as strings, quoted or not."""
    return tuple(plain_name(name) for name in names)


def _names(cursor: Cursor) -> Any:
    part = cursor.peek()
    items = part.items if isinstance(part, nodes.Listing) else (part,)
    fits = all(is_name(item) or isinstance(item, nodes.Text) for item in items)
    return _taken(cursor, items if fits else None, "NAMES")


def _words(cursor: Cursor) -> Any:
    return tuple(cursor.scope.resolve_name(name, texts=True) for name in _names(cursor))


def _choice(cursor: Cursor, read: Callable[[Cursor], Any] = _names) -> Any:
    names = list(read(cursor))
    any_of = False
    while cursor.word() == "or":
        cursor.at += 1
        names.extend(read(cursor))
        any_of = True
    return Choice(tuple(names), any_of)


def _kit(cursor: Cursor) -> Any:
    return _choice(cursor, _words)


def _list(cursor: Cursor) -> Any:
    several = isinstance(cursor.peek(), nodes.Listing) or cursor.word(1) == "or"
    return _taken(cursor, None, "LIST") if not several else _choice(cursor).names


def _series(cursor: Cursor) -> Any:
    value = _figure(cursor, "SERIES")
    fits = isinstance(value, figures.RepsFigure) and not value.most
    return _taken(cursor, value.values if fits else None, "SERIES")  # type: ignore[union-attr]


def _dose(cursor: Cursor) -> Any:
    from mobdsl.lower.doses import read_dose

    dose = read_dose(cursor)
    if dose is None:
        raise _NoMatchError(cursor.at, _KINDS["DOSE"][0])
    return dose


def _text(cursor: Cursor) -> Any:
    part = cursor.scope.resolve(cursor.peek())
    return _taken(cursor, part if isinstance(part, nodes.Text) else None, "TEXT")


def _value(cursor: Cursor) -> Any:
    part = cursor.peek()
    return _taken(cursor, part if isinstance(part, nodes.Value) else None, "VALUE")


def _any(cursor: Cursor) -> Any:
    rest = cursor.parts[cursor.at :]
    if not rest:
        raise _NoMatchError(cursor.at, _KINDS["ANY"][0])
    cursor.at = len(cursor.parts)
    return rest


def _days(cursor: Cursor) -> Any:
    names = _names(cursor)
    if any(isinstance(name, nodes.Text) for name in names):
        raise _NoMatchError(cursor.at - 1, _KINDS["DAYS"][0])
    return names


_KINDS: dict[str, tuple[str, Callable[[Cursor], Any]]] = {
    "DURATION": ("a time such as 30s, 2min or 1:30", _duration),
    "COUNT": ("a number such as 3", _count),
    "COUNTS": ("a number such as 3, or several such as 4, 8-9", _counts),
    "QUANTITY": ("a figure with its unit, such as 16kg or 8rpe", _quantity),
    "CLOCK": ("a time such as 1:28", _clock),
    "PATTERN": ("figures such as 3-1-3", _pattern),
    "TEMPO": ("figures such as 3-1-3", _tempo),
    "TIME": ("a time of day from 00:00 to 23:59", _time),
    "TIMES": ("a time of day from 00:00 to 23:59", _times),
    "DATE": ("a date such as 2026-03-02", _date),
    "DATES": ("a date such as 2026-03-02", _dates),
    "NAME": ("a name", _name),
    "LABEL": ("a name", _label),
    "NAMES": ("a name, or several with commas", _names),
    "WORD": ("a name", _word),
    "WORDS": ("a name, or several with commas", _words),
    "CHOICE": ("a name, or several with commas or `or`", _choice),
    "KIT": ("a name, or several with commas or `or`", _kit),
    "LIST": ("several names with commas", _list),
    "SERIES": ("figures such as x21/15/9", _series),
    "DOSE": ("a dose such as x8 or 45s", _dose),
    "DAYS": ("days such as mon, wed, fri", _days),
    "TEXT": ('a text in "quotes"', _text),
    "VALUE": ("= and a value", _value),
    "ANY": ("something to do", _any),
}
