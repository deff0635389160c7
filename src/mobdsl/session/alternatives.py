"""What may be done instead of a line: the same on the level above or below, or with an easier or harder movement."""

from __future__ import annotations

from mobdsl.model.conditions import holds
from mobdsl.model.intervals import total
from mobdsl.records import evolve
from mobdsl.session.items import leaves_of
from mobdsl.session.program_types import Alternative, End, Step
from mobdsl.session.steps import step_of
from mobdsl.session.words import said
from mobdsl.timeline.events import Kind
from mobdsl.timeline.marks import Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from mobdsl.adapt.state import State
    from mobdsl.model.document import Document
    from mobdsl.select.tree import Leaf, Node
    from mobdsl.session.items import Item
    from mobdsl.source import Span
    from mobdsl.timeline.events import Event, Timeline, Work
    from mobdsl.timeline.groups import Stretch

LaidOut: TypeAlias = "tuple[Sequence[Item], Sequence[Stretch]]"
"""Steps that have no numbers yet, and what they stand in."""

NAMES = {"easier": -1, "harder": 1}
"""The names of alternatives, and which way each goes on a ladder."""


def shifted(timeline: Timeline, document: Document, state: State, name: str) -> State | None:
    """``state`` with all lines of ``timeline`` ``easier`` or ``harder``; None where that changes none of them."""
    levels, instead = dict(state.levels), dict(state.instead)
    for leaf in _leaves(timeline):
        written = document.movement(leaf.name)
        key = leaf.progression.name if leaf.progression else written.name if written else leaf.movement.name
        if leaf.progression and key not in state.instead:
            if (level := _next_level(leaf, NAMES[name])) is not None:
                levels[key] = level
        elif other := _known_as(leaf, document, name):
            instead[key] = other
    changed = evolve(state, levels=levels, instead=instead)
    return None if changed == state else changed


def _leaves(timeline: Timeline) -> Iterator[Leaf]:
    """The movements of all lines, each once."""
    seen: set[int] = set()
    for event in (*timeline.events, *(event for _, event in timeline.waiting)):
        sections = [mark for mark in event.within if isinstance(mark, Section)]
        for leaf in leaves_of(sections[-1].node) if sections else ():
            if id(leaf) not in seen:
                seen.add(id(leaf))
                yield leaf


def _next_level(leaf: Leaf, way: int) -> int | None:
    """The next level that may count, down or up."""
    assert leaf.progression is not None
    levels = leaf.progression.levels
    number = (leaf.rung or 0) + way
    while 0 <= number < len(levels):
        if holds(levels[number].condition, leaf.fact) is not False:
            return number
        number += way
    return None


def _known_as(leaf: Leaf, document: Document, name: str) -> str | None:
    """The movement that is known to be easier or harder, as it is called in ``document``."""
    named = leaf.movement.facts.get(name, ())
    if not named:
        return None
    at_home = leaf.name.removesuffix(leaf.movement.name) + named[0]
    return at_home if document.movement(at_home) else named[0]


def alternatives(
    name: str, own: LaidOut, steps: Sequence[Step], other: LaidOut, timeline: Timeline
) -> Iterator[Alternative]:
    """What may be done instead of each line of ``timeline``, laid out as its ``own``: what the ``other`` has there.

    The ``steps`` of the own stay as they are where they are no work.
    """
    (items, parts), (others, other_parts) = own, other
    for number, part, line in _pairs(parts, other_parts):
        events = (item.event for item in others[line.first : line.last + 1])
        work = [event for event in events if event and event.kind is Kind.WORK]
        place = slice(part.first, part.last + 1)
        if work and _done(part) != _done(line):
            made = tuple(_instead(items[place], steps[place], work, timeline))
            yield Alternative(line=number, name=name, title=line.title or "", steps=made)


def _pairs(parts: Sequence[Stretch], others: Sequence[Stretch]) -> Iterator[tuple[int, Stretch, Stretch]]:
    """Each line with its number, and what stands where it is written, in the same round."""
    instead: dict[Span | None, list[Stretch]] = {}
    for part in reversed(others):
        if part.kind == "line":
            instead.setdefault(_node(part).origin, []).append(part)
    for number, part in enumerate(parts):
        if part.kind == "line" and instead.get(_node(part).origin):
            yield number, part, instead[_node(part).origin].pop()


def _node(part: Stretch) -> Node:
    assert isinstance(part.mark, Section)
    return part.mark.node


def _done(part: Stretch) -> list[tuple[str, str | None]]:
    """What is done on a line, and on which level."""
    return [(leaf.movement.name, leaf.level) for leaf in leaves_of(_node(part))]


def _instead(items: Sequence[Item], steps: Sequence[Step], work: Sequence[Work], timeline: Timeline) -> Iterator[Step]:
    """For each of the ``steps`` of a line what is done: the same set on the same side, else what comes nearest."""
    chosen = _chosen(items, work)
    following: Work | None = None
    comes: list[Work | None] = []
    for each in reversed(chosen):
        comes.append(following)
        following = each or following
    previous: Event | None = None
    for item, step, each, coming in zip(items, steps, chosen, reversed(comes), strict=True):
        event = item.event
        if each:
            made = step_of(each, previous, None, previous, timeline)
            previous = each
            kept = {name: getattr(step, name) for name in ("groups", "when", "waits", "block", "origin")}
            yield evolve(made if each.level else _without_load(made), **kept)
        elif step.kind is Kind.WORK:
            yield Step(kind=Kind.REST, end=End.TIME, title="Rest", duration=0, groups=step.groups, when=step.when)
        elif event and coming and step.kind is not Kind.PROMPT:
            yield evolve(step, say=said(event, event, coming, ()))
        else:
            yield step


def _chosen(items: Sequence[Item], work: Sequence[Work]) -> list[Work | None]:
    """What of ``work`` is done in the place of each of ``items``; nothing for what is no work, or a side too many."""
    sets = _Sets(work)
    done: set[tuple[int, int]] = set()
    made: list[Work | None] = []
    for item in items:
        event = item.event
        if event is None or event.kind is not Kind.WORK:
            made.append(None)
            continue
        place = (event.item, event.set or 1)
        found = sets.at(event) or (None if place in done else sets.of(event)[0])
        done.add(place)
        made.append(found and evolve(found, set=event.set, sets=event.sets, in_rounds=event.in_rounds))
    return made


class _Sets:
    """What is done on a line, by the movement on it and the set."""

    def __init__(self, work: Sequence[Work]) -> None:
        self._last = work[-1].item, work[-1].set or 1
        self._sets: dict[tuple[int, int], list[Work]] = {}
        self._most: dict[int, int] = {}
        for each in work:
            number = each.set or 1
            self._sets.setdefault((each.item, number), []).append(each)
            self._most[each.item] = number

    def of(self, event: Event) -> list[Work]:
        """The set of ``event`` on all its sides; the last one where there are fewer."""
        number = min(event.set or 1, self._most.get(event.item, 1))
        return self._sets.get((event.item, number)) or self._sets[self._last]

    def at(self, event: Event) -> Work | None:
        """The set of ``event`` on its side and in its position: on both in turn, where it has none of them.

        None where it has a side or a position and nothing is done there.
        """
        there = self.of(event)
        same = next((each for each in there if (each.side, each.position) == (event.side, event.position)), None)
        if same is not None or event.side or event.position:
            return same
        return _in_turn(there) if len(there) > 1 and all(each.side for each in there) else there[0]


def _in_turn(sides: Sequence[Work]) -> Work:
    """One set of what is done on several ``sides``, each as much as by itself."""
    first = sides[0]
    reps = str(int(first.reps) * len(sides)) if first.reps and first.reps.isdecimal() else first.reps
    exercise = evolve(first.exercise, side=None, turns=tuple(each.side or "" for each in sides), title=first.name)
    interval = total(each.interval for each in sides)
    return evolve(first, exercise=exercise, interval=interval, reps=reps, reps_each=first.reps, phases=())


def _without_load(step: Step) -> Step:
    """``step`` without its load, which nobody has stated for this movement."""
    return evolve(step, load=None, detail=tuple(part for part in step.detail if part != step.load))
