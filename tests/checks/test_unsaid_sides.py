"""M326: a movement of one side at a time, and no side."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found


def test_one_line_for_the_whole_routine() -> None:
    (one,) = found("side_plank 30s; plank 30s; clamshells x12; side_plank 20s", "M326")
    assert one.severity is Severity.INFO
    assert one.message == "No side is said for Side plank and Clamshells."


def test_a_movement_of_the_file_says_it_of_itself() -> None:
    (one,) = found("movement ankle_pump { unilateral }\nankle_pump x10", "M326")
    assert "Ankle pump" in one.message


@pytest.mark.parametrize(
    "text",
    [
        "side_plank 30s each side",
        "side_plank 30s only left",
        "clamshells x10 alternate",
        "repeat each side { side_plank 30s; clamshells x10 }",
        "block x10 each side { clamshells }",
        "clamshells then leg_circles x10 each leg",
        "suitcase_carry 40m",
        "clamshells",
        "ankle_pump x10",
    ],
)
def test_said_or_not_needed(text: str) -> None:
    assert found(text, "M326") == []
