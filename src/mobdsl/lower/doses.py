"""Doses: how much of a movement a line asks for."""

from __future__ import annotations

from mobdsl.language import literals as figures
from mobdsl.language.keywords import UNITS
from mobdsl.language.rewrites.doses import SPELLED_OUT
from mobdsl.lower.argument_types import duration_of
from mobdsl.lower.cursor import Cursor, shown
from mobdsl.lower.series import share_of, warn_of_series
from mobdsl.model.amounts import Count, Counted, Distance, Dose, Duration, Maximum, Measure, Quantity, Reps, Timed
from mobdsl.suggest import nearest
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from mobdsl.lower.scope import Scope, Spanned
    from mobdsl.model.clauses import Growth

_EXPECTED = "a dose such as x8, 3x8, 45s, 1:30, 6 breaths or 400m"


def read_dose(cursor: Cursor) -> Dose | None:
    """The dose at the cursor; None where the line goes on with something else."""
    start = cursor.at
    if _begins_no_dose(cursor):
        return None
    about = cursor.take("about") is not None
    total = cursor.take("total") is not None
    first = _measure(cursor)
    if first is None:
        if cursor.at > start:
            missing = cursor.peek() or cursor.last
            cursor.scope.reject("M110", f"`{cursor.last.text}` stands before a dose.", missing, expected=_EXPECTED)  # type: ignore[union-attr]
        return None
    sets, measure = first
    if isinstance(measure, Reps | Timed) and all(value.high == 0 for value in measure.values):
        hint = "Take the line out, or put a # before it."
        cursor.scope.reject("M109", "This is done no times.", cursor.last, hint=hint)
    measures = [measure]
    while cursor.word() == "or" and isinstance(cursor.scope.resolve(cursor.peek(1)), nodes.Figure):
        cursor.at += 1
        other = _measure(cursor)
        assert other is not None
        if other[0] is not None:
            cursor.scope.reject("M110", "The sets are said with the first figure of a choice.", cursor.last)
        measures.append(other[1])
    within: Duration | None = None
    if cursor.take("in"):
        sets, within = _in(cursor, sets)
    every = _every(cursor) if cursor.take("every") else None
    if every and sets is None:
        cursor.scope.reject(
            "M110", "`every` starts sets, and this line has none.", cursor.last, hint="Write 10x100m every 1:45."
        )
    return Dose(measures=tuple(measures), sets=sets, about=about, total=total, within=within, every=every)


def _begins_no_dose(cursor: Cursor) -> bool:
    """A figure with a sign is growth; a word with a text is a heading, even if it is called `total`."""
    part = cursor.scope.resolve(cursor.peek())
    if not isinstance(part, nodes.Figure):
        return isinstance(cursor.peek(1), nodes.Text)
    value = figures.read(part.text)
    return isinstance(value, figures.NumberFigure | figures.TimeFigure) and value.sign != 0


def _in(cursor: Cursor, sets: Count | None) -> tuple[Count | None, Duration | None]:
    part = cursor.scope.resolve(cursor.peek())
    value = figures.read(part.text) if isinstance(part, nodes.Figure) else None
    if isinstance(value, figures.NumberFigure) and cursor.word(1) in ("sets", "set") and sets is None:
        cursor.at += 2
        return value.values[0], None
    if value is not None and (time := duration_of(value)):
        cursor.at += 1
        return sets, time
    cursor.scope.reject(
        "M110", "`in` is followed by a number of sets or a time.", part or cursor.last, hint="total 60-90s in 1-5 sets"
    )


def _every(cursor: Cursor) -> Duration:
    part = cursor.scope.resolve(cursor.peek())
    time = duration_of(figures.read(part.text)) if isinstance(part, nodes.Figure) else None
    if time is None or not time.single or not time.low:
        cursor.scope.reject("M110", "`every` is followed by a time.", part or cursor.last, hint="10x100m every 1:45")
    cursor.at += 1
    return time


def _measure(cursor: Cursor) -> tuple[Count | None, Measure] | None:
    """The sets, where said, and what each of them is."""
    if cursor.take("max"):
        return None, Maximum()
    part = cursor.scope.resolve(cursor.peek())
    if not isinstance(part, nodes.Figure):
        return None
    value = figures.read(part.text)
    match value:
        case figures.BadFigure():
            expected = None if value.hint else _EXPECTED
            cursor.scope.reject("M103", value.message, part, expected=expected, hint=value.hint)
        case figures.SetsFigure(sets, figures.RepsFigure(values, most)) if not most and cursor.word(1) in UNITS:
            cursor.at += 2
            return sets, Counted(UNITS[_unit(cursor)], values)
        case figures.SetsFigure(sets, each):
            cursor.at += 1
            return sets, _plain(each)
        case figures.DistanceFigure():
            cursor.at += 1
            return None, _plain(value)
        case figures.RepsFigure() | figures.TimeFigure(_, 0):
            cursor.at += 1
            warn_of_series(part, cursor.last, cursor.scope)
            return None, _plain(value)
        case figures.ClockFigure():
            cursor.at += 1
            return None, Timed((Duration.exactly(value.offset),))
        case figures.NumberFigure(values, 0) if cursor.word(1) in UNITS:
            cursor.at += 2
            return None, Counted(UNITS[_unit(cursor)], values)
    _not_a_dose(cursor, part, value)


def _unit(cursor: Cursor) -> str:
    assert isinstance(cursor.last, nodes.Name)
    return cursor.last.text


def _plain(value: figures.RepsFigure | figures.TimeFigure | figures.DistanceFigure) -> Measure:
    match value:
        case figures.RepsFigure(values, most):
            return Maximum(reps=True) if most else Reps(values)
        case figures.TimeFigure(times):
            return Timed(times)
        case figures.DistanceFigure(distances):
            return Distance(distances)


def _not_a_dose(cursor: Cursor, part: nodes.Figure, value: figures.FigureValue) -> NoReturn:
    text = part.text
    hint: str | None = None
    match value:
        case figures.NumberFigure():
            hint = _counting(text, cursor.word(1), cursor.peek(2))
        case figures.QuantityFigure():
            hint = f"A weight stands behind load, an effort behind effort: load {text}."
        case figures.PatternFigure():
            hint = f"A tempo stands behind tempo: tempo {text}."
    cursor.scope.reject("M110", f"{shown(part, cursor.scope)} is not a dose.", part, expected=_EXPECTED, hint=hint)


def _counting(number: str, following: str | None, third: nodes.Part | None) -> str:
    """What to write instead of a number that stands alone, by the word ``following`` it and the part behind that."""
    if following == "x":
        return f"Written without blanks: {number}x{third.text if isinstance(third, nodes.Figure) else '8'}."
    if following in ("set", "sets"):
        return f"Sets and repetitions are one figure: {number}x8."
    if following in ("rep", "reps", "repetitions", "times"):
        return f"Write x{number}."
    first, _, second = number.partition("/")
    if first == second:
        return f"On each of two sides: x{first} each side. As two sets: 2x{first}."
    if following and (unit := SPELLED_OUT.get(following, following)) in figures.UNITS:
        if share := share_of(f"{number}{unit}"):
            return f"Did you mean {share}? Write: {share} in its place"
        return f"Units are glued to the figure: {number}{unit}."
    if following and (near := nearest(following, UNITS)):
        return f"Did you mean {number} {near}?"
    return f"Say what it counts: x{number} repetitions, {number}s, {number} breaths."


def series(dose: Dose | None) -> tuple[Quantity | Count | Duration, ...]:
    """The values of the dose's first measure, one for each set or round."""
    match dose.measures[0] if dose else None:
        case Reps(values) | Timed(values) | Counted(_, values) | Distance(values):
            return values
    return ()


def check_growth(growth: Growth, dose: Dose, line: Spanned, scope: Scope) -> None:
    """Reports a growth that is none of the dose's, or that leaves nothing of it in the last set."""
    figure = dose.measures[0]
    if not isinstance(figure, Timed if growth.unit == "ms" else Reps):
        hint = "Repetitions grow by +1, times by +5s: plank 3x30s +5s each set."
        scope.report("M102", "What is added is of another kind than the dose.", line, hint=hint)
    elif growth.each == "set" and dose.sets and _left(growth, dose, dose.sets.low) <= 0:
        scope.report("M109", "Nothing is left of this in the last set.", line, hint="Take less away each set.")


def _left(growth: Growth, dose: Dose, times: int) -> int:
    """What is left of ``dose`` in the last of so many sets or rounds."""
    last = series(dose)[-1]
    return (last.low if isinstance(last, Count | Duration) else 0) + growth.amount * (times - 1)
