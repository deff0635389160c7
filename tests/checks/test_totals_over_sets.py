"""M331: what a total comes to in each set."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        # How many sets is an outcome: all in one, or the least in five.
        ("total 60-90s in 1-5 sets", "12 to 90 s"),
        ("total 30 breaths in 2-4 sets", "7.5 to 15 x breath"),
        ("total x50 in 2-5 sets", "10 to 25 reps"),
    ],
)
def test_a_single_set(dose: str, said: str) -> None:
    (one,) = found(f"dead_hang {dose}", "M331")
    assert one.severity is Severity.INFO
    assert f"a set is {said};" in one.message


@pytest.mark.parametrize("dose", ["total 60s in 3 sets", "total 60-90s", "3x20s"])
def test_a_number_of_sets_that_is_known(dose: str) -> None:
    assert found(f"dead_hang {dose}", "M331") == []
