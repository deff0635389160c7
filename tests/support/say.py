"""Short ways to say something in the language and to read what comes of it."""

from collections.abc import Iterator, Mapping

from mobdsl import api
from mobdsl.diagnostics import Diagnostic, Outcome, Severity
from mobdsl.project.imports import Memory
from mobdsl.timeline.events import Event, Kind, Timeline

FILE = "evening.mob"
Row = tuple[float | None, float | None, str]


def program(text: str, settings: Mapping[str, str] | None = None, **others: str) -> api.Program:
    """The file `evening.mob` with ``text``, beside ``others`` (`back="…"` is `back.mob`), without errors."""
    loaded = _load(text, settings, others)
    assert loaded.ok, loaded.diagnostics
    assert loaded.value is not None
    return loaded.value


def findings(text: str, settings: Mapping[str, str] | None = None, **others: str) -> tuple[Diagnostic, ...]:
    """All that `mobdsl check` has to say about ``text``."""
    loaded = _load(text, settings, others)
    checked = api.check(loaded.value) if loaded.value else ()
    return tuple(dict.fromkeys((*loaded.diagnostics, *checked)))


def codes(text: str, **others: str) -> list[str]:
    """The codes of all findings."""
    return [found.code for found in findings(text, **others)]


def errors(text: str, **others: str) -> list[str]:
    """The messages of all errors."""
    return [found.message for found in findings(text, **others) if found.severity is Severity.ERROR]


def timeline(text: str, *contexts: str, **settings: str) -> Timeline:
    """The timeline of the first routine of ``text`` in ``contexts``, which has to be without errors."""
    made = api.timeline(program(text, settings), None, contexts)
    assert made.ok, made.diagnostics
    assert made.value is not None
    return made.value


def rows(timeline: Timeline) -> list[Row]:
    """Start and duration in seconds, None where a person decides, and what is done: `plank left`, `rest`."""
    return [(_seconds(event.start), _seconds(event.duration), _what(event)) for event in timeline.events]


def work(timeline: Timeline) -> list[Row]:
    """The rows of the movements alone."""
    return [row for row, event in zip(rows(timeline), timeline.events, strict=True) if event.kind is Kind.WORK]


def length(timeline: Timeline) -> tuple[float | None, float | None]:
    """The least and the most that it takes, in seconds."""
    return _seconds(timeline.length.low), _seconds(timeline.length.high)


def phases(event: Event) -> Iterator[tuple[float | None, float | None, str, int]]:
    """Start, duration (in seconds), kind and repetition of what happens inside ``event``."""
    for phase in event.phases:
        yield _seconds(phase.start), _seconds(phase.duration), phase.kind, phase.rep


def _load(text: str, settings: Mapping[str, str] | None, others: Mapping[str, str]) -> Outcome[api.Program]:
    files = {FILE: text, **{f"{name}.mob": content for name, content in others.items()}}
    return api.load(Memory(files), FILE, settings)


def _seconds(milliseconds: int | None) -> float | None:
    return None if milliseconds is None else milliseconds / 1000


def _what(event: Event) -> str:
    parts = (event.movement if event.kind is Kind.WORK else event.kind.value, event.position, event.side)
    return " ".join(part for part in parts if part)
