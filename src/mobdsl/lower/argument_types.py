"""The kinds of parts that the table of words asks for: each with what it is called in a message, and its reader."""

from __future__ import annotations

from mobdsl.language import literals as figures
from mobdsl.language.keywords import DOSES, Place, table
from mobdsl.lower.cursor import Choice, Cursor, NoMatchError, is_name
from mobdsl.model.amounts import Duration, Quantity
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def _figure(cursor: Cursor, kind: str) -> figures.FigureValue:
    part = cursor.scope.resolve(cursor.peek())
    if not isinstance(part, nodes.Figure):
        raise NoMatchError(cursor.at, KINDS[kind][0])
    value = figures.read(part.text)
    if isinstance(value, figures.BadFigure):
        raise NoMatchError(cursor.at, KINDS[kind][0], value)
    return value


def _taken(cursor: Cursor, value: Any, kind: str) -> Any:
    if value is None:
        raise NoMatchError(cursor.at, KINDS[kind][0])
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
            raise NoMatchError(cursor.at, KINDS[kind][0])
        read = figures.read(item.text)
        if isinstance(read, figures.BadFigure):
            raise NoMatchError(cursor.at, KINDS[kind][0], read)
        value = convert(read)
        if value is None:
            raise NoMatchError(cursor.at, KINDS[kind][0])
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
        raise NoMatchError(cursor.at, KINDS["TIME"][0])
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
    word = cursor.word()
    fits = isinstance(part, nodes.Text) or (is_name(part) and word not in table(Place.BLOCK) and word not in DOSES)
    return _taken(cursor, part if fits else None, "LABEL")


def _word(cursor: Cursor) -> Any:
    part = cursor.scope.resolve_name(cursor.peek())
    return _taken(cursor, part if is_name(part) else None, "WORD")


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
        raise NoMatchError(cursor.at, KINDS["DOSE"][0])
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
        raise NoMatchError(cursor.at, KINDS["ANY"][0])
    cursor.at = len(cursor.parts)
    return rest


def _days(cursor: Cursor) -> Any:
    names = _names(cursor)
    if any(isinstance(name, nodes.Text) for name in names):
        raise NoMatchError(cursor.at - 1, KINDS["DAYS"][0])
    return names


KINDS: dict[str, tuple[str, Callable[[Cursor], Any]]] = {
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
