"""M333: how long the slots are that times leave."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked


def test_up_to_the_next_line_and_to_the_end() -> None:
    text = "lasts 10:00\nat 0:00 breathing\nat 0:33 pelvic_rocks\nat 1:28 dead_bug"
    (one,) = found(text, "M333")
    assert marked(text, one) == "at 0:00"
    assert one.severity is Severity.INFO
    assert one.message == "The slots last 33 s at 0:00, 55 s at 0:33 and 8 min 32 s at 1:28."


def test_the_last_has_no_length_where_nothing_ends_it() -> None:
    (one,) = found("at 0:00 breathing\nat 0:33 pelvic_rocks", "M333")
    assert one.message == "The slots last 33 s at 0:00."


@pytest.mark.parametrize("text", ["plank 30s", "lasts 1:00; plank", "at 0:00 plank 30s"])
def test_nothing_to_tell(text: str) -> None:
    assert found(text, "M333") == []
