"""M245: a preference, a list of names or a routine against the order."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked, related

ROUTINE = "plank 30s; dead_bug x8; march 1min\norder by effectiveness\n"


def test_both_lines_are_shown() -> None:
    text = f"{ROUTINE}prefer plank, march"
    (one,) = found(text, "M245")
    assert one.severity is Severity.WARNING
    assert "`march`" in one.message
    assert marked(text, one) == "prefer plank, march"
    assert related(text, one) == ["order by effectiveness"]


def test_two_orders() -> None:
    (one,) = found(f"{ROUTINE}order by time", "M245")
    assert "goes by effectiveness already" in one.message


@pytest.mark.parametrize(
    "line",
    [
        "prefer plank",
        "prefer plank, dead_bug",
        "require plank\nprefer dead_bug",
        "context short { prefer march; fit 1min }",
        "prefer march if tired",
        "order by effectiveness",
    ],
)
def test_no_contradiction(line: str) -> None:
    assert found(ROUTINE + line, "M245") == []


def test_without_an_order_anything_can_be_preferred() -> None:
    assert found("plank 30s; march 1min; prefer march", "M245") == []


NAMED = "routine best { plank 30s; dead_bug x8; march 1min; order by effectiveness; context k { %s } }\n"


def test_names_the_other_way_round_change_nothing() -> None:
    text = NAMED % "only march, plank"
    (one,) = found(text, "M245")
    assert marked(text, one) == "only march, plank"
    assert related(text, one) == ["order by effectiveness"]
    assert found(NAMED % "only plank, march", "M245") == []


def test_a_routine_of_the_same_movements_in_another_order() -> None:
    text = NAMED % "skip march" + "routine short { march 30s; plank 30s }"
    (one,) = found(text, "M245")
    assert marked(text, one) == "short"
    assert related(text, one) == ["order by effectiveness"]


@pytest.mark.parametrize("lines", ["plank 30s; march 30s", "march 30s; squat x8; plank 30s", "march 1min"])
def test_routines_of_their_own(lines: str) -> None:
    assert found(NAMED % "skip march" + f"routine other {{ {lines} }}", "M245") == []
