"""What the page's player knows of a routine: its session program and what is shown of it, as plain data.

Every time is in milliseconds. Steps are those of `docs/schema/session.schema.json` with all that the page shows.
"""

from __future__ import annotations

from hashlib import sha256
from itertools import chain

from mobdsl.backends.html.text import cleaned, embedded_json
from mobdsl.backends.html.ticks import boxes
from mobdsl.backends.shared import PerObject
from mobdsl.model.names import words_of
from mobdsl.records import frozen
from mobdsl.session.program import program as program_of
from mobdsl.session.program_types import End
from mobdsl.timeline.events import Kind, Phase, Timeline
from mobdsl.views.session import parts_json, step_json
from mobdsl.wording import times

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from mobdsl.session.program_types import Program, Step
    from mobdsl.timeline.events import Event

_OF_PROGRAM = ("end", "groups", "rounds", "prompt", "when", "waits", "least", "most", "finish")
"""What only the engine needs of a step."""


def data(timeline: Timeline, title: str, file: str, language: str) -> Iterator[str]:
    """The data for ``timeline``, whose page is called ``file``, as JSON to be embedded, piece by piece.

    ``fingerprint`` tells it from every other routine and every other version of it. Steps are written one by one: as
    objects all of them together would take several times the room.
    """
    program = program_of(timeline, lambda span: (span.path, span.start))
    lines: dict[object, int] = {}
    paces = _Paces()
    pace_of = PerObject(paces.of)
    steps = [
        _written(_step(step, event, box, pace_of(step.phases)) | {"line": lines.setdefault(step.origin, len(lines))})
        for step, (event, box) in _with_events(program, timeline)
    ]
    name = timeline.name
    about = {
        **_about(program),
        "written": name if name.isidentifier() else f'"{name}"',
        "title": title,
        "file": file.removesuffix(".html"),
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


def _about(program: Program) -> dict[str, Any]:
    """The program without its steps, and without what the page says in other places."""
    return parts_json(program, ("routine", "contexts", "groups", "stops", "alternatives", "records", "later"))


def _with_events(program: Program, timeline: Timeline) -> Iterator[tuple[Step, tuple[Event | None, int | None]]]:
    """Each step with its event and the number of its box; what is only asked, and what waits, has neither."""
    numbered = zip(timeline.events, boxes(timeline.events), strict=True)
    shown = ((event, box) for event, box in numbered if event.kind is not Kind.PROMPT)
    offered = {
        place for group in program.groups if group.kind == "optional" for place in range(group.first, group.last + 1)
    }
    for place, step in enumerate(program.steps):
        is_apart = step.kind is Kind.PROMPT or step.waits or place in offered
        yield step, (None, None) if is_apart else next(shown)


def _written(value: dict[str, Any]) -> str:
    return embedded_json(cleaned(value))


def _step(step: Step, event: Event | None, box: int | None, pace: _Pace) -> dict[str, Any]:
    """One step.

    ``stated``: the author bounded a time that a person ends; ``about``: the time is an estimate; ``phases`` is the
    place of its phases among all of the routine, ``unit`` what they are counted in, ``place`` the rounds that it is
    in, in words, ``care`` what keeps people safe meanwhile, ``turns`` how sides take turns, and ``each`` the reps of
    each of them. ``line``, which is added later, tells lines apart. What is not known, empty or false is left out.
    """
    made = {
        "kind": str(step.kind),
        "movement": step.movement,
        "level": step.level,
        "title": step.title,
        "side": words_of(step.side) if step.side else None,
        "limb": words_of(step.limb) if step.limb else None,
        "position": words_of(step.position) if step.position else None,
        "set": step.set,
        "sets": step.sets,
        "place": _place(event) if event else None,
        "reps": step.reps,
        "each": step.each,
        "turns": f"alternating, {step.turns[0]} first" if step.turns else None,
        "load": step.load,
        "effort": step.effort,
        "care": list(step.care),
        "cues": list(_cues(step)),
        "duration": step.duration,
        "estimate": step.estimate if step.duration is None else step.duration,
        "low": step.low,
        "high": step.high,
        "stated": step.end is End.PERSON and bool(step.low or step.high),
        "about": step.about,
        "phases": pace.number,
        "unit": pace.unit,
        "box": box,
        **step_json(step, _OF_PROGRAM),
    }
    return {key: value for key, value in made.items() if value is not None and value is not False and value != []}


def _cues(step: Step) -> tuple[str, ...]:
    """What is to be said of it: of a round that is counted first what it holds; of a question what its title leaves."""
    if step.parts:
        parts = (" ".join(filter(None, (part.title, part.dose, part.load))) for part in step.parts)
        return (", ".join(parts), *step.cues)
    if step.prompt is None:
        return step.cues
    return (step.prompt.text,) if step.prompt.text != step.title else ()


def _place(event: Event) -> str | None:
    several = tuple(place for place in event.in_rounds if (place.total or 1) > 1 or place.cap)
    words = times.place_words(several)
    return words[:1].upper() + words[1:] or None


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
