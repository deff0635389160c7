"""What keeps the length of a timeline from being known for certain, and what to write instead."""

from __future__ import annotations

from mobdsl.model.intervals import Quality
from mobdsl.timeline.events import Kind
from mobdsl.wording.phrases import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mobdsl.timeline.events import Event

_MOST = 3
"""How many movements are named; of more the rest are counted."""


def how_to_be_certain(events: Iterable[Event]) -> str:
    """What to write so that the length of ``events`` can be known."""
    unsure = [event for event in events if event.duration is None]
    if any(event.quality is Quality.NOT_STATED for event in unsure):
        return "Give doses to the lines that have none."
    open_ended = [event for event in unsure if event.high is None]
    names = listed(dict.fromkeys(event.name for event in open_ended or unsure if event.kind is Kind.WORK), _MOST)
    if not names:
        return "Give the pauses a time: rest 60s."
    if not open_ended:
        return f"Give one figure in place of a range: {names}."
    return f"Give a time, or repetitions a tempo, to what takes as long as it takes: {names}."
