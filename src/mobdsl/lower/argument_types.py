"""The kinds of arguments that a signature asks for: what each is called in a message, what it gives, how it is read."""

from __future__ import annotations

from mobdsl.language import figures, literals
from mobdsl.language.figures import BadFigure, FigureValue
from mobdsl.language.keywords import Place, table
from mobdsl.language.literals import duration_of, durations_of
from mobdsl.language.vocabulary import DOSE_WORDS
from mobdsl.lower.cursor import Choice, Cursor, Kit, is_name
from mobdsl.lower.doses import read_dose
from mobdsl.records import frozen
from mobdsl.records.types import Generic, TypeVar
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from typing import TypeAlias

    from mobdsl.model.amounts import Count, Quantity, Speed

T = TypeVar("T")

Reader: TypeAlias = "Callable[[Cursor], T | BadFigure | None]"
"""Reads an argument at the cursor and moves it on. What does not fit gives None, a figure that says nothing itself; the
cursor then stands at the part that does not fit."""

Names: TypeAlias = "tuple[nodes.Name | nodes.Text, ...]"
"""One name or several, quoted or not."""


Period: TypeAlias = "tuple[int, str]"
"""A figure, and days or weeks."""

Days: TypeAlias = "tuple[nodes.Name | nodes.Figure, ...]"
"""Names of days, and figures that are dates."""


@frozen
class ArgumentType(Generic[T]):
    """A kind of argument."""

    expected: str
    """What it is called where it is missing."""
    gives: str
    """The type of what ``read`` returns where the argument fits, as an annotation."""
    read: Reader[T]
    """How it is read."""


def _figure(convert: Callable[[FigureValue], T | None]) -> Reader[T]:
    """Reads one figure, or the parameter that is one; ``convert`` says what it means here, None where nothing."""

    def read(cursor: Cursor) -> T | BadFigure | None:
        part = cursor.scope.resolve(cursor.peek())
        if not isinstance(part, nodes.Figure):
            return None
        literal = literals.read(part.text)
        if isinstance(literal, BadFigure):
            return literal
        value = convert(literal)
        if value is not None:
            cursor.at += 1
        return value

    return read


def _figures(convert: Callable[[FigureValue], T | None]) -> Reader[tuple[T, ...]]:
    """Reads one figure or a list of them, each through ``convert``."""

    def read(cursor: Cursor) -> tuple[T, ...] | BadFigure | None:
        part = cursor.scope.resolve(cursor.peek())
        values = []
        for item in part.items if isinstance(part, nodes.Listing) else (part,):
            literal = literals.read(item.text) if isinstance(item, nodes.Figure) else None
            if isinstance(literal, BadFigure):
                return literal
            value = None if literal is None else convert(literal)
            if value is None:
                return None
            values.append(value)
        cursor.at += 1
        return tuple(values)

    return read


def _part(fits: Callable[[nodes.Part | None, Cursor], T | None]) -> Reader[T]:
    """Reads one part that ``fits``."""

    def read(cursor: Cursor) -> T | None:
        value = fits(cursor.peek(), cursor)
        if value is not None:
            cursor.at += 1
        return value

    return read


def _count(value: FigureValue) -> Count | None:
    match value:
        case figures.NumberFigure((count,), 0):
            return count
    return None


def _quantity(value: FigureValue) -> Quantity | None:
    return value.quantity if isinstance(value, figures.QuantityFigure) and value.sign == 0 else None


def _quantities(value: FigureValue) -> tuple[Quantity, ...] | None:
    if isinstance(value, figures.QuantitiesFigure):
        return value.values
    single = _quantity(value)
    return None if single is None else (single,)


def _efforts(value: FigureValue) -> tuple[Quantity | Speed, ...] | None:
    return value.values if isinstance(value, figures.SpeedFigure) else _quantities(value)


def _speed(value: FigureValue) -> Speed | None:
    return value.values[0] if isinstance(value, figures.SpeedFigure) and len(value.values) == 1 else None


def _clock(value: FigureValue) -> int | None:
    return value.offset if isinstance(value, figures.ClockFigure) else None


def _time_of_day(value: FigureValue) -> int | None:
    return value.time_of_day if isinstance(value, figures.ClockFigure) else None


def _date(value: FigureValue) -> dt.date | None:
    return value.date if isinstance(value, figures.DateFigure) else None


def _tempo(value: FigureValue) -> tuple[int | None, ...] | None:
    return value.values if isinstance(value, figures.PatternFigure) else None


def _breath(cursor: Cursor) -> tuple[int, ...] | BadFigure | None:
    """`4-7-8`, and `5-5`, which is in and out without a hold between."""
    part = cursor.scope.resolve(cursor.peek())
    if isinstance(part, nodes.Figure) and (both := literals.in_and_out(part.text)):
        cursor.at += 1
        return both
    return _figure(_pattern)(cursor)


def _pattern(value: FigureValue) -> tuple[int, ...] | None:
    stated = tuple(one for one in _tempo(value) or () if one is not None)
    return stated if stated and stated == _tempo(value) else None


def _series(value: FigureValue) -> tuple[Count, ...] | None:
    return value.values if isinstance(value, figures.RepsFigure) and not value.most else None


def _name(part: nodes.Part | None, cursor: Cursor) -> nodes.Name | None:
    return part if is_name(part) else None


def _label(part: nodes.Part | None, cursor: Cursor) -> nodes.Name | nodes.Text | None:
    if isinstance(part, nodes.Text):
        return part
    taken = cursor.word() in table(Place.BLOCK) or cursor.word() in DOSE_WORDS
    return part if is_name(part) and not taken else None


def _word(part: nodes.Part | None, cursor: Cursor) -> nodes.Name | None:
    name = cursor.scope.resolve_name(part)
    return name if is_name(name) else None


def _names(part: nodes.Part | None, cursor: Cursor) -> Names | None:
    items = part.items if isinstance(part, nodes.Listing) else (part,)
    names = tuple(item for item in items if is_name(item) or isinstance(item, nodes.Text))
    return names if len(names) == len(items) else None


def _words(part: nodes.Part | None, cursor: Cursor) -> Names | None:
    names = (cursor.scope.resolve_name(name, texts=True) for name in _names(part, cursor) or ())
    return tuple(name for name in names if isinstance(name, nodes.Name | nodes.Text)) or None


def _days(part: nodes.Part | None, cursor: Cursor) -> tuple[nodes.Name | nodes.Figure, ...] | None:
    """Names of days and dates; a parameter that holds a date is one."""
    items = part.items if isinstance(part, nodes.Listing) else (part,)
    days = tuple(day for item in items if (day := _day(item, cursor)))
    return days if len(days) == len(items) else None


def _day(part: nodes.Part | None, cursor: Cursor) -> nodes.Name | nodes.Figure | None:
    value = cursor.scope.resolve(part)
    if isinstance(value, nodes.Figure) and isinstance(literals.read(value.text), figures.DateFigure):
        return value
    return part if is_name(part) else None


def _text(part: nodes.Part | None, cursor: Cursor) -> nodes.Text | None:
    text = cursor.scope.resolve(part)
    return text if isinstance(text, nodes.Text) else None


def _value(part: nodes.Part | None, cursor: Cursor) -> nodes.Value | None:
    return part if isinstance(part, nodes.Value) else None


_read_names, _read_words = _part(_names), _part(_words)


def _choice(read: Reader[Names]) -> Reader[Choice]:
    """Reads names with commas or with `or` between them, each through ``read``."""

    def read_choice(cursor: Cursor) -> Choice | None:
        names: list[nodes.Name | nodes.Text] = []
        any_of = False
        while isinstance(more := read(cursor), tuple):
            names.extend(more)
            if not cursor.take("or"):
                return Choice(tuple(names), any_of)
            any_of = True
        return None

    return read_choice


_read_choice = _choice(_read_names)


def _kit(cursor: Cursor) -> Kit | None:
    """Reads names with commas between what is needed together, and `or` between what stands for each other."""
    groups: list[Names] = []
    joined = False
    while isinstance(more := _read_words(cursor), tuple):
        first, *others = more
        if joined:
            groups[-1] = (*groups[-1], first)
        else:
            groups.append((first,))
        groups.extend((other,) for other in others)
        joined = cursor.take("or") is not None
        if not joined:
            return Kit(tuple(groups))
    return None


def _list(cursor: Cursor) -> Names | None:
    several = isinstance(cursor.peek(), nodes.Listing) or cursor.word(1) == "or"
    choice = _read_choice(cursor) if several else None
    return choice.names if isinstance(choice, Choice) else None


def _any(cursor: Cursor) -> tuple[nodes.Part, ...] | None:
    rest = cursor.parts[cursor.at :]
    cursor.at = len(cursor.parts)
    return rest or None


def _period(cursor: Cursor) -> Period | BadFigure | None:
    """`6 weeks`, `14 days`, or the parameter that is one."""
    part = cursor.scope.resolve(cursor.peek())
    if not isinstance(part, nodes.Figure):
        return None
    literal = literals.read(f"{part.text} {cursor.word(1)}" if cursor.word(1) in literals.PERIODS else part.text)
    if isinstance(literal, figures.PeriodFigure):
        cursor.at += 1 + (" " not in part.text)
        return literal.period
    if isinstance(literal, figures.BadFigure):
        return literal
    if isinstance(literal, figures.NumberFigure):
        cursor.at += 1
    return None


def _time(cursor: Cursor) -> int | BadFigure | None:
    """One figure and no list, of which :func:`_figures` would give the times."""
    times = None if isinstance(cursor.peek(), nodes.Listing) else _figures(_time_of_day)(cursor)
    return times[0] if isinstance(times, tuple) else times


_NAMES = "a name, or several with commas"
_TIME = "a time such as 30s, 2min or 1:30"
_QUANTITY = "a figure with its unit, such as 16kg or 8rpe"

ARGUMENT_TYPES: dict[str, ArgumentType[object]] = {
    "DURATION": ArgumentType(_TIME, "Duration", _figure(duration_of)),
    "COUNT": ArgumentType("a number such as 3", "Count", _figure(_count)),
    "COUNTS": ArgumentType("a number such as 3, or several such as 4, 8-9", "tuple[Count, ...]", _figures(_count)),
    "QUANTITY": ArgumentType(_QUANTITY, "Quantity", _figure(_quantity)),
    "QUANTITIES": ArgumentType(_QUANTITY, "tuple[Quantity, ...]", _figure(_quantities)),
    "EFFORTS": ArgumentType(_QUANTITY, "tuple[Quantity | Speed, ...]", _figure(_efforts)),
    "SPEED": ArgumentType("a pace such as 5:30/km", "Speed", _figure(_speed)),
    "DURATIONS": ArgumentType(_TIME, "tuple[Duration, ...]", _figure(durations_of)),
    "CLOCK": ArgumentType("a time such as 1:28", "int", _figure(_clock)),
    "PATTERN": ArgumentType("figures such as 3-1-3", "tuple[int, ...]", _breath),
    "TEMPO": ArgumentType("figures such as 3-1-3", "tuple[int | None, ...]", _figure(_tempo)),
    "TIME": ArgumentType("a time of day from 00:00 to 23:59", "int", _time),
    "TIMES": ArgumentType("a time of day from 00:00 to 23:59", "tuple[int, ...]", _figures(_time_of_day)),
    "DATE": ArgumentType("a date such as 2026-03-02", "dt.date", _figure(_date)),
    "DATES": ArgumentType("a date such as 2026-03-02", "tuple[dt.date, ...]", _figures(_date)),
    "NAME": ArgumentType("a name", "nodes.Name", _part(_name)),
    "LABEL": ArgumentType("a name", "nodes.Name | nodes.Text", _part(_label)),
    "NAMES": ArgumentType(_NAMES, "Names", _read_names),
    "WORD": ArgumentType("a name", "nodes.Name", _part(_word)),
    "WORDS": ArgumentType(_NAMES, "Names", _read_words),
    "CHOICE": ArgumentType(_NAMES, "Choice", _read_choice),
    "KIT": ArgumentType(_NAMES, "Kit", _kit),
    "LIST": ArgumentType("several names with commas", "Names", _list),
    "SERIES": ArgumentType("figures such as x21/15/9", "tuple[Count, ...]", _figure(_series)),
    "DOSE": ArgumentType("a dose such as x8 or 45s", "Dose", read_dose),
    "PERIOD": ArgumentType("a time such as 6 weeks or 14 days", "Period", _period),
    "DAYS": ArgumentType("days such as mon, wed, fri", "Days", _part(_days)),
    "TEXT": ArgumentType('a text in "quotes"', "nodes.Text", _part(_text)),
    "VALUE": ArgumentType("= and a value", "nodes.Value", _part(_value)),
    "ANY": ArgumentType("something to do", "tuple[nodes.Part, ...]", _any),
}
"""Every kind of argument, by the name that it has in a signature."""
