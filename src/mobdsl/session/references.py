"""Prompts that speak of steps and groups, by their numbers."""

from __future__ import annotations

from mobdsl.model.names import words_of
from mobdsl.select.tree import Group
from mobdsl.session.items import AGAIN
from mobdsl.session.program_types import Asked, Prompt
from mobdsl.timeline.marks import Lap, Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mobdsl.model.guards import Ask
    from mobdsl.session.items import Item, Question
    from mobdsl.source import Span
    from mobdsl.timeline.groups import Stretch
    from mobdsl.timeline.marks import Mark

CLEAR = "clear"
"""The name under which it is kept whether a gate was clear; of several, the second is `clear_2`."""


class References:
    """The numbers of steps and groups."""

    def __init__(self, items: Sequence[Item], parts: Sequence[Stretch]) -> None:
        self._items, self._parts = items, parts
        self.groups = _groups_of_steps(len(items), parts)
        """For each step the groups that it stands in, the outermost first."""
        self._places = {id(item): place for place, item in enumerate(items)}
        self._rounds: dict[int, list[int]] = {}
        for number, part in enumerate(parts):
            if part.kind == "round" and part.parent is not None:
                self._rounds.setdefault(part.parent, []).append(number)
        self._ends = _ends_of_choice(parts, self._rounds.values())
        self._gates: dict[Span | None, str] = {}

    def prompt(self, place: int) -> Prompt | None:
        """What the step ``place`` asks."""
        item = self._items[place]
        if item.question:
            return self._of_session(item.question, place)
        event = item.event
        if event is None or not item.is_prompt:
            return None
        if event.ask:
            return prompt_of(event.ask)
        if event.again:
            to, behind = self._once_more(place)
            return Prompt(type=Asked.AGAIN, name=AGAIN, text=event.title, to=to, behind=behind)
        name = self._gates.setdefault(event.origin, f"{CLEAR}_{len(self._gates) + 1}" if self._gates else CLEAR)
        text = " ".join(event.cues) or event.title
        return Prompt(type=Asked.GATE, name=name, text=text, scope=self._brought(place))

    def _of_session(self, question: Question, place: int) -> Prompt:
        to = behind = group = None
        if question.type is Asked.AGAIN:
            if question.repeated:
                to, behind = self._parts[self._group(question.repeated, place - 1)].first, place + 1
            else:
                to, behind = place + 1, self._behind_rounds(place)
        if question.offered:
            group = self._group(question.offered, place + 1)
        return Prompt(
            type=question.type,
            name=question.name,
            text=question.text,
            low=question.low,
            high=question.high,
            choices=question.choices,
            titles=tuple(map(words_of, question.choices)),
            of=self._places[id(question.of)] if question.of else None,
            to=to,
            behind=behind,
            group=group,
        )

    def _group(self, mark: Mark, place: int) -> int:
        """The group of ``mark`` that the step ``place`` stands in."""
        return next(number for number in self.groups[place] if self._parts[number].mark is mark)

    def _behind_rounds(self, place: int) -> int:
        """What comes behind the rounds that may be left out, of which one begins behind the step ``place``."""
        inside = self.groups[place]
        begun = next(number for number in self.groups[place + 1] if number not in inside)
        return self._ends.get(begun, self._parts[begun].last) + 1

    def _once_more(self, place: int) -> tuple[int, int]:
        """What comes where there is one more round behind the step ``place``, and where that was enough."""
        event = self._items[place].event
        if not (event and event.lap):
            return self._last_round(place), place + 1
        lap = next(part for part in map(self._parts.__getitem__, self.groups[place + 1]) if isinstance(part.mark, Lap))
        return lap.first, lap.last + 2

    def _last_round(self, place: int) -> int:
        """The first step of the round before the step ``place``, which asks for one more."""
        inside = next((number for number in reversed(self.groups[place]) if number in self._rounds), None)
        if inside is None:
            return self._parts[self.groups[place][-1]].first if self.groups[place] else 0
        before = [number for number in self._rounds[inside] if self._parts[number].first < place]
        return self._parts[before[-1]].first

    def _brought(self, place: int) -> int | None:
        """The routine done in place that a gate stands in; None where it is the whole session."""
        for number in reversed(self.groups[place]):
            mark = self._parts[number].mark
            if isinstance(mark, Section) and isinstance(mark.node, Group) and mark.node.brought:
                return number
        return None


def _ends_of_choice(parts: Sequence[Stretch], siblings: Iterable[list[int]]) -> dict[int, int]:
    """For each round that may be left out the last step of all those, one behind the other, of which it is one."""
    ends: dict[int, int] = {}
    for rounds in siblings:
        behind: int | None = None
        for number in reversed(rounds):
            if parts[number].optional:
                ends[number] = parts[number].last if behind is None else ends[behind]
            behind = number if parts[number].optional else None
    return ends


def prompt_of(ask: Ask) -> Prompt:
    """The question ``ask``."""
    kind = Asked.SCALE if ask.scale else Asked.CHOICE if ask.choices else Asked.YES_NO
    return Prompt(
        type=kind,
        name=ask.name,
        text=ask.text,
        low=ask.scale.low if ask.scale else None,
        high=ask.scale.high if ask.scale else None,
        choices=ask.choices,
        titles=tuple(map(words_of, ask.choices)),
    )


def _groups_of_steps(count: int, parts: Sequence[Stretch]) -> list[tuple[int, ...]]:
    """For each of ``count`` steps the numbers of the ``parts`` that it stands in; neighbours share them."""
    made: list[tuple[int, ...]] = []
    going: list[int] = []
    number = 0
    chain: tuple[int, ...] = ()
    for place in range(count):
        changed = False
        while going and parts[going[-1]].last < place:
            going.pop()
            changed = True
        while number < len(parts) and parts[number].first == place:
            going.append(number)
            number += 1
            changed = True
        chain = tuple(going) if changed else chain
        made.append(chain)
    return made
