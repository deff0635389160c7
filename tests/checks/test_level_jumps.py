"""M243: steps larger than the cap of a progression."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked, related


def ladder(*lines: str, cap: str = "cap 10%") -> str:
    return f"progression squats {{ {'; '.join((cap, *lines))} }}\nsquats"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("level squat x8 load 60kg", "level squat x8 load 80kg", "load in kg rises by 33.3%"),
        ("level plank 20s", "level plank 30s", "time rises by 50%"),
        ("level squat x8", "level squat x10", "number of reps rises by 25%"),
        ("level squat 3x8", "level squat 5x8", "number of sets rises by 66.7%"),
        ("level run 5km", "level run 6km", "distance rises by 20%"),
        ("level squat x8 load 60% of tm", "level squat x8 load 80% of tm", "load in % of tm rises by 33.3%"),
    ],
)
def test_from_level_to_level_with_both_lines(before: str, after: str, said: str) -> None:
    text = ladder(before, after)
    (one,) = found(text, "M243")
    assert one.severity is Severity.WARNING
    assert said in one.message
    assert one.message.endswith("the cap is 10%.")
    assert marked(text, one) == after
    assert related(text, one) == [before]


@pytest.mark.parametrize(
    "lines",
    [
        ["level squat x8 load 60kg", "level squat x8 load 66kg"],
        ["level squat x8", "level squat x9"],
        ["level squat x8 load 60kg", "level split_squat x8 load 80kg"],
        ["level squat x8 load 60kg", "level squat x8 load 50kg"],
        ["level squat x8 load 60kg", "level squat 60s load 60kg"],
        ["level squat 3x8 load 60kg", "add 5kg if all_sets_done"],
    ],
)
def test_steps_within_the_cap(lines: list[str]) -> None:
    assert found(ladder(*lines), "M243") == []


def test_what_is_added_each_time() -> None:
    text = ladder("level squat 3x8 load 60kg", "add 10kg if all_sets_done")
    (one,) = found(text, "M243")
    assert "10kg more is 16.7% of the lightest level" in one.message


def test_without_a_cap_any_step_will_do() -> None:
    assert found(ladder("level squat x8 load 60kg", "level squat x8 load 90kg", cap=""), "M243") == []
