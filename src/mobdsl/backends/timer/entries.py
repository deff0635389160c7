"""From a session program to what the script knows of each step: a few figures, and texts ready to be shown or said.

A script keeps no conditions on answers: what waits for one is not in it, the rest is as the timeline shows it.
"""

from __future__ import annotations

import re

from mobdsl.backends.shared import PerObject
from mobdsl.backends.timer.phases import Phases, shown
from mobdsl.backends.timer.text import clean, wrap
from mobdsl.model.names import words_of
from mobdsl.records import frozen
from mobdsl.session.program_types import Asked, End
from mobdsl.timeline.events import Kind
from mobdsl.wording import times

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from mobdsl.session.program_types import Group, Program, Prompt, Step

_CERTAINTIES = ("exact", "about", "open")

_SETUP = "Setup: "


@frozen(kw_only=True)
class Entry:
    """One step for the script. A text of several lines fits a terminal of 40 columns."""

    kind: Kind
    number: int
    """Which of the steps it is, from 1, or for what does not count which was the last; 0 before the first."""
    length: int | None
    """Milliseconds; None where nothing tells."""
    waits: bool
    """Whether a person ends it."""
    ends: End
    finish: bool
    """Whether the round that the end of its time falls into is done to its end."""
    counts: bool
    """Whether it is a step that bears a number."""
    after: int
    """Milliseconds that all takes which follows."""
    certainty: str
    """How well it is known how long the routine goes on: exact, about or open."""
    label: str
    """The time and the number, in columns of their own."""
    limits: str
    """What bounds it from outside, the outermost first: words `id:first:last:length`, places and milliseconds."""
    block: str
    """The title of the block that it begins."""
    inside: str
    """The title of the block that it stands in."""
    name: str
    figure: str
    """How many repetitions, to be shown large: `8`, `8-12`."""
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
    asks: str
    """What kind of prompt it is."""
    ask: str
    """The name of the answer; empty where it is not kept."""
    low: int | None
    high: int | None
    """The least and the most that a figure may be."""
    choices: str
    """The names to choose from, as words."""
    choice_list: str
    """The same to be read, each with its figure."""
    most: int | None
    """How many sets a total may have."""
    beyond: int | None
    """Where it goes on when the answer is no: behind what is left out, behind the rounds; None: the session ends."""
    again: int | None
    """Where it goes on when the answer is again; of a number, the time whose broken round it is."""
    phases: str
    """What goes on inside: words `start:duration:kind:rep`, times in milliseconds."""


def entries(places: Places) -> tuple[Entry, ...]:
    """An entry for each step. Made from the last to the first: each tells what is still to come."""
    steps = places.steps
    counted = _counted(steps)
    total = sum(step.kind is counted for step in steps)
    width = max((len(_start(step)) for step in steps), default=0)
    phases_of = PerObject(shown)
    made: list[Entry] = []
    number, after, doubt = total, 0, 0
    for at in reversed(range(len(steps))):
        step = steps[at]
        length = _length(step)
        doubt = max(doubt, _doubt(step))
        place = f"{number}/{total}" if step.kind is counted else ""
        made.append(
            Entry(
                kind=step.kind,
                number=number,
                length=length,
                waits=step.end in (End.PERSON, End.ANSWER),
                ends=step.end,
                finish=step.finish,
                counts=step.kind is counted,
                after=after,
                certainty=_CERTAINTIES[doubt],
                label=f"{_start(step):>{width}}  {place:>{2 * len(str(total)) + 1}}",
                limits=" ".join(places.limits(step)),
                most=step.most,
                figure=_figure(step),
                **_texts(steps, at, phases_of(step.phases)),
                **_asked(step.prompt, places),
            )
        )
        after += length or 0
        number -= step.kind is counted
    return tuple(reversed(made))


def opening(rows: Sequence[Entry]) -> int:
    """The place, from 1, of the first step that is no prompt: the lead-in comes before it."""
    return next((at for at, row in enumerate(rows, 1) if row.kind is not Kind.PROMPT), len(rows) + 1)


class Places:
    """The steps of ``program`` that a script has, and where they stand in it, from 1."""

    def __init__(self, program: Program) -> None:
        self._groups = program.groups
        self._place = [0]
        for step in program.steps:
            self._place.append(self._place[-1] + (not step.waits))
        self.steps = [step for step in program.steps if not step.waits]

    def at(self, step: int) -> int:
        """The place of ``step`` of the program, or of the first behind it that the script has."""
        return self._place[min(step, len(self._place) - 1)] + 1

    def span(self, group: Group) -> tuple[int, int]:
        """The places of the first and the last step of ``group``."""
        return self.at(group.first), self._place[group.last + 1]

    def limits(self, step: Step) -> Iterator[str]:
        """The groups around ``step`` that end at a time of their own."""
        for number in step.groups:
            group = self._groups[number]
            if group.deadline is not None:
                first, last = self.span(group)
                yield f"{number}:{first}:{last}:{group.deadline}"

    def behind(self, group: int) -> int:
        """What comes behind ``group``."""
        return self.span(self._groups[group])[1] + 1


def stop_rules(program: Program, places: Places) -> Iterator[tuple[str, str, str]]:
    """Each stop rule: what it is called, what a person reads, and the parts that it ends, as words `first:last`."""
    for stop in program.stops:
        text = f"{stop.name}: {stop.text}" if stop.text else stop.name
        spans = (places.span(program.groups[number]) for number in stop.scopes)
        yield clean(stop.name), clean(text), " ".join(f"{first}:{last}" for first, last in spans)


def _asked(prompt: Prompt | None, places: Places) -> dict[str, Any]:
    """What the script needs to take the answer to ``prompt``."""
    kind = prompt.type if prompt else None
    beyond = again = None
    if prompt and prompt.type is Asked.GATE and prompt.scope is not None:
        beyond = places.behind(prompt.scope)
    elif prompt and prompt.group is not None:
        beyond = places.behind(prompt.group)
    elif prompt and prompt.behind is not None:
        beyond = places.at(prompt.behind)
    if prompt and prompt.to is not None:
        again = places.at(prompt.to)
    elif prompt and prompt.of is not None:
        again = places.at(prompt.of)
    choices = prompt.choices if prompt else ()
    titles = (clean(title) for title in prompt.titles) if prompt else ()
    return {
        "asks": kind.value if kind else "",
        "ask": prompt.name if prompt and kind not in (Asked.GATE, Asked.AGAIN, Asked.OFFER) else "",
        "low": prompt.low if prompt else None,
        "high": prompt.high if prompt else None,
        "choices": " ".join(choices),
        "choice_list": wrap(f"{number} {title}" for number, title in enumerate(titles, 1)) if choices else "",
        "beyond": beyond,
        "again": again,
    }


def _texts(steps: Sequence[Step], at: int, phases: Phases) -> dict[str, Any]:
    """What an entry says of a step between its neighbours."""
    step = steps[at]
    following = steps[at + 1] if at + 1 < len(steps) else None
    if step.prompt:
        cues, setups, more = _question(step, step.prompt), [], []
    else:
        cues = [clean(cue) for cue in step.cues]
        before = next((one for one in reversed(steps[max(0, at - 8) : at]) if one.kind is Kind.WORK), None)
        known = before.more if before else ()
        setups = [clean(text) for text in step.more if text.startswith(_SETUP) and text not in known]
        more = [clean(text) for text in (*step.care, *step.more) if clean(text) not in setups]
    return {
        "block": wrap([clean(step.block)] if step.block and _begins_block(steps, at) else []),
        "inside": wrap([clean(step.block or "")]),
        "name": wrap(_name(step)),
        "detail": wrap(clean(part) for part in step.detail),
        "cue": wrap([*setups, *cues[:1]]),
        "more": "\n".join(wrap([words]) for words in (*cues[1:], *phases.long, *more)),
        "next": " · ".join(_name(following)) if following else "",
        "say": clean(step.say or ""),
        "phases": phases.words,
    }


def _begins_block(steps: Sequence[Step], at: int) -> bool:
    return at == 0 or steps[at - 1].block != steps[at].block


def _question(step: Step, prompt: Prompt) -> list[str]:
    """What a prompt says beyond its title, with the figures that it takes."""
    text = clean(prompt.text.removeprefix(step.title))
    scale = f"{prompt.low} to {prompt.high}" if prompt.low is not None and prompt.high is not None else ""
    return [part for part in (text, scale, ", ".join(map(clean, prompt.titles))) if part]


def _name(step: Step) -> list[str]:
    """The title and, for what has them, the side and the position."""
    side = " ".join(words_of(word) for word in (step.side, step.limb) if word)
    return [clean(part) for part in (step.title, side, step.position and words_of(step.position)) if part]


def _figure(step: Step) -> str:
    """The repetitions, where a person ends the step and they are figures."""
    reps = (step.each or step.reps or "").replace("–", "-")
    return reps if step.end is End.PERSON and re.fullmatch(r"\d{1,4}(-\d{1,4})?", reps) else ""


def _counted(steps: Sequence[Step]) -> Kind:
    return Kind.WORK if any(step.kind is Kind.WORK for step in steps) else Kind.PROMPT


def _length(step: Step) -> int | None:
    """Stated or estimated or, where a person ends it, no shorter than the author said; a prompt takes no time."""
    if step.kind is Kind.PROMPT:
        return 0
    return next((known for known in (step.duration, step.estimate, step.low or None) if known is not None), None)


def _doubt(step: Step) -> int:
    """How far the length of the routine is in doubt because of ``step``: an index into the certainties."""
    if _length(step) is None:
        return 2
    return int(step.kind is not Kind.PROMPT and (step.duration is None or step.about))


def _start(step: Step) -> str:
    if step.start is not None:
        return times.clock(step.start)
    return "" if step.start_estimate is None else f"≈{times.clock(times.to_the_second(step.start_estimate))}"
