"""Amounts: how long, how many, how far. Times are whole milliseconds, other figures exact decimals."""

from __future__ import annotations

import re
from decimal import Decimal

from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from typing import TypeAlias

METRES = {
    "m": Decimal(1), "km": Decimal(1000), "mi": Decimal("1609.344"), "yd": Decimal("0.9144"),
    "cm": Decimal("0.01"), "mm": Decimal("0.001"),
}  # fmt: skip
"""Units of length, in metres."""
KILOGRAMS = {"kg": Decimal(1), "g": Decimal("0.001"), "lb": Decimal("0.45359237")}
"""Units of weight, in kilograms."""


@frozen
class Duration:
    """A time, or a range of times."""

    low: int
    """The least, in milliseconds, from 0."""
    high: int | None
    """The most; the same for a single figure, None for `30s+`."""

    @classmethod
    def exactly(cls, milliseconds: int) -> Duration:
        """A single figure."""
        return cls(milliseconds, milliseconds)

    @property
    def single(self) -> bool:
        """True where the author gave one figure."""
        return self.low == self.high


@frozen
class Count:
    """How many, or a range of them."""

    low: int
    """The least, from 0."""
    high: int | None
    """The most; the same for a single figure, None for `x5+`."""

    @property
    def single(self) -> bool:
        """True where the author gave one figure."""
        return self.low == self.high


@frozen
class Quantity:
    """A figure with a unit: `16kg`, `85%`, `8rpe`, `90-100deg`."""

    low: Decimal
    """The least."""
    high: Decimal
    """The most; the same for a single figure."""
    unit: str
    """The unit as it is written."""
    decimals: tuple[int, int] = (0, 0)
    """How many digits to show behind the points of the two at least: those that are written, where they end in 0."""

    def in_unit(self, factors: dict[str, Decimal]) -> tuple[Decimal, Decimal]:
        """The least and the most in what ``factors`` bring its unit to: :data:`METRES`, :data:`KILOGRAMS`."""
        return self.low * factors[self.unit], self.high * factors[self.unit]


@frozen
class Speed:
    """A time for a distance, or for things that are counted: `5:30/km`, `2:05/500m`, `4s per calorie`."""

    time: Duration
    """How long it takes."""
    distance: Quantity
    """How far that goes, in the unit in which it is written, or how many of what is counted."""

    @property
    def thing(self) -> str:
        """What it is a pace of: `m` for every distance, else what is counted."""
        return "m" if self.distance.unit in METRES else self.distance.unit

    def middle(self, amount: Decimal) -> int:
        """Milliseconds for so many metres, or so many of what is counted; of a range of times the middle."""
        low, high = self.time.low, self.time.high or self.time.low
        return round(amount * (low + high) / 2 / (self.distance.low * METRES.get(self.distance.unit, 1)))


@frozen
class Figure:
    """A figure that is no single amount, as it is written: a dose (`3x8`), a series, a date."""

    text: str
    """The figure as it is written."""

    @property
    def date(self) -> dt.date | None:
        """The day, where it is a date."""
        import datetime as dt

        return dt.date.fromisoformat(self.text) if re.fullmatch(r"\d{4}-\d\d-\d\d", self.text) else None


@frozen
class Reps:
    """Repetitions."""

    values: tuple[Count, ...]
    """One value, or one for each set or round (`x8/6/4`)."""


@frozen
class Timed:
    """A time that something is done for."""

    values: tuple[Duration, ...]
    """One value, or one for each set or round (`120/105/90s`)."""


@frozen
class Counted:
    """Things counted by name: `6 breaths`, `15-30 passes`."""

    unit: str
    """The singular: breath, pass, beat, lap."""
    values: tuple[Count, ...]
    """One value, or one for each set or round."""


@frozen
class Distance:
    """A distance."""

    values: tuple[Quantity, ...]
    """In the unit in which they are written: one value, or one for each set or round."""


@frozen
class Maximum:
    """As much as the person can."""

    reps: bool = False
    """`xmax`: as many repetitions as they can; otherwise `max`, as long as they can."""


Measure: TypeAlias = Reps | Timed | Counted | Distance | Maximum


@frozen
class Spacing:
    """The interval at which sets or rounds start."""

    times: tuple[Duration, ...]
    """One for all, or one for each set or round (`every 1:50/1:45/1:40`)."""
    step: int = 0
    """Milliseconds by which it grows from each set or round to the next (`every 2:00 -5s each round`)."""

    def at(self, place: int) -> int:
        """The interval of a set or round, from 0, in milliseconds."""
        return self.times[min(place, len(self.times) - 1)].low + self.step * place


@frozen(kw_only=True)
class Dose:
    """How much of a movement."""

    measures: tuple[Measure, ...]
    """The ways in which it is given, one at least; the first counts (`30s or 15-30 passes`)."""
    sets: Count | None = None
    """How many times over, from 1 (`3x8`); None where it is not given."""
    about: bool = False
    """Whether the author wrote `about`."""
    total: bool = False
    """Whether the figure is collected over the sets."""
    within: Duration | None = None
    """The time that the work may take (`x10 in 60s`)."""
    every: Spacing | None = None
    """The interval at which sets start (`10x100m every 1:45`)."""
