"""A variant to its timeline."""

from __future__ import annotations

from itertools import groupby

from mobdsl.diagnostics import Diagnostic, Outcome
from mobdsl.records import evolve
from mobdsl.select import Variant, leaves
from mobdsl.timeline.events import Event, Kind, Length, Quality, Timeline
from mobdsl.timeline.extent import exactly
from mobdsl.timeline.layout import MAX_EVENTS, Layout, TooLongError
from mobdsl.timeline.pieces import Piece, Rounds, plain
from mobdsl.timeline.repeats import check_between
from mobdsl.timeline.sums import plus, summed, whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

_ORDER = tuple(Quality)


def timeline(variant: Variant) -> Outcome[Timeline]:
    """The timeline of ``variant``; None where it would be too long to be one."""
    layout = Layout(variant.keep_clock)
    check_between(variant.nodes, layout, "This stands in no `repeat`, so there are no rounds for it to stand between.")
    try:
        pieces = layout.lay_out(variant.nodes, variant.lasts, Rounds())
    except TooLongError as error:
        message = f"This comes to more than {MAX_EVENTS:,} sets and rests."
        return Outcome(None, (Diagnostic("M305", message, error.origin, hint="Repeat it less often."),))
    if variant.lasts:
        layout.check_range(pieces, variant.lasts, variant.routine.origin)
    kept = list(_with_gaps(pieces) if variant.keep_clock else (piece for piece in pieces if piece.kept))
    length = _declared(_length(kept, pieces), variant)
    events = tuple(_ranked(event, variant) for event in _started(kept))
    made = Timeline(
        routine=variant.routine,
        contexts=variant.contexts,
        length=length,
        events=events,
        notices=variant.notices,
        headings=variant.headings,
    )
    return Outcome(made, tuple(layout.found))


def _declared(length: Length, variant: Variant) -> Length:
    """``length`` with the declared one as its estimate, where people decide and everything is done."""
    lasts = variant.lasts
    whole = all(leaf.kept for leaf in leaves(variant.nodes))
    if length.high is None and length.estimate is None and lasts and lasts.single and whole:
        return evolve(length, estimate=max(lasts.low, length.low), declared=lasts.low >= length.low)
    return length


def _ranked(event: Event, variant: Variant) -> Event:
    """Where the order is a rank, an event bears the number of its line."""
    return evolve(event, rank=event.line + 1) if variant.rank and event.kind is Kind.WORK else event


def _with_gaps(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """``pieces`` with rest in place of those that are left out, so that the others stay at their time."""
    for piece in pieces:
        if piece.kept:
            yield piece
        elif piece.event.duration:
            gap = plain(piece.event, Kind.REST, exactly(piece.event.duration), "Left out")
            yield Piece(evolve(gap, in_rounds=piece.event.in_rounds))


def _started(pieces: Iterable[Piece]) -> Iterator[Event]:
    """The events with their starts: known until a person decides, estimated as long as anything gives an estimate."""
    start: int | None = 0
    guess: int | None = 0
    for cap, group in groupby(pieces, key=lambda piece: piece.cap):
        if cap is None:
            start, guess = yield from _running(group, start, guess)
            continue
        capped = list(group)
        total, end = summed(capped), plus(guess, cap.length)
        yield from _within(_running(capped, start, guess), end)
        start, guess = plus(start, total.low if total.low == total.high else None), plus(guess, total.estimate)


def _within(events: Iterable[Event], end: int | None) -> Iterator[Event]:
    """``events`` up to a cap: for what begins later by the estimate there is no time to name."""
    for event in events:
        late = end is not None and event.start_estimate is not None and event.start_estimate >= end
        yield evolve(event, start_estimate=None) if late else event


def _running(
    pieces: Iterable[Piece], start: int | None, guess: int | None
) -> Generator[Event, None, tuple[int | None, int | None]]:
    """The events one after another from ``start``, known and estimated; in the end, where what follows starts."""
    for interval, group in groupby(pieces, key=lambda piece: piece.interval):
        before = (start, guess)
        for piece in group:
            event = piece.event
            yield evolve(event, start=start, start_estimate=guess)
            start, guess = plus(start, event.duration), plus(guess, event.estimate)
        if interval is not None:
            start = plus(before[0], interval.length) if interval.sure else None
            guess = plus(before[1], interval.length)
    return start, guess


def _length(kept: list[Piece], everything: list[Piece]) -> Length:
    total = whole(kept)
    return Length(total.low, total.high, total.estimate, _quality(kept, everything))


def _quality(kept: list[Piece], everything: list[Piece]) -> Quality:
    """The worst of the events' qualities; shares of a slot that is whole add up to what the author stated."""
    broken = {piece.share for piece in everything if not piece.kept and piece.share}
    qualities: set[Quality] = set()
    for cap, group in groupby(kept, key=lambda piece: piece.cap):
        pieces = list(group)
        if cap and (total := summed(pieces)).low == total.high:
            qualities.add(Quality.EXACT)
        else:
            qualities.update(Quality.EXACT if _stated(piece, broken) else piece.event.quality for piece in pieces)
    return max(qualities, key=_ORDER.index, default=Quality.EXACT)


def _stated(piece: Piece, broken: set[int]) -> bool:
    """Whether ``piece`` belongs to a length that the author stated: a slot that is whole, an interval."""
    if piece.interval is not None and piece.interval.sure:
        return True
    return piece.share is not None and piece.share not in broken
