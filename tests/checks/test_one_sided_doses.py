"""M324: one side and never the other."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found


def test_one_line_for_the_whole_routine() -> None:
    text = "side_plank 30s only left; clamshells x8 only right; plank 30s; context short { skip plank }"
    (one,) = found(text, "M324")
    assert one.severity is Severity.INFO
    assert one.message == "Done on one side only: Side plank (left) and Clamshells (right)."


@pytest.mark.parametrize(
    "text",
    [
        "side_plank 30s each side",
        "side_plank 30s only left; side_plank 30s only right",
        "side_plank 30s each side; side_plank 30s only left",
        "plank 30s",
    ],
)
def test_both_sides(text: str) -> None:
    assert found(text, "M324") == []
