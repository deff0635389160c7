"""M242: two contexts of one name."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked, related

ROUTINE = "plank 30s; dead_bug x8; march 1min\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("context sport also pre_run { only first 1 }", "context warm_up also pre_run { only first 2 }"),
        ("context pre_run { only first 1 }", "context warm_up also pre_run { only first 2 }"),
    ],
)
def test_both_places_are_shown(first: str, second: str) -> None:
    text = f"{ROUTINE}{first}\n{second}"
    (one,) = found(text, "M242")
    assert one.severity is Severity.WARNING
    assert "`pre_run`" in one.message
    assert marked(text, one) == "warm_up"
    assert related(text, one) == [first.split()[1]]


def test_one_of_the_file_and_one_of_the_routine() -> None:
    text = "context pre_run { skip plank }\nroutine a { plank 30s; march 1min; context x also pre_run { skip march } }"
    assert len(found(text, "M242")) == 1


def test_each_in_a_routine_of_its_own() -> None:
    contexts = "plank 30s; march 1min; context pre_run { skip plank }"
    assert found(f"routine a {{ {contexts} }}\nroutine b {{ {contexts} }}", "M242") == []
