"""What the page's player knows of a routine: plain data, every time in milliseconds."""

from __future__ import annotations

from hashlib import sha256
from itertools import chain

from mobdsl.backends.html.notes import notes
from mobdsl.backends.html.text import cleaned, embedded_json
from mobdsl.backends.html.ticks import boxes
from mobdsl.backends.shared import PerObject
from mobdsl.model.intervals import Quality
from mobdsl.model.names import words_of
from mobdsl.records import frozen
from mobdsl.timeline.events import Event, Kind, Phase, Timeline, cues_after
from mobdsl.views.lines import prompt_texts
from mobdsl.wording import times

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_CARE = ("caution", "stop")


def data(timeline: Timeline, title: str, file: str, language: str) -> Iterator[str]:
    """The data for ``timeline``, whose page is called ``file``, as JSON to be embedded, piece by piece.

    ``fingerprint`` tells it from every other routine and every other version of it. Steps are written one by one: as
    objects all of them together would take several times the room.
    """
    events = timeline.events
    paces = _Paces()
    pace_of = PerObject(paces.of)
    steps = [
        _written(_step(event, previous, box, pace_of(event.phases)))
        for event, previous, box in zip(events, (None, *events), boxes(events), strict=False)
    ]
    name = timeline.name
    about = {
        "routine": name,
        "written": name if name.isidentifier() else f'"{name}"',
        "title": title,
        "file": file.removesuffix(".html"),
        "contexts": list(timeline.contexts),
        "language": language,
        "phases": paces.lists,
    }
    following = (f",{step}" for step in steps[1:])
    parts = chain((_written(about).removesuffix("}"), ',"steps":[', *steps[:1]), following, "]")
    hashed = sha256()
    for part in parts:
        hashed.update(part.encode())
        yield part
    hashed.update(b"}")  # as if the object ended here
    yield f',"fingerprint":"{hashed.hexdigest()[:16]}"}}'


def _written(value: dict[str, Any]) -> str:
    return embedded_json(cleaned(value))


def _step(event: Event, previous: Event | None, box: int | None, pace: _Pace) -> dict[str, Any]:
    """One step.

    ``stated``: the author bounded a time that a person ends; ``about``: the time is an estimate; ``phases`` is the
    place of its phases among all of the routine, ``unit`` what they are counted in, ``rounds`` the rounds that it is
    in, in words, ``care`` what keeps people safe meanwhile, ``turns`` how sides take turns, and ``each`` the reps of
    each of them.
    """
    is_time_range = event.duration is None and event.reps is None and bool(event.low)
    return {
        "kind": str(event.kind),
        "movement": event.movement,
        "title": event.name,
        "side": words_of(event.side) if event.side else None,
        "limb": words_of(event.limb) if event.limb else None,
        "position": words_of(event.position) if event.position else None,
        "set": event.set,
        "sets": event.sets,
        "round": event.round,
        "rounds": _rounds(event),
        "reps": event.reps,
        "each": event.reps_each,
        "turns": event.turn_words,
        "load": event.load,
        "effort": event.effort,
        "care": [f"{note.label}: {note.text}" for note in notes(event.headings) if note.word in _CARE],
        "cues": list(prompt_texts(event)) if event.kind is Kind.PROMPT else list(cues_after(event, previous)),
        "duration": event.duration,
        "estimate": event.estimate,
        "low": event.low,
        "high": event.high,
        "stated": is_time_range and event.quality in (Quality.EXACT, Quality.OPEN),
        "about": event.duration is not None and event.quality is Quality.ESTIMATED,
        "phases": pace.number,
        "unit": pace.unit,
        "box": box,
    }


@frozen
class _Pace:
    """Phases as steps refer to them: by their ``number`` among all that the routine has."""

    number: int
    unit: str


class _Paces:
    """The phases of a routine, those of many sets once. The first are none at all."""

    def __init__(self) -> None:
        self.lists: list[list[dict[str, Any]]] = []
        self._paces: dict[tuple[Phase, ...], _Pace] = {}
        self._add(())

    def of(self, phases: tuple[Phase, ...]) -> _Pace:
        """How a step refers to ``phases``."""
        return self._paces.get(phases) or self._add(phases)

    def _add(self, phases: tuple[Phase, ...]) -> _Pace:
        unit = "Breath" if any(phase.kind in ("inhale", "exhale") for phase in phases) else "Rep"
        pace = self._paces[phases] = _Pace(len(self.lists), unit)
        self.lists.append([_phase(phase) for phase in phases])
        return pace


def _phase(phase: Phase) -> dict[str, Any]:
    return {
        "start": phase.start,
        "duration": phase.duration,
        "kind": phase.kind,
        "rep": phase.rep,
        "text": phase.text,
        "side": phase.side,
    }


def _rounds(event: Event) -> str | None:
    several = tuple(place for place in event.in_rounds if (place.total or 1) > 1 or place.cap)
    words = times.place_words(several)
    return words[:1].upper() + words[1:] or None
