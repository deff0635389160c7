"""One event at work: the state as it changes, the effects as they come, and what is asked of both."""

from __future__ import annotations

from decimal import Decimal

from mobdsl.model.conditions import holds
from mobdsl.records import define, evolve, field
from mobdsl.session.engine_types import Effect, On, Status
from mobdsl.session.program_types import Asked, End, GroupKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from mobdsl.model.conditions import Condition, Known
    from mobdsl.session.engine_types import Result, State, Visit
    from mobdsl.session.program_types import Group, Prompt, Step

LEVELS = {-1: "easier", 1: "harder"}


@define
class Turn:
    """The only thing here that changes. It is made from a state, and a state is taken from it."""

    state: State
    effects: list[Effect] = field(factory=list)

    def change(self, **changes: Any) -> None:
        """The state with other values."""
        self.state = evolve(self.state, **changes)

    def give(self, word: str, value: int | str | Visit | Result | None = None) -> None:
        """One more effect."""
        self.effects.append(Effect(word, value))


def is_under_way(state: State) -> bool:
    """Whether it was begun and is not over."""
    return state.status in (Status.RUNNING, Status.PAUSED)


def level_of(state: State, index: int) -> tuple[int, int] | None:
    """The line of step ``index`` that is done otherwise, and how."""
    groups = state.program.steps[index].groups
    return next(((line, level) for line, level in state.levels if level and line in groups), None)


def step_at(state: State, index: int) -> Step:
    """Step ``index`` as it is done: as written, or as its alternative."""
    found = level_of(state, index)
    if found is not None:
        line, level = found
        for each in state.program.alternatives:
            if each.line == line and each.name == LEVELS[level]:
                return each.steps[index - state.program.groups[line].first]
    return state.program.steps[index]


def present(state: State) -> Step:
    """The step that is on, or follows the lead-in."""
    return step_at(state, state.at)


def prompt_on(state: State) -> Prompt | None:
    """The prompt that is on."""
    return state.program.steps[state.at].prompt if state.on is On.PROMPT else None


def groups_of(state: State, index: int) -> Iterator[Group]:
    """The groups of step ``index``, the outermost first."""
    return (state.program.groups[each] for each in state.program.steps[index].groups)


def is_wanted(state: State, index: int) -> bool:
    """Whether nothing that was answered, or was not, leaves step ``index`` out."""
    step = state.program.steps[index]
    known = holds(step.when, lambda name: _answered(state, name))
    return not step.waits if known is None else known


def is_met(state: State, condition: Condition) -> bool:
    """Whether ``condition`` holds by what was answered."""
    return holds(condition, lambda name: _answered(state, name)) is True


def _answered(state: State, name: str) -> Known:
    for answer in reversed(state.answers):
        if answer.name == name:
            value = answer.value
            if isinstance(value, str):
                return {"clear": True, "not_clear": False}.get(value, value)
            return value if isinstance(value, bool) else Decimal(str(value))
    return None


def is_due(state: State, index: int) -> bool:
    """Whether step ``index`` is work that is to be done unless something keeps one from it."""
    inside = {group for group, _ in state.opened} | {*state.program.steps[state.at].groups}
    outside = (group for group in groups_of(state, index) if group.id not in inside)
    optional = any(group.optional or group.kind is GroupKind.OPTIONAL for group in outside)
    return state.program.steps[index].kind == "work" and not optional and is_wanted(state, index)


def last_begun(state: State) -> int | None:
    """The place of the last step in the past that was begun."""
    past = state.past
    return next((place for place in range(len(past) - 1, -1, -1) if past[place].at is not None), None)


def deadlines(state: State) -> Iterator[tuple[Group, int]]:
    """The groups that one is in and that have a deadline, the outermost first, each with its moment."""
    for identity, begun in state.opened:
        group = state.program.groups[identity]
        if group.deadline is not None:
            yield group, begun + group.deadline


def spent(state: State) -> int:
    """How long the step has been on."""
    return state.clock - state.begun


def collected(state: State) -> int:
    """What the sets of a total add up to."""
    return sum(state.sets) + (0 if state.set_begun is None else state.clock - state.set_begun)


def own_end(state: State) -> int | None:
    """When the step that is on ends by itself, on the session clock; None where a person ends it."""
    step = present(state)
    match step.end:
        case End.TIME:
            return None if step.duration is None else state.begun + step.duration + state.added
        case End.COUNT:
            return None if step.duration is None else state.begun + step.duration
        case End.TOTAL if step.duration is not None and state.set_begun is not None:
            return state.clock + max(0, step.duration - collected(state))
        case End.GROUP:
            return [*[moment for _, moment in deadlines(state)][-1:], None][0]
        case End.PERSON if state.options.flow:
            length = step.duration or step.estimate
            return None if not length else state.begun + length
    return None


def waits_for_round(state: State) -> bool:
    """Whether the time of a counted step is over and the round that was begun is done to its end."""
    step, end = present(state), own_end(state)
    return step.end is End.COUNT and step.finish and end is not None and state.clock >= end


def next_moment(state: State) -> int | None:
    """When the next thing ends by itself, on the session clock."""
    moments = [moment for _, moment in deadlines(state)]
    end = own_end(state)
    if end is not None and not (present(state).end is End.COUNT and present(state).finish):
        moments.append(end)
    return max(state.clock, min(moments)) if moments else None


def is_passed(state: State, index: int) -> bool:
    """Whether the prompt at ``index`` is not asked (any more): a gate that is clear, a round that was not begun."""
    prompt = state.program.steps[index].prompt
    if prompt is None:
        return False
    if prompt.type is Asked.NUMBER:
        of = next((visit for visit in reversed(state.past) if visit.step == prompt.of and visit.at is not None), None)
        return of is None or of.became == "skipped"
    return prompt.type is Asked.GATE and index in state.behind
