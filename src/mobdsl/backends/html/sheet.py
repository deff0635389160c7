"""The sheet: a timeline as rows that people read, one for each line of the routine."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeAlias

from attrs import frozen

from mobdsl import wording
from mobdsl.backends.html.text import clean, in_words, web_address
from mobdsl.backends.html.ticks import boxes
from mobdsl.model.clauses import Heading
from mobdsl.model.document import Document
from mobdsl.model.routines import title_of
from mobdsl.timeline.events import Event, Kind, Quality, Timeline

_ORDER = ("setup", "cue", "feel", None, "why")
"""In which words help most; None is every other word."""

_WARNINGS = ("avoid", "mistake", "caution", "warn", "stop")
_INTRODUCTION = ("goal", "for")

_Boxed: TypeAlias = tuple[Event, int | None]
"""An event with the number of its tick box."""


@frozen(kw_only=True)
class Note:
    """A text with the word that it stands under. ``link`` is its address where it is one and nothing else."""

    word: str
    label: str
    text: str
    link: str | None
    warns: bool


@frozen(kw_only=True)
class Box:
    """A box to tick: ``number`` is its place on the page, ``label`` what it stands for."""

    number: int
    label: str


@frozen(kw_only=True)
class Part:
    """One movement of a line, or a pause.

    ``dose`` is None where the author gave none; ``times`` says how it is repeated; ``length`` is its time in words,
    with ≈ where the tool worked it out and empty where nobody knows.
    """

    title: str
    pauses: bool
    dose: str | None
    times: str
    length: str
    target: str
    details: tuple[str, ...]
    notes: tuple[Note, ...]
    boxes: tuple[Box, ...]


@frozen(kw_only=True)
class Row:
    """One line of the routine. ``block`` names the block that begins with it; ``assumed``: its parts share a slot."""

    start: str
    block: str | None
    assumed: bool
    parts: tuple[Part, ...]


@frozen(kw_only=True)
class Sheet:
    """All of the page that can be read with scripts off."""

    title: str
    contexts: tuple[str, ...]
    length: str
    introduction: tuple[Note, ...]
    authors: tuple[str, ...]
    disclaimers: tuple[str, ...]
    notes: tuple[Note, ...]
    kit: tuple[str, ...]
    rows: tuple[Row, ...]


def read(timeline: Timeline, document: Document, title: str | None) -> Sheet:
    """The sheet of ``timeline``; ``title`` stands in for the routine's own where it is given."""
    notes = _notes((*timeline.routine.headings, *document.headings))
    named = ("author", "disclaimer", *_INTRODUCTION)
    return Sheet(
        title=clean(title or timeline.title),
        contexts=tuple(_contexts(timeline, document)),
        length="open length" if (length := wording.length(timeline.length)) == "open" else length,
        introduction=tuple(note for note in notes if note.word in _INTRODUCTION),
        authors=tuple(note.text for note in notes if note.word == "author"),
        disclaimers=tuple(note.text for note in notes if note.word == "disclaimer"),
        notes=tuple(note for note in notes if note.word not in named),
        kit=tuple(dict.fromkeys(in_words(item) for event in timeline.events for item in event.equipment)),
        rows=tuple(_rows(timeline.events)),
    )


def _contexts(timeline: Timeline, document: Document) -> Iterator[str]:
    titles: dict[str, str] = {}
    for context in (*document.contexts, *timeline.routine.contexts):
        titles |= dict.fromkeys((context.name, *context.aliases), context.title)
    for name in timeline.contexts:
        yield clean(titles.get(name, title_of(name)))


def _rows(events: tuple[Event, ...]) -> Iterator[Row]:
    lines: dict[int, list[_Boxed]] = {}
    for event, box in zip(events, boxes(events), strict=True):
        lines.setdefault(event.line, []).append((event, box))
    block = None
    for _, members in groupby(lines.values(), key=_slot):
        row = [boxed for line in members for boxed in line]
        first, _ = row[0]
        entered = first.block if first.block != block else None
        block = first.block
        yield Row(
            start=_start(first),
            block=in_words(entered) if entered else None,
            assumed=any(event.quality is Quality.ASSUMED for event, _ in row),
            parts=tuple(_parts(row)),
        )


def _slot(line: list[_Boxed]) -> tuple[int, bool]:
    """Equal for lines that stand in one slot and share it; of any other line its own."""
    first, _ = line[0]
    shares = first.quality is Quality.ASSUMED and first.slot is not None
    return (first.slot or 0, True) if shares else (first.line, False)


def _start(event: Event) -> str:
    if event.start is not None:
        return wording.clock(event.start)
    return f"≈ {wording.clock(event.start_estimate)}" if event.start_estimate is not None else ""


def _parts(row: list[_Boxed]) -> Iterator[Part]:
    items: dict[tuple[int, int], list[_Boxed]] = {}
    for event, box in row:
        items.setdefault((event.line, event.item), []).append((event, box))
    for boxed in items.values():
        events = [event for event, _ in boxed]
        main = next((event for event in events if event.kind is Kind.WORK), events[0])
        yield Part(
            title=clean(main.title),
            pauses=main.kind is not Kind.WORK,
            dose=clean(main.dose) if main.dose else None,
            times=_times(main, events),
            length=_length([event for event in events if event.round == main.round]),
            target=", ".join(in_words(name) for name in main.facts.facts.get("target", ())) if main.facts else "",
            details=tuple(_details(main)),
            notes=_notes((*main.headings, *(main.facts.headings if main.facts else ()))),
            boxes=tuple(_boxes(boxed)),
        )


def _times(main: Event, events: list[Event]) -> str:
    ways = dict.fromkeys(_way(event) for event in events if event.kind is Kind.WORK)
    order = ", then ".join(way for way in ways if way)
    rounds = f"{main.rounds} rounds" if main.rounds and main.rounds > 1 else ""
    return " · ".join(filter(None, (order, rounds)))


def _way(event: Event) -> str:
    return ", ".join(in_words(name) for name in (event.position, event.side) if name)


def _length(events: list[Event]) -> str:
    times = [event.estimate if event.duration is None else event.duration for event in events]
    if any(time is None for time in times):
        return ""
    known = all(event.duration is not None and event.quality is not Quality.ESTIMATED for event in events)
    return ("" if known else "≈ ") + wording.spoken(sum(time for time in times if time is not None))


def _details(event: Event) -> Iterator[str]:
    yield from (clean(text) for text in (event.load, event.effort) if text)
    if event.equipment:
        yield f"with {', '.join(in_words(item) for item in event.equipment)}"


def _notes(headings: Iterable[Heading]) -> tuple[Note, ...]:
    """Every text once: how to do it first, what to avoid last."""
    unique = dict.fromkeys((heading.word, heading.text) for heading in headings)
    notes = [
        Note(
            word=word,
            label=clean(title_of(word)),
            text=clean(text),
            link=web_address(text),
            warns=word in _WARNINGS,
        )
        for word, text in unique
    ]
    return tuple(sorted(notes, key=_rank))


def _rank(note: Note) -> tuple[bool, int]:
    return note.warns, _ORDER.index(note.word if note.word in _ORDER else None)


def _boxes(boxed: list[_Boxed]) -> Iterator[Box]:
    firsts: dict[int, Event] = {}
    for event, number in boxed:
        if number is not None:
            firsts.setdefault(number, event)
    for number, event in firsts.items():
        place = [f"{word} {count}" for word, count in (("round", event.round), ("set", event.set)) if count]
        yield Box(number=number, label=", ".join((clean(event.title), *(place if len(firsts) > 1 else ()), "done")))
