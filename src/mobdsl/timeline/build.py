"""A variant to its timeline."""

from collections.abc import Iterable, Iterator

import attrs

from mobdsl.diagnostics import Diagnostic, Outcome
from mobdsl.model.amounts import Duration
from mobdsl.model.document import Document
from mobdsl.select import Variant
from mobdsl.timeline.events import Event, Kind, Length, Quality, Timeline
from mobdsl.timeline.extent import DEFAULT_BREATH, Pace, exactly
from mobdsl.timeline.layout import MAX_EVENTS, Layout, TooLongError
from mobdsl.timeline.pacing import Piece, Rounds, plain

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
    length = _length(kept, pieces)
    events = tuple(_started(kept))
    made = Timeline(routine=variant.routine, contexts=variant.contexts, length=length, events=events)
    return Outcome(made, tuple(layout.found))


def _pace(document: Document) -> Pace:
    breath, rep = document.params.get("breath"), document.params.get("pace")
    return Pace(
        breath.low if isinstance(breath, Duration) and breath.low else DEFAULT_BREATH,
        rep.low if isinstance(rep, Duration) and rep.low else None,
    )


def _with_gaps(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """``pieces`` with rest in place of those that are left out, so that the others stay at their time."""
    for piece in pieces:
        if piece.kept:
            yield piece
        elif piece.event.duration:
            yield Piece(plain(piece.event, Kind.REST, exactly(piece.event.duration), "Left out"))


def _started(pieces: Iterable[Piece]) -> Iterator[Event]:
    """The events with their starts: known until a person decides, estimated as long as anything gives an estimate."""
    start: int | None = 0
    guess: int | None = 0
    began: tuple[int | None, int | None] = (0, 0)
    for piece in pieces:
        event = piece.event
        yield attrs.evolve(event, start=start, start_estimate=guess)
        if piece.every is not None and event.kind is Kind.WORK:
            began = (start, guess)
        if piece.every is not None and event.kind is Kind.REST:
            start, guess = (None if mark is None else mark + piece.every for mark in began)
            continue
        start = None if start is None or event.duration is None else start + event.duration
        guess = None if guess is None or event.estimate is None else guess + event.estimate


def _length(kept: list[Piece], everything: list[Piece]) -> Length:
    low = 0
    high: int | None = 0
    estimate: int | None = 0
    for piece in kept:
        event = piece.event
        bounds: tuple[int, int | None, int | None]
        if piece.every is not None:
            bounds = (piece.every, piece.every, piece.every) if event.kind is Kind.WORK else (0, 0, 0)
        else:
            bounds = (event.low, event.high, event.estimate)
        low += bounds[0]
        high = None if high is None or bounds[1] is None else high + bounds[1]
        estimate = None if estimate is None or bounds[2] is None else estimate + bounds[2]
    return Length(low, high, estimate, _quality(kept, everything))


def _quality(kept: list[Piece], everything: list[Piece]) -> Quality:
    """The worst of the events' qualities; shares of a slot that is whole add up to what the author stated."""
    broken = {piece.share for piece in everything if not piece.kept and piece.share}
    qualities = {
        Quality.EXACT if piece.every or (piece.share and piece.share not in broken) else piece.event.quality
        for piece in kept
    }
    return max(qualities, key=_ORDER.index, default=Quality.EXACT)
