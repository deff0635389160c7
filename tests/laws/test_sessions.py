"""What holds of every session, whatever it is made of and whatever happens in it."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mobdsl.lower.log_lines import read_lines
from mobdsl.session.engine import prepare, react
from mobdsl.session.engine_turn import is_under_way
from mobdsl.session.engine_types import Does, Event, On, Options, State, Status
from mobdsl.session.engine_view import view
from mobdsl.session.program_types import Asked, End, Program
from mobdsl.source import Source
from support.drawn_sessions import DOINGS, PLANS, event_of, program_of, reply_to
from support.engines import InNode, play
from support.laws import law
from support.needs import needs

OPTIONS = st.fixed_dictionaries({"lead": st.sampled_from((0, 5000)), "flow": st.booleans()})
STARTS = st.sampled_from((None, None, 2, 5))

RECORD = Draft202012Validator(
    json.loads((Path(__file__).parents[2] / "docs" / "schema" / "record.schema.json").read_text("utf-8"))
)

_NODE = InNode()


def states_of(program: Program, options: dict[str, Any], doings: list[Any], start: int | None) -> list[Any]:
    """The states of a session, each with the event that led to it."""
    state = prepare(program, Options(options["lead"], options["flow"]))
    made: list[Any] = []
    for doing in [("start", start), *doings]:
        event = event_of(state, doing)
        state, _ = react(state, Event(Does(event["does"]), event["at"], event.get("value"), event.get("name")))
        made.append((event, state))
    return made


@needs("node")
@law(PLANS, OPTIONS, DOINGS, STARTS, examples=150)
def test_both_engines_say_the_same(
    plans: list[Any], options: dict[str, Any], doings: list[Any], start: int | None
) -> None:
    program = program_of(plans)
    events = [event for event, _ in states_of(program, options, doings, start)]
    assert _NODE.play(program, options, events) == play(program, options, events)


@law(PLANS, OPTIONS, DOINGS, STARTS, examples=100)
def test_no_time_is_lost(plans: list[Any], options: dict[str, Any], doings: list[Any], start: int | None) -> None:
    states = [state for _, state in states_of(program_of(plans), options, doings, start)]
    told = [state.clock + state.lead + state.asked + state.paused for state in states]
    under_way = [state.now if is_under_way(state) else time for state, time in zip(states, told, strict=True)]
    assert told == under_way
    assert all(time <= state.now for state, time in zip(states, told, strict=True))


@law(PLANS, OPTIONS, DOINGS, STARTS, examples=50)
def test_every_record_is_one_and_makes_a_line_of_the_log(
    plans: list[Any], options: dict[str, Any], doings: list[Any], start: int | None
) -> None:
    program = program_of(plans)
    _, kept = play(program, options, [event for event, _ in states_of(program, options, doings, start)])
    line = kept.pop("did")
    assert [error.message for error in RECORD.iter_errors(kept)] == []
    read_back = read_lines(Source("log.mob", f"{line}\n"))
    assert read_back.diagnostics == ()
    assert [entry.routine for entry in read_back.value or ()] == ["drawn"]


@law(PLANS, OPTIONS, DOINGS, examples=100)
def test_a_step_begins_where_the_one_before_it_ended(
    plans: list[Any], options: dict[str, Any], doings: list[Any]
) -> None:
    onward = [doing for doing in doings if doing[0] not in ("back", "jump", "easier", "harder")]
    _, state = states_of(program_of(plans), options, onward, None)[-1]
    begun = [visit for visit in state.past if visit.at is not None]
    assert [visit.at for visit in begun[:1]] in ([], [0])
    for before, after in pairwise(begun):
        is_total = state.program.steps[before.step].end is End.TOTAL
        assert after.at >= before.at + before.time if is_total else after.at == before.at + before.time


@law(PLANS, st.lists(st.integers(0, 20), max_size=4), examples=100)
def test_back_and_on_again_ends_in_the_same_record(plans: list[Any], returns: list[int]) -> None:
    program = program_of([_unhurried(plan) for plan in plans])
    assert _entries(_done(program, returns)) == _entries(_done(program, []))


def _unhurried(plan: Any) -> Any:
    """The same without conditions, since answers stay, and with far deadlines, since what is done again takes time."""
    match plan:
        case ("if", *_):
            return ("rest", 10)
        case ("cap" | "clock" as word, _, inner):
            return (word, 3600, [_unhurried(each) for each in inner])
        case (word, [*inner]):
            return (word, [_unhurried(each) for each in inner])
    return plan


def _entries(state: State) -> list[Any]:
    assert state.status is Status.DONE
    return [(each.step, each.became, each.time, each.sets, each.rounds, each.laps) for each in state.past]


def _done(program: Program, returns: list[int]) -> State:
    """A session in which all is done, and at some of its turns `back`."""
    state, _ = react(prepare(program), Event(Does.START, 0))
    for turn in range(2000):
        if state.status is Status.DONE:
            break
        state, _ = react(state, Event(Does.BACK, state.now) if turn in returns else _going_on(state))
    return state


def _going_on(state: State) -> Event:
    shown = view(state)
    if shown.prompt:
        which = 1 if shown.prompt.type is Asked.AGAIN else 0
        return Event(Does.ANSWER, state.now, reply_to(shown.prompt, which), shown.prompt.name)
    if shown.on is On.STEP and shown.left is None:
        return Event(Does.DONE, state.now)
    if shown.step and shown.step.finish and not shown.left:
        return Event(Does.DONE, state.now)
    return Event(Does.TIME, state.now + (shown.left or 0))
