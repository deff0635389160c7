"""M334: a rest that is never taken."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked


def test_a_rest_on_a_line_that_repeats_nothing() -> None:
    text = "plank 30s rest 10s; shoulder_bridge 30s"
    (one,) = found(text, "M334")
    assert (one.severity, marked(text, one)) == (Severity.WARNING, "plank")
    assert one.hint == "To rest behind it write `after each`, or put the rest on a line of its own."


@pytest.mark.parametrize(
    "text",
    [
        "repeat 3 { plank 30s rest 10s }",
        "repeat 3 { plank x8/6/4 rest 10s; bow 5s }",
        "lunge x10 alternate rest 10s",
        "clamshells, leg_circles 30s rest 10s",
        "arms_high then arms_low 10s rest 5s",
    ],
)
def test_the_same_in_other_lines(text: str) -> None:
    assert len(found(text, "M334")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "plank 3x30s rest 10s",
        "plank 1-2x30s rest 10s",
        "plank x8/6/4 rest 10s",
        "side_plank 30s each side rest 10s",
        "rocking_chair 30s each face_down, face_up rest 10s",
        "plank 30s rest 10s after each",
        "hang total 60-90s in 1-5 sets rest 1min",
        "plank 30s; rest 10s",
        "block b rest 10s { plank 30s; squat 3x8 }",
        "routine r { rest 10s after each; plank 30s }",
        "arms_high then arms_low 2x10s rest 5s",
    ],
)
def test_rests_that_are_taken_or_passed_down(text: str) -> None:
    assert found(text, "M334") == []


@pytest.mark.parametrize(
    ("level", "use", "idle"),
    [
        ("plank x8 rest 20s", "p", ["level plank x8 rest 20s"]),
        ("plank x8 rest 20s", "p each side", []),
        ("plank 3x8 rest 20s", "p", []),
        ("plank x8 rest 20s after each", "p", []),
    ],
)
def test_a_level_is_a_line_too(level: str, use: str, idle: list[str]) -> None:
    text = f"progression p {{ level {level}; level bow 2x8 rest 10s }}\nroutine r {{ {use} }}"
    assert [marked(text, one) for one in found(text, "M334")] == idle
