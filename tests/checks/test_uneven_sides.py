"""M325: more on one side than on the other."""

import pytest

from checking import found, marked, related
from mobdsl.diagnostics import Severity


def test_both_lines_are_shown() -> None:
    text = "split_squat 3x8 only left; plank 30s; split_squat 2x8 only right"
    (one,) = found(text, "M325")
    assert one.severity is Severity.WARNING
    assert text.rindex(marked(text, one)) == text.rindex("split_squat")
    assert related(text, one) == ["split_squat"]


@pytest.mark.parametrize(
    "text",
    [
        "split_squat 3x8 only left; split_squat 3x8 only right",
        "split_squat x8 only left; split_squat x6 only left; split_squat x6 only right; split_squat x8 only right",
        "split_squat 3x8 each side; split_squat x8 only left",
        "split_squat 3x8 only left",
    ],
)
def test_the_same_on_both_or_more_of_one_on_purpose(text: str) -> None:
    assert found(text, "M325") == []
