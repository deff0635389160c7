"""Sums of figures: `220 - age`, `30-60s + 10s`, `birth + 2 weeks`.

A sum is exact to 28 digits, and rounded only where it becomes a figure.
"""

from __future__ import annotations

from decimal import Decimal

from mobdsl.language import figures
from mobdsl.language.literals import duration_of
from mobdsl.records import frozen

_MAX_SUM = Decimal(10) ** 9
_DAY = 86_400
_MOST_DECIMALS = 9
"""With more decimals a figure comes from a division that does not come out, and is rounded."""
_ROUNDED = Decimal("0.001")

_DATE, _DAYS, _TIME = "date", "days", "s"
_KINDS = {"": "A plain number", _TIME: "A time", _DATE: "A date", _DAYS: "A number of days"}


@frozen
class Amount:
    """A figure to reckon with. A date is counted in days from that of the year 1; times are in seconds."""

    low: Decimal
    """The least."""
    high: Decimal
    """The most; the same for a single figure."""
    unit: str
    """The unit as it is written; none for a plain number."""

    @property
    def single(self) -> bool:
        """Whether it is one figure."""
        return self.low == self.high


class UnlikeError(Exception):
    """Two amounts do not go together; the message says why, ``hint`` what does."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def amount_of(value: figures.FigureValue) -> Amount | None:
    """What ``value`` is in a sum; None where nobody reckons with it."""
    match value:
        case figures.NumberFigure((count,), sign) if count.high is not None and (not sign or count.single):
            return Amount(Decimal(count.low * (sign or 1)), Decimal(count.high * (sign or 1)), "")
        case figures.DecimalFigure(number):
            return Amount(number, number, "")
        case figures.QuantityFigure(quantity, sign) if not sign or quantity.low == quantity.high:
            return Amount(quantity.low * (sign or 1), quantity.high * (sign or 1), quantity.unit)
        case figures.TimeFigure((time,), sign) if time.high is not None and (not sign or time.single):
            return Amount(_seconds(time.low * (sign or 1)), _seconds(time.high * (sign or 1)), _TIME)
        case figures.DistanceFigure((one,)):
            return Amount(one.low, one.high, one.unit)
        case figures.DateFigure(date):
            return _whole(date.toordinal(), _DATE)
        case figures.PeriodFigure((count, unit)):
            from mobdsl.model.plans import DAYS_OF

            return _whole(count * DAYS_OF[unit], _DAYS)
    time_said = duration_of(value)
    return Amount(*(_seconds(time_said.low),) * 2, _TIME) if time_said and time_said.single else None


def apply(op: str, left: Amount, right: Amount) -> Amount:
    """``left`` and ``right`` put together; an :class:`UnlikeError` where they do not go together."""
    left, right = _in_days(left, right), _in_days(right, left)
    if not right.single and (op in "-/" or not left.single):
        raise UnlikeError("Only one figure of a sum can be a range, in front.", "30-60s + 10s")
    result = _sum(op, left, right) if op in "+-" else _product(op, left, right)
    if not -_MAX_SUM < result.low <= result.high < _MAX_SUM:
        raise UnlikeError("This sum is too large.", "220 - age")
    return result


def figure_of(amount: Amount) -> str:
    """``amount`` as a figure; an :class:`UnlikeError` where there is none."""
    if amount.unit == _DATE:
        import datetime as dt

        if not 1 <= amount.low <= dt.date.max.toordinal() or amount.low != int(amount.low):
            raise UnlikeError("The calendar has no such day.", "birth + 2 weeks")
        return dt.date.fromordinal(int(amount.low)).isoformat()
    if amount.unit == _DAYS:
        if amount.low != int(amount.low) or amount.low < 0:
            raise UnlikeError("This is no whole number of days.", "birth + 2 weeks")
        return f"{int(amount.low)} days"
    bounds = dict.fromkeys((_text(amount.low, amount.unit), _text(amount.high, amount.unit)))
    return f"{'-'.join(bounds)}{amount.unit}"


def _seconds(milliseconds: int) -> Decimal:
    return Decimal(milliseconds) / 1000


def _whole(number: int, unit: str) -> Amount:
    return Amount(Decimal(number), Decimal(number), unit)


def _text(number: Decimal, unit: str) -> str:
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    if -exponent > _MOST_DECIMALS or (unit == _TIME and -exponent > 3):
        number = number.quantize(_ROUNDED)
    return f"{number.normalize():f}"


def _in_days(amount: Amount, other: Amount) -> Amount:
    """A time of whole days beside a date or a number of days."""
    if amount.unit == _TIME and other.unit in (_DATE, _DAYS) and amount.low % _DAY == amount.high % _DAY == 0:
        return Amount(amount.low / _DAY, amount.high / _DAY, _DAYS)
    return amount


def _sum(op: str, left: Amount, right: Amount) -> Amount:
    if op == "+" and right.unit == _DATE:
        left, right = right, left
    if left.unit == _DATE and right.unit == (_DAYS if op == "+" else right.unit) and right.unit in (_DATE, _DAYS):
        unit = _DAYS if right.unit == _DATE else _DATE
    elif left.unit == right.unit:
        unit = left.unit
    else:
        raise _unlike(left, right)
    low, high = (right.low, right.high) if op == "+" else (-right.low, -right.low)
    return Amount(left.low + low, left.high + high, unit)


def _product(op: str, left: Amount, right: Amount) -> Amount:
    dates = _DATE in (left.unit, right.unit)
    if dates or (op == "*" and left.unit and right.unit) or (op == "/" and right.unit not in ("", left.unit)):
        raise _unlike(left, right)
    if op == "*":
        bounds = sorted((left.low * right.low, left.high * right.high))
        return Amount(bounds[0], bounds[1], left.unit or right.unit)
    bounds = sorted((left.low / right.low, left.high / right.low))
    return Amount(bounds[0], bounds[1], "" if right.unit else left.unit)


def _unlike(left: Amount, right: Amount) -> UnlikeError:
    kinds = [_KINDS.get(one.unit, f"A figure in {one.unit}") for one in (left, right)]
    message = f"{kinds[0]} and {kinds[1][0].lower()}{kinds[1][1:]} do not go together here."
    if _DATE in (left.unit, right.unit):
        return UnlikeError(message, "To a date days and weeks are added: birth + 2 weeks.")
    return UnlikeError(message, "Add like to like; multiply and divide by plain numbers.")
