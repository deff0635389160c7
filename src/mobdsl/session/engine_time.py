"""Time passes: what runs out ends, each at its own moment, and what is to be announced is announced."""

from __future__ import annotations

from mobdsl.session.engine_moves import begin, ended_by_time
from mobdsl.session.engine_turn import collected, deadlines, next_moment, own_end, present, spent
from mobdsl.session.engine_types import On, Status
from mobdsl.session.program_types import End

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.session.engine_turn import Turn
    from mobdsl.session.engine_types import State
    from mobdsl.session.program_types import Step

_COUNTED = 5000
_HALVED = 20000
_NEXT, _NEXT_AT = 25000, 10000
_FRESH = 1000
"""What is older than this is not announced any more."""


def pass_time(turn: Turn, time: int) -> None:
    """So much time passes in one piece. Of the steps that begin in it only the one that is on then is announced."""
    before, first = turn.state, len(turn.effects)
    run_out(turn, time)
    kept = turn.effects[first:]
    begins = [place for place, effect in enumerate(kept) if effect.word == "begin"]
    told = begins[-1] if begins and turn.state.on is On.STEP else None
    turn.effects[first:] = [each for place, each in enumerate(kept) if each.word != "begin" or place == told]
    announce(turn, before)


def run_out(turn: Turn, time: int) -> None:
    """What ends within ``time`` ends."""
    left: int | None = max(0, time)
    while left is not None:
        left = _pass(turn, left)


def _pass(turn: Turn, left: int) -> int | None:
    """Lets time pass up to the next thing that ends, and gives what is left of it; None where nothing ends."""
    state = turn.state
    if state.status is Status.PAUSED:
        turn.change(paused=state.paused + left)
    elif state.status is not Status.RUNNING:
        return None
    elif state.on is On.PROMPT:
        turn.change(asked=state.asked + left)
    elif state.on is On.LEAD:
        rest = state.options.lead - state.lead
        turn.change(lead=state.lead + min(left, rest))
        if left >= rest:
            begin(turn)
            return left - rest
    else:
        moment = next_moment(state)
        if moment is None or moment > state.clock + left:
            turn.change(clock=state.clock + left)
        else:
            turn.change(clock=moment)
            ended_by_time(turn)
            return left - (moment - state.clock)
    return None


def announce(turn: Turn, before: State) -> None:
    """Gives what has come since ``before`` of what is said and sounded within the step that is on."""
    state = turn.state
    if state.on is On.LEAD:
        _announce_lead(turn, before)
    elif state.on is On.STEP:
        old, new = ((each.at, each.begun, len(each.past)) for each in (before, state))
        is_new = before.on is not On.STEP or old != new
        since = -1 if is_new else spent(before)
        _announce_phase(turn, since)
        for moment, word, value in sorted(_moments(state, since), key=lambda each: each[0]):
            if since < moment <= spent(state) and spent(state) - moment < _FRESH:
                turn.give(word, value)


def _announce_lead(turn: Turn, before: State) -> None:
    left, was = (state.options.lead - state.lead for state in (turn.state, before))
    if turn.state.options.lead >= _COUNTED:
        for number in (3, 2, 1):
            if was > number * 1000 >= left > (number - 1) * 1000:
                turn.give("count", number)


def _announce_phase(turn: Turn, since: int) -> None:
    phases = present(turn.state).phases
    begun = [place for place, phase in enumerate(phases) if since < phase.start <= spent(turn.state)]
    if begun:
        turn.give("phase", begun[-1])


def _moments(state: State, since: int) -> Iterator[tuple[int, str, int | None]]:
    """What there is to announce in the step that is on: when, counted from its beginning, and what."""
    step = present(state)
    ends = _ends(state, step)
    if ends:
        end = min(ends)[0]
        if max(length for moment, length in ends if moment == end) >= _COUNTED:
            yield from ((end - number * 1000, "count", number) for number in (3, 2, 1))
    own = own_end(state)
    if own is None:
        yield from _marks(step)
        return
    length = own - state.begun
    if step.end is End.TOTAL:
        yield from _marks_of_total(state, step)
        return
    if step.kind == "work" and step.end in (End.TIME, End.COUNT) and (step.duration or 0) >= _HALVED:
        yield (step.duration or 0) // 2, "half", None
    if length >= _NEXT and state.at + 1 < len(state.program.steps):
        yield length - _NEXT_AT, "next", None


def _ends(state: State, step: Step) -> list[tuple[int, int]]:
    """When the step may end by time, counted from its beginning, each with the length of what ends there."""
    ends = [(moment - state.begun, group.deadline or 0) for group, moment in deadlines(state)]
    own = own_end(state)
    if own is not None:
        ends.append((own - state.begun, (step.duration or 0) if step.end is End.TOTAL else own - state.begun))
    return ends


def _marks(step: Step) -> Iterator[tuple[int, str, int | None]]:
    if step.end is End.PERSON:
        yield from ((bound, "mark", bound) for bound in dict.fromkeys((step.low, step.high)) if bound)


def _marks_of_total(state: State, step: Step) -> Iterator[tuple[int, str, int | None]]:
    if step.low and step.duration and step.low < step.duration:
        yield spent(state) + step.low - collected(state), "mark", step.low
