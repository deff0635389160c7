"""What the names of tags, blocks and routines in rules stand for."""

import pytest

from support.checking import found, marked

TAGGED = """movement child_pose { tags deep_flexion }
movement roll_down { tags deep_flexion }
routine r { plank 1min; child_pose 1min; roll_down 1min; context k { RULE } }
"""


@pytest.mark.parametrize("rule", ["skip deep_flexion", "require deep_flexion", "prefer deep_flexion"])
def test_a_tag_lists_its_movements(rule: str) -> None:
    text = TAGGED.replace("RULE", rule)
    (one,) = found(text, "M270")
    assert marked(text, one) == "deep_flexion"
    assert one.message == "In `k`: `deep_flexion` stands for Child pose and Roll down here."


def test_a_block_and_a_routine_list_theirs() -> None:
    text = """routine warm_up { jog 1min; high_knees 10s }
    routine r { do warm_up; block core { plank 1min; dead_bug 1min }; bow 5s; context k { only core, warm_up } }"""
    assert [one.message for one in found(text, "M270")] == [
        "In `k`: `core` stands for Plank and Dead bug here.",
        "In `k`: `warm_up` stands for Jog and High knees here.",
    ]


def test_a_movement_is_no_group() -> None:
    assert found("plank 1min; dying_bug 1min; context k { skip plank }", "M270") == []


def test_a_ladder_is_no_group() -> None:
    text = "progression hip { level dowel_hinge x8 }\nroutine r { hip; plank 1min; context k { skip hip } }"
    assert found(text, "M270") == []
