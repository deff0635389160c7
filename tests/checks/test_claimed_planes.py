"""M327: planes that the routine claims and a context leaves out."""

from mobdsl.diagnostics import Severity
from support.checking import found, marked

ROUTINE = """
twist 30s each side; cat_cow 30s; side_bend 30s each side
expect planes flexion, rotation, lateral_flexion
context pre_run { skip twist }
context pre_race { skip twist }
context short { only cat_cow }
context rest_day { skip side_bend }
"""


def test_contexts_that_lack_the_same_share_a_line() -> None:
    first, second, third = found(ROUTINE, "M327")
    assert {one.severity for one in (first, second, third)} == {Severity.INFO}
    assert first.message.startswith("In `pre_run` and `pre_race`: ")
    assert first.message.endswith("does not cover rotation.")
    assert second.message.startswith("In `short`: ")
    assert second.message.endswith("does not cover rotation and lateral flexion.")
    assert third.message.startswith("In `rest_day`: ")
    assert {marked(ROUTINE, one) for one in (first, second)} == {"expect planes flexion, rotation, lateral_flexion"}


def test_a_claim_that_holds_everywhere() -> None:
    assert found("cat_cow 30s; plank 30s; expect planes flexion; context short { skip plank }") == []


def test_a_claim_of_the_whole_that_fails_there_is_an_error_instead() -> None:
    codes = {one.code for one in found("plank 30s; cat_cow x8; expect planes rotation; context short { skip plank }")}
    assert "M308" in codes
