"""M253: a share of what nothing gives."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked


def test_a_share_of_something_that_nothing_gives() -> None:
    text = "squat x5 load 85% of tm"
    (one,) = found(text, "M253")
    assert one.severity is Severity.INFO
    assert marked(text, one) == text


def test_a_name_that_is_nearly_that_of_a_parameter() -> None:
    (one,) = found("param squat_max = 100kg\nsquat x5 load 85% of squat_mx", "M253")
    assert (one.severity, one.hint) == (Severity.WARNING, "Did you mean squat_max?")


def test_a_share_of_a_plain_number() -> None:
    (one,) = found("param tm = 100\nsquat x5 load 85% of tm", "M253")
    assert (one.severity, one.hint) == (Severity.WARNING, "Say the unit: param tm = 100kg")


@pytest.mark.parametrize(
    "text",
    ["param tm = 100kg\nsquat x5 load 85% of tm", "param hr_max = 190\nrun 5min effort 70-80% of hr_max"],
)
def test_a_share_of_what_is_given(text: str) -> None:
    assert found(text, "M253") == []
