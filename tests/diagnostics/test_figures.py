"""Figures that are close to one that can be read, and sums of parameters: what is wrong and what to write instead."""

import pytest

from mobdsl.diagnostics import Severity
from support.say import findings, timeline


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("plank 200:00:00", "200:00:00 is longer than a week.", None),
        ("plank 200h", "200h is longer than a week.", None),
        ("plank 0.0001s", "0.0001s is finer than a millisecond.", None),
        ("squat x8 tempo 0.0001-1-1", "0.0001 is finer than a millisecond.", None),
        ("squat x1.5", "x1.5 is not a number of repetitions.", "Write x8, x6-10, x5+ or x8/6/4; with sets 3x8."),
        ("squat 3x8kg", "3x8kg is not a dose.", "A set has reps, a time or a distance: 3x8, 3x45s, 10x100m."),
        ("squat 8reps", "8reps is not a dose.", "Write: squat x8"),
        ("run 5+km", "5+km is not a distance.", None),
        ("plank 1:2", "1:2 is no time.", "Times are written 1:28 (minutes and seconds) or 1:02:03."),
        (
            "plank 1:60:00",
            "1:60:00 is no time: behind a colon stands 00 to 59.",
            "A length is minutes:seconds, as in 1:28; in a plan a time of day is hours:minutes, as in 07:30.",
        ),
        ("squat 0x8", "0x8 has no sets.", "Write 3x8, or put a # before the line to leave it out."),
        ("squat x100001", "x100001 is more than anyone can do.", "The largest count is 100,000."),
        ("plank 2mins", "mins is not a unit.", "Write: plank 2min"),
        ("plank 30–60s", "Figures are written with a plain hyphen and a plain x.", "Write: plank 30-60s"),
        ("row 3-", "3- is not a figure that I can read.", "Doses are written x8, 3x8, 45s, 1:30, 6 breaths, 400m."),
    ],
)
def test_a_figure_that_cannot_be_read(line: str, message: str, hint: str | None) -> None:
    (found,) = (one for one in findings(line) if one.severity is Severity.ERROR)
    assert (found.code, found.message, found.hint) == ("M103", message, hint)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("10s", 10),
        ("1:30", 90),
        ("10s + 5s", 15),
        ("10s - 20s + 30s", 20),
        ("2 * 15s", 30),
        ("(2 + 1) * 10s / 2", 15),
        ("1 / 4 * 1min", 15),
        ("60s / 20s * 5s", 15),
        ("half * 2", 30),
    ],
)
def test_a_sum_of_times(value: str, seconds: int) -> None:
    made = timeline(f"plank work\nparam work = {value}\nparam half = 15s")
    assert made.length.low == seconds * 1000


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("10s + 5", "M204"),
        ("10s * 2s", "M204"),
        ("2 / 10s", "M204"),
        ("10s / 0", "M204"),
        ("100000 * 100000", "M204"),
        ("10s, 20s", "M204"),
        ("slow * 2", "M204"),
        ('"10s" * 2', "M204"),
        ("8x * 2", "M103"),
        ("work + 1s", "M203"),
        (" + ".join(["1s"] * 200), "M204"),
    ],
)
def test_a_sum_that_cannot_be_worked_out_is_said_once_and_its_lines_are_left_alone(value: str, code: str) -> None:
    text = f"param work = {value}\nplank work\nsquat 3x20s rest work"
    assert [found.code for found in findings(text) if found.severity is Severity.ERROR] == [code]


def test_a_parameter_with_a_condition_counts_where_that_holds() -> None:
    text = "param work = 30s\nparam work = 20s if deload\nparam pause = 5s\nparam pause = 8s if work < 25s\n"
    text += "plank 2x30s rest pause\nplank work\ncontext deload { keep clock }"
    assert timeline(text).length.low == (30 + 5 + 30 + 30) * 1000
    assert timeline(text, "deload").length.low == (30 + 8 + 30 + 20) * 1000
