"""What is said to write where nobody can know whether a length is met."""

import pytest

from support.checking import found


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        ("plank 30s; cat_cow", "Give doses to the lines that have none."),
        (
            "plank 30s; squat 3x8; run 400m",
            "Give a time, or repetitions a tempo, to what takes as long as it takes: Squat and Run.",
        ),
        ("plank 30s; rest open; side_plank 20s", "Give the pauses a time: rest 60s."),
    ],
)
@pytest.mark.parametrize(("rule", "code"), [("expect 1-2min", "M304"), ("fit 1-2min", "M307")])
def test_what_is_open_is_named(lines: str, hint: str, rule: str, code: str) -> None:
    assert [one.hint for one in found(f"{lines}; {rule}", code)] == [hint]


def test_a_range_that_reaches_beyond_is_named() -> None:
    (one,) = found("side_plank 30s; plank 30-100s; expect 1-2min", "M304")
    assert one.hint == "Give one figure in place of a range: Plank."
