"""The texts of a routine as notes: each with the word it stands under, in the order in which they help."""

from collections.abc import Iterable

from attrs import frozen

from mobdsl.backends.html.text import web_address
from mobdsl.model.clauses import Heading
from mobdsl.model.routines import title_of
from mobdsl.phrases import condition_words
from mobdsl.select.tree import Notice

_ORDER = ("setup", "cue", "feel", None, "why")
"""In which words help most; None is every other word. What warns comes last, where it is remembered."""

_WARNINGS = ("avoid", "mistake", "caution", "warn", "stop")

_NOTICES = {
    "clearance": "First",
    "caution": "Caution",
    "stop": "Stop",
    "never": "Never",
    "ask": "Later",
    "adaptation": "Adapts",
    "ladder": "Level",
    "optional": "Optional",
    "left_out": "Left out",
}
_SAFETY = ("clearance", "caution", "stop", "never")


@frozen(kw_only=True)
class Note:
    """A text with the word that it stands under. ``link`` is its address where it is one and nothing else."""

    word: str
    label: str
    text: str
    link: str | None = None
    warns: bool = False


def notes(headings: Iterable[Heading]) -> tuple[Note, ...]:
    """Every text once. What holds only under a condition says so."""
    found = dict.fromkeys(_note(heading) for heading in headings)
    return tuple(sorted(found, key=_rank))


def notice_notes(notices: Iterable[Notice]) -> tuple[Note, ...]:
    """What people have to know beside the steps; what ``warns`` concerns their safety."""
    return tuple(
        dict.fromkeys(
            Note(
                word=notice.kind,
                label=_NOTICES.get(notice.kind) or title_of(notice.kind),
                text=_notice_text(notice),
                warns=notice.kind in _SAFETY,
            )
            for notice in notices
        )
    )


def _note(heading: Heading) -> Note:
    text = f"If {condition_words(heading.condition)}: {heading.text}" if heading.condition else heading.text
    return Note(
        word=heading.word,
        label=title_of(heading.word),
        text=text,
        link=web_address(text),
        warns=heading.word in _WARNINGS,
    )


def _rank(note: Note) -> tuple[bool, int]:
    return note.warns, _ORDER.index(note.word if note.word in _ORDER else None)


def _notice_text(notice: Notice) -> str:
    text = notice.text.removeprefix("Never ") if notice.kind == "never" else notice.text
    if not notice.when:
        return text
    return f"If {notice.when}: {text}" if notice.kind in _SAFETY else f"{text} ({notice.when})"
