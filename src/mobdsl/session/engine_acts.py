"""What each event does, but for time passing."""

from __future__ import annotations

from mobdsl.records import evolve
from mobdsl.session.engine_answers import answer, decide, stop
from mobdsl.session.engine_moves import GRACE, begin, early, enter, finish, leave
from mobdsl.session.engine_paths import go_back, go_to
from mobdsl.session.engine_turn import (
    LEVELS,
    collected,
    groups_of,
    is_under_way,
    last_begun,
    level_of,
    present,
    prompt_on,
    spent,
    waits_for_round,
)
from mobdsl.session.engine_types import Became, Does, On, Status
from mobdsl.session.program_types import Asked, End, GroupKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from mobdsl.session.engine_turn import Turn
    from mobdsl.session.engine_types import Event


def figure(event: Event) -> int | None:
    """The figure of ``event``, where it has one."""
    return event.value if isinstance(event.value, int) and not isinstance(event.value, bool) else None


def sleep(turn: Turn, time: int) -> None:
    """The machine slept: nobody followed."""
    if is_under_way(turn.state):
        turn.change(paused=turn.state.paused + time)
        _pause(turn, None)


def _start(turn: Turn, event: Event) -> None:
    if turn.state.status is not Status.READY:
        return
    turn.change(status=Status.RUNNING)
    index = figure(event)
    if index is None or not 0 < index < len(turn.state.program.steps):
        enter(turn, 0)
    else:
        go_to(turn, index)


def _pause(turn: Turn, _: Event | None) -> None:
    if turn.state.status is Status.RUNNING:
        turn.change(status=Status.PAUSED)
        turn.give("pause")


def _resume(turn: Turn, _: Event) -> None:
    if turn.state.status is Status.PAUSED:
        turn.change(status=Status.RUNNING)


def _quit(turn: Turn, _: Event) -> None:
    if is_under_way(turn.state):
        if turn.state.on is On.STEP:
            leave(turn, early(turn.state))
        finish(turn, "quit")


def _done(turn: Turn, _: Event) -> None:
    state = turn.state
    if not is_under_way(state) or _done_late(turn) or state.on is not On.STEP:
        return
    step = present(state)
    if step.end is End.COUNT:
        waited = waits_for_round(state)
        turn.change(counted=state.counted + 1)
        if waited:
            _go_on(turn, Became.DONE)
    elif step.end is End.TOTAL:
        _end_set(turn)
    elif step.end is not End.GROUP or step.kind == "work":
        _go_on(turn, Became.DONE)


def _done_late(turn: Turn) -> bool:
    """Says of what a deadline has just cut that it is done."""
    state = turn.state
    place = last_begun(state)
    if place is None:
        return False
    visit = state.past[place]
    if not visit.late or state.clock - (visit.at or 0) - visit.time >= GRACE:
        return False
    done = evolve(visit, became=Became.DONE, late=False)
    turn.change(past=(*state.past[:place], done, *state.past[place + 1 :]))
    turn.give("record", done)
    return True


def _go_on(turn: Turn, became: Became) -> None:
    leave(turn, became)
    enter(turn, turn.state.at + 1)


def _end_set(turn: Turn) -> None:
    """A set of a total is over; the last one ends the step."""
    state = turn.state
    if state.set_begun is None:
        return
    turn.change(sets=(*state.sets, state.clock - state.set_begun), set_begun=None)
    most = present(state).most
    if most is not None and len(turn.state.sets) >= most:
        _end_total(turn)


def _end_total(turn: Turn) -> None:
    step = present(turn.state)
    enough = collected(turn.state) >= (step.low or step.duration or 0)
    _go_on(turn, Became.DONE if enough else Became.CUT)


def _next(turn: Turn, _: Event) -> None:
    state = turn.state
    if not is_under_way(state):
        return
    prompt = prompt_on(state)
    if state.on is On.LEAD:
        begin(turn)
    elif prompt is None:
        _go_on(turn, Became.DONE if waits_for_round(state) else early(state))
    elif prompt.type is not Asked.GATE:
        decide(turn, None)


def _add(turn: Turn, event: Event) -> None:
    state, change = turn.state, figure(event)
    if change is None or not is_under_way(state) or state.on is not On.STEP:
        return
    step = present(state)
    if step.end is End.TIME and step.duration is not None:
        turn.change(added=max(state.added + change, spent(state) - step.duration))


def _again(turn: Turn, _: Event) -> None:
    state, prompt = turn.state, prompt_on(turn.state)
    if not is_under_way(state):
        return
    if prompt and prompt.type is Asked.AGAIN:
        decide(turn, "again")
    elif state.on is On.STEP and present(state).end is End.TOTAL and state.set_begun is None:
        turn.change(set_begun=state.clock)


def _enough(turn: Turn, _: Event) -> None:
    state, prompt = turn.state, prompt_on(turn.state)
    if not is_under_way(state):
        return
    if prompt and prompt.type is Asked.AGAIN:
        decide(turn, "enough")
    elif state.on is On.STEP and present(state).end is End.TOTAL:
        if state.set_begun is not None:
            turn.change(sets=(*state.sets, state.clock - state.set_begun), set_begun=None)
        _end_total(turn)
    else:
        _end_rounds(turn)


def _end_rounds(turn: Turn) -> None:
    """In an optional round: it and those behind it are left."""
    state = turn.state
    rounds = (group for group in groups_of(state, state.at) if group.kind is GroupKind.ROUND)
    here = next((group for group in rounds if group.optional), None)
    if here is None or here.parent is None:
        return
    if state.on is On.STEP:
        leave(turn, early(state))
    enter(turn, state.program.groups[here.parent].last + 1)


def _change_level(turn: Turn, event: Event) -> None:
    """The steps of this line from here on, in later rounds too, are those of the alternative."""
    state = turn.state
    if not is_under_way(state):
        return
    line = next((group.id for group in reversed([*groups_of(state, state.at)]) if group.kind is GroupKind.LINE), None)
    found = level_of(state, state.at)
    level = (found[1] if found else 0) + (-1 if event.does is Does.EASIER else 1)
    names = {each.name for each in state.program.alternatives if each.line == line}
    if line is None or (level and LEVELS.get(level) not in names):
        turn.give("refuse", "alternative")
        return
    written = state.program.groups[line].written
    same = {line} | {group.id for group in state.program.groups if written is not None and group.written == written}
    kept = (each for each in state.levels if each[0] not in same)
    turn.change(levels=(*kept, *((each, level) for each in sorted(same))))
    if state.on is On.STEP and present(state).kind == "work":
        begin(turn)


def _stop(turn: Turn, event: Event) -> None:
    state = turn.state
    rule = next((each for each in state.program.stops if each.id == figure(event)), None)
    if rule is not None and is_under_way(state):
        stop(turn, rule)


def _correct(turn: Turn, event: Event) -> None:
    """Says what was really done."""
    value = figure(event) if event.does is Does.REPS else event.value
    if not isinstance(value, (int, str)) or value == "" or (isinstance(value, int) and value < 0):
        turn.give("refuse", "value")
        return
    state = turn.state
    said = {"reps" if event.does is Does.REPS else "load": str(value)}
    if state.on is On.STEP and present(state).kind == "work":
        turn.change(**said)
        return
    steps = state.program.steps
    for place in range(len(state.past) - 1, -1, -1):
        visit = state.past[place]
        if visit.at is not None and steps[visit.step].kind == "work":
            reps, load = said.get("reps", visit.reps), said.get("load", visit.load)
            corrected = evolve(visit, reps=reps, load=load)
            turn.change(past=(*state.past[:place], corrected, *state.past[place + 1 :]))
            turn.give("record", corrected)
            return


def _jump(turn: Turn, event: Event) -> None:
    index = figure(event)
    if index is not None and is_under_way(turn.state) and 0 <= index < len(turn.state.program.steps):
        go_to(turn, index)


def _back(turn: Turn, _: Event) -> None:
    if is_under_way(turn.state):
        go_back(turn)


ACTS: dict[Does, Callable[[Turn, Event], None]] = {
    Does.START: _start,
    Does.DONE: _done,
    Does.NEXT: _next,
    Does.BACK: _back,
    Does.PAUSE: _pause,
    Does.RESUME: _resume,
    Does.JUMP: _jump,
    Does.ADD: _add,
    Does.ANSWER: answer,
    Does.AGAIN: _again,
    Does.ENOUGH: _enough,
    Does.EASIER: _change_level,
    Does.HARDER: _change_level,
    Does.STOP: _stop,
    Does.SET: _correct,
    Does.REPS: _correct,
    Does.QUIT: _quit,
}
