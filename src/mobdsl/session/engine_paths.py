"""Ways that are no step ahead: back, and to a step that was chosen."""

from __future__ import annotations

from mobdsl.session.engine_moves import GRACE, abandon, begin, early, enter, leave, not_begun
from mobdsl.session.engine_turn import groups_of, is_wanted, spent
from mobdsl.session.engine_types import Became, On
from mobdsl.session.program_types import Asked, GroupKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.session.engine_turn import Turn
    from mobdsl.session.engine_types import State, Visit
    from mobdsl.session.program_types import Group


def go_back(turn: Turn) -> None:
    """To the start of this step or, where it has hardly begun, of the step before."""
    state = turn.state
    place = next((place for place in range(len(state.past) - 1, -1, -1) if state.past[place].at is not None), None)
    if state.on is On.STEP and (spent(state) >= GRACE or place is None):
        begin(turn)
    elif state.on is not On.LEAD and place is not None:
        _return(turn, place)


def _return(turn: Turn, place: int) -> None:
    """Back to the visit at ``place``, or to the first step of its round where that is on a clock and over."""
    state = turn.state
    visit = state.past[place]
    here = state.program.steps[state.at].groups
    over = next((group for group in groups_of(state, visit.step) if _is_on_clock(group) and group.id not in here), None)
    first = visit.step
    if over is not None:
        while place and _is_in(state.past[place - 1], over, visit):
            place -= 1
        first = over.first
    turn.change(past=state.past[:place], laps=visit.laps, target=None, on=On.NOTHING)
    while first < visit.step and (state.program.steps[first].prompt is not None or not is_wanted(state, first)):
        first += 1
    _begin_at(turn, first)


def _is_on_clock(group: Group) -> bool:
    return group.kind is GroupKind.ROUND and group.deadline is not None


def _is_in(visit: Visit, group: Group, last: Visit) -> bool:
    return group.first <= visit.step <= group.last and visit.laps == last.laps


def _begin_at(turn: Turn, index: int) -> None:
    abandon(turn, turn.state.program.steps[index].groups)
    turn.change(at=index)
    begin(turn)


def go_to(turn: Turn, index: int) -> None:
    """To step ``index``, or first to a gate on the way that was not passed."""
    state = turn.state
    first = next((place for place in range(index) if _comes_first(state, place, index)), None)
    if first is not None and state.on is On.PROMPT and state.at == first:
        turn.change(target=index)
        return
    place = index if first is None else first
    if index > state.at or (index == state.at and state.on is not On.STEP):
        _skip(turn, place)
    else:
        _take_back(turn, index)
    turn.change(target=None if first is None else index)
    if place < len(state.program.steps):
        abandon(turn, state.program.steps[place].groups)
    enter(turn, place)


def _comes_first(state: State, place: int, index: int) -> bool:
    """Whether the prompt at ``place`` has to be asked before step ``index``."""
    prompt = state.program.steps[place].prompt
    if prompt is None or place in state.behind or not is_wanted(state, place):
        return False
    if prompt.type is Asked.GATE:
        return prompt.scope is None or state.program.groups[prompt.scope].last >= index
    return not state.led and all(step.prompt is not None for step in state.program.steps[:place])


def _skip(turn: Turn, place: int) -> None:
    """Work up to ``place`` is passed over."""
    state = turn.state
    first = state.at + (state.on is On.STEP)
    leave(turn, early(state))
    known = {visit.step for visit in turn.state.past if visit.laps == state.laps}
    not_begun(turn, [index for index in range(first, place) if index not in known], Became.SKIPPED)


def _take_back(turn: Turn, index: int) -> None:
    """What was done from step ``index`` on will be done again, in this lap of the rounds that it stands in."""
    state = turn.state
    past, kept = state.past, len(state.past)
    laps = _around(state, index, state.laps)
    while kept and past[kept - 1].step >= index and _around(state, index, past[kept - 1].laps) == laps:
        kept -= 1
    turn.change(past=past[:kept], laps=laps, on=On.NOTHING)


def _around(state: State, index: int, laps: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Those of ``laps`` that are of rounds around step ``index``."""
    return tuple((place, count) for place, count in laps if _goes_to(state, place) <= index <= place)


def _goes_to(state: State, place: int) -> int:
    prompt = state.program.steps[place].prompt
    return place if prompt is None or prompt.to is None else prompt.to
