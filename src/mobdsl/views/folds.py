"""Rounds and sets that are like the one before, as one line each: a long session that fits a screen."""

from __future__ import annotations

from itertools import groupby

from mobdsl.records import frozen
from mobdsl.timeline.events import Event, Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    Row: TypeAlias = "Event | Fold"


@frozen
class Fold:
    """Rounds or sets that are not shown, because they are like those before them."""

    events: tuple[Event, ...]
    """What they consist of, one or more."""
    words: str
    """`rounds 2 to 4 alike`"""


def folded(events: Sequence[Event]) -> list[Row]:
    """``events``, but of alike rounds and sets the first only, and behind it a fold that stands for the others."""
    return list(_rounds(events, 0))


def _rounds(events: Sequence[Event], depth: int) -> Iterator[Row]:
    """``events`` that stand in ``depth`` rounds, and in more where they stand in a repeat in these."""
    for deeper, run in groupby(events, key=lambda event: len(event.in_rounds) > depth):
        if not deeper:
            yield from _sets(list(run))
            continue
        rounds: list[list[Event]] = []
        numbers: list[int] = []
        for number, group in groupby(run, key=lambda event: event.in_rounds[depth].number):
            if numbers and number <= numbers[-1]:  # another repeat begins
                yield from _alike(rounds, numbers, depth)
                rounds, numbers = [], []
            rounds.append(list(group))
            numbers.append(number)
        yield from _alike(rounds, numbers, depth)


def _alike(rounds: list[list[Event]], numbers: list[int], depth: int) -> Iterator[Row]:
    at = 0
    while at < len(rounds):
        end = _end_of_alike(rounds, at, depth + 1)
        yield from _rounds(rounds[at], depth + 1)
        yield from _fold(rounds[at:end], numbers[at + 1 : end], "round")
        at = end


def _sets(events: list[Event]) -> Iterator[Row]:
    for _, of_line in groupby(events, key=lambda event: event.line):
        chunks: list[list[Event]] = []
        numbers: list[int] = []
        for event in of_line:
            number = event.set if event.kind is Kind.WORK else None
            if not chunks or (number is not None and number != numbers[-1]):
                chunks.append([])
                numbers.append(number or 0)
            chunks[-1].append(event)
        at = 0
        while at < len(chunks):
            end = _end_of_alike(chunks, at, None) if numbers[at] else at + 1
            yield from chunks[at]
            yield from _fold(chunks[at:end], numbers[at + 1 : end], "set")
            at = end


def _end_of_alike(chunks: list[list[Event]], at: int, depth: int | None) -> int:
    """Up to where ``chunks`` are like the one ``at``, and the rests between them like the first of these."""
    wanted = _content(chunks[at], depth)
    end = at + 1
    while end < len(chunks) and _content(chunks[end], depth) == wanted:
        if end > at + 1 and _pause(chunks[end - 1], chunks[end]) != _pause(chunks[at], chunks[at + 1]):
            break
        end += 1
    return end


def _pause(chunk: list[Event], following: list[Event]) -> list[tuple[object, ...]]:
    """The rests between two that follow each other."""
    between = (*_last_rests(chunk), *following[: _rests(following)])
    return [(rest.title, rest.duration, rest.estimate, rest.low, rest.high) for rest in between]


def _last_rests(chunk: list[Event]) -> list[Event]:
    return chunk[len(chunk) - _rests(chunk[::-1]) :]


def _content(chunk: list[Event], depth: int | None) -> list[tuple[object, ...]]:
    """What is done in ``chunk``, whichever round or set it is, without the rests around it."""
    start, end = _rests(chunk), len(chunk) - _rests(chunk[::-1])
    return [
        (
            *(event.kind, event.title, event.side, event.position, event.dose, event.reps, event.load, event.effort),
            *(event.duration, event.estimate, event.low, event.high, event.preferred),
            None if depth is None else (event.set, [each.number for each in event.in_rounds[depth:]]),
        )
        for event in chunk[start:end]
    ]


def _rests(events: list[Event]) -> int:
    """How many rests ``events`` begin with."""
    return next((at for at, event in enumerate(events) if event.kind is not Kind.REST), len(events))


def _fold(chunks: list[list[Event]], numbers: list[int], what: str) -> Iterator[Row]:
    """One fold for all ``chunks`` but the first, with ``numbers``; rests that differ from those behind the first are
    seen, and the rest in front of the fold is."""
    if not numbers:
        return
    every = [event for chunk in chunks[1:] for event in chunk]
    first, last = _rests(every), _last_rests(chunks[-1])
    if first == len(every) or _pause(last, []) == _pause(chunks[0], [])[: len(last)]:
        last = []
    yield from every[:first]
    events = tuple(every[first : len(every) - len(last)])
    if len(events) < 2:
        yield from events
    else:
        if len(numbers) == 1:
            words = f"{what} {numbers[0]} alike"
        else:
            words = f"{what}s {numbers[0]} {'and' if len(numbers) == 2 else 'to'} {numbers[-1]} alike"
        yield Fold(events, words)
    yield from last
