"""M322: lines without a dose."""

from mobdsl.diagnostics import Severity
from support.checking import found, marked


def test_one_line_for_the_whole_routine() -> None:
    text = """
    routine evening { cat_cow; plank 30s; child_pose; cat_cow; context short { skip plank } }
    routine morning { march 1min }
    """
    (one,) = found(text, "M322")
    assert one.severity is Severity.INFO
    assert one.message == "No dose is stated for Cat-cow and Child's pose."
    assert marked(text, one) == "cat_cow"


def test_of_many_the_first_are_named() -> None:
    (one,) = found("cat_cow; child_pose; plank; dead_bug; bird_dog; march; jog", "M322")
    assert one.message.endswith("Cat-cow, Child's pose, Plank, Dead bug and 3 more.")


def test_a_slot_a_hold_a_maximum_and_an_end_say_how_long() -> None:
    text = "lasts 2:00; at 0:00 cat_cow; at 0:30 plank max; at 1:00 wall_sit hold 20s; at 1:30 sigh until relief"
    assert found(text, "M322") == []


def test_what_is_left_out_needs_none() -> None:
    assert found("plank 30s; cat_cow optional", "M322") == []


def test_another_routine_that_is_done_says_it_of_itself() -> None:
    text = "routine evening { do warm_up; plank 30s }\nroutine warm_up { march }"
    (one,) = found(text, "M322")
    assert marked(text, one) == "march"
