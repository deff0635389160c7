"""A variant to its timeline."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import attrs
from attrs import define

from mobdsl.diagnostics import Diagnostic, Outcome
from mobdsl.model.amounts import Duration
from mobdsl.model.document import Document
from mobdsl.select import Variant, leaves
from mobdsl.timeline.events import Event, Kind, Length, Quality, Timeline
from mobdsl.timeline.extent import DEFAULT_BREATH, Pace, exactly
from mobdsl.timeline.layout import MAX_EVENTS, Layout, TooLongError
from mobdsl.timeline.pacing import Piece, Rounds, Stretch, plain

_ORDER = tuple(Quality)


def timeline(variant: Variant) -> Outcome[Timeline]:
    """The timeline of ``variant``; None where it would be too long to be one."""
    layout = Layout(_pace(variant.document))
    try:
        pieces = layout.lay_out(variant.nodes, variant.lasts, Rounds())
    except TooLongError as error:
        message = f"This comes to more than {MAX_EVENTS:,} sets and rests."
        return Outcome(None, (Diagnostic("M305", message, error.origin, hint="Repeat it less often."),))
    kept = list(_with_gaps(pieces) if variant.keep_clock else (piece for piece in pieces if piece.kept))
    length = _declared(_length(kept, pieces), variant)
    events = tuple(_ranked(event, variant) for event in _started(kept))
    made = Timeline(
        routine=variant.routine, contexts=variant.contexts, length=length, events=events, notices=variant.notices,
        headings=variant.headings,
    )
    return Outcome(made, tuple(layout.found))


def _declared(length: Length, variant: Variant) -> Length:
    """``length`` with the declared one as its estimate, where people decide and everything is done."""
    lasts = variant.lasts
    whole = all(leaf.kept for leaf in leaves(variant.nodes))
    if length.high is None and length.estimate is None and lasts and lasts.single and whole:
        return attrs.evolve(length, estimate=max(lasts.low, length.low))
    return length


def _ranked(event: Event, variant: Variant) -> Event:
    """Where the order is a rank, an event bears the number of its line."""
    return attrs.evolve(event, rank=event.line + 1) if variant.rank and event.kind is Kind.WORK else event


def _pace(document: Document) -> Pace:
    breath, rep = document.params.get("breath"), document.params.get("pace")
    return Pace(
        breath.low if isinstance(breath, Duration) and breath.low else DEFAULT_BREATH,
        rep.low if isinstance(rep, Duration) and rep.low else None,
        document.profile | document.params,
    )


def _with_gaps(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """``pieces`` with rest in place of those that are left out, so that the others stay at their time."""
    for piece in pieces:
        if piece.kept:
            yield piece
        elif piece.event.duration:
            gap = plain(piece.event, Kind.REST, exactly(piece.event.duration), "Left out")
            yield Piece(attrs.evolve(gap, round=piece.event.round, rounds=piece.event.rounds))


def _started(pieces: Iterable[Piece]) -> Iterator[Event]:
    """The events with their starts: known until a person decides, estimated as long as anything gives an estimate."""
    start: int | None = 0
    guess: int | None = 0
    interval: Stretch | None = None
    ends: tuple[int | None, int | None] = (0, 0)
    for piece in pieces:
        if piece.interval is not interval:
            if interval is not None:
                start, guess = ends
            interval = piece.interval
            if interval is not None:
                ends = (_plus(start, interval.length if interval.sure else None), _plus(guess, interval.length))
        event = piece.event
        yield attrs.evolve(event, start=start, start_estimate=guess)
        start, guess = _plus(start, event.duration), _plus(guess, event.estimate)


def _plus(start: int | None, length: int | None) -> int | None:
    return None if start is None or length is None else start + length


@define
class _Sum:
    """Lengths added up."""

    low: int = 0
    high: int | None = 0
    estimate: int | None = 0

    def add(self, low: int, high: int | None, estimate: int | None) -> None:
        self.low += low
        self.high = _plus(self.high, high)
        self.estimate = _plus(self.estimate, estimate)


def _length(kept: list[Piece], everything: list[Piece]) -> Length:
    total = _Sum()
    for (interval, cap), group in groupby(kept, key=lambda piece: (piece.interval, piece.cap)):
        part = _Sum()
        if interval is not None:
            part.add(interval.low, interval.high, interval.length)
        else:
            for piece in group:
                part.add(piece.event.low, piece.event.high, piece.event.estimate)
        if cap is not None:
            part.low = min(part.low, cap.length)
            part.high = cap.length if part.high is None else min(part.high, cap.length)
            part.estimate = None if part.estimate is None else min(part.estimate, cap.length)
        total.add(part.low, part.high, part.estimate)
    return Length(total.low, total.high, total.estimate, _quality(kept, everything))


def _quality(kept: list[Piece], everything: list[Piece]) -> Quality:
    """The worst of the events' qualities; shares of a slot that is whole add up to what the author stated."""
    broken = {piece.share for piece in everything if not piece.kept and piece.share}

    def stated(piece: Piece) -> bool:
        whole = piece.share is not None and piece.share not in broken
        return whole or (piece.interval is not None and piece.interval.sure)

    qualities = {Quality.EXACT if stated(piece) else piece.event.quality for piece in kept}
    return max(qualities, key=_ORDER.index, default=Quality.EXACT)
