"""The texts of a routine as notes: each with the word it stands under, in the order in which they help."""

from __future__ import annotations

from mobdsl.backends.html.text import web_address
from mobdsl.model.names import title_of
from mobdsl.records import frozen
from mobdsl.views.lines import numbered_steps
from mobdsl.wording.phrases import heading_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mobdsl.model.clauses import Heading
    from mobdsl.select.tree import Notice

_ORDER = ("setup", "cue", "feel", None, "why")
"""In which words help most; None is every other word. What warns comes last, where it is remembered."""

_WARNINGS = ("avoid", "mistake", "caution", "warn", "stop")


@frozen(kw_only=True)
class Note:
    """A text with the word that it stands under."""

    word: str
    label: str
    text: str
    link: str | None = None
    """Its address, where it is one and nothing else."""
    warns: bool = False
    """Whether it concerns the safety of people."""


def notes(headings: Iterable[Heading]) -> tuple[Note, ...]:
    """Every text once. What holds only under a condition says so."""
    notes = dict.fromkeys(_note(heading) for heading in numbered_steps(headings))
    return tuple(sorted(notes, key=_rank))


def notice_notes(notices: Iterable[Notice]) -> tuple[Note, ...]:
    """What people have to know beside the steps; what ``warns`` concerns their safety."""
    shown = (Note(word=notice.kind, label=notice.label, text=notice.sentence, warns=notice.warns) for notice in notices)
    return tuple(dict.fromkeys(shown))


def _note(heading: Heading) -> Note:
    text = heading_words(heading)
    return Note(
        word=heading.word,
        label=title_of(heading.word),
        text=text,
        link=web_address(text),
        warns=heading.word in _WARNINGS,
    )


def _rank(note: Note) -> tuple[bool, int]:
    return note.warns, _ORDER.index(note.word if note.word in _ORDER else None)
