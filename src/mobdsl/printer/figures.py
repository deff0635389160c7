"""Amounts as figures, and names, texts and conditions as they are written."""

from __future__ import annotations

import re
from decimal import Decimal

from mobdsl.language.counted import is_counted, one_of
from mobdsl.language.names import is_name, marks_as_digits
from mobdsl.language.vocabulary import NEVER_NAMES, PLURALS, UNITS
from mobdsl.model.amounts import (
    Count,
    Counted,
    Distance,
    Dose,
    Duration,
    Figure,
    Maximum,
    Measure,
    Quantity,
    Reps,
    Spacing,
    Speed,
    Timed,
)
from mobdsl.model.conditions import Comparison, Condition, Either, Every, Fact, Known, Not, Streak, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_FIGURE = r"x(?:[0-9]|max\b)"
_TIMES = (("h", 3_600_000), ("min", 60_000), ("s", 1_000))
_WORDS_OF_TRUTH = ("yes", "no", "true", "false")
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t"})


def text(value: str) -> str:
    """``value`` in quotes."""
    return f'"{value.translate(_ESCAPES)}"'


def plain(value: str) -> bool:
    """Whether ``value`` can be written as a bare name."""
    if value in NEVER_NAMES or re.match(_FIGURE, marks_as_digits(value)):
        return False
    return is_name(value, dotted=True)


def name(value: str, reserved: Iterable[str] = ()) -> str:
    """A name, in quotes where it is none by its shape, or is one of the words ``reserved`` where it stands."""
    return value if plain(value) and value not in reserved else text(value)


def names(values: Iterable[str], joiner: str = ", ") -> str:
    """Several names."""
    return joiner.join(name(value) for value in values)


def number(value: Decimal, decimals: int = 0) -> str:
    """A plain number without an exponent or idle zeros, with so many digits behind the point at least."""
    return f"{value:.{decimals}f}" if decimals else f"{value.normalize():f}"


def times(values: Iterable[Duration]) -> str:
    """A time, or a series of them, in the largest of hours, minutes and seconds in which all are whole.

    `60/120s` is in seconds: `1/2min` would read as half a minute.
    """
    series = tuple(values)
    bounds = [bound for one in series for bound in (one.low, one.high) if bound]
    like_a_share = len(series) == 2 and series[0].low < series[1].low
    units = _TIMES[-1:] if like_a_share else _TIMES
    fitting = (pair for pair in units if bounds and not any(bound % pair[1] for bound in bounds))
    unit, factor = next(fitting, _TIMES[-1])
    return "/".join(_span(_in(one.low, factor), _in(one.high, factor)) for one in series) + unit


def duration(value: Duration) -> str:
    """`90s`, `2min`, `30-60s`, `30+s`"""
    return times((value,))


def clock(milliseconds: int) -> str:
    """An offset as m:ss, from an hour on as h:mm:ss."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, rest = divmod(minutes, 60)
    return f"{hours}:{rest:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def time_of_day(minutes: int) -> str:
    """Minutes after midnight as hh:mm."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def pattern(values: Iterable[int | None]) -> str:
    """Milliseconds as a tempo or a breath: `3-1-3`, `3-0-x-0`."""
    return "-".join(_in(value, 1000) or "x" for value in values)


def count(value: Count) -> str:
    """`3`, `3-4`, `3+`"""
    return _span(str(value.low), None if value.high is None else str(value.high))


def counts(values: Iterable[Count]) -> str:
    """A count, or a series of them."""
    return "/".join(count(value) for value in values)


def period(value: tuple[int, str]) -> str:
    """`6 weeks`, `1 day`"""
    figure, unit = value
    return f"{figure} {unit if figure != 1 else unit.removesuffix('s')}"


def quantity(value: Quantity) -> str:
    """`16kg`, `85-95%`"""
    return _bounds(value) + value.unit


def dose(value: Dose) -> str:
    """`3x8`, `about 30s or 15-30 passes`, `total 60-90s in 1-5 sets`, `x10 in 60s`; without its interval"""
    words = [word for word, stated in (("about", value.about), ("total", value.total)) if stated]
    first, *others = (_measure(one) for one in value.measures)
    behind = value.sets is not None and _sets_stand_behind(value)
    words.append(_with_sets(value.sets, first) if value.sets and not behind else first)
    words.extend(f"or {other}" for other in others)
    if value.sets and behind:
        words.append(f"in {count(value.sets)} sets")
    if value.within:
        words.append(f"in {duration(value.within)}")
    return " ".join(words)


def every(value: Spacing, each: str) -> str:
    """`every 105s`, `every 110/105/100s`, `every 2min -5s each round`"""
    step = signed(value.step) if value.step else ""
    return f"every {times(value.times)}{f' {step} each {each}' if step else ''}"


def signed(milliseconds: int) -> str:
    """`+5s`, `-5s`"""
    return f"{'-' if milliseconds < 0 else '+'}{duration(Duration.exactly(abs(milliseconds)))}"


def speeds(values: tuple[Speed, ...]) -> str:
    """`5:30/km`, `120/125s/500m`"""
    distance = values[0].distance
    per = "" if distance.low == 1 else number(distance.low)
    return f"{_paces(values)}/{per}{distance.unit}"


def pace(value: Speed) -> str:
    """`5:30/km`, `4s per calorie`"""
    return speeds((value,)) if value.thing == "m" else f"{duration(value.time)} per {one_of(value.thing)}"


def _paces(values: tuple[Speed, ...]) -> str:
    bounds = [bound for one in values for bound in (one.time.low, one.time.high or one.time.low)]
    if any(bound % 1000 for bound in bounds):
        return times(one.time for one in values)
    return "/".join(_span(clock(one.time.low), clock(one.time.high or one.time.low)) for one in values)


def _sets_stand_behind(value: Dose) -> bool:
    """`total 60s in 3 sets` and not `total 3x60s`; `max` and `3+` sets have no other spelling."""
    assert value.sets is not None
    glued = value.measures[0] != Maximum() and value.sets.high is not None
    return not value.within and (value.total or not glued)


def _with_sets(sets: Count, measure: str) -> str:
    return f"{count(sets)}{measure}" if measure.startswith("x") else f"{count(sets)}x{measure}"


def _measure(value: Measure) -> str:
    match value:
        case Reps(values):
            return f"x{counts(values)}"
        case Timed(durations):
            return times(durations)
        case Counted(unit, values):
            return f"{counts(values)} {_thing(unit, one=values == (Count(1, 1),))}"
        case Distance(distances):
            return quantities(distances)
        case Maximum(reps):
            return "xmax" if reps else "max"


def _thing(unit: str, *, one: bool) -> str:
    """The word for what is counted, in quotes where the language would not take it for one."""
    if unit in UNITS:
        return unit if one else PLURALS[unit]
    return unit if is_counted(unit) else text(unit)


def quantities(values: tuple[Quantity, ...]) -> str:
    """A quantity, or a series of them: `400m`, `60/70/80kg`."""
    return "/".join(map(_bounds, values)) + values[0].unit


def _bounds(value: Quantity) -> str:
    return _span(*map(number, (value.low, value.high), value.decimals))


def _in(bound: int | None, factor: int) -> str | None:
    return None if bound is None else number(Decimal(bound) / factor)


def _span(low: str | None, high: str | None) -> str:
    if low == high:
        return f"{low}"
    return f"{low}+" if high is None else f"{low}-{high}"


def condition(value: Condition | None, word: str = "if") -> str:
    """`if a and b`, `if a or b if c`; nothing where there is no condition."""
    match value:
        case None:
            return ""
        case Every(parts) if any(isinstance(part, Every | Either | Streak) for part in parts):
            return " ".join(condition(part, word) for part in parts)
    return f"{word} {_tests(value)}"


def _tests(value: Condition) -> str:
    match value:
        case Streak(part, sessions):
            return f"{_tests(part)} {sessions} in a row"
        case Every(parts):
            return " and ".join(map(_tests, parts))
        case Either(parts):
            return " or ".join(map(_tests, parts))
        case Not(part):
            return f"not {_tests(part)}"
        case Comparison(left, op, right):
            return f"{term(left)} {op} {term(right)}"
        case Fact(fact):
            return fact


def term(value: Term) -> str:
    """A side of a comparison."""
    match value:
        case Fact(fact):
            return fact
        case Decimal():
            return number(value)
        case Duration():
            return duration(value)
        case Quantity():
            return quantity(value)
        case Figure(spelling):
            return spelling
    return text(value)


def known(value: Known) -> str:
    """What somebody knows: the value of a parameter, a field of the log."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return number(value)
        case Duration():
            return duration(value)
        case Quantity():
            return quantity(value)
        case Figure(spelling):
            return spelling
    return name(str(value), _WORDS_OF_TRUTH)
