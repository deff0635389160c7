"""M325: more on one side than on the other."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked, related


def test_both_lines_are_shown() -> None:
    text = "split_squat 3x8 only left; plank 30s; split_squat 2x8 only right"
    (one,) = found(text, "M325")
    assert one.severity is Severity.WARNING
    assert text.rindex(marked(text, one)) == text.rindex("split_squat")
    assert related(text, one) == ["split_squat"]


def test_one_side_in_more_rounds() -> None:
    text = "repeat 3 { lunge 30s only left; lunge 30s only right between rounds }"  # left 3 times, right 2 times
    (one,) = found(text, "M325")
    assert one.message == "Lunge is not the same on both sides."


def test_an_odd_number_of_turns() -> None:
    (one,) = found("lunge x9 alternate", "M325")
    assert (one.message, one.severity) == ("9 in turns are one more on one side.", Severity.WARNING)
    assert one.hint == "Write x10 alternate, or x9 each side."


@pytest.mark.parametrize("dose", ["x10 alternate", "x9 each side alternate", "x8-9 alternate", "30s alternate", "x9"])
def test_turns_that_are_even_or_not_known(dose: str) -> None:
    assert found(f"lunge {dose}", "M325") == []


@pytest.mark.parametrize(
    "text",
    [
        "split_squat 3x8 only left; split_squat 3x8 only right",
        "split_squat x8 only left; split_squat x6 only left; split_squat x6 only right; split_squat x8 only right",
        "split_squat 3x8 each side; split_squat x8 only left",
        "split_squat 3x8 only left",
    ],
)
def test_the_same_on_both_or_more_of_one_on_purpose(text: str) -> None:
    assert found(text, "M325") == []
