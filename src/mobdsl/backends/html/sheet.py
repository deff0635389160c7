"""The sheet: all of a page that can be read with scripts off."""

from __future__ import annotations

from urllib.parse import quote

from mobdsl.backends.html.notes import Note, notes, notice_notes
from mobdsl.backends.html.rows import Section, kit_of, sections
from mobdsl.model.items import Block, walk
from mobdsl.model.names import title_of, words_of
from mobdsl.model.routines import POINTERS
from mobdsl.records import evolve, frozen
from mobdsl.timeline.coverage import coverage
from mobdsl.timeline.totals import totals_words
from mobdsl.wording import times

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mobdsl.model.document import Document
    from mobdsl.timeline.events import Timeline

_INTRODUCTION = ("goal", "for")
_COVERED = {"muscles": "Muscles", "target": "For", "planes": "Planes", "tags": "Groups"}
_APART = ("author", "disclaimer", *_INTRODUCTION)


@frozen(kw_only=True)
class Sheet:
    """What a page shows of a routine, in the order in which it stands there."""

    title: str
    contexts: tuple[str, ...]
    length: str
    introduction: tuple[Note, ...]
    """Notes that stand before all others."""
    authors: tuple[str, ...]
    notes: tuple[Note, ...]
    disclaimers: tuple[str, ...]
    safety: tuple[Note, ...]
    """What has to be known before a start."""
    kit: tuple[str, ...]
    sections: tuple[Section, ...]
    covered: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """What the session works: for each kind of fact its title, and names with what reaches them."""


def read(timeline: Timeline, document: Document, title: str | None, pages: Mapping[str, str]) -> Sheet:
    """The sheet of ``timeline``; ``title`` stands in for the routine's own where it is given.

    ``pages`` are the files of other sheets by the names of their routines.
    """
    headings = notes((*timeline.routine.headings, *timeline.headings))
    texts = tuple(_leading(note, document, pages) for note in headings)
    notices = notice_notes(timeline.notices)
    length = times.length(timeline.length)
    return Sheet(
        title=title or timeline.title,
        contexts=tuple(_contexts(timeline, document)),
        length=" · ".join(("open length" if length == "open" else length, *totals_words(timeline.events))),
        introduction=tuple(note for note in texts if note.word in _INTRODUCTION),
        authors=tuple(note.text for note in texts if note.word == "author"),
        notes=tuple(note for note in (*texts, *notices) if note.word not in _APART and not note.warns),
        disclaimers=tuple(note.text for note in texts if note.word == "disclaimer"),
        safety=tuple(note for note in (*texts, *notices) if note.warns),
        kit=tuple(dict.fromkeys(item for event in timeline.events for item in kit_of(event))),
        sections=tuple(sections(timeline.events, dict(_names_of_blocks(timeline)))),
        covered=tuple(_covered(timeline)),
    )


def _leading(note: Note, document: Document, pages: Mapping[str, str]) -> Note:
    """``note``, with the title of the routine that it points to, and a link where that has a page."""
    home = document.routine(note.text) if note.word in POINTERS else None
    if home is None:
        return note
    page = pages.get(note.text)
    return evolve(note, text=home[0].title, link=quote(page) if page else None)


def _names_of_blocks(timeline: Timeline) -> Iterator[tuple[str, str]]:
    """The name of each block by its title: movements that have the name as a tag belong there too."""
    for item in walk(timeline.routine.items):
        if isinstance(item, Block) and item.name:
            yield item.title or title_of(item.name), item.name


def _covered(timeline: Timeline) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    for fact, names in coverage(timeline.events).reached.items():
        if names:
            yield _COVERED[fact], tuple((words_of(name), ", ".join(titles)) for name, titles in names.items())


def _contexts(timeline: Timeline, document: Document) -> Iterator[str]:
    titles: dict[str, str] = {}
    for context in (*document.contexts, *timeline.routine.contexts):
        titles |= dict.fromkeys((context.name, *context.aliases), context.title)
    for name in timeline.contexts:
        yield titles.get(name, title_of(name))
