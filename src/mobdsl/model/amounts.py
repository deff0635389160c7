"""Amounts: how long, how many, how far. Times are whole milliseconds, other figures exact decimals."""

from __future__ import annotations

import datetime as dt
import re

from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal
    from typing import TypeAlias


@frozen
class Duration:
    """A time in milliseconds from ``low`` to ``high``; the same twice for a single figure, no ``high`` for `30s+`."""

    low: int
    high: int | None

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
    """How many, from ``low`` to ``high`` (`x6-10`); no ``high`` for `x5+`."""

    low: int
    high: int | None

    @property
    def single(self) -> bool:
        """True where the author gave one figure."""
        return self.low == self.high


@frozen
class Quantity:
    """A figure with a unit: `16kg`, `85%`, `8rpe`, `90-100deg`. ``low`` equals ``high`` for a single figure."""

    low: Decimal
    high: Decimal
    unit: str


@frozen
class Figure:
    """A figure that is no single amount, as it is written: a dose (`3x8`), a series, a date."""

    text: str

    @property
    def date(self) -> dt.date | None:
        """The day, where it is a date."""
        return dt.date.fromisoformat(self.text) if re.fullmatch(r"\d{4}-\d\d-\d\d", self.text) else None


@frozen
class Reps:
    """Repetitions. One value, or a series with one value for each set or round (`x8/6/4`)."""

    values: tuple[Count, ...]


@frozen
class Timed:
    """A time. One value, or a series (`120/105/90s`)."""

    values: tuple[Duration, ...]


@frozen
class Counted:
    """Things counted by name: `6 breaths`, `15-30 passes`. ``unit`` is the singular: breath, pass, beat, lap."""

    unit: str
    values: tuple[Count, ...]


@frozen
class Distance:
    """A distance in metres."""

    values: tuple[Quantity, ...]


@frozen
class Maximum:
    """`max` (as long as you can) or, with ``reps``, `xmax` (as many as you can)."""

    reps: bool = False


Measure: TypeAlias = Reps | Timed | Counted | Distance | Maximum


@frozen(kw_only=True)
class Dose:
    """How much of a movement.

    ``measures``: the ways in which the author said it, the first counts (`30s or 15-30 passes`); ``sets``: how many
    times over (`3x8`), None where not said; ``about``: the author wrote `about`; ``total``: the figure is collected
    over the sets; ``within``: the time that the work may take (`x10 in 60s`); ``every``: a new set starts at this
    interval (`10x100m every 1:45`).
    """

    measures: tuple[Measure, ...]
    sets: Count | None = None
    about: bool = False
    total: bool = False
    within: Duration | None = None
    every: Duration | None = None
