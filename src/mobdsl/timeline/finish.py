"""Pieces that are laid out become events, once, with their starts."""

from __future__ import annotations

from itertools import groupby

from mobdsl.model.intervals import Interval, Quality, plus, worst
from mobdsl.records import evolve
from mobdsl.timeline.events import Event, Exercise, Prompt, Rest, Switch, Work
from mobdsl.timeline.pieces import Change, Pause, Piece, Question, total_of, within_cap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from typing import Any, TypeAlias


Starts: TypeAlias = tuple[int | None, int | None]
"""Where something starts: for certain, and most likely."""


def events_of(pieces: Iterable[Piece]) -> Iterator[Event]:
    """The events with their starts: known until a person decides, estimated as long as anything gives an estimate."""
    start: int | None = 0
    guess: int | None = 0
    for cap, group in groupby(pieces, key=lambda piece: piece.cap):
        if cap is None:
            start, guess = yield from _running(group, start, guess, None)
            continue
        capped = list(group)
        total = within_cap(capped)
        yield from _running(capped, start, guess, plus(guess, cap.interval.low))
        start, guess = plus(start, total.duration), plus(guess, total.estimate)


def _running(
    pieces: Iterable[Piece], start: int | None, guess: int | None, end: int | None
) -> Generator[Event, None, Starts]:
    """The events one after another from ``start``, known and estimated; in the end, where what follows starts.

    For what begins no sooner than ``end`` by the estimate there is no time to name.
    """
    for box, group in groupby(pieces, key=lambda piece: piece.box):
        before = (start, guess)
        for piece in group:
            late = end is not None and guess is not None and guess >= end
            yield event_of(piece, start, None if late else guess)
            interval = piece.interval
            start, guess = plus(start, interval.duration), plus(guess, interval.estimate)
        if box is not None:
            start, guess = plus(before[0], box.interval.duration), plus(before[1], box.interval.estimate)
    return start, guess


def event_of(piece: Piece, start: int | None, guess: int | None) -> Event:
    """``piece`` as an event that starts at ``start`` for certain, at ``guess`` most likely."""
    common: dict[str, Any] = {
        "interval": piece.interval,
        "start": start,
        "start_estimate": guess,
        "in_rounds": piece.in_rounds,
        "block": piece.block,
        "slot": piece.slot,
        "line": piece.line,
        "item": piece.item,
        "origin": piece.origin,
    }
    match piece.content:
        case Exercise() as exercise:
            return Work(
                exercise=exercise,
                set=piece.set,
                sets=piece.sets,
                reps=piece.reps,
                reps_each=piece.reps_each,
                phases=piece.phases,
                **common,
            )
        case Pause(title, spare):
            return Rest(title=title, spare=spare, **common)
        case Change(title, side, limb, position):
            return Switch(title=title, side=side, limb=limb, position=position, **common)
        case Question(title, cues, ask):
            return Prompt(title=title, cues=cues, ask=ask, **common)


def total_length(kept: list[Piece], everything: list[Piece]) -> Interval:
    """What ``kept`` of ``everything`` takes."""
    return evolve(total_of(kept), quality=_quality(kept, everything))


def _quality(kept: list[Piece], everything: list[Piece]) -> Quality:
    """The worst of the events' qualities; shares of a slot that is whole add up to what the author stated."""
    broken = {piece.share for piece in everything if not piece.kept and piece.share}
    qualities: set[Quality] = set()
    for cap, group in groupby(kept, key=lambda piece: piece.cap):
        pieces = list(group)
        if cap and within_cap(pieces).duration is not None:
            qualities.add(Quality.EXACT)
        else:
            qualities.update(piece.interval.quality for piece in pieces if not _is_stated(piece, broken))
    return worst(qualities)


def _is_stated(piece: Piece, broken: set[int]) -> bool:
    """Whether ``piece`` belongs to a length that the author stated: a slot that is whole, an interval."""
    if piece.box is not None and piece.box.interval.duration is not None:
        return True
    return piece.share is not None and piece.share not in broken
