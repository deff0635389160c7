"""The keys that matter now, the most needed first; the last leads to all of them."""

from __future__ import annotations

from mobdsl.play.keys import Action, hint_of
from mobdsl.play.words import is_between_sets, stops_here
from mobdsl.session.engine_turn import present
from mobdsl.session.engine_types import On, Status
from mobdsl.session.program_types import Asked, End

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.session.engine_types import State

_ENTER = {
    End.PERSON: "Enter done",
    End.COUNT: "Enter one more round",
    End.GROUP: "Enter next round",
    End.TIME: "Enter done",
}


def hints(state: State) -> tuple[str, ...]:
    """What is told of keys in ``state``."""
    if state.on is On.NOTHING:
        return (hint_of(Action.HELP),)
    return (*_hints(state), hint_of(Action.HELP))


def _hints(state: State) -> Iterator[str]:
    if state.status is Status.PAUSED:
        yield "Space go on"
    elif state.on is On.PROMPT:
        prompt = state.program.steps[state.at].prompt
        yield "0-9 ← → choose" if prompt and prompt.type is Asked.SCALE else "↑ ↓ choose"
        yield "Enter answer"
    else:
        yield from _of_step(state)
    if any(True for _ in stops_here(state)):
        yield hint_of(Action.STOPS)
    if state.status is not Status.PAUSED and state.on is On.STEP:
        yield from _more(state)
    yield hint_of(Action.BACK)
    yield hint_of(Action.QUIT)


def _of_step(state: State) -> Iterator[str]:
    if state.on is On.LEAD:
        yield "Enter begin"
        yield hint_of(Action.PAUSE)
        return
    step = present(state)
    if step.end is End.TOTAL:
        yield "Enter next set" if is_between_sets(state) else "Enter end of set"
        yield hint_of(Action.ENOUGH)
    elif step.end is not End.TIME:
        yield _ENTER[step.end]
    yield hint_of(Action.PAUSE)
    yield hint_of(Action.NEXT)


def _more(state: State) -> Iterator[str]:
    """More time, where time ends it; easier and harder, where there is such a form of what is on."""
    if present(state).end is End.TIME:
        yield hint_of(Action.MORE)
    inside = state.program.steps[state.at].groups
    names = {each.name for each in state.program.alternatives if each.line in inside}
    yield from (hint_of(action) for action in (Action.EASIER, Action.HARDER) if action.value in names)
