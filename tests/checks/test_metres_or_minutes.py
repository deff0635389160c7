"""M329: `plank 2m`."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked


@pytest.mark.parametrize(
    "text",
    [
        "plank 2m", "plank 3x1m", "cat_cow 50m", "swaying_in_place 5m", "push_up 2m", "step_up 2m", "jog 15m", "run 5m",
        "jump_rope 5m", "stationary_bike 5m", "treadmill 30m", "hike 45m",
    ],
)  # fmt: skip
def test_minutes_are_meant(text: str) -> None:
    (one,) = found(text, "M329")
    assert one.severity is Severity.WARNING
    assert one.hint
    assert "min" in one.hint
    assert marked(text, one) == text.split(maxsplit=1)[0]


def test_the_hint_is_the_dose_to_write() -> None:
    (one,) = found("plank 2m", "M329")
    assert one.hint == "Minutes are written 2min."


@pytest.mark.parametrize(
    "text",
    [
        "run 50m", "walking_lunge 20m", "farmers_carry 40m", "bear_crawl 10m", "sled_push 15m", "swim 10x25m every 45s",
        "rope_climb 5m", "run 10x5m", "jog 50m", "run 10m", "shuttle_run 5/10m",
        "row 50m", "standing_long_jump 10m", "freestyle 25m", "strange_thing 25m", "plank 2min", "plank 400m",
    ],
)  # fmt: skip
def test_metres_are_meant(text: str) -> None:
    assert found(text, "M329") == []
