"""M323: a slot that several share."""

from mobdsl.diagnostics import Severity
from support.checking import found


def test_one_line_for_the_whole_routine() -> None:
    (one,) = found("lasts 3:00\nat 0:00 plank, cat_cow\nat 1:00 dead_bug\nat 2:00 { bird_dog; march }", "M323")
    assert one.severity is Severity.INFO
    assert one.message.endswith("several: at 0:00 and at 2:00.")


def test_one_movement_or_stated_doses_share_nothing() -> None:
    assert found("lasts 2:00; at 0:00 plank; at 1:00 { dead_bug 20s; bird_dog 40s }", "M323") == []


def test_the_sides_of_one_movement_share_too() -> None:
    (one,) = found("lasts 1:00; at 0:00 side_plank each side", "M323")
    assert "at 0:00" in one.message
