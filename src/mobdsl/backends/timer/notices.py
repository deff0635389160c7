"""What a person has to know of a routine before it begins, and all the time."""

from __future__ import annotations

from mobdsl.backends.timer.text import clean
from mobdsl.wording.phrases import heading_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mobdsl.model.clauses import Heading
    from mobdsl.timeline.events import Timeline

_OF_THE_WHOLE = ("disclaimer", "caution", "avoid", "cue")
"""The words of a routine that count throughout, so that people have to know them before they start."""


def warnings(timeline: Timeline, headings: Iterable[Heading]) -> tuple[str, ...]:
    """What people have to read before they start: what ``headings`` say of all of it, gates, cautions, stop
    rules, and what depends on them.
    """
    whole = (
        heading_words(heading) if word in ("disclaimer", "cue") else f"{word.capitalize()}: {heading_words(heading)}"
        for word in _OF_THE_WHOLE
        for heading in headings
        if heading.word == word
    )
    notices = (notice.whole for notice in timeline.notices if notice.warns)
    choices = (f"{notice.label}: {notice.sentence}" for notice in timeline.notices if notice.kind == "left_out")
    cautions = (
        f"{event.name or 'A movement'}: {heading_words(heading)}"
        for event in timeline.events
        for heading in event.headings
        if heading.word == "caution"
    )
    return tuple(dict.fromkeys(clean(text) for text in (*whole, *notices, *cautions, *choices)))


def stops(timeline: Timeline) -> tuple[str, ...]:
    """What ends the routine, to be seen all the time."""
    return tuple(dict.fromkeys(clean(notice.whole) for notice in timeline.notices if notice.kind == "stop"))
