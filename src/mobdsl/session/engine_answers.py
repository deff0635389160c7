"""What a person answers, and what follows from it."""

from __future__ import annotations

from mobdsl.model.conditions import facts
from mobdsl.records import evolve
from mobdsl.session.engine_moves import enter, finish, leave_group
from mobdsl.session.engine_paths import go_to
from mobdsl.session.engine_turn import groups_of, is_met, is_under_way, prompt_on
from mobdsl.session.engine_types import Answer, Became, Status, Stopped
from mobdsl.session.program_types import Asked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.session.engine_turn import Turn
    from mobdsl.session.engine_types import Event, State
    from mobdsl.session.program_types import Prompt, Stop, Value

ALWAYS = ("effort", "comfort", "pain", "note")
"""What is kept with any session."""


def answer(turn: Turn, event: Event) -> None:
    """Answers the prompt that is on, or says something of the session."""
    state, prompt, value = turn.state, prompt_on(turn.state), event.value
    if state.status is Status.READY:
        return
    if prompt is not None and event.name == prompt.name:
        if value is None or not takes(prompt, value):
            turn.give("refuse", "value")
        else:
            decide(turn, value)
    elif event.name in (*state.program.records, *ALWAYS):
        asked = _asked(state, event.name)
        if value is None or (asked and not takes(asked, value)):
            turn.give("refuse", "value")
        else:
            _keep(turn, event.name, value, None)
            if is_under_way(state):
                _meets_stop(turn, event.name)
    else:
        turn.give("refuse", "question")


def _asked(state: State, name: str) -> Prompt | None:
    """The first question of that name, in the session or later."""
    prompts = (*(step.prompt for step in state.program.steps), *(each.prompt for each in state.program.later))
    return next((prompt for prompt in prompts if prompt and prompt.name == name), None)


def takes(prompt: Prompt, value: Value) -> bool:
    """Whether ``prompt`` can be answered with ``value``."""
    is_figure = isinstance(value, (int, float)) and not isinstance(value, bool) and value - value == 0
    match prompt.type:
        case Asked.GATE:
            return value in ("clear", "not_clear")
        case Asked.SCALE:
            low, high = prompt.low, prompt.high
            return is_figure and (low is None or value >= low) and (high is None or value <= high)  # type: ignore[operator]
        case Asked.CHOICE:
            return value in prompt.choices
        case Asked.NUMBER:
            return is_figure and isinstance(value, int) and value >= 0
        case Asked.AGAIN:
            return value in ("again", "enough")
        case Asked.YES_NO | Asked.OFFER:
            return isinstance(value, bool)


def decide(turn: Turn, value: Value | None) -> None:
    """The prompt that is on is over; None: nobody answered."""
    state, prompt = turn.state, prompt_on(turn.state)
    if prompt is None:
        return
    here, target = state.at, state.target
    if not (prompt.type is Asked.GATE and value == "not_clear"):
        turn.change(behind=state.behind | {here})
    if _kept(turn, prompt, value) and _meets_stop(turn, prompt.name):
        return
    if prompt.type is Asked.AGAIN and value == "again" and prompt.to is not None:
        if prompt.to <= here:
            turn.change(laps=_counted(state, here, prompt.to))
        enter(turn, prompt.to)
        return
    behind = here + 1
    if prompt.type is Asked.AGAIN and prompt.behind is not None:
        behind = prompt.behind
    if prompt.type is Asked.GATE and value == "not_clear":
        group = None if prompt.scope is None else state.program.groups[prompt.scope]
        leave_group(turn, group, Became.LEFT)
        if group is None:
            finish(turn, "gate")
            return
        behind = group.last + 1
    elif prompt.type is Asked.OFFER and value is not True and prompt.group is not None:
        behind = state.program.groups[prompt.group].last + 1
    if target is None:
        enter(turn, behind)
    else:
        go_to(turn, max(target, behind))


def stop(turn: Turn, rule: Stop) -> bool:
    """Ends the part that ``rule`` stands in, or the session; False where one is in none of its parts."""
    state = turn.state
    group = next((each for each in reversed([*groups_of(state, state.at)]) if each.id in rule.scopes), None)
    if rule.scopes and group is None:
        return False
    turn.change(stopped=(*state.stopped, Stopped(rule.id, state.at, state.clock)))
    leave_group(turn, group, Became.LEFT)
    if group is None:
        finish(turn, "stopped")
    else:
        turn.change(target=None)
        enter(turn, group.last + 1)
    return True


def _meets_stop(turn: Turn, name: str) -> bool:
    """Whether the answer ``name`` has met a stop rule, which is then as if it had been said."""
    state = turn.state
    rules = (rule for rule in state.program.stops if rule.when and name in {fact.name for fact in facts(rule.when)})
    return any(stop(turn, rule) for rule in rules if rule.when and is_met(state, rule.when))


def _kept(turn: Turn, prompt: Prompt, value: Value | None) -> bool:
    """Keeps ``value``; whether it is kept as an answer."""
    if value is None or prompt.type is Asked.AGAIN:
        return False
    if prompt.type is Asked.NUMBER:
        _keep_extra(turn, prompt, value)
        return False
    _keep(turn, prompt.name, value, turn.state.at)
    return True


def _counted(state: State, prompt: int, to: int) -> tuple[tuple[int, int], ...]:
    """The laps with one more of this round; rounds inside of it are counted anew."""
    laps = dict(state.laps)
    kept = tuple((place, count) for place, count in state.laps if not to <= place <= prompt)
    return tuple(sorted((*kept, (prompt, laps.get(prompt, 0) + 1))))


def _keep(turn: Turn, name: str, value: Value, prompt: int | None) -> None:
    """Keeps an answer; one to the same question at the same place takes its place."""
    state = turn.state
    after = next((visit.step for visit in reversed(state.past) if visit.at is not None), None)
    kept = Answer(name=name, value=value, prompt=prompt, after=after, laps=() if prompt is None else state.laps)
    place = (kept.name, kept.prompt, kept.laps)
    turn.change(answers=(*(each for each in state.answers if (each.name, each.prompt, each.laps) != place), kept))


def _keep_extra(turn: Turn, prompt: Prompt, value: Value) -> None:
    past = turn.state.past
    for place in range(len(past) - 1, -1, -1):
        if past[place].step == prompt.of and past[place].at is not None:
            counted = evolve(past[place], extra=int(value))
            turn.change(past=(*past[:place], counted, *past[place + 1 :]))
            turn.give("record", counted)
            return
