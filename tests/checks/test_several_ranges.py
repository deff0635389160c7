"""M247: two lines that say what alone is kept."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked, published, related

ROUTINE = "plank 30s; dead_bug x8; bird_dog x8; march 1min"


def test_both_lines_are_shown() -> None:
    text = f"{ROUTINE}\ncontext pre_run {{ only first 2; only plank to bird_dog }}"
    (one,) = found(text, "M247")
    assert one.severity is Severity.WARNING
    assert one.message.startswith("In `pre_run`: ")
    assert marked(text, one) == "only plank to bird_dog"
    assert related(text, one) == ["only first 2"]


def test_two_conditions_for_one_situation() -> None:
    text = f"{ROUTINE}\nif pre_run only first 2\nif pre_run only plank, march"
    (one,) = found(text, "M247")
    assert related(text, one) == ["if pre_run only first 2"]


@pytest.mark.parametrize(
    "rules",
    [
        "context pre_run { only first 2 }\ncontext rest_day { only plank to bird_dog }",
        "if pre_run only first 2\nif tired only plank",
        "context pre_run { only first 2; skip plank }",
    ],
)
def test_ranges_of_different_situations(rules: str) -> None:
    assert found(f"{ROUTINE}\n{rules}", "M247") == []


def test_the_first_four_and_those_up_to_the_fifth_of_a_published_routine() -> None:
    text = published("ranges")
    (one,) = found(text, "M247")
    assert one.severity is Severity.WARNING
    assert marked(text, one) == "only lateral_rib_breathing to clamshells"
    assert related(text, one) == ["only first 4"]
