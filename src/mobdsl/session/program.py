"""The session program of a timeline, as `grammar/SESSION.md` describes it."""

from __future__ import annotations

from types import MappingProxyType

from mobdsl.records import evolve
from mobdsl.session.alternatives import alternatives
from mobdsl.session.fingerprint import fingerprint
from mobdsl.session.items import asked_names, items_of, leaves_of
from mobdsl.session.notices import later, notices, stops
from mobdsl.session.program_types import End, Group, GroupKind, Origin, Program, Step
from mobdsl.session.prompts import with_prompts
from mobdsl.session.references import References
from mobdsl.session.steps import step_of
from mobdsl.session.words import sentences
from mobdsl.timeline.events import Kind
from mobdsl.timeline.groups import stretches
from mobdsl.timeline.marks import Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mobdsl.session.alternatives import LaidOut
    from mobdsl.session.items import Item
    from mobdsl.source import Position
    from mobdsl.timeline.events import Event, Timeline
    from mobdsl.timeline.groups import Stretch

NOTHING: Mapping[str, Timeline] = MappingProxyType({})
"""No alternatives."""


def program(timeline: Timeline, position: Position, others: Mapping[str, Timeline] = NOTHING) -> Program:
    """What a session of ``timeline`` goes through; ``position`` finds places in the files that it was written in.

    ``others`` are the same routine where all of it is easier or harder, by these names.
    """
    items, parts = _laid_out(timeline)
    steps = tuple(_steps(items, parts, timeline, position))
    instead = tuple(
        each
        for name, other in others.items()
        for each in alternatives(name, (items, parts), steps, _laid_out(other), timeline)
    )
    offered: dict[int, list[str]] = {}
    for each in instead:
        offered.setdefault(each.line, []).append(each.name)
    put_off = tuple(later(timeline))
    names = (*asked_names(timeline), *(each.prompt.name for each in put_off))
    made = Program(
        routine=timeline.name,
        title=timeline.title,
        contexts=timeline.contexts,
        duration=timeline.length,
        steps=steps,
        groups=tuple(_groups(parts, offered)),
        stops=tuple(stops(timeline, items, parts)),
        alternatives=instead,
        notices=tuple(notices(timeline)),
        records=tuple(dict.fromkeys(names)),
        later=put_off,
    )
    return evolve(made, fingerprint=fingerprint(made))


def _laid_out(timeline: Timeline) -> LaidOut:
    """The steps of ``timeline`` that have no numbers yet, and what they stand in."""
    items = with_prompts(items_of(timeline), timeline)
    return items, stretches(item.within for item in items)


def _groups(parts: Sequence[Stretch], offered: Mapping[int, Sequence[str]]) -> Iterator[Group]:
    lines: dict[tuple[int, int], int] = {}
    for number, part in enumerate(parts):
        leaf = next(iter(leaves_of(part.mark.node)), None) if isinstance(part.mark, Section) else None
        written = lines.setdefault((leaf.line, leaf.item), len(lines)) if leaf and part.kind == "line" else None
        yield _group(number, part, written, offered.get(number, ()))


def _group(number: int, part: Stretch, written: int | None, offered: Iterable[str]) -> Group:
    return Group(
        id=number,
        kind=GroupKind(part.kind),
        first=part.first,
        last=part.last,
        parent=part.parent,
        title=part.title,
        deadline=part.deadline,
        timed=part.timed,
        number=part.number,
        total=part.total,
        optional=part.optional,
        written=written,
        alternatives=tuple(offered),
    )


def _steps(items: Sequence[Item], parts: Sequence[Stretch], timeline: Timeline, position: Position) -> Iterator[Step]:
    references = References(items, parts)
    following = _shown_after(items)
    previous: Event | None = None
    before: Event | None = None
    for place, item in enumerate(items):
        event = item.event
        if event is None:
            step = _asked(item)
        else:
            step = step_of(event, previous, following[place], before, timeline)
            if not item.aside:
                previous = event
                before = event if event.kind is Kind.WORK else before
        written = event.origin if event else None
        yield evolve(
            step,
            groups=references.groups[place],
            prompt=references.prompt(place),
            when=item.when,
            waits=item.waits and item.when is not None,
            origin=Origin(*position(written)) if written else None,
        )


def _asked(item: Item) -> Step:
    """What only a session asks."""
    assert item.question is not None
    text = item.question.text
    return Step(kind=Kind.PROMPT, end=End.ANSWER, title=text, say=sentences((text,)))


def _shown_after(items: Sequence[Item]) -> list[Event | None]:
    """For each of ``items`` the event of the timeline behind it."""
    made: list[Event | None] = []
    following: Event | None = None
    for item in reversed(items):
        made.append(following)
        if item.event and not item.aside:
            following = item.event
    return made[::-1]
