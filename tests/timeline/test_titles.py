"""What a movement is called: in its author's words."""

import pytest

from support.say import timeline


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("leg_swing x8", "Leg swing"),
        ("rocking_frog x8", "Rocking frog"),
        ("triceps_dip x8", "Triceps dip"),
        ("foam_roll_it_band 1min", "Foam roll it band"),
        ("pelvic_tilt x8", "Pelvic tilt"),
        ("side_bridge 20s", "Side bridge"),
        ("swim 50m", "Swim"),
        ("push_up x8", "Push-up"),
        ("push_ups x8", "Push ups"),
        ("child_pose 1min", "Child's pose"),
        ("straight_leg_pnf 1min", "Straight leg PNF"),
        ("bird_dog x8 variation lateral", "Lateral bird dog"),
        ("pistol_squat x8 variation assisted", "Pistol squat, assisted"),
        ('"7.5 min hip flow"', "7.5 min hip flow"),
        ("bird_dog x8 opposite sides", "Bird dog, opposite arm and leg"),
    ],
)
def test_a_title_has_the_words_of_the_name(line: str, title: str) -> None:
    assert timeline(line).events[0].title == title


def test_the_author_s_own_title_wins() -> None:
    made = timeline('movement pelvic_tilt "Pelvic rocks" { target hips }\npelvic_tilt x8')
    assert made.events[0].title == "Pelvic rocks"


def test_a_rung_has_the_words_of_its_level() -> None:
    made = timeline("progression dips { level triceps_dip x8 }\nroutine r { dips }")
    assert made.events[0].title == "Triceps dip"
