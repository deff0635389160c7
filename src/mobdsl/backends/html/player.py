"""What the page's player knows of a routine: plain data, every time in milliseconds."""

from __future__ import annotations

from hashlib import sha256

from mobdsl.backends.html.notes import notes
from mobdsl.backends.html.text import cleaned, embedded_json
from mobdsl.backends.html.ticks import boxes
from mobdsl.model.intervals import Quality
from mobdsl.model.names import words_of
from mobdsl.timeline.events import Event, Kind, Timeline, cues_after
from mobdsl.views.lines import prompt_texts
from mobdsl.wording import times

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_CARE = ("caution", "stop")


def data(timeline: Timeline, title: str, file: str, language: str) -> dict[str, Any]:
    """The data for ``timeline``, whose page is called ``file``.

    ``fingerprint`` tells it from every other routine and every other version of it.
    """
    events = timeline.events
    steps = [
        _step(event, previous, box)
        for event, previous, box in zip(events, (None, *events), boxes(events), strict=False)
    ]
    name = timeline.name
    routine: dict[str, Any] = cleaned(
        {
            "routine": name,
            "written": name if name.isidentifier() else f'"{name}"',
            "title": title,
            "file": file.removesuffix(".html"),
            "contexts": list(timeline.contexts),
            "language": language,
            "steps": steps,
        }
    )
    return {**routine, "fingerprint": sha256(embedded_json(routine).encode()).hexdigest()[:16]}


def _step(event: Event, previous: Event | None, box: int | None) -> dict[str, Any]:
    """One step.

    ``stated``: the author bounded a time that a person ends; ``about``: the time is an estimate; ``unit`` is what the
    phases are counted in, ``rounds`` the rounds that it is in, in words, ``care`` what keeps people safe meanwhile,
    ``turns`` how sides take turns, and ``each`` the reps of each of them.
    """
    kinds = {phase.kind for phase in event.phases}
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
        "phases": [
            {
                "start": phase.start,
                "duration": phase.duration,
                "kind": phase.kind,
                "rep": phase.rep,
                "text": phase.text,
                "side": phase.side,
            }
            for phase in event.phases
        ],
        "unit": "Breath" if "inhale" in kinds else "Rep",
        "box": box,
    }


def _rounds(event: Event) -> str | None:
    several = tuple(one for one in event.in_rounds if (one.total or 1) > 1 or one.cap)
    words = times.place_words(several)
    return words[:1].upper() + words[1:] or None
