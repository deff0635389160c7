"""With which line and under which title an event is shown, so that all outputs that show lines show the same ones."""

from __future__ import annotations

from mobdsl.records import evolve
from mobdsl.timeline.events import Event, Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence
    from typing import TypeAlias

    from mobdsl.model.clauses import Heading

Place: TypeAlias = "tuple[Hashable, int]"
"""The line that an event is shown with, and the part of it."""


def places(events: Sequence[Event]) -> list[Place]:
    """Pauses inside a movement count to its line; others, and questions, have one of their own, however often."""
    before: list[Event | None] = []
    latest = None
    for event in events:
        latest = event if event.kind is Kind.WORK else latest
        before.append(latest)
    after: Event | None = None
    shown: list[Place] = []
    for event, previous in zip(reversed(events), reversed(before), strict=True):
        if event.kind is Kind.WORK:
            after = event
            shown.append((event.line, event.item))
        elif event.kind is Kind.PROMPT:
            shown.append(((event.title, event.cues), 0))
        elif previous and after and previous.line == after.line:
            shown.append((previous.line, previous.item))
        else:
            shown.append(((event.title, event.origin, previous and previous.line, after and after.line), 0))
    return shown[::-1]


AFTER_BLOCK = "Then"
"""What movements stand under that come after a block and are in none."""


def titles(events: Sequence[Event]) -> list[str | None]:
    """The title of the block that each event stands under; None before the first of them.

    Pauses and questions between blocks go with what stands before them.
    """
    under: list[str | None] = []
    title: str | None = None
    for event in events:
        if event.block:
            title = event.block
        elif event.kind is Kind.WORK and title:
            title = AFTER_BLOCK
        under.append(title)
    return under


def prompt_texts(prompt: Event) -> tuple[str, ...]:
    """What a question says beyond its title."""
    texts = (cue.removeprefix(prompt.title).strip() for cue in prompt.cues)
    return tuple(text for text in texts if text)


def numbered_steps(headings: Iterable[Heading]) -> tuple[Heading, ...]:
    """``headings``, each `step` with its number where a movement has several."""
    every = tuple(dict.fromkeys(headings))
    steps = [heading for heading in every if heading.word == "step"]
    if len(steps) < 2:
        return every
    numbers = {step: number for number, step in enumerate(steps, 1)}
    return tuple(evolve(each, word=f"step {numbers[each]}") if each in numbers else each for each in every)


def prompt_words(prompt: Event) -> str:
    """A question with its answers, a gate with its text: `Pain? (0 to 10)`, `If swelling: see your physio`."""
    texts = prompt_texts(prompt)
    return prompt.title + "".join(f" {text}" if text.startswith("(") else f": {text}" for text in texts)
