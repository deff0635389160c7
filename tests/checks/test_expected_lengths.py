"""M304: `expect 3-4min`."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked, published, related

SHORT = "plank 30s; dead_bug 30s; march 2min"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plank 30s; dead_bug 30s; expect 3-4min", "lasts 1:00, not 3–4 min"),
        ("plank 5min; expect 3-4min", "lasts 5:00, not 3–4 min"),
        ("plank 60-90s; expect 2min", "lasts 1 min to 1 min 30 s, not 2 min"),
    ],
)
def test_another_length_is_an_error(text: str, said: str) -> None:
    (one,) = found(text, "M304")
    assert one.severity is Severity.ERROR
    assert said in one.message
    assert marked(text, one).startswith("expect")


@pytest.mark.parametrize("text", ["plank 3min; expect 3-4min", "plank 4min; expect 3-4min", "plank 3min; expect 3min"])
def test_both_ends_are_within(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["plank 1min; cat_cow; expect 2min", "plank 60-90s; expect 60-80s"])
def test_what_nobody_can_know_is_a_warning(text: str) -> None:
    (one,) = found(text, "M304")
    assert one.severity is Severity.WARNING


def test_a_context_that_cannot_be_as_long_is_named_with_the_line_that_makes_it_so() -> None:
    text = f"{SHORT}\ncontext pre_run also pre_race {{ skip march; expect 2-3min }}\ncontext rest_day {{ expect 3min }}"
    (one,) = found(text, "M304")
    assert one.message.startswith("In `pre_run`: ")
    assert "lasts 1:00, not 2–3 min" in one.message
    assert related(text, one) == ["skip march"]


def test_an_assertion_of_the_routine_is_about_the_whole() -> None:
    assert found(f"{SHORT}\nexpect 3min\ncontext pre_run {{ skip march }}") == []


def test_what_a_published_routine_cannot_be_as_short_as() -> None:
    text = published("ranges")
    first, second = found(text, "M304")
    assert {first.severity, second.severity} == {Severity.ERROR}
    # 600 s without child's pose and twist, two thirds of the last 255 s: 430 s.
    assert first.message == "In `pre_round`: `main` lasts 7:10, not 3–4 min."
    assert related(text, first) == ["skip child_pose, twist"]
    # Before a run both ranges together fit, so that only what is for training days is the second.
    assert second.message == "In `training_day`: `main` lasts 4:33, not 3–4 min."
    assert related(text, second) == ["only lateral_rib_breathing to clamshells"]
