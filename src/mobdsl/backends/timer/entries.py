"""From a timeline to what the script knows of each event: a few figures, and texts ready to be shown or said."""

from __future__ import annotations

import re

from mobdsl.backends.shared import PerObject
from mobdsl.backends.timer.phases import Phases, shown
from mobdsl.backends.timer.text import clean, wrap
from mobdsl.model.intervals import Interval, Quality
from mobdsl.model.names import title_of
from mobdsl.records import frozen
from mobdsl.timeline.events import Event, Kind, Timeline, cues_after
from mobdsl.views.lines import numbered_steps, prompt_texts
from mobdsl.wording import times
from mobdsl.wording.phrases import heading_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mobdsl.model.clauses import Heading

_UNTITLED = {Kind.REST: "Rest", Kind.SWITCH: "Switch sides", Kind.PROMPT: "A question", Kind.WORK: "A movement"}

_SHOWN_WORDS = ("caution", "stop", "setup", "step", "feel", "avoid", "mistake", "note", "why")
"""The words that help during a movement; where a screen is small the last are given up first."""

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
    return {
        "block": wrap(_begun(event, previous)),
        "inside": wrap([clean(event.block or "")]),
        "name": wrap(_name(event)),
        "detail": wrap(_detail(event)),
        "cue": wrap([*setups, *cues[:1]]),
        "more": "\n".join(wrap([words]) for words in (*cues[1:], *phases.long, *_other_words(event, setups))),
        "ask": event.ask.name if event.kind is Kind.PROMPT and event.ask and event.ask.scale else "",
        "next": " · ".join(_name(following)) if following else "",
        "say": " ".join(_spoken(event, previous, following, setups)),
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
    return clean(event.name) or _UNTITLED[event.kind]


def _name(event: Event) -> list[str]:
    """The title and, for what has them, the side and the position."""
    return [_title(event), *(_word(part) for part in (event.side_words, event.position) if part)]


def _detail(event: Event) -> list[str]:
    """How much, how, which set and round, how heavy, how hard, with what, how long."""
    time = "" if event.kind is Kind.PROMPT else _time(event)
    kit = event.kit
    parts = [
        *_amount(event, time),
        _of("set", event.set, event.sets),
        times.place_words(event.in_rounds),
        event.load,
        event.effort and f"effort {event.effort}",
        event.stance,
        kit and f"with {kit}",
        time,
    ]
    return [clean(part) for part in parts if part]


def _amount(event: Event, time: str) -> list[str]:
    """The dose, but for what the event tells itself: its reps, its side, its set, its time."""
    dose = event.exercise.texts.dose
    manner = dose.manner if dose else ""
    if event.turn_words and event.reps:
        reps = f"{event.reps_each} each {event.limb or 'side'}" if event.reps_each else event.reps
        return [f"× {reps}", event.turn_words, manner]
    if event.reps:
        return [f"× {event.reps}", manner]
    if dose and dose.time == time:
        return [manner]
    return [dose.whole] if dose else []


def _of(what: str, number: int | None, total: int | None) -> str | None:
    if number is None:
        return None
    return f"{what} {number}" if total is None else f"{what} {number} of {total}"


def _time(event: Event) -> str:
    """How long, in words that tell what was stated from what was worked out."""
    if event.duration is not None:
        spoken = times.spoken(event.duration)
        match event.quality:
            case Quality.ASSUMED:
                return f"{spoken} (split assumed)"
            case Quality.ESTIMATED:
                return f"about {spoken}"
        return spoken
    known = times.length(Interval(event.low, event.high, event.estimate, Quality.OPEN))
    unknown = "no dose stated" if event.quality is Quality.NOT_STATED else "open"
    return f"{unknown}{known.removeprefix('open')}" if known.startswith("open") else f"{unknown}, {known}"


def _other_words(event: Event, setups: list[str]) -> list[str]:
    """`Avoid: holding your breath`, and the like, in the order of importance; ``setups`` are shown already."""
    numbered = numbered_steps(event.headings)
    words = (
        f"{title_of(heading.word)}: {clean(heading_words(heading))}"
        for word in _SHOWN_WORDS
        for heading in numbered
        if heading.word.partition(" ")[0] == word
    )
    return [text for text in words if text not in setups]


def _spoken(event: Event, previous: Event | None, following: Event | None, setups: list[str]) -> list[str]:
    """What a voice says at the start of ``event``, sentence by sentence; at a rest also what comes after it."""
    sentences = [*_begun(event, previous), _title(event)]
    if event.side_words:
        bare = event.side in ("left", "right") and not event.limb
        sentences.append(f"{_word(event.side_words)} side" if bare else _word(event.side_words))
    if event.position:
        sentences.append(_word(event.position))
    if event.reps:
        each = f" each {event.limb or 'side'}" if event.reps_each else ""
        sentences.append(_reps_aloud(clean(event.reps_each or event.reps)) + each)
    if event.turns:
        sentences.append(f"{_word(' and '.join(event.turns))} in turn")
    if event.kind in (Kind.REST, Kind.SWITCH):
        if event.duration:
            sentences.append(_time_aloud(event.duration))
        if following:
            sentences.append(f"Next: {', '.join(_name(following))}")
    cue = next((clean(cue) for cue in cues_after(event, previous)), "")
    if event.kind is Kind.PROMPT and cue.startswith(sentences[-1]):
        sentences.pop()
    sentences += [*(setup.removeprefix("Setup: ") for setup in setups), cue]
    return [sentence if sentence[-1] in ".!?…" else f"{sentence}." for sentence in sentences if sentence]


def _reps_aloud(reps: str) -> str:
    match = re.fullmatch(r"(\d+)(?:[-–](\d+))?", reps)
    if match is None:
        return reps
    low, high = match.groups()
    if high:
        return f"{low} to {high} reps"
    return "1 rep" if low == "1" else f"{low} reps"


def _time_aloud(milliseconds: int) -> str:
    minutes, rest = divmod(milliseconds, 60_000)
    parts = []
    if minutes:
        parts.append("1 minute" if minutes == 1 else f"{minutes} minutes")
    if rest:
        parts.append("1 second" if rest == 1000 else f"{rest / 1000:g} seconds")
    return " ".join(parts)


def _word(name: str) -> str:
    """A name as people write it: `face_down` is "face down"."""
    return clean(name.replace("_", " "))
