"""One name for a movement and a block."""

from mobdsl.diagnostics import Severity
from support.checking import found, marked, related


def test_a_block_called_like_a_movement_on_a_line() -> None:
    text = "stretch 10s\nblock stretch { child_pose 1min }"
    (one,) = found(text, "M271")
    assert one.severity is Severity.WARNING
    assert related(text, one) == ["stretch"]


def test_a_block_called_like_a_movement_of_the_file() -> None:
    text = "movement core { target trunk }\nroutine r { block core { plank 1min } }"
    (one,) = found(text, "M271")
    assert one.severity is Severity.ERROR


def test_a_routine_that_is_done_called_like_a_movement() -> None:
    text = "routine r { do march; march 10s }\nroutine march { jog 1min }"
    (one,) = found(text, "M271")
    assert marked(text, one) == "march"


def test_a_block_and_a_tag_unite_on_purpose() -> None:
    text = "movement plank { tags core }\nroutine r { plank 10s; block core { dead_bug 1min } }"
    assert found(text, "M271") == []


def test_a_name_of_the_library_that_nobody_uses_here() -> None:
    assert found("block plank { dead_bug 1min }", "M271") == []
