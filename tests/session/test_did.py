"""What is recorded of a session, as the line of the log that it becomes."""

import datetime as dt

import pytest

from mobdsl import api
from mobdsl.log import line_of, read_log
from mobdsl.session.did import entry_of
from mobdsl.session.engine_types import Answer, Became, Result, Stopped
from mobdsl.session.record import Entry, Record
from mobdsl.source import Source
from support.programs import load

START = dt.datetime(2026, 3, 2, 7, 4, 31)
SAID = "did 2026-03-02 07:04 "


def line(text: str, *entries: Entry, **more: object) -> str:
    """The line of a session of ``text`` in which ``entries`` were recorded; it is read as it was."""
    program = api.session_program(load(text)[0]).value
    assert program
    values: dict[str, object] = {"time": 600_000, "paused": 0, "how": "finished", "contexts": ()}
    values |= {"answers": (), "stopped": (), "results": (), **more}
    kept = Record(
        routine=program.routine, title="", fingerprint="", start=None, lead=0, asked=0, entries=entries, **values
    )
    made = line_of(entry_of(program, kept, START))
    read = read_log(Source("log.mob", f"{made}\n"))
    assert read.value
    assert not read.diagnostics
    assert [line_of(one) for one in read.value.entries] == [made]
    return made.removeprefix(SAID)


def visit(step: int, state: str = "done", time: float = 30, **more: object) -> Entry:
    return Entry(step=step, state=Became(state), at=0, time=int(time * 1000), **more)  # type: ignore[arg-type]


def test_sets_of_repetitions() -> None:
    text = "routine r { squat 3x5 load 60kg }"
    every = [visit(step, reps="5", load="60kg") for step in range(3)]
    assert line(text, *every) == "r 10:00 done squat 3x5 load 60kg time 90s"
    fewer = [*every[:2], visit(2, "cut", 12.4, reps="3", load="55kg")]
    assert line(text, *fewer) == "r 10:00 cut squat x5/5/3 load 60/60/55kg time 72s"
    skipped = [every[0], Entry(step=1, state=Became.SKIPPED, at=None), every[2]]
    assert line(text, *skipped) == "r 10:00 cut squat x5/0/5 load 60kg time 1min"


def test_what_was_held_and_what_was_left_out() -> None:
    text = "routine r { plank 2x30s; bow 20s; march 10s }"
    left = [Entry(step=step, state=Became(state), at=None) for step, state in ((2, "skipped"), (3, "left"))]
    held = [visit(0), visit(1, "cut", 21)]
    assert line(text, *held, *left, how="stopped") == (
        "r 10:00 ended stop cut plank 30/21s skipped bow skipped march reason stop"
    )


def test_sides_that_were_alike_and_sides_that_were_not() -> None:
    text = "routine r { lunge x8 each side }"
    assert line(text, visit(0, reps="8"), visit(1, reps="8")) == "r 10:00 done lunge x8 each side time 30s"
    assert line(text, visit(0, reps="8"), visit(1, "cut", 20, reps="5")) == (
        "r 10:00 done lunge x8 only left time 30s cut lunge x5 only right time 20s"
    )


def test_answers_pauses_and_how_it_ended() -> None:
    answers = (
        Answer(name="pain", value=2),
        Answer(name="pain", value=3),
        Answer(name="slept", value=True),
        Answer(name="mood", value="good"),
        Answer(name="note", value='stiff "at" first'),
    )
    said = line("routine r { plank 30s }", visit(0), answers=answers, paused=90_400, how="quit", time=31_000)
    assert said == r'r 0:31 pain 2/3 slept yes mood good paused 90s ended quit note "stiff \"at\" first" done plank 30s'


def test_a_stop_rule_stands_where_it_was_met() -> None:
    text = "routine r { plank 30s; bow 20s; stop if sharp_pain }"
    said = line(text, visit(0), visit(1, "cut", 8), stopped=(Stopped(0, 1, 38_000),), how="stopped")
    assert said.startswith("r 10:00 ended stop done plank 30s cut bow 8s stopped ")


@pytest.mark.parametrize("result", [5_000, 512_400])
def test_how_long_all_of_it_took(result: int) -> None:
    said = line("routine r { plank 30s }", visit(0), results=(Result(0, result, capped=False),))
    assert said == f"r 10:00 result {round(result / 1000)}s done plank 30s"
