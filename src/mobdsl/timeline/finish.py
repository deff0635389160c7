"""Pieces that are laid out become events, once, with their starts."""

from __future__ import annotations

from itertools import groupby

from mobdsl.model.intervals import Interval, Quality, plus, worst
from mobdsl.records import evolve
from mobdsl.timeline.events import Event, Exercise, Prompt, Rest, Switch, Work
from mobdsl.timeline.marks import rounds_of
from mobdsl.timeline.offsets import Offsets
from mobdsl.timeline.pieces import Change, Pause, Piece, Question, total_of, within_cap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from typing import Any, TypeAlias

    from mobdsl.model.intervals import Round
    from mobdsl.timeline.pieces import TimeBox

Starts: TypeAlias = tuple[int | None, int | None]
"""Where something starts: for certain, and most likely."""


def events_of(pieces: Iterable[Piece]) -> Iterator[Event]:
    """The events with their starts: known until a person decides, estimated as long as anything gives an estimate."""
    start: int | None = 0
    guess: int | None = 0
    offsets = Offsets()
    for cap, group in groupby(pieces, key=lambda piece: piece.cap):
        if cap is None:
            start, guess = yield from _running(group, start, guess, None, offsets)
            continue
        capped = list(group)
        total = within_cap(capped)
        offsets.enter(capped[0])
        began = offsets.moment()
        yield from _running(capped, start, guess, plus(guess, cap.interval.low), offsets)
        start, guess = plus(start, total.duration), plus(guess, total.estimate)
        offsets.pass_time(began, total.duration)


def _running(
    pieces: Iterable[Piece], start: int | None, guess: int | None, end: int | None, offsets: Offsets
) -> Generator[Event, None, Starts]:
    """The events one after another from ``start``, known and estimated; in the end, where what follows starts.

    For what begins no sooner than ``end`` by the estimate there is no time to name.
    """
    for box, group in groupby(pieces, key=lambda piece: piece.box):
        if box is not None:
            start, guess = yield from _together(list(group), box, start, guess, end, offsets)
            continue
        for piece in group:
            late = end is not None and guess is not None and guess >= end
            yield event_of(piece, start, None if late else guess, offsets.enter(piece), offsets.rounds)
            interval = piece.interval
            start, guess = plus(start, interval.duration), plus(guess, interval.estimate)
            offsets.advance(interval.duration)
    return start, guess


def _together(
    pieces: list[Piece], box: TimeBox, start: int | None, guess: int | None, end: int | None, offsets: Offsets
) -> Generator[Event, None, Starts]:
    """The events of a time that they take together; none of them starts after its end."""
    over = plus(start, box.interval.duration), plus(guess, box.interval.estimate)
    offsets.enter(pieces[0])
    began = offsets.moment()
    for piece in pieces:
        guess = guess if guess is None or over[1] is None else min(guess, over[1])
        late = end is not None and guess is not None and guess >= end
        yield event_of(piece, start, None if late else guess, offsets.enter(piece), offsets.rounds)
        start, guess = plus(start, piece.interval.duration), plus(guess, piece.interval.estimate)
        offsets.advance(piece.interval.duration)
    offsets.pass_time(began, box.interval.duration)
    return over


def event_of(
    piece: Piece,
    start: int | None,
    guess: int | None,
    offset: int | None = None,
    rounds: tuple[Round, ...] | None = None,
) -> Event:
    """``piece``, in ``rounds``, as an event that starts at ``start`` for certain, at ``guess`` most likely."""
    common: dict[str, Any] = {
        "interval": piece.interval,
        "start": start,
        "start_estimate": guess,
        "offset": offset,
        "in_rounds": rounds_of(piece.within) if rounds is None else rounds,
        "within": piece.within,
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
        case Pause(title, spare, fills):
            return Rest(title=title, spare=spare, fills=fills, **common)
        case Change(title, side, limb, position):
            return Switch(title=title, side=side, limb=limb, position=position, **common)
        case Question(title, cues, ask, again, lap):
            events = tuple(event_of(each, None, None) for each in lap if each.kept)
            return Prompt(title=title, cues=cues, ask=ask, again=again, lap=events, **common)


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
