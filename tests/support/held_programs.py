"""What holds for every session program."""

import json
from itertools import pairwise
from pathlib import Path

from jsonschema import Draft202012Validator

from mobdsl.session.program_types import End, Group, Program, Step
from mobdsl.timeline.events import Event, Kind, Timeline
from mobdsl.views.session import program_json, program_text

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/session.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def holds(timeline: Timeline, program: Program) -> bool:
    """Asserts all that ``program`` promises of ``timeline``."""
    shown = program_json(program)
    assert [error.message for error in VALIDATOR.iter_errors(shown)] == []
    assert json.loads("".join(program_text(program))) == shown
    assert json.loads("".join(program_text(program, compact=True))) == shown
    same_steps(program, timeline)
    same_groups(program, timeline)
    nested(program)
    referring(program)
    offered(program)
    return True


def same_steps(program: Program, timeline: Timeline) -> None:
    """The steps are the events one by one, but for what is only asked, and what waits."""
    aside = [group for group in program.groups if group.kind == "optional" or is_lap(group)]
    inside = {place for group in aside for place in range(group.first, group.last + 1)}
    steps = [step for place, step in enumerate(program.steps) if place not in inside and not step.waits]
    steps = [step for step in steps if step.kind is not Kind.PROMPT]
    events = [event for event in timeline.events if event.kind is not Kind.PROMPT]
    assert [step.kind for step in steps] == [event.kind for event in events]
    assert [step.movement for step in steps] == [event.movement for event in events]
    lengths = [length_of(event, step) for event, step in zip(events, steps, strict=True)]
    assert [length(step) for step in steps] == lengths


def same_groups(program: Program, timeline: Timeline) -> None:
    """The groups of the timeline are those of the program, but for what is not in the timeline."""
    aside = [group for group in program.groups if group.kind == "optional" or is_lap(group)]
    inside = {place for group in aside for place in range(group.first, group.last + 1)}
    inside |= {place for place, step in enumerate(program.steps) if step.waits}
    groups = [group for group in program.groups if not inside.issuperset(range(group.first, group.last + 1))]
    told = [(one.kind, one.title, one.number, one.total, one.optional, one.deadline, one.timed) for one in groups]
    assert told == [
        (one.kind, one.title, one.number, one.total, one.optional, one.deadline, one.timed) for one in timeline.groups
    ]


def is_lap(group: Group) -> bool:
    """Whether it is a round that is done as often as a person wants."""
    return group.kind == "round" and group.number is None


def length(step: Step) -> tuple[int | None, int | None, int | None]:
    """The least, the most and the likeliest that it takes, as far as the step tells."""
    if step.duration is None or step.end is End.TOTAL:
        return step.low, step.high, step.estimate
    return step.duration, step.duration, step.duration


def length_of(event: Event, step: Step) -> tuple[int | None, int | None, int | None]:
    """The same of its event; bounds that the author did not state are not told."""
    interval = event.interval.as_chosen()
    told = (interval.low or None, interval.high, interval.estimate)
    if interval.duration is not None or step.end is End.COUNT:
        return (interval.low or interval.high,) * 3
    return told if step.low or step.high else (None, None, interval.estimate)


def nested(program: Program) -> None:
    groups = program.groups
    assert [group.id for group in groups] == list(range(len(groups)))
    for group in groups:
        assert 0 <= group.first <= group.last < len(program.steps)
        if group.parent is not None:
            around = groups[group.parent]
            assert around.id < group.id
            assert around.first <= group.first <= group.last <= around.last
    for one, other in pairwise(groups):
        assert other.first >= one.first
        assert other.last <= one.last or other.first > one.last
    for place, step in enumerate(program.steps):
        assert list(step.groups) == [group.id for group in groups if group.first <= place <= group.last]


def referring(program: Program) -> None:
    """Whatever speaks of a step or a group speaks of one that is there."""
    steps, groups = len(program.steps), len(program.groups)
    for place, step in enumerate(program.steps):
        assert (step.kind is Kind.PROMPT) is (step.prompt is not None) is (step.end is End.ANSWER)
        prompt = step.prompt
        if prompt is None:
            continue
        assert all(number is None or 0 <= number < groups for number in (prompt.scope, prompt.group))
        assert (prompt.type == "again") is (prompt.to is not None) is (prompt.behind is not None)
        if prompt.to is not None:
            assert 0 <= prompt.to < steps
            assert prompt.behind is not None
            assert place < prompt.behind <= steps
        if prompt.type == "number":
            assert prompt.of is not None
            assert program.steps[prompt.of].end is End.COUNT
        if prompt.type == "offer":
            assert prompt.group is not None
            assert program.groups[prompt.group].first == place + 1
    for place, step in enumerate(program.steps):
        if step.end is End.GROUP:
            assert any(program.groups[number].deadline for number in step.groups), place
    assert all(0 <= number < groups for stop in program.stops for number in stop.scopes)


def offered(program: Program) -> None:
    """An alternative has a step for each step of its line, of the same kind."""
    names = {
        group.id: [each.name for each in program.alternatives if each.line == group.id] for group in program.groups
    }
    assert [list(group.alternatives) for group in program.groups] == [names[group.id] for group in program.groups]
    for each in program.alternatives:
        group = program.groups[each.line]
        own = program.steps[group.first : group.last + 1]
        assert group.kind == "line"
        assert [step.groups for step in each.steps] == [step.groups for step in own]
        assert all(step.kind in (one.kind, Kind.REST) for step, one in zip(each.steps, own, strict=True))
