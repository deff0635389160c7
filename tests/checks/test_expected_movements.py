"""M308: `expect 11 movements`, `expect planes rotation`."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked


@pytest.mark.parametrize(
    "text",
    [
        "plank 30s; dead_bug x8; expect 2 movements",
        "repeat 3 { plank 2x30s }; dead_bug x8; expect 2 movements",
        "plank 30s; dead_bug x8 optional; expect 2 movements",
        "plank 30s; dead_bug x8; expect 2-4 movements",
        "cat_cow x8; expect planes flexion, extension",
        "plank 30s; dead_bug x8; context short { skip plank; expect 1 movement }",
    ],
)
def test_as_expected(text: str) -> None:
    assert found(text, "M308") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plank 30s; dead_bug x8; expect 3 movements", "has 2 movements, not 3"),
        ("plank 30s; dead_bug x8; expect 3-4 movements", "has 2 movements, not 3-4"),
        ("cat_cow x8; expect planes flexion, rotation, lateral_flexion", "cover rotation and lateral flexion"),
        ("cat_cow x8 optional; plank 30s; expect planes flexion", "cover flexion"),
    ],
)
def test_not_as_expected(text: str, said: str) -> None:
    (one,) = found(text, "M308")
    assert one.severity is Severity.ERROR
    assert said in one.message
    assert marked(text, one).startswith("expect")


def test_in_a_context() -> None:
    (one,) = found("plank 30s; dead_bug x8; context short { skip plank; expect 2 movements }", "M308")
    assert one.message.startswith("In `short`: ")


@pytest.mark.parametrize(
    ("planes", "hint"),
    [
        ("rotaton", "Did you mean rotation?"),
        ("flexion, rotaton", "Did you mean rotation?"),
        ("everything", "No movement has a plane `everything`. There are: "),
        ("flexion", "Add a movement for it, or say `planes` in the movement that has it."),
    ],
)
def test_a_plane_that_no_movement_has(planes: str, hint: str) -> None:
    (one,) = found(f"plank 30s; march 1min\nexpect planes {planes}", "M308")
    assert one.hint is not None
    assert one.hint.startswith(hint)
