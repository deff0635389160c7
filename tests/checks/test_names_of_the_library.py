"""M274: movements that the library has other words for."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked


def test_one_line_says_what_each_name_is_taken_for() -> None:
    text = "plank 30s; rocking_frog x8; triceps_dip x5; rocking_frog x4"
    (one,) = found(text, "M274")
    assert one.severity is Severity.INFO
    assert one.message == "The library has other words for Rocking frog (Frog rock) and Triceps dip (Bench dip)."
    assert marked(text, one) == "rocking_frog"


@pytest.mark.parametrize(
    "line",
    ["push_up x8", "arm_swing x8", "swim 50m", "child_pose 1min", "moon_walk 1min", "bird_dog x8 variation lateral"],
)
def test_the_same_words_the_name_in_the_library_and_a_stranger_need_none(line: str) -> None:
    assert found(line, "M274") == []


def test_a_movement_of_ones_own_is_not_the_library_s() -> None:
    assert found("movement rocking_frog { target hips }\nrocking_frog x8", "M274") == []
