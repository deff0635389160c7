"""What pieces take together, with their intervals and caps."""

from __future__ import annotations

from itertools import groupby

from mobdsl.records import define

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mobdsl.timeline.pieces import Piece


def plus(start: int | None, length: int | None) -> int | None:
    """The sum; None where one is not known."""
    return None if start is None or length is None else start + length


@define
class Sum:
    """Lengths added up."""

    low: int = 0
    high: int | None = 0
    estimate: int | None = 0

    def add(self, low: int, high: int | None, estimate: int | None) -> None:
        """Adds one more."""
        self.low += low
        self.high = plus(self.high, high)
        self.estimate = plus(self.estimate, estimate)


def whole(pieces: Iterable[Piece]) -> Sum:
    """What all of ``pieces`` take."""
    total = Sum()
    for _, group in groupby(pieces, key=lambda piece: piece.cap):
        part = summed(list(group))
        total.add(part.low, part.high, part.estimate)
    return total


def summed(pieces: list[Piece]) -> Sum:
    """What ``pieces`` take together, which bear the same cap or none."""
    total = Sum()
    for interval, group in groupby(pieces, key=lambda piece: piece.interval):
        if interval is not None:
            total.add(interval.low, interval.high, interval.length)
            continue
        for piece in group:
            total.add(piece.event.low, piece.event.high, piece.event.estimate)
    if cap := pieces[0].cap:
        total.low = min(total.low, cap.length)
        total.high = cap.length if total.high is None else min(total.high, cap.length)
        guess = total.high if total.low == total.high else total.estimate
        total.estimate = None if guess is None else min(guess, cap.length)
    return total
