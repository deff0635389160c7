"""M241: conditions that nothing answers."""

import pytest

from checking import findings, found, marked
from mobdsl.diagnostics import Severity

ROUTINE = "plank 30s; dead_bug x8\n"


@pytest.mark.parametrize(
    "line",
    [
        "skip plank if bar_speed < 1",
        "if bar_speed < 1 and tired skip plank",
        "bird_dog x8 if not bar_speed < 1",
        "context slow { skip plank if bar_speed < 1 }",
    ],
)
def test_a_figure_that_nothing_gives(line: str) -> None:
    text = ROUTINE + line
    (one,) = found(text, "M241")
    assert one.severity is Severity.INFO
    assert marked(text, one) == "bar_speed"


@pytest.mark.parametrize(
    "source",
    [
        "ask bar_speed 0-10 before",
        "param bar_speed = 3",
        "bird_dog x8 { ask bar_speed 0-10 }",
        "context testing { ask bar_speed 0-10 }",
        "did 2026-03-02 07:04 main 9:40 bar_speed 4",
    ],
)
def test_a_figure_that_something_gives(source: str) -> None:
    assert found(f"{ROUTINE}{source}\nskip plank if bar_speed < 1", "M241") == []


def test_a_figure_of_the_profile() -> None:
    texts = {"main.mob": f"{ROUTINE}skip plank if age > 60", "mob.toml": "[profile]\nage = 41"}
    assert findings(texts, "M241") == []


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("skip plank if pre_rum", "pre_run"),
        ("skip plank if sorness > 3", "soreness"),
        ("if jet_lagged and tird skip plank", "tired"),
    ],
)
def test_a_slip_is_a_warning(line: str, near: str) -> None:
    text = f"{ROUTINE}ask soreness 0-10 before; ask tired before\ncontext pre_run {{ skip dead_bug }}\n{line}"
    (one,) = found(text, "M241")
    assert one.severity is Severity.WARNING
    assert one.hint == f"Did you mean {near}?"


@pytest.mark.parametrize(
    "line",
    [
        "skip plank if jet_lagged",
        "stop if pain > 3",
        "reduce volume 20% if soreness > 24h",
        'clearance if blood_pressure > 150 "see your physician first"; disclaimer "x"',
    ],
)
def test_what_a_person_says_or_the_log_will(line: str) -> None:
    assert found(ROUTINE + line, "M241") == []
