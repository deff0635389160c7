"""The engine: a state and an event make a state and effects. It has no clock and no keyboard of its own.

`grammar/SESSION.md` says what each event does; the transcripts in `tests/sessions` show it.
"""

from __future__ import annotations

from mobdsl.session.engine_acts import ACTS, figure, sleep
from mobdsl.session.engine_time import announce, pass_time, run_out
from mobdsl.session.engine_turn import Turn
from mobdsl.session.engine_types import Does, Options, State

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.session.engine_types import Effect, Event
    from mobdsl.session.program_types import Program


def prepare(program: Program, options: Options | None = None) -> State:
    """A session that has not begun."""
    return State(program=program, options=options or Options())


def react(state: State, event: Event) -> tuple[State, tuple[Effect, ...]]:
    """What ``event`` makes of ``state``, and what follows from it in order."""
    turn = Turn(state)
    at = max(state.now, event.at)
    passed = at - state.now
    slept = min(passed, max(0, figure(event) or 0)) if event.does is Does.SLEPT else 0
    pass_time(turn, passed - slept)
    turn.change(now=at)
    before = turn.state
    if event.does is Does.SLEPT:
        sleep(turn, slept)
    elif event.does is not Does.TIME:
        ACTS[event.does](turn, event)
    if turn.state is not before:
        run_out(turn, 0)
        announce(turn, before)
    return turn.state, tuple(turn.effects)
