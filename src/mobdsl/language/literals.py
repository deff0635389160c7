"""What a figure says: `x8`, `3x8-12`, `45s`, `1:28`, `16kg`, `3-1-3`, `2026-03-02`.

A figure is one token, so this is the place that knows its spelling, and that can say what is wrong with one.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from mobdsl.language.figures import (
    BadFigure,
    ClockFigure,
    DateFigure,
    DecimalFigure,
    DistanceFigure,
    NumberFigure,
    PatternFigure,
    PeriodFigure,
    QuantitiesFigure,
    QuantityFigure,
    RepsFigure,
    SetsFigure,
    SpeedFigure,
    TimeFigure,
)
from mobdsl.language.units_of_series import slip_of
from mobdsl.language.vocabulary import SPELLED_OUT
from mobdsl.model.amounts import Count, Duration, Quantity, Speed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.language.figures import FigureValue

MAX_DURATION = 7 * 24 * 3_600_000
"""The longest time that a figure may say: a week, in milliseconds."""
MAX_COUNT = 100_000
_MAX_DIGITS = 12

_MILLISECONDS = {"ms": 1, "s": 1_000, "sec": 1_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}
_DISTANCES = frozenset({"m", "km", "mi", "yd"})
PERIODS = {
    **dict.fromkeys(("day", "days"), "days"),
    **dict.fromkeys(("week", "weeks"), "weeks"),
    **dict.fromkeys(("month", "months", "year", "years"), None),
}
"""Words behind a figure that say how long on the calendar; None where nobody knows how many days that is."""

UNITS_GLUED = frozenset(
    {"kg", "lb", "g", "%", "rpe", "rir", "deg", "bpm", "rpm", "spm", "w", "kcal", "cal", "cm", "mm"}
)
UNITS = frozenset({*_MILLISECONDS, *_DISTANCES, *UNITS_GLUED})

_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
# Compiled where a figure needs them: most files hold figures of two or three kinds.
_VALUE = rf"({_NUMBER})(?:-({_NUMBER}))?(\+)?\Z"
_WHOLE = r"([0-9]+)(?:-([0-9]+))?(\+)?\Z"
_UNITED = r"([+-]?)([0-9.][0-9./+-]*?)([a-zA-Z%]+)\Z"
_TWO_UNITS = rf"({_NUMBER})(s|sec|min|h)-({_NUMBER})(s|sec|min|h)\Z"
_CLOCK = r"([0-9]+):([0-9]{2})(?::([0-9]{2}))?\Z"
_CLOCKS = r"[0-9]+:[0-9]{2}(?:/[0-9]+:[0-9]{2})+\Z"
_SPEED = rf"([0-9].*)/({_NUMBER})?(km|mi|m|yd)\Z"
_PER_HOUR = rf"({_NUMBER})(km|mi)/h\Z"
_DATE = r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z"
_HALF_DAY = r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(am|pm)\Z"
_PATTERN = rf"(?:{_NUMBER}|x)(?:-(?:{_NUMBER}|[xX])){{2,3}}\Z"
_SETS = r"([0-9]+(?:-[0-9]+)?)x((?s:.*))\Z"


@lru_cache(maxsize=4096)
def read(text: str) -> FigureValue:
    """What ``text``, a figure token, says."""
    if len(text) > _MAX_DIGITS and re.search(rf"[0-9]{{{_MAX_DIGITS + 1}}}", text):
        return BadFigure("This number is too large.", f"A number has {_MAX_DIGITS} digits at most.")
    plain = text.replace("–", "-").replace("—", "-").replace("×", "x").replace("−", "-")
    if plain != text:
        return BadFigure("Figures are written with a plain hyphen and a plain x.", f"Write {plain}.")
    try:
        return _read(text)
    except _BadError as bad:
        return bad.figure


def duration_of(value: FigureValue) -> Duration | None:
    """The time that a figure says: `30s`, `30-60s`, or `1:30` as minutes and seconds. None for anything else."""
    match value:
        case TimeFigure((single,), 0):
            return single
        case ClockFigure():
            return Duration.exactly(value.offset)
    return None


def durations_of(value: FigureValue) -> tuple[Duration, ...] | None:
    """The same, or a series of times: `60/90/120s`, `1:50/1:45/1:40`."""
    if isinstance(value, TimeFigure) and value.sign == 0:
        return value.values
    single = duration_of(value)
    return None if single is None else (single,)


def in_and_out(text: str) -> tuple[int, ...] | None:
    """The pattern `4-0-6` for `4-6`, a breath in and a breath out; None for anything else."""
    match = re.match(rf"({_NUMBER})-({_NUMBER})\Z", text)
    try:
        return (_seconds(match[1]), 0, _seconds(match[2])) if match else None
    except _BadError:
        return None


def signed(value: QuantityFigure) -> Quantity | None:
    """The quantity with its sign; None for a range with one, which says nothing."""
    quantity = value.quantity
    if value.sign >= 0:
        return quantity
    if quantity.low != quantity.high:
        return None
    return Quantity(-quantity.low, -quantity.low, quantity.unit, quantity.decimals)


class _BadError(Exception):
    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.figure = BadFigure(message, hint)


def _read(text: str) -> FigureValue:
    if text.startswith("x") and not text.startswith("x-"):
        return _reps(text[1:], text)
    if ":" in text and (match := re.match(_CLOCK, text)):
        return _clock(match)
    if "/" in text:
        if slip := slip_of(text):
            return slip
        if read := _clocks(text) or _speed(text):
            return read
    dashes = text.count("-")
    if dashes == 2 and (match := re.match(_DATE, text)):
        return _date(text, match)
    if text.endswith("m") and (match := re.match(_HALF_DAY, text)):
        hour = int(match[1]) % 12 + (12 if match[3] == "pm" else 0)
        raise _BadError("A day has hours from 0 to 23.", f"Write {hour:02d}:{match[2] or '00'}.")
    if dashes >= 2 and re.match(_PATTERN, text):
        return PatternFigure(tuple(None if part in "xX" else _seconds(part) for part in text.split("-")))
    if " " in text or "\t" in text:
        return _period(*text.split())
    if match := re.match(_SETS, text):
        return _sets(match[1], match[2], text)
    if match := re.match(_UNITED, text):
        return _united(match[1], match[2], match[3], text)
    if match := re.match(_TWO_UNITS, text):
        return _of_two_units(match, text)
    return _number(text)


def _of_two_units(match: re.Match[str], text: str) -> TimeFigure:
    """`30s-2min`, a range from one unit to another."""
    first, unit, second, other = match.groups()
    low, high = (
        _duration(Decimal(figure), None, _MILLISECONDS[of], text).low for figure, of in ((first, unit), (second, other))
    )
    if high < low:
        raise _BadError(
            f"{text} goes down: a range is written from low to high.", f"Write {second}{other}-{first}{unit}."
        )
    return TimeFigure((Duration(low, high),))


def _clock(match: re.Match[str]) -> ClockFigure:
    third = None if match[3] is None else int(match[3])
    if int(match[2]) > 59 or (third is not None and third > 59):
        raise _BadError(
            f"{match[0]} is no time: behind a colon stands 00 to 59.",
            "A length is minutes:seconds, as in 1:28; in a plan a time of day is hours:minutes, as in 07:30.",
        )
    clock = ClockFigure(int(match[1]), int(match[2]), third)
    if clock.offset > MAX_DURATION:
        raise _BadError(f"{match[0]} is longer than a week.")
    return clock


def _clocks(text: str) -> TimeFigure | None:
    """`1:50/1:45/1:40`"""
    if ":" not in text or not re.match(_CLOCKS, text):
        return None
    return TimeFigure(tuple(Duration.exactly(_offset(part)) for part in text.split("/")))


def _speed(text: str) -> SpeedFigure | None:
    """`5:30/km`, `90s/100m`, `5:30-5:45/km`; None for what is a distance or something else."""
    if per_hour := re.match(_PER_HOUR, text):
        raise _BadError(f"{text} is a speed, and this takes a pace.", _pace_hint(Decimal(per_hour[1]), per_hour[2]))
    match = re.match(_SPEED, text)
    if match is None or not (":" in match[1] or match[1][-1].isalpha()):
        return None
    distance = Quantity(Decimal(match[2] or 1), Decimal(match[2] or 1), match[3])
    times = [_time_of(part, text) for part in match[1].split("/")]
    if not distance.low or any(time.low == 0 for time in times):
        raise _BadError(f"{text} is no pace.", "A pace is a time for a distance: 5:30/km, 2:05/500m.")
    return SpeedFigure(tuple(Speed(time, distance) for time in times))


def _pace_hint(speed: Decimal, unit: str) -> str:
    if not speed:
        return "A pace is a time for a distance: 5:30/km."
    minutes, seconds = divmod(round(3600 / speed), 60)
    return f"The time for a distance: {minutes}:{seconds:02}/{unit}."


def _time_of(part: str, text: str) -> Duration:
    """The time in a pace: `5:30`, `5:30-5:45`, `90s`."""
    if ":" in part:
        bounds = [_offset(bound) for bound in part.split("-")]
        if len(bounds) <= 2 and bounds[0] <= bounds[-1]:
            return Duration(bounds[0], bounds[-1])
    elif match := re.match(_UNITED, part):
        time = _united(match[1], match[2], match[3], text)
        if isinstance(time, TimeFigure) and len(time.values) == 1 and time.values[0].high and not time.sign:
            return time.values[0]
    raise _BadError(f"{text} is no pace.", "A pace is a time for a distance: 5:30/km, 2:05/500m, 90s/100m.")


def _offset(text: str) -> int:
    match = re.match(_CLOCK, text)
    if match is None:
        raise _BadError(f"{text} is no time.", "Times are written 1:28 (minutes and seconds) or 1:02:03.")
    return _clock(match).offset


def _date(text: str, match: re.Match[str]) -> DateFigure:
    import datetime as dt

    try:
        return DateFigure(dt.date(int(match[1]), int(match[2]), int(match[3])))
    except ValueError:
        raise _BadError(f"The calendar has no {text}.", "Write year-month-day, as in 2026-03-02.") from None


def _period(number: str, unit: str) -> PeriodFigure:
    whole = _number(number)
    if not isinstance(whole, NumberFigure) or whole.sign or len(whole.values) > 1 or not whole.values[0].single:
        raise _BadError(f"{number} is not a number of {unit}.", "Write 6 weeks or 14 days.")
    count, known = whole.values[0].low, PERIODS[unit]
    if known is None:
        weeks = count * (52 if unit.startswith("year") else 4)
        raise _BadError(
            f"Not every {unit.removesuffix('s')} has as many days.",
            f"Say it in weeks, such as {weeks} weeks, or by dates.",
        )
    return PeriodFigure((count, known))


def _seconds(text: str) -> int:
    milliseconds = Decimal(text) * 1000
    if milliseconds != milliseconds.to_integral_value():
        raise _BadError(f"{text} is finer than a millisecond.")
    return int(milliseconds)


def _reps(body: str, text: str) -> RepsFigure:
    if body == "max":
        return RepsFigure((), most=True)
    return RepsFigure(tuple(_count(part, text) for part in body.split("/")))


def _count(part: str, text: str) -> Count:
    match = re.match(_WHOLE, part)
    if not match:
        raise _BadError(f"{text} is not a number of repetitions.", "Write x8, x6-10, x5+ or x8/6/4; with sets 3x8.")
    low = int(match[1])
    high = int(match[2]) if match[2] else None if match[3] else low
    if high is not None and high < low:
        raise _BadError(
            f"{text} goes down: a range is written from low to high.",
            f"Write {text.replace(part, f'{high}-{low}')}, or {text.replace(part, f'{low}/{high}')} for a series.",
        )
    if max(low, high or 0) > MAX_COUNT:
        raise _BadError(f"{text} is more than anyone can do.", f"The largest count is {MAX_COUNT:,}.")
    return Count(low, high)


def _sets(sets: str, body: str, text: str) -> SetsFigure:
    if not body:
        raise _BadError(f"{text} is not a number of repetitions.", f"Write x{sets}; sets and repetitions are 3x{sets}.")
    count = _count(sets, text)
    if not count.low:
        raise _BadError(f"{text} has no sets.", f"Write 3x{body}, or put a # before the line to leave it out.")
    series = len(body.split("/"))
    if series > 1 and series != (count.high or count.low):
        figure = f"{series}x{body}"
        raise _BadError(f"{text} has {series} figures for {sets} sets.", f"A figure for each set: {figure}.")
    if body == "max":
        return SetsFigure(count, RepsFigure((), most=True))
    if ":" in body and re.match(_CLOCK, body):
        clock = _read(body)
        assert isinstance(clock, ClockFigure)
        return SetsFigure(count, TimeFigure((Duration.exactly(clock.offset),)))
    if match := re.match(_TWO_UNITS, body):
        return SetsFigure(count, _of_two_units(match, text))
    if match := re.match(_UNITED, body):
        each = _united(match[1], match[2], match[3], text)
        if isinstance(each, TimeFigure | DistanceFigure):
            return SetsFigure(count, each)
        raise _BadError(f"{text} is not a dose.", "A set has reps, a time or a distance: 3x8, 3x45s, 10x100m.")
    return SetsFigure(count, RepsFigure(tuple(_count(part, text) for part in body.split("/"))))


def _united(sign: str, body: str, unit: str, text: str) -> FigureValue:
    signed = {"+": 1, "-": -1, "": 0}[sign]
    values = [_values(part, text) for part in body.split("/")]
    if unit in _MILLISECONDS:
        factor = _MILLISECONDS[unit]
        return TimeFigure(tuple(_duration(low, high, factor, text) for low, high in values), signed)
    if unit in _DISTANCES:
        if any(high is None for _, high in values):
            raise _BadError(f"{text} is not a distance.")
        return DistanceFigure(tuple(_quantity(low, high or low, unit) for low, high in values))
    if unit in UNITS_GLUED and all(high is not None for _, high in values) and (len(values) == 1 or not signed):
        quantities = tuple(_quantity(low, high or low, unit) for low, high in values)
        return QuantityFigure(quantities[0], signed) if len(values) == 1 else QuantitiesFigure(quantities)
    if unit in ("x", "reps", "rep"):
        raise _BadError(f"{text} is not a dose.", f"Repetitions are written x{body}, sets and repetitions 3x{body}.")
    if unit in SPELLED_OUT:
        raise _BadError(f"{unit} is not a unit.", f"Write {body}{SPELLED_OUT[unit]}.")
    if unit in UNITS_GLUED:
        raise _BadError(f"{text} is more than one figure.", f"One figure, or from low to high: 60{unit}, 60-80{unit}.")
    known = "s, min, h, m, km, mi, yd, kg, lb, %, rpe, rir"
    raise _BadError(
        f"{text} has no unit that I know.",
        f"Units are glued to the figure: {known}. Counted things follow a space: 6 breaths.",
    )


def _quantity(low: Decimal, high: Decimal, unit: str) -> Quantity:
    return Quantity(low, high, unit, (_decimals(low), _decimals(high)))


def _decimals(number: Decimal) -> int:
    """How many digits are written behind the point, where the last of them is a 0; none where it is not."""
    text = str(number)
    return len(text.partition(".")[2]) if text.endswith("0") and "." in text else 0


def _values(part: str, text: str) -> tuple[Decimal, Decimal | None]:
    match = re.match(_VALUE, part)
    if not match:
        raise _BadError(f"{text} is not a figure that I can read.", "A range is written 30-60s, a series 120/105/90s.")
    low = Decimal(match[1])
    high = Decimal(match[2]) if match[2] else None if match[3] else low
    if high is not None and high < low:
        raise _BadError(
            f"{text} goes down: a range is written from low to high.", "A series is written with slashes: 120/105/90s."
        )
    return low, high


def _duration(low: Decimal, high: Decimal | None, factor: int, text: str) -> Duration:
    bounds = [None if value is None else value * factor for value in (low, high)]
    for value in bounds:
        if value is not None and value != value.to_integral_value():
            raise _BadError(f"{text} is finer than a millisecond.")
        if value is not None and value > MAX_DURATION:
            raise _BadError(f"{text} is longer than a week.")
    assert bounds[0] is not None
    return Duration(int(bounds[0]), None if bounds[1] is None else int(bounds[1]))


def _number(text: str) -> FigureValue:
    sign = {"+": 1, "-": -1}.get(text[0], 0)
    body = text[1:] if sign else text
    if re.fullmatch(r"[0-9]+\.[0-9]+", body):
        return DecimalFigure(Decimal(body) * (sign or 1))
    parts = body.split("/")
    if all(re.match(_WHOLE, part) for part in parts):
        return NumberFigure(tuple(_count(part, body) for part in parts), sign)
    if ":" in body:
        raise _BadError(f"{text} is no time.", "Times are written 1:28 (minutes and seconds) or 1:02:03.")
    raise _BadError(
        f"{text} is not a figure that I can read.", "Doses are written x8, 3x8, 45s, 1:30, 6 breaths, 400m."
    )
