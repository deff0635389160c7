"""What figures can say: a kind of value for each kind of figure. :mod:`mobdsl.language.literals` reads them."""

from __future__ import annotations

from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal
    from typing import TypeAlias

    from mobdsl.model.amounts import Count, Duration, Quantity, Speed


@frozen
class RepsFigure:
    """`x8`, `x6-10`, `x5+`, `x8/6/4`; ``most`` for `xmax`."""

    values: tuple[Count, ...]
    most: bool = False


@frozen
class SetsFigure:
    """`3x8`, `5x45s`: how many sets, and what each is. A bare number behind the `x` counts reps or named things."""

    sets: Count
    each: RepsFigure | TimeFigure | DistanceFigure


@frozen
class TimeFigure:
    """`45s`, `30-60s`, `120/105/90s`, `1:30`. ``sign`` is 1, or -1 for `-15s`; 0 where none was written."""

    values: tuple[Duration, ...]
    sign: int = 0


@frozen
class ClockFigure:
    """`1:28` or `1:02:03`: an offset, a length or a time of day, as the place demands."""

    first: int
    second: int
    third: int | None

    @property
    def offset(self) -> int:
        """Read as m:ss or h:mm:ss, in milliseconds."""
        if self.third is None:
            return (self.first * 60 + self.second) * 1000
        return (self.first * 3600 + self.second * 60 + self.third) * 1000

    @property
    def time_of_day(self) -> int | None:
        """Read as hh:mm, in minutes after midnight; None where the day has no such time."""
        if self.third is not None or self.first > 23 or self.second > 59:
            return None
        return self.first * 60 + self.second


@frozen
class DistanceFigure:
    """`400m`, `5km`, in the unit as written."""

    values: tuple[Quantity, ...]


@frozen
class NumberFigure:
    """`8`, `3-4`, `+1`: how many of something named. A series has several values (`15/12/9 passes`)."""

    values: tuple[Count, ...]
    sign: int = 0


@frozen
class DecimalFigure:
    """`2.5`, as sums need it."""

    value: Decimal


@frozen
class QuantityFigure:
    """`16kg`, `85%`, `8rpe`, `2rir`; ``sign`` as for a time."""

    quantity: Quantity
    sign: int = 0


@frozen
class QuantitiesFigure:
    """`60/70/80kg`, `7/8/9rpe`: one for each set or round."""

    values: tuple[Quantity, ...]


@frozen
class SpeedFigure:
    """`5:30/km`, `2:05/500m`, `5:30/5:20/km`: one, or one for each set or round."""

    values: tuple[Speed, ...]


@frozen
class PatternFigure:
    """`3-1-3`, `4-4-4-4`: seconds as milliseconds; an `x`, None, is as fast as can be."""

    values: tuple[int | None, ...]


@frozen
class DateFigure:
    """`2026-03-02`"""

    date: dt.date


@frozen
class PeriodFigure:
    """`2 weeks`: a figure from 0, and days or weeks."""

    period: tuple[int, str]


@frozen
class BadFigure:
    """A figure that says nothing, and why."""

    message: str
    hint: str | None = None


FigureValue: TypeAlias = (
    RepsFigure
    | SetsFigure
    | TimeFigure
    | ClockFigure
    | DistanceFigure
    | NumberFigure
    | DecimalFigure
    | QuantityFigure
    | QuantitiesFigure
    | SpeedFigure
    | PatternFigure
    | DateFigure
    | PeriodFigure
    | BadFigure
)
