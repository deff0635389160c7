"""From a timeline to what the script knows of each event: a few figures, and texts ready to be shown or said."""

from __future__ import annotations

from mobdsl.backends.shared import PerObject
from mobdsl.backends.timer.phases import Phases, shown
from mobdsl.backends.timer.text import clean, wrap
from mobdsl.model.intervals import Quality
from mobdsl.records import frozen
from mobdsl.session import words
from mobdsl.timeline.events import Event, Kind, Timeline, cues_after
from mobdsl.views.lines import prompt_texts
from mobdsl.wording import times
from mobdsl.wording.phrases import heading_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mobdsl.model.clauses import Heading

_OF_THE_WHOLE = ("disclaimer", "caution", "avoid", "cue")
"""The words of a routine that count throughout, so that people have to know them before they start."""

_CERTAINTIES = ("exact", "about", "open")


@frozen(kw_only=True)
class Entry:
    """One event for the script. A text of several lines fits a terminal of 40 columns."""

    kind: Kind
    number: int
    """Which of the steps it is, from 1, or for what does not count which was the last; 0 before the first."""
    length: int | None
    """Milliseconds; None where nothing tells."""
    waits: bool
    """Whether a person ends it."""
    counts: bool
    """Whether it is a step that bears a number."""
    after: int
    """Milliseconds that all takes which follows."""
    certainty: str
    """How well it is known how long the routine goes on: exact, about or open."""
    label: str
    """The time and the number, in columns of their own."""
    block: str
    """The title of the block that it begins."""
    inside: str
    """The title of the block that it stands in."""
    name: str
    detail: str
    """The dose, the load and the like."""
    cue: str
    """How to begin a movement that is new, and its first cue."""
    more: str
    """The other words of the line."""
    next: str
    """What follows."""
    say: str
    """What is spoken at the start."""
    ask: str
    """The name of the answer, where a question is answered by a figure."""
    phases: str
    """What goes on inside: words `start:duration:kind:rep`, times in milliseconds."""


def entries(timeline: Timeline) -> tuple[Entry, ...]:
    """An entry for each event of ``timeline``. Made from the last to the first: each tells what is still to come."""
    events = timeline.events
    total = count(timeline)
    counted, fresh, at_work = _counted(events), _fresh(events), _work_before(events)
    width = max((len(_start(event)) for event in events), default=0)
    phases_of = PerObject(shown)
    made: list[Entry] = []
    number, after, doubt = total, 0, 0
    for at in reversed(range(len(events))):
        event = events[at]
        length = _length(event)
        doubt = max(doubt, _doubt(event))
        setups = [] if event.kind is not Kind.WORK else _setups(event, None if at in fresh else at_work[at])
        counts = event.kind is counted
        place = f"{number}/{total}" if counts else ""
        made.append(
            Entry(
                kind=event.kind,
                number=number,
                length=length,
                waits=event.duration is None or event.kind is Kind.PROMPT,
                counts=counts,
                after=after,
                certainty=_CERTAINTIES[doubt],
                label=f"{_start(event):>{width}}  {place:>{2 * len(str(total)) + 1}}",
                **_texts(
                    event,
                    events[at - 1] if at else None,
                    events[at + 1] if at + 1 < len(events) else None,
                    setups,
                    phases_of(event.phases),
                ),
            )
        )
        after += length or 0
        number -= counts
    return tuple(reversed(made))


def _texts(
    event: Event, previous: Event | None, following: Event | None, setups: list[str], phases: Phases
) -> dict[str, str]:
    """What an entry says of ``event`` between its neighbours; ``setups`` are new at it."""
    said = prompt_texts(event) if event.kind is Kind.PROMPT else cues_after(event, previous)
    cues = [clean(cue) for cue in said]
    others = (text for text in map(clean, words.labelled(event, (*words.CARE, *words.MORE))) if text not in setups)
    return {
        "block": wrap(_begun(event, previous)),
        "inside": wrap([clean(event.block or "")]),
        "name": wrap(_name(event)),
        "detail": wrap([clean(part) for part in words.detail(event)]),
        "cue": wrap([*setups, *cues[:1]]),
        "more": "\n".join(wrap([text]) for text in (*cues[1:], *phases.long, *others)),
        "ask": event.ask.name if event.kind is Kind.PROMPT and event.ask and event.ask.scale else "",
        "next": " · ".join(_name(following)) if following else "",
        "say": clean(words.said(event, previous, following, [setup.removeprefix("Setup: ") for setup in setups])),
        "phases": phases.words,
    }


def count(timeline: Timeline) -> int:
    """How many steps bear a number: those with work to do, or the questions where there is nothing else to do."""
    counted = _counted(timeline.events)
    return sum(event.kind is counted for event in timeline.events)


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
        f"{_title(event)}: {heading_words(heading)}"
        for event in timeline.events
        for heading in event.headings
        if heading.word == "caution"
    )
    return tuple(dict.fromkeys(clean(text) for text in (*whole, *notices, *cautions, *choices)))


def stops(timeline: Timeline) -> tuple[str, ...]:
    """What ends the routine, to be seen all the time."""
    return tuple(dict.fromkeys(clean(notice.whole) for notice in timeline.notices if notice.kind == "stop"))


def _counted(events: Sequence[Event]) -> Kind:
    return Kind.WORK if any(event.kind is Kind.WORK for event in events) else Kind.PROMPT


def _fresh(events: Sequence[Event]) -> frozenset[int]:
    """The places of the work that is not of the same movement as the work before it."""
    work = [at for at, event in enumerate(events) if event.kind is Kind.WORK]
    lines = [(events[at].line, events[at].item) for at in work]
    return frozenset(at for at, line, before in zip(work, lines, [None, *lines], strict=False) if line != before)


def _begun(event: Event, previous: Event | None) -> list[str]:
    """The title of the block that ``event`` is the first of."""
    return [clean(event.block)] if event.block and (previous is None or previous.block != event.block) else []


def _work_before(events: Sequence[Event]) -> list[Event | None]:
    """For each event the work before it."""
    made: list[Event | None] = []
    latest: Event | None = None
    for event in events:
        made.append(latest)
        latest = event if event.kind is Kind.WORK else latest
    return made


def _setups(event: Event, before: Event | None) -> list[str]:
    """How to begin, as far as it is not what has been said of the work ``before``: on the other side it may differ."""
    known = {heading_words(heading) for heading in before.headings} if before else set()
    setups = (heading_words(heading) for heading in event.headings if heading.word == "setup")
    return [f"Setup: {clean(text)}" for text in setups if text not in known]


def _length(event: Event) -> int | None:
    """Stated or estimated or, where a person ends it, no shorter than the author said."""
    return next((known for known in (event.duration, event.estimate, event.low or None) if known is not None), None)


def _doubt(event: Event) -> int:
    """How far the length of the routine is in doubt because of ``event``: an index into the certainties."""
    if _length(event) is None:
        return 2
    return int(event.duration is None or event.quality is Quality.ESTIMATED)


def _start(event: Event) -> str:
    if event.start is not None:
        return times.clock(event.start)
    return "" if event.start_estimate is None else f"≈{times.clock(times.to_the_second(event.start_estimate))}"


def _title(event: Event) -> str:
    return clean(event.name) or words.UNTITLED[event.kind]


def _name(event: Event) -> list[str]:
    """The title and, for what has them, the side and the position."""
    return [_title(event), *(_word(part) for part in (event.side_words, event.position) if part)]


def _word(name: str) -> str:
    """A name as people write it: `face_down` is "face down"."""
    return clean(name.replace("_", " "))
