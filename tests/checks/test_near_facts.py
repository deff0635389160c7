"""M258: facts, tools and areas that look like slips."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("plank 30s; never foam_rol on low_back", "foam_roll"),
        ("plank 30s; never foam_roll on lowback", "low_back"),
        ("plank 30s; never foam_roll on psaos", "psoas"),
        ("plank 30s; never twsit", "twist"),
        ("plank 30s; context later { never foam_rol on low_back }", "foam_roll"),
        ("movement a { planes rotaton }\na x8", "rotation"),
        ("movement a { target hamstring }\na x8", "hamstrings"),
        ("movement a { muscles psaos }\na x8", "psoas"),
        ("movement a { tags stabilty }\na x8", "stability"),
        ("movement a { variation b { planes flexon } }\na x8", "flexion"),
    ],
)
def test_a_slip(text: str, near: str) -> None:
    (one,) = found(text, "M258")
    assert one.severity is Severity.WARNING
    assert one.hint == f"Did you mean {near}?"
    slip = one.message.split("`")[1]
    assert found(text.replace(slip, near), "M258") == []


@pytest.mark.parametrize(
    "text",
    [
        "plank 30s; never foam_roller on lumbar_spine",
        "plank 30s; never running; never foam_roll on old_scar",
        "movement a { planes sagittal; target left_ear; muscles iliacus; tags monday }\na x8",
        "movement a { target cor }\na x8",
    ],
)
def test_no_slip(text: str) -> None:
    assert found(text, "M258") == []
