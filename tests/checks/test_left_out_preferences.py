"""M246: preferred, and left out."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked, published, related

ROUTINE = "plank 30s; dead_bug x8; bird_dog x8; march 1min"


@pytest.mark.parametrize("only", ["only first 2", "only plank to dead_bug", "only plank, dead_bug", "skip bird_dog"])
def test_by_any_range_with_both_lines(only: str) -> None:
    text = f"{ROUTINE}\ncontext pre_run {{ {only}; prefer bird_dog }}"
    (one,) = found(text, "M246")
    assert one.severity is Severity.WARNING
    assert one.message.startswith("In `pre_run`: `bird_dog`")
    assert marked(text, one) == "bird_dog"
    assert related(text, one) == [only]


def test_in_the_routine_itself() -> None:
    (one,) = found(f"{ROUTINE}\nonly first 2\nprefer bird_dog", "M246")
    assert not one.message.startswith("In ")


@pytest.mark.parametrize(
    "rules",
    [
        "context pre_run { only first 2; prefer dead_bug }",
        "prefer bird_dog\ncontext pre_run { only first 2 }",
        "prefer bird_dog\ncontext pre_run { skip bird_dog }",
        "prefer bird_dog\nskip bird_dog if tired",
        "prefer bird_dog\nonly first 2 if tired",
        "prefer bird_dog\nskip plank",
        "context pre_run { only first 2; require bird_dog; prefer bird_dog }",
    ],
)
def test_no_contradiction(rules: str) -> None:
    assert found(f"{ROUTINE}\n{rules}", "M246") == []


def test_the_fifth_is_preferred_where_only_four_are_done() -> None:
    text = published("clamshells")
    (one,) = found(text, "M246")
    assert one.severity is Severity.WARNING
    assert marked(text, one) == "clamshells"
    assert related(text, one) == ["only first 4"]
