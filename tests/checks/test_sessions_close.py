"""M452: the same again too soon."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked

ROUTINES = "routine a { squat 5x3min }\nroutine b { march 5min }\n"


def plan(*lines: str) -> str:
    return f'{ROUTINES}plan p {{ start 2026-03-02; for 2 weeks; zone "Europe/Berlin"; {"; ".join(lines)} }}'


@pytest.mark.parametrize(
    "lines",
    [
        ["on mon at 07:00 do a", "on mon at 07:30 do a"],
        ["on mon at 07:00, 09:14 do a"],
    ],
)
def test_said_once_for_a_line_with_the_first_day(lines: list[str]) -> None:
    text = plan(*lines)
    (one,) = found(text, "M452")
    assert one.severity is Severity.WARNING
    assert "2026-03-02" in one.message
    assert marked(text, one).startswith("a")


@pytest.mark.parametrize(
    "lines",
    [
        ["on mon at 07:00, 09:15 do a"],
        ["on mon at 07:00 do a, b, a"],
        ["on mon at 07:00, 08:00 do b"],
        ["on mon at 07:00 do a", "on mon at 07:30 do b"],
        ['on mon at 07:00, 07:30 do "drink"'],
        ["on mon at 07:00 do a", "on tue at 07:00 do a"],
    ],
)
def test_late_enough_or_short_or_another(lines: list[str]) -> None:
    assert found(plan(*lines), "M452") == []
