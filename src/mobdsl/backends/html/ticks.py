"""Which tick box of the sheet stands for which event."""

from __future__ import annotations

from collections import Counter

from mobdsl.timeline.events import Event, Kind

_MOST = 12
"""Boxes in one row; a movement with more sets than this has a single one."""


def boxes(events: tuple[Event, ...]) -> tuple[int | None, ...]:
    """For each event the number of its box, from 0: one for each set of a movement, both sides together."""
    sets = [(event.line, event.item, event.in_rounds, event.set) for event in events]
    work = [event.kind is Kind.WORK for event in events]
    sizes = Counter(key[:2] for key in {key for key, counts in zip(sets, work, strict=True) if counts})
    numbers: dict[tuple[object, ...], int] = {}
    numbered: list[int | None] = []
    for key, counts in zip(sets, work, strict=True):
        box = key if sizes[key[:2]] <= _MOST else key[:2]
        numbered.append(numbers.setdefault(box, len(numbers)) if counts else None)
    return tuple(numbered)
