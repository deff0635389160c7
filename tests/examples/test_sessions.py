"""The examples of training sessions, with lengths worked out by hand from the lines."""

import datetime as dt
from pathlib import Path

import pytest

from mobdsl import api
from mobdsl.model.intervals import Quality
from mobdsl.project.disk import Disk
from mobdsl.timeline.events import Kind, Timeline

EXAMPLES = Path(__file__).parents[2] / "examples"


def session(name: str, *contexts: str, routine: str | None = None, **settings: str) -> Timeline:
    loaded = api.load(Disk(EXAMPLES), f"{name}.mob", settings)
    assert loaded.value is not None, loaded.diagnostics
    made = api.timeline(loaded.value, routine, contexts)
    assert made.value is not None, made.diagnostics
    assert made.ok, made.diagnostics
    return made.value


@pytest.mark.parametrize(
    ("name", "seconds"),
    [
        # a set: 6 holds of 7 s, 5 resets of 3 s; five sets, four rests of 3 min
        ("hangboard_repeaters", 5 * (6 * 7 + 5 * 3) + 4 * 180),
        # rope 5 min; six rounds of 3 min with 1 min between; walk 2 min, 30 s on each side
        ("boxing_rounds", 300 + 6 * 180 + 5 * 60 + 120 + 2 * 30),
        # pair A: 8 × 5 s twice, four rounds, three rests; pair B: 6 × 4 s and 20 s a side, three rounds, two rests
        ("paired_sets", 4 * (40 + 40) + 3 * 90 + 3 * (2 * 24 + 2 * 20) + 2 * 60),
        # seven half breaths of 2.5 s and 5 breaths, three times; 12 breaths a leg and a switch; 5 × 16 s; 3 min
        ("yoga_flow", 3 * (7 * 2.5 + 25) + 2 * 60 + 5 + 80 + 180),
    ],
)
def test_length(name: str, seconds: float) -> None:
    length = session(name).length
    assert (length.low, length.high, length.estimate) == (seconds * 1000,) * 3


def test_a_short_bout_leaves_the_rope_out() -> None:
    assert session("boxing_rounds", "short").length.low == (1860 - 300) * 1000


def test_the_flow_slows_with_the_breath() -> None:
    # what is counted in breaths takes 8/5 as long; the switch, the box breathing and the end stay
    assert session("yoga_flow", breath="8s").length.estimate == (3 * (7 * 4 + 40) + 2 * 96 + 5 + 80 + 180) * 1000


def test_the_ladder_climbs_and_the_clock_holds() -> None:
    ladder = session("kettlebell_ladder")
    presses = [event.reps for event in ladder.events if event.movement == "clean_and_press"]
    assert presses == [reps for reps in "12345" for _ in ("left", "right")]
    swings = [event.reps for event in ladder.events if event.movement == "kettlebell_swing"]
    assert swings == ["15", "12", "9"]
    # four rests of a minute, at most eight minutes down the ladder, five minutes on the clock
    assert ladder.length.low == (4 * 60 + 5 * 60) * 1000
    assert {event.load for event in ladder.events if event.kind is Kind.WORK} == {"16kg"}
    heavier = session("kettlebell_ladder", bell="24kg")
    assert {event.load for event in heavier.events if event.kind is Kind.WORK} == {"24kg"}


def test_the_knee_starts_on_the_first_rung() -> None:
    rehab = session("knee_rehab")
    prompts = [event.title for event in rehab.events if event.kind is Kind.PROMPT]
    assert prompts == ["If swelling", "How is the knee today?", "Were you steady on the leg?"]
    sits = [event for event in rehab.events if event.movement == "wall_sit"]
    assert [(event.set, event.duration, event.quality) for event in sits] == [
        (number, 45_000, Quality.EXACT) for number in range(1, 6)
    ]
    kinds = {notice.kind for notice in rehab.notices}
    assert {"clearance", "stop", "ask", "adaptation", "ladder"} <= kinds


def test_loads_are_shares_of_the_maximum() -> None:
    # 80 % of 120 kg is 96, to the nearest 2.5 is 95; 85 % of 150 kg is 127.5, to the nearest 5 is 130 (halves go up)
    day_a, day_b = session("strength_programme"), session("strength_programme", routine="day_b")
    assert {event.load for event in day_a.events if event.movement == "squat"} == {"95kg (80% of squat_max)"}
    assert {event.load for event in day_b.events if event.movement == "deadlift"} == {"130kg (85% of pull_max)"}
    assert [event.reps for event in day_b.events if event.movement == "deadlift"] == ["5", "3", "1"]


def starts(name: str, last: str | None = None) -> list[str]:
    loaded = api.load(Disk(EXAMPLES), f"{name}.mob")
    assert loaded.value is not None, loaded.diagnostics
    planned = api.schedule(loaded.value, last=None if last is None else dt.date.fromisoformat(last))
    assert planned.value is not None, planned.diagnostics
    return [f"{one.start:%a %d %b %H:%M} {one.doing.routine}" for one in planned.value.sessions]


def test_the_weeks_of_the_half_marathon_differ() -> None:
    weeks = starts("half_marathon")
    assert len(weeks) == 8 + 7 + 8  # Tuesdays, Thursdays but the last, Sundays
    assert weeks[:3] == ["Tue 03 Mar 18:00 easy_run", "Thu 05 Mar 18:00 intervals", "Sun 08 Mar 09:00 long_12"]
    assert weeks[9:12] == ["Tue 24 Mar 18:00 easy_run", "Thu 26 Mar 18:00 easy_run", "Sun 29 Mar 09:00 long_10"]
    assert weeks[-2:] == ["Tue 21 Apr 18:00 drills", "Sun 26 Apr 10:00 race"]


def test_breaks_come_every_45_minutes_but_not_over_lunch() -> None:
    # from 9:00: 9:45, 10:30, 11:15, then 12:00 and 12:45 fall into lunch, 13:30 … 16:30; 17:15 is past the end
    times = ["09:45", "10:30", "11:15", "13:30", "14:15", "15:00", "15:45", "16:30"]
    monday = [f"Mon 02 Mar {time} desk_break" for time in times]
    assert starts("desk_breaks", "2026-03-02") == [*monday, "Mon 02 Mar 20:00 Put the screen away"]
    assert not any(one.startswith("Fri 06 Mar") for one in starts("desk_breaks"))
