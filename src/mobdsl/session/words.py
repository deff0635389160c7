"""What is shown and said of a step: one wording for every player."""

from __future__ import annotations

import re

from mobdsl.model.intervals import Interval, Quality
from mobdsl.model.names import title_of, words_of
from mobdsl.timeline.events import Kind, cues_after
from mobdsl.wording import times
from mobdsl.wording.phrases import ask_words, heading_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.timeline.events import Event

UNTITLED = {Kind.REST: "Rest", Kind.SWITCH: "Switch sides", Kind.PROMPT: "A question", Kind.WORK: "A movement"}
"""What is called nothing is called so."""

CARE = ("caution", "stop")
"""The words that keep people safe meanwhile."""

MORE = ("setup", "step", "feel", "avoid", "mistake", "note", "why")
"""The words that help meanwhile; where a screen is small the last are given up first."""


def title(event: Event) -> str:
    """What it is called, the same on both sides."""
    return event.name or UNTITLED[event.kind]


def named(event: Event) -> str:
    """`Scorpion, face down, left side`"""
    return ", ".join(filter(None, (title(event), _place(event), _side(event))))


def _place(event: Event) -> str | None:
    return words_of(event.position) if event.position else None


def _side(event: Event) -> str | None:
    """`left leg`; where nobody says of what, `left side`."""
    words = event.side_words
    return f"{words} side" if words in ("left", "right") and not event.limb else words


def detail(event: Event) -> list[str]:
    """How much, how, which set and round, how heavy, how hard, with what, how long."""
    if event.kind is Kind.PROMPT:
        return []
    time = time_words(event)
    parts = (
        *_amount(event, time),
        _of("set", event.set, event.sets),
        times.place_words(event.in_rounds),
        event.load,
        event.effort and f"effort {event.effort}",
        event.stance,
        event.kit and f"with {event.kit}",
        time,
    )
    return [part for part in parts if part]


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


def time_words(event: Event) -> str:
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


def labelled(event: Event, order: Iterable[str]) -> Iterator[str]:
    """`Avoid: holding your breath`, and the like: the texts of the words in ``order``."""
    headings = tuple(dict.fromkeys(event.headings))
    steps = [heading for heading in headings if heading.word == "step"]
    for word in order:
        for heading in (each for each in headings if each.word == word):
            number = f" {steps.index(heading) + 1}" if word == "step" and len(steps) > 1 else ""
            yield f"{title_of(word)}{number}: {heading_words(heading)}"


def setups(event: Event, before: Event | None) -> list[str]:
    """How to begin, as far as it has not been said of the work ``before``: on the other side it may differ."""
    known = {heading_words(heading) for heading in before.headings} if before else set()
    words = (heading_words(heading) for heading in event.headings if heading.word == "setup")
    return [text for text in dict.fromkeys(words) if text not in known]


def said(event: Event, previous: Event | None, following: Event | None, new: Iterable[str]) -> str:
    """What a voice says at the start of ``event`` between its neighbours; ``new`` is how to begin what is new."""
    is_new = event.block not in {None, previous and previous.block, event.title}
    begun = event.block or "" if is_new else ""
    if event.kind is Kind.PROMPT:
        return sentences((begun, *asked(event)))
    cue = next(iter(cues_after(event, previous)), "")
    if event.kind is Kind.WORK:
        return sentences((begun, *announced(event), *new, cue))
    comes = f"Next: {named(following)}" if following and following.kind is Kind.WORK else ""
    return sentences((begun, named(event), time_aloud(event.duration), comes))


def asked(event: Event) -> tuple[str, ...]:
    """What a prompt says: the question with its answers; of a gate when it counts and what has to be clear."""
    if event.ask:
        return (ask_words(event.ask),)
    return (event.title, *event.cues[:1])


def announced(event: Event) -> tuple[str, ...]:
    """The name and how much of it, each a sentence."""
    turns = f"{' and '.join(map(words_of, event.turns))} in turn" if event.turns else ""
    return (named(event), _amount_aloud(event), turns[:1].upper() + turns[1:])


def comes_next(event: Event) -> str:
    """What a voice says of it when it comes next."""
    amount = _amount_aloud(event)
    return sentences((f"Next: {', '.join(filter(None, (named(event), amount[:1].lower() + amount[1:])))}",))


def _amount_aloud(event: Event) -> str:
    if event.reps:
        each = f" each {event.limb or 'side'}" if event.reps_each else ""
        return _reps_aloud(event.reps_each or event.reps) + each
    if event.duration is not None:
        about = "About " if event.quality is Quality.ESTIMATED else ""
        return about + time_aloud(event.duration)
    dose = event.exercise.texts.dose
    return dose.whole if dose and not event.parts else ""


def _reps_aloud(reps: str) -> str:
    if reps == "max":
        return "As many as you can"
    match = re.fullmatch(r"(\d+)(?:[-–](\d+))?", reps)
    if match is None:
        return f"{reps} reps"
    low, high = match.groups()
    if high:
        return f"{low} to {high} reps"
    return "1 rep" if low == "1" else f"{low} reps"


def time_aloud(milliseconds: int | None) -> str:
    """`1 minute 30 seconds`; nothing where nobody knows."""
    if milliseconds is None:
        return ""
    minutes, rest = divmod(milliseconds, 60_000)
    parts = []
    if minutes:
        parts.append("1 minute" if minutes == 1 else f"{minutes} minutes")
    if rest:
        parts.append("1 second" if rest == 1000 else f"{rest / 1000:g} seconds")
    return " ".join(parts)


def sentences(texts: Iterable[str]) -> str:
    """``texts`` one after the other, each ended as a sentence."""
    return " ".join(text if text[-1] in ".!?…" else f"{text}." for text in texts if text)
