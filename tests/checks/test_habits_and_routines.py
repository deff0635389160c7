"""M455: habits called like routines."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked

ROUTINES = 'routine evening "Evening stretch" { plank 30s }\nroutine warm_up { march 1min }\n'


def plan(line: str) -> str:
    return f'{ROUTINES}plan p {{ start 2026-03-02; zone "Europe/Berlin"; {line} }}'


@pytest.mark.parametrize(
    ("habit", "name"),
    [("Evening stretch", "evening"), ("evening", "evening"), ("EVENING STRETCH", "evening"), ("Warm up", "warm_up")],
)
def test_in_a_plan(habit: str, name: str) -> None:
    text = plan(f'on mon at 19:00 do "{habit}"')
    (one,) = found(text, "M455")
    assert (one.severity, one.hint) == (Severity.WARNING, f"To do the routine leave the quotes out: {name}")
    assert marked(text, one) == f'"{habit}"'
    assert found(plan(f"on mon at 19:00 do {name}"), "M455") == []


def test_in_the_log_and_from_an_import() -> None:
    text = 'import "back.mob" as back\ndid 2026-03-02 07:04 "Back care" 0:30'
    (one,) = found(text, "M455", back='routine care "Back care" { plank 30s }')
    assert one.hint == "To do the routine leave the quotes out: back.care"


@pytest.mark.parametrize("line", ['every day do "drink water"', 'on mon do "Evening stretches"', "on mon do evening"])
def test_other_habits(line: str) -> None:
    assert found(plan(line), "M455") == []
