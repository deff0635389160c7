"""M240: conditions that contradict themselves."""

import pytest

from checking import found, marked
from mobdsl.diagnostics import Severity

ASKED = "ask soreness 0-10 before; ask sleep 0-12 before; ask tired before; plank 30s; dead_bug x8\n"


@pytest.mark.parametrize(
    "condition",
    [
        "tired and not tired",
        "not tired and tired",
        "soreness > 6 and soreness < 3",
        "soreness > 3 and soreness < 3",
        "soreness >= 4 and soreness <= 3",
        "soreness = 3 and soreness = 4",
        "soreness < 2 and tired and soreness >= 2",
        "soreness > 24h and soreness < 1d",
    ],
)
def test_it_never_holds(condition: str) -> None:
    text = f"{ASKED}if {condition} skip plank"
    (one,) = found(text, "M240")
    assert one.severity is Severity.WARNING
    assert marked(text, one) in condition


def test_two_conditions_on_a_line_have_to_hold_together() -> None:
    assert len(found(f"{ASKED}if tired skip plank if not tired", "M240")) == 1


def test_wherever_a_condition_stands() -> None:
    text = "ask tired before; block b { repeat 2 { plank 30s; dead_bug x8 if tired and not tired } }"
    assert len(found(text, "M240")) == 1


@pytest.mark.parametrize(
    "condition",
    [
        "tired or not tired",
        "soreness > 3 and soreness < 6",
        "soreness >= 3 and soreness <= 3",
        "soreness > 6 and sleep < 3",
        "soreness > 3 and not soreness < 6",
        "tired and not ill",
    ],
)
def test_it_can_hold(condition: str) -> None:
    assert found(f"{ASKED}if {condition} skip plank", "M240") == []


def test_the_tightest_bounds_are_held_against_each_other() -> None:
    text = f"{ASKED}if soreness > 1 and soreness > 5 and sleep < 3 and soreness < 7 and soreness < 4 skip plank"
    (one,) = found(text, "M240")
    assert one.message == "`soreness > 5` and `soreness < 4` never hold together."
