"""What the page's player knows of a routine: plain data, every time in milliseconds."""

from hashlib import sha256
from typing import Any

from mobdsl.backends.files import file_name
from mobdsl.backends.html.text import clean, embedded_json, in_words
from mobdsl.backends.html.ticks import boxes
from mobdsl.timeline.events import Event, Quality, Timeline


def data(timeline: Timeline, title: str, stem: str, language: str) -> dict[str, Any]:
    """The data for ``timeline``. ``fingerprint`` tells it from every other routine and every other version of it."""
    steps = [_step(event, box) for event, box in zip(timeline.events, boxes(timeline.events), strict=True)]
    name = clean(timeline.name)
    routine = {
        "routine": name,
        "written": name if name.isidentifier() else f'"{name}"',
        "title": title,
        "file": file_name(stem, "html").removesuffix(".html"),
        "contexts": [clean(context) for context in timeline.contexts],
        "language": language,
        "steps": steps,
    }
    return {**routine, "fingerprint": sha256(embedded_json(routine).encode()).hexdigest()[:16]}


def _step(event: Event, box: int | None) -> dict[str, Any]:
    """One step. ``stated``: the author bounded a time that a person ends; ``about``: the time is an estimate."""
    is_time_range = event.duration is None and event.reps is None and bool(event.low)
    return {
        "kind": str(event.kind),
        "movement": _or_none(event.movement),
        "title": clean(event.title),
        "side": in_words(event.side) if event.side else None,
        "position": in_words(event.position) if event.position else None,
        "set": event.set,
        "sets": event.sets,
        "round": event.round,
        "rounds": event.rounds,
        "reps": _or_none(event.reps),
        "load": _or_none(event.load),
        "effort": _or_none(event.effort),
        "cues": [clean(cue) for cue in event.cues],
        "duration": event.duration,
        "estimate": event.estimate,
        "low": event.low,
        "high": event.high,
        "stated": is_time_range and event.quality in (Quality.EXACT, Quality.OPEN),
        "about": event.duration is not None and event.quality is Quality.ESTIMATED,
        "phases": [
            {"start": phase.start, "duration": phase.duration, "kind": clean(phase.kind), "rep": phase.rep}
            for phase in event.phases
        ],
        "box": box,
    }


def _or_none(text: str | None) -> str | None:
    return None if text is None else clean(text)
