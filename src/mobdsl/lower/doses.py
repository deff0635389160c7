"""Doses: how much of a movement a line asks for."""

from __future__ import annotations

from functools import lru_cache

from mobdsl.diagnostics import Edit, Fix
from mobdsl.language import figures, literals
from mobdsl.language.keywords import Place, table
from mobdsl.language.literals import duration_of, durations_of
from mobdsl.language.vocabulary import DOSE_WORDS, HEADINGS, SPELLED_OUT, UNITS
from mobdsl.lower.cursor import Cursor, shown
from mobdsl.lower.intervals import read_every
from mobdsl.lower.series import share_of, warn_of_series
from mobdsl.model.amounts import Count, Counted, Distance, Dose, Duration, Maximum, Measure, Quantity, Reps, Timed
from mobdsl.suggest import nearest
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import NoReturn

    from mobdsl.lower.scope import Scope, Spanned
    from mobdsl.model.amounts import Spacing
    from mobdsl.model.clauses import Growth

_GOES_ON = ("or", "in", "every")
"""What may stand behind the first figure of a dose."""
_CLAUSES = frozenset({*table(Place.CLAUSE), *HEADINGS})
_MORE = frozenset({*_GOES_ON, *UNITS})
"""Words that belong to a figure in front of them."""

_EXPECTED = "a dose such as x8, 3x8, 45s, 1:30, 6 breaths or 400m"


def read_dose(cursor: Cursor) -> Dose | None:
    """The dose at the cursor; None where the line goes on with something else."""
    part = cursor.scope.resolve(cursor.peek())
    if isinstance(part, nodes.Figure):
        if cursor.word(1) not in _MORE and not _thing(cursor) and (plain := _plain_dose(part.text)):
            cursor.at += 1
            return plain
        if is_growth(part):
            return None
    elif cursor.word() not in DOSE_WORDS or isinstance(cursor.peek(1), nodes.Text):
        return None  # a word with a text is a heading, even if it is called `total`
    about = cursor.take("about") is not None
    total = cursor.take("total") is not None
    sets, measure = _first_measure(cursor)
    if cursor.word() not in _GOES_ON:
        return Dose(measures=(measure,), sets=sets, about=about, total=total)
    measures = (measure, *_other_measures(cursor))
    within: Duration | None = None
    if cursor.take("in"):
        sets, within = _in(cursor, sets)
    every = read_interval(cursor) if cursor.take("every") else None
    if every and sets is None and len(every.times) == 1 and len(getattr(measure, "values", ())) < 2:
        hint = "The sets stand in front of what each of them is: 10x100m every 1:45."
        cursor.scope.reject("M110", "`every` starts sets, and this line has none.", cursor.last, hint=hint)
    return Dose(measures=measures, sets=sets, about=about, total=total, within=within, every=every)


@lru_cache(maxsize=4096)
def _plain_dose(text: str) -> Dose | None:
    """The dose that the figure ``text`` is by itself; None where there is more to say of it."""
    read = _plain(text)
    if read is None or "/" in text:
        return None
    sets, measure = read
    return None if _is_nothing(measure) else Dose(measures=(measure,), sets=sets)


def is_growth(part: nodes.Figure) -> bool:
    """`+1 each round`: a figure with a sign is none of a dose."""
    value = literals.read(part.text)
    return isinstance(value, figures.NumberFigure | figures.TimeFigure) and value.sign != 0


def _first_measure(cursor: Cursor) -> tuple[Count | None, Measure]:
    read = _measure(cursor)
    if read is None:
        before = cursor.last
        missing = cursor.peek() or before
        message = f"{shown(before, cursor.scope)} stands before a dose."
        cursor.scope.reject("M110", message, missing, expected=_EXPECTED)
    measure = read[1]
    if _is_nothing(measure):
        hint = "Take the line out, or put a # before it."
        cursor.scope.reject("M109", "This is done no times.", cursor.last, hint=hint)
    return read


def _is_nothing(measure: Measure) -> bool:
    return not isinstance(measure, Maximum) and all(value.high == 0 for value in measure.values)


def _other_measures(cursor: Cursor) -> Iterator[Measure]:
    """What stands behind `or` (`30s or 15-30 passes`)."""
    while cursor.word() == "or" and isinstance(cursor.scope.resolve(cursor.peek(1)), nodes.Figure):
        cursor.at += 1
        read = _measure(cursor)
        assert read is not None
        sets, measure = read
        if sets is not None:
            cursor.scope.reject("M110", "The sets are said with the first figure of a choice.", cursor.last)
        yield measure


def _in(cursor: Cursor, sets: Count | None) -> tuple[Count | None, Duration | None]:
    """What stands behind `in`: sets, where there are none yet, or the time that the work may take."""
    part = cursor.scope.resolve(cursor.peek())
    value = literals.read(part.text) if isinstance(part, nodes.Figure) else None
    hint = "total 60-90s in 1-5 sets"
    match value:
        case figures.NumberFigure((count,), 0) if cursor.word(1) in ("sets", "set") and sets is None:
            if not count.low:
                cursor.scope.reject("M109", "A count of sets starts at 1.", cursor.peek() or cursor.last, hint=hint)
            cursor.at += 2
            return count, None
    if value is not None and (time := duration_of(value)):
        cursor.at += 1
        return sets, time
    message = "`in` is followed by a number of sets or a time."
    cursor.scope.reject("M110", message, part or cursor.last, hint=hint)


def read_interval(cursor: Cursor) -> Spacing:
    """What stands behind `every`: the interval at which sets start."""
    part = cursor.scope.resolve(cursor.peek())
    value = literals.read(part.text) if isinstance(part, nodes.Figure) else None
    if part and isinstance(value, figures.BadFigure):
        cursor.scope.reject("M103", value.message, part, hint=value.hint)
    times = durations_of(value) if value else None
    if times is None:
        cursor.scope.reject("M110", "`every` is followed by a time.", part or cursor.last, hint="10x100m every 1:45")
    cursor.at += 1
    return read_every(cursor, times, "set")


def _measure(cursor: Cursor) -> tuple[Count | None, Measure] | None:
    """The sets, where said, and what each of them is."""
    if cursor.take("max"):
        return None, Maximum()
    part = cursor.scope.resolve(cursor.peek())
    if not isinstance(part, nodes.Figure):
        return None
    unit = UNITS.get(cursor.word(1) or "") or _thing(cursor)
    read = _counted(part.text, unit) if unit else None
    if read:
        cursor.at += 2
        return read
    read = _plain(part.text)
    if read is None:
        _not_a_dose(cursor, part, literals.read(part.text))
    cursor.at += 1
    if "/" in part.text and read[0] is None:
        warn_of_series(part, cursor.last, cursor.scope)
    return read


def _thing(cursor: Cursor) -> str | None:
    """What is counted, by a word that is none of the language's."""
    following = cursor.peek(1)
    if cursor.word(1) in _CLAUSES or not isinstance(following, nodes.Name | nodes.Text):
        return None
    from mobdsl.lower.counted_things import counted_thing

    return counted_thing(cursor)


def _counted(text: str, unit: str) -> tuple[Count | None, Measure] | None:
    """`6 breaths`, `3x6 breaths`; None where the figure ``text`` counts nothing."""
    match literals.read(text):
        case figures.SetsFigure(sets, figures.RepsFigure(values, False)):
            return sets, Counted(unit, values)
        case figures.NumberFigure(values, 0):
            return None, Counted(unit, values)
    return None


@lru_cache(maxsize=4096)
def _plain(text: str) -> tuple[Count | None, Measure] | None:
    """What the figure ``text`` says as a dose; None where it is none."""
    match literals.read(text):
        case figures.SetsFigure(sets, each):
            return sets, _each(each)
        case figures.RepsFigure() | figures.TimeFigure(_, 0) | figures.DistanceFigure() as value:
            return None, _each(value)
        case figures.ClockFigure() as clock:
            return None, Timed((Duration.exactly(clock.offset),))
    return None


def _each(value: figures.RepsFigure | figures.TimeFigure | figures.DistanceFigure) -> Measure:
    """What each set is, or the whole where there are none."""
    match value:
        case figures.RepsFigure(values, most):
            return Maximum(reps=True) if most else Reps(values)
        case figures.TimeFigure(times):
            return Timed(times)
        case figures.DistanceFigure(distances):
            return Distance(distances)


def _not_a_dose(cursor: Cursor, part: nodes.Figure, value: figures.FigureValue) -> NoReturn:
    text = part.text
    hint: str | Fix | None = None
    match value:
        case figures.BadFigure():
            expected = None if value.hint else _EXPECTED
            cursor.scope.reject("M103", value.message, part, expected=expected, hint=value.hint)
        case figures.NumberFigure():
            hint = _counting(cursor, part)
        case figures.QuantityFigure() | figures.QuantitiesFigure() | figures.SpeedFigure():
            hint = f"A weight stands behind load, an effort behind effort: load {text}."
        case figures.PatternFigure():
            hint = f"A tempo stands behind tempo: tempo {text}."
    cursor.scope.reject("M110", f"{shown(part, cursor.scope)} is not a dose.", part, expected=_EXPECTED, hint=hint)


def _counting(cursor: Cursor, part: nodes.Figure) -> str | Fix:
    """What to write instead of the number ``part`` that stands alone, by what follows it."""
    number, following, third = part.text, cursor.word(1), cursor.peek(2)
    if following == "x":
        return f"Written without blanks: {number}x{third.text if isinstance(third, nodes.Figure) else '8'}."
    if following in ("set", "sets"):
        return f"Sets and repetitions are one figure: {number}x8."
    if following in ("rep", "reps", "repetitions", "times"):
        return f"Write x{number}."
    first, _, second = number.partition("/")
    if first == second:
        return f"On each of two sides: x{first} each side. As two sets: 2x{first}."
    if following and (unit := SPELLED_OUT.get(following, following)) in literals.UNITS:
        if share := share_of(f"{number}{unit}"):
            place = cursor.scope.span(part).to(cursor.scope.span(cursor.peek(1) or part))
            return Fix(f"Did you mean {share}?", (Edit(place, share),))
        return f"Units are glued to the figure: {number}{unit}."
    if following and (near := nearest(following, UNITS)):
        place = cursor.scope.span(cursor.peek(1) or part)
        return Fix(f"Did you mean {number} {near}?", (Edit(place, near),), guess=True)
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
