"""A long timeline and a schedule of many weeks on a terminal: folded, with titles, as wide as it is."""

import re

import pytest

from mobdsl import api
from mobdsl.project.imports import Memory
from mobdsl.render.table import schedule_table, timeline_table
from mobdsl.timeline.events import Event, Timeline
from mobdsl.views.folds import Fold, folded
from mobdsl.wording.columns import columns

LONG = """
block warm "Warm-up" { cat_cow 30s; pigeon 30s each side }
block main "Main work" {
  repeat 4 rest 90s { squat x8 tempo 3-1-1; plank 40s; lunge 20s each side }
  bench_press 3x8 load 40kg rest 2min
}
block cool "Cool-down" { childs_pose 1min }
"""


def timeline(text: str) -> Timeline:
    loaded = api.load(Memory({"main.mob": text}), "main.mob")
    assert loaded.value, loaded.diagnostics
    made = api.timeline(loaded.value).value
    assert made
    return made


def folds(text: str) -> list[tuple[int, str]]:
    """How many events each fold stands for, and what it says."""
    return [(len(row.events), row.words) for row in folded(timeline(text).events) if isinstance(row, Fold)]


def test_a_long_timeline_has_titles_and_folded_rounds() -> None:
    lines = timeline_table(timeline(LONG)).splitlines()
    assert [line.strip() for line in lines if re.fullmatch(r"  \w[\w -]*", line)] == [
        "Warm-up",
        "Main work",
        "Cool-down",
    ]
    assert "      5:00         9:00  … rounds 2 to 4 alike" in lines, "3 rounds of 2 min, and 2 rests of 90 s between"
    assert lines[-1] == "  in all at least 960kg lifted; --all shows every round and set"
    assert len(lines) == 22
    assert len(timeline_table(timeline(LONG), show_all=True).splitlines()) == 37


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("repeat 3 { plank 20s; march 10s }", [(4, "rounds 2 and 3 alike")]),
        ("repeat 4 rest 10s { plank 20s; march 10s }", [(8, "rounds 2 to 4 alike")]),
        ("repeat 2 { plank 20s; march 10s }", [(2, "round 2 alike")]),
        ("squat 5x5 rest 1min", [(7, "sets 2 to 5 alike")]),
        ("squat 2x5", []),
        ("squat x5/3/1 rest 1min", []),
        ("repeat x21/15/9 { squat; lunge }", []),
        ("repeat 3 { plank 10s +5s each round; march 10s }", []),
        (
            "repeat 2 { repeat 3 { plank 20s; march 10s }; squat 10s }",
            [(4, "rounds 2 and 3 alike"), (7, "round 2 alike")],
        ),
        ("repeat 2 { plank 20s; march 10s }\nrepeat 2 { bow 20s; twist 10s }", [(2, "round 2 alike")] * 2),
    ],
)
def test_what_is_like_the_one_before_is_folded(text: str, expected: list[tuple[int, str]]) -> None:
    assert folds(text) == expected


def test_nothing_is_lost() -> None:
    events = timeline(LONG).events
    shown: list[Event] = []
    for row in folded(events):
        shown.extend(row.events if isinstance(row, Fold) else [row])
    assert shown == list(events)


PLAN = """
routine strength "Strength" {{ plank 10min }}
routine mobility "Mobility" {{ cat_cow 5min }}
plan p "Spring" {{ start 2026-03-02; for {} weeks; zone "Europe/Berlin"
  on mon, wed, fri at 07:00 do strength
  on mon at 18:00 do mobility }}
"""


def schedule(weeks: int, width: int | None = None) -> list[str]:
    loaded = api.load(Memory({"main.mob": PLAN.format(weeks)}), "main.mob")
    assert loaded.value
    made = api.schedule(loaded.value).value
    assert made
    return schedule_table(made, width).splitlines()


def test_a_schedule_of_twelve_weeks_has_weeks_and_a_line_a_day() -> None:
    lines = schedule(12)
    assert lines[0] == "Spring (Europe/Berlin)"
    assert len(lines) == 2 + 12 * 3
    assert lines[2:6] == [
        "  Week 1   Mon 2026-03-02 07:00  Strength, 10 min; 18:00 Mobility, 5 min",
        "           Wed 2026-03-04 07:00  Strength, 10 min",
        "           Fri 2026-03-06 07:00  Strength, 10 min",
        "  Week 2   Mon 2026-03-09 07:00  Strength, 10 min; 18:00 Mobility, 5 min",
    ]
    assert lines[-3].startswith("  Week 12  Mon 2026-05-18")


def test_a_schedule_of_one_week_has_no_numbers() -> None:
    assert schedule(1)[2] == "  Mon 2026-03-02 07:00  Strength, 10 min; 18:00 Mobility, 5 min"


def test_a_day_that_is_too_long_for_a_line_has_one_for_each_session() -> None:
    assert schedule(2, 64)[2:4] == [
        "  Week 1  Mon 2026-03-02 07:00  Strength, 10 min",
        "                         18:00  Mobility, 5 min",
    ]
    assert schedule(2, 30)[2:5] == [
        "  Week 1  Mon 2026-03-02",
        "    07:00  Strength, 10 min",
        "    18:00  Mobility, 5 min",
    ]


@pytest.mark.parametrize("width", [30, 40, 60, 80])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for lines in (timeline_table(timeline(LONG), width).splitlines(), schedule(12, width)):
        assert max(map(columns, lines)) <= width


def test_colours() -> None:
    shown = timeline_table(timeline(LONG), colour=True)
    assert "\x1b[1m  Warm-up\x1b[0m" in shown
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == timeline_table(timeline(LONG))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("repeat 3 every 2min -10s each round { plank 50s; rest 10s }", []),
        ("side_bend 4x20s rest 10/20/30s", []),
        ("side_bend 4x20s rest 10/10/30s", [(3, "sets 2 and 3 alike")]),
        ("bridge 4x20s rest 10s after each", [(6, "sets 2 to 4 alike")]),
        ("repeat 4 rest 30s { crunch 20s }", [(5, "rounds 2 to 4 alike")]),
        ("repeat 3 { rest 10/20/30s }", []),
    ],
)
def test_rests_that_differ_are_seen(text: str, seen: list[tuple[int, str]]) -> None:
    rows = folded(timeline(text).events)
    assert [(len(row.events), row.words) for row in rows if isinstance(row, Fold)] == seen
    every = [event for row in rows for event in (row.events if isinstance(row, Fold) else (row,))]
    assert every == list(timeline(text).events), "each once, in order"
