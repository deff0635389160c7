"""M330: gentle and heavy at once."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked


@pytest.mark.parametrize(
    "text",
    [
        "squat x8 load heavy effort gentle",
        "block warm effort easy { squat x8 load heavy }",
        "effort comfortable\nsquat xmax",
        "param tm = 100kg\nsquat x8 load 90% of tm effort 2rpe",
    ],
)
def test_a_contradiction(text: str) -> None:
    (one,) = found(text, "M330")
    assert one.severity is Severity.WARNING
    assert marked(text, one) == "squat"


@pytest.mark.parametrize(
    "text",
    [
        "squat x8 load light effort gentle",
        "squat x8 load heavy effort 9rpe",
        "block warm effort easy { squat x8 load heavy effort hard }",
        "param tm = 100kg\nsquat x8 load 60% of tm effort 3rpe",
        "squat x8 load 85% of tm effort 8rpe",
        "left_rib_exhale_drill max only left effort gentle",
    ],
)
def test_no_contradiction(text: str) -> None:
    assert found(text, "M330") == []


def test_a_pace_goes_with_a_distance_or_a_time() -> None:
    (one,) = found("squat x8 effort 5:30/km; run 5km effort 5:30/km; row 10min effort 2:05/500m", "M330")
    assert one.message == "The effort of Squat is a pace, and its dose is no distance and no time."
