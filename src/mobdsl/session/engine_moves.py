"""From step to step: begin, leave, go on, end."""

from __future__ import annotations

from mobdsl.session.engine_turn import (
    LEVELS,
    deadlines,
    is_due,
    is_passed,
    is_wanted,
    level_of,
    own_end,
    present,
    spent,
)
from mobdsl.session.engine_types import Became, On, Result, Status, Visit
from mobdsl.session.program_types import Asked, End

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mobdsl.session.engine_turn import Turn
    from mobdsl.session.engine_types import State
    from mobdsl.session.program_types import Group

GRACE = 3000
"""For so long one has hardly begun: what is left is skipped, and `back` goes one further."""


def enter(turn: Turn, index: int) -> None:
    """Goes on with the first step from ``index`` on that is to be done."""
    steps = turn.state.program.steps
    while index < len(steps) and (is_passed(turn.state, index) or not is_wanted(turn.state, index)):
        index += 1
    if index >= len(steps):
        finish(turn, "finished")
        return
    _close(turn, steps[index].groups)
    turn.change(at=index)
    prompt = steps[index].prompt
    if prompt is not None:
        turn.change(on=On.PROMPT)
        turn.give("ask", prompt.name)
    elif turn.state.led or not turn.state.options.lead:
        begin(turn)
    else:
        turn.change(on=On.LEAD)
        turn.give("lead", turn.state.options.lead)


def begin(turn: Turn) -> None:
    """The step that is to be on begins now."""
    _open(turn)
    state = turn.state
    set_begun = state.clock if present(state).end is End.TOTAL else None
    turn.change(on=On.STEP, led=True, begun=state.clock, added=0)
    turn.change(counted=0, sets=(), set_begun=set_begun, reps=None, load=None)
    turn.give("begin", state.at)


def finish(turn: Turn, how: str) -> None:
    """The session is over."""
    if how == "finished":
        _close(turn, ())
    turn.change(opened=(), status=Status.DONE, on=On.NOTHING, how=how, target=None)
    turn.give("end", how)


def _open(turn: Turn) -> None:
    """Enters the groups of the step that is to be on. A prompt enters none: the clock stands, so it is all the same."""
    known = dict(turn.state.opened)
    inside = turn.state.program.steps[turn.state.at].groups
    turn.change(opened=tuple((group, known.get(group, turn.state.clock)) for group in inside))


def _close(turn: Turn, inside: tuple[int, ...], *, capped: bool = False) -> None:
    """The groups that are not among ``inside`` are over."""
    state = turn.state
    for identity, begun in reversed(state.opened):
        if identity not in inside and state.program.groups[identity].timed:
            _result(turn, Result(identity, state.clock - begun, capped))
    abandon(turn, inside)


def abandon(turn: Turn, inside: tuple[int, ...]) -> None:
    """Leaves the groups that are not among ``inside``, without a result."""
    turn.change(opened=tuple(each for each in turn.state.opened if each[0] in inside))


def _result(turn: Turn, result: Result) -> None:
    kept = tuple(each for each in turn.state.results if each.group != result.group)
    turn.change(results=(*kept, result))
    turn.give("result", result)


# What becomes of steps ------------------------------------------------------------------------------------------------


def leave(turn: Turn, became: Became, *, late: bool = False) -> None:
    """The step that is on is over, and this is what became of it."""
    state = turn.state
    if state.on is not On.STEP:
        return
    step, index = present(state), state.at
    is_work = step.kind == "work"
    sets = (*state.sets, *(() if state.set_begun is None else (state.clock - state.set_begun,)))
    level = level_of(state, index)
    visit = Visit(
        step=index,
        became=became if is_work else Became.DONE,
        at=state.begun,
        time=sum(sets) if step.end is End.TOTAL else spent(state),
        reps=(state.reps or step.reps) if is_work else None,
        load=(state.load or step.load) if is_work else None,
        rounds=state.counted if step.end is End.COUNT else None,
        sets=sets if step.end is End.TOTAL else (),
        alternative=LEVELS[level[1]] if level and is_work else None,
        laps=state.laps,
        late=late and is_work,
    )
    turn.change(past=(*state.past, visit), on=On.NOTHING)
    if is_work:
        turn.give("record", visit)


def not_begun(turn: Turn, indices: Iterable[int], became: Became) -> None:
    """Says of all work among ``indices`` that was due what became of it without a beginning."""
    for index in indices:
        if is_due(turn.state, index):
            visit = Visit(step=index, became=became, at=None, laps=turn.state.laps)
            turn.change(past=(*turn.state.past, visit))
            turn.give("record", visit)


def early(state: State) -> Became:
    """What work becomes that a person leaves before its end."""
    return Became.SKIPPED if spent(state) < GRACE else Became.CUT


def leave_group(turn: Turn, group: Group | None, became: Became) -> None:
    """Leaves ``group``, or the session, from where one is: work in it that was not begun is left out."""
    state = turn.state
    behind = len(state.program.steps) if group is None else group.last + 1
    first = state.at + (state.on is On.STEP)
    leave(turn, became)
    not_begun(turn, range(max(first, group.first) if group else first, behind), became)
    if group is not None:
        abandon(turn, _around(state, group))


def reached(turn: Turn, group: Group) -> None:
    """The deadline of ``group`` has come."""
    state = turn.state
    end = own_end(state)
    is_done = end is not None and end <= state.clock
    leave(turn, Became.DONE if is_done else Became.CUT, late=not is_done)
    behind = group.last + 1
    while behind - 1 > state.at and _still_asked(state, behind - 1):
        behind -= 1
    not_begun(turn, range(state.at + 1, behind), Became.MISSED)
    _close(turn, _around(state, group), capped=True)
    enter(turn, behind)


def _around(state: State, group: Group) -> tuple[int, ...]:
    """The groups that ``group`` stands in."""
    groups = state.program.steps[group.first].groups
    return groups[: groups.index(group.id)]


def _still_asked(state: State, index: int) -> bool:
    prompt = state.program.steps[index].prompt
    return prompt is not None and prompt.type not in (Asked.GATE, Asked.OFFER, Asked.AGAIN)


def ran_out(turn: Turn) -> None:
    """The step that is on has come to its own end."""
    leave(turn, Became.DONE)
    enter(turn, turn.state.at + 1)


def ended_by_time(turn: Turn) -> None:
    """What ends at this moment, ends: of the groups whose deadline it is the outermost, else the step."""
    state = turn.state
    over = next((group for group, moment in deadlines(state) if moment <= state.clock), None)
    if over is None:
        ran_out(turn)
    else:
        reached(turn, over)
