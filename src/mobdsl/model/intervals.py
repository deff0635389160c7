"""How long something takes, as far as anyone knows, and which round of how many it stands in."""

from __future__ import annotations

from enum import StrEnum

from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mobdsl.model.amounts import Duration


class Quality(StrEnum):
    """How a length is known, from best to worst.

    exact: the author stated it or it follows from figures stated; assumed: an equal split of a shared slot;
    estimated: worked out by the tool or marked `about`; open: a person ends it; not_stated: the author gave no dose.
    """

    EXACT = "exact"
    ASSUMED = "assumed"
    ESTIMATED = "estimated"
    OPEN = "open"
    NOT_STATED = "not_stated"


_QUALITIES = tuple(Quality)
_RANKS = {quality: rank for rank, quality in enumerate(Quality)}


def worst(qualities: Iterable[Quality]) -> Quality:
    """The worst of ``qualities``; exact where there are none."""
    return max(qualities, key=_RANKS.__getitem__, default=Quality.EXACT)


def plus(start: int | None, length: int | None) -> int | None:
    """The sum; None where one of them is not known."""
    return None if start is None or length is None else start + length


@frozen
class Interval:
    """How long something takes. Intervals of things done one after another can be added: ``a + b``."""

    low: int = 0
    """Milliseconds that it takes at least, from 0."""
    high: int | None = None
    """Milliseconds that it takes at most; None where nothing bounds it."""
    estimate: int | None = None
    """Milliseconds that it most likely takes, between ``low`` and ``high``; None where nothing says so."""
    quality: Quality = Quality.EXACT
    """How all of this is known."""
    declared: bool = False
    """Whether nothing gives the estimate but the length that the author declared for the whole, or a part."""
    least: int | None = None
    """Milliseconds that it takes at least if it is done, where it may be left out."""

    @property
    def duration(self) -> int | None:
        """Milliseconds that it takes for certain; None where a person decides."""
        return self.low if self.low == self.high else None

    @property
    def likely(self) -> int | None:
        """Milliseconds that it takes for certain, else most likely."""
        return self.low if self.low == self.high else self.estimate

    def __add__(self, other: Interval) -> Interval:  # noqa: D105
        return total((self, other))

    def times(self, count: int) -> Interval:
        """As long as ``count`` of them."""
        if count == 1:
            return self
        high = None if self.high is None else self.high * count
        estimate = None if self.estimate is None else self.estimate * count
        return Interval(self.low * count, high, estimate, self.quality)

    def at_most(self, most: int) -> Interval:
        """The same, cut off after ``most`` milliseconds."""
        low = min(self.low, most)
        high = most if self.high is None else min(self.high, most)
        likely = high if low == high else self.estimate
        least = None if self.least is None else min(self.least, most)
        return Interval(low, high, None if likely is None else min(likely, most), self.quality, least=least)

    def as_optional(self) -> Interval:
        """The same where it may be left out; what takes no time takes none either way."""
        if self.high == 0:
            return self
        return Interval(0, self.high, self.estimate, Quality.OPEN, least=self.low if self.least is None else self.least)

    def as_chosen(self) -> Interval:
        """The same where it is not left out."""
        if self.least is None:
            return self
        if self.least == self.high:
            return exactly(self.least)
        return Interval(self.least, self.high, self.estimate, self.quality, self.declared)


def total(intervals: Iterable[Interval]) -> Interval:
    """All ``intervals`` one after another; of the worst of their qualities."""
    low, high, estimate, rank = 0, 0, 0, 0
    bounded = guessed = True
    declared = False
    for each in intervals:
        low += each.low
        if each.high is None:
            bounded = False
        else:
            high += each.high
        if each.estimate is None:
            guessed = False
        else:
            estimate += each.estimate
        declared = declared or each.declared
        rank = max(rank, _RANKS[each.quality])
    estimated = estimate if guessed else None
    return Interval(low, high if bounded else None, estimated, _QUALITIES[rank], guessed and declared)


NOT_STATED = Interval(quality=Quality.NOT_STATED)
"""The author gave no dose."""

OPEN = Interval(quality=Quality.OPEN)
"""A person ends it, and nothing says when."""


def exactly(milliseconds: int, quality: Quality = Quality.EXACT) -> Interval:
    """An interval of one figure."""
    return Interval(milliseconds, milliseconds, milliseconds, quality)


def between(duration: Duration) -> Interval:
    """A stated time: exact for one figure, else open between its bounds, its middle the estimate."""
    if duration.high is None:
        return Interval(duration.low, None, None, Quality.OPEN)
    if duration.single:
        return exactly(duration.low)
    return Interval(duration.low, duration.high, (duration.low + duration.high) // 2, Quality.OPEN)


@frozen
class Round:
    """One round of a repeat."""

    number: int
    """Which one, from 1."""
    total: int | None
    """How many there will be, from 1; None where nobody knows."""
    least: int | None = None
    """How many have to be done, where the others are the person's choice; None where all have to."""
    cap: int | None = None
    """Milliseconds that all rounds take together at the most; None where nothing says so."""
    every: int | None = None
    """Milliseconds after which it is over, done or not; None where no clock says so."""

    @property
    def optional(self) -> bool:
        """Whether it may be left out."""
        return self.least is not None and self.number > self.least
