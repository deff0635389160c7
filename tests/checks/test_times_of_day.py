"""M320: `at 07:30` in a routine."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("at 07:30 plank 30s", "07:30"),
        ("plank 30s\nat 07:30 dead_bug x8", "07:30"),
        ("routine evening { at 18:30 plank 30s }", "18:30"),
        ("at 7:30 plank 30s\nat 8:30 dead_bug 30s", "7:30"),
        ("at 0:00 plank 30s\nat 7:30:00 dead_bug x8", "7:30:00"),
        ("block b { at 09:00 plank 30s }", "09:00"),
    ],
)
def test_a_time_of_day(text: str, clock: str) -> None:
    (one,) = found(text, "M320")
    assert one.severity is Severity.WARNING
    assert marked(text, one) == clock
    assert one.hint
    assert "plan" in one.hint


@pytest.mark.parametrize(
    "text",
    [
        "at 0:00 plank 30s\nat 7:30 dead_bug 30s",
        "at 00:00 plank 30s\nat 00:33 dead_bug 30s\nat 01:28 bird_dog 30s\nat 07:30 march 1min",
        "at 00:33 plank 30s",
        "warm_up 5min\nat 5:45 plank 30s",
        "at 1:28 plank 30s",
        'plan p { start 2026-03-02; for 1 weeks; zone "UTC"; on mon at 07:30 do "walk" }',
        "did 2026-03-02 07:04 main 9:40\nplank 30s",
    ],
)
def test_an_offset(text: str) -> None:
    assert found(text, "M320") == []
