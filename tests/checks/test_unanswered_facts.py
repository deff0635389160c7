"""M241: conditions that nothing answers."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import findings, found, marked

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
        "reduce volume 20% if soreness > 24h",
        'clearance if blood_pressure > 150 "see your physician first"; disclaimer "x"',
    ],
)
def test_what_a_person_says_or_the_log_will(line: str) -> None:
    assert found(ROUTINE + line, "M241") == []


def test_what_stops_and_nobody_is_asked() -> None:
    (one,) = found(f"{ROUTINE}stop if pain > 3", "M241")
    assert one.severity is Severity.INFO
    assert one.message.endswith("so this is shown, and nobody is asked.")
    assert found(f"{ROUTINE}ask pain 0-10 before; stop if pain > 3", "M241") == []


PLAN = 'plan p { start 2026-03-02; for 1 week; zone "UTC"; on mon at 07:00 do main'


@pytest.mark.parametrize(
    ("routine", "plan"),
    [
        ("reduce volume 20% if sorenes > 3", "}"),
        ('warn "slowly" if sorenes > 3', "}"),
        ("bird_dog x8 { stop if sorenes > 3 }", "}"),
        ("context easy { add 1 rep if sorenes < 2 }", "}"),
        ("", "if sorenes < 3 }"),
        ("", "; reduce volume 20% if sorenes > 3 }"),
        ("", "; week 1 load 60% if sorenes > 3 }"),
    ],
)
def test_a_slip_in_what_is_shown_or_planned_is_a_warning(routine: str, plan: str) -> None:
    text = f"routine main {{ plank 30s; ask soreness 0-10\n{routine} }}\n{PLAN} {plan}"
    (one,) = found(text, "M241")
    assert one.severity is Severity.WARNING
    assert one.hint == "Did you mean soreness?"
    assert marked(text, one) == "sorenes"


def test_what_only_an_adaptation_asks_for_is_the_log_s() -> None:
    assert found("plank 30s\nreduce volume 20% if bar_speed < 1", "M241") == []
