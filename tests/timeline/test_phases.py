"""What goes on inside an event: whose turn it is, and what is said with it."""

from mobdsl.timeline.events import cues_after
from support.say import timeline


def test_a_phase_has_the_text_of_its_heading() -> None:
    (event,) = timeline('cat_camel x2 inhale "extend" exhale "round"').events
    assert [(phase.kind, phase.text) for phase in event.phases] == [("inhale", "extend"), ("exhale", "round")] * 2


def test_any_part_of_a_rep_may_have_a_text() -> None:
    (event,) = timeline('squat x1 tempo 3-1-2 lift "drive up" lift "again"').events
    assert [phase.text for phase in event.phases] == [None, None, "drive up"]


def test_a_text_with_a_side_is_filled_in() -> None:
    left, right = timeline('pigeon 2 breaths each side exhale "{side} hip down"').events
    assert (left.phases[1].text, right.phases[1].text) == ("left hip down", "right hip down")


def test_sides_take_turns_from_rep_to_rep() -> None:
    (event,) = timeline("bird_dog x3 alternate hold 3s reset 1s").events
    assert [(phase.kind, phase.side) for phase in event.phases] == [
        ("hold", "left"),
        ("reset", "left"),
        ("hold", "right"),
        ("reset", "right"),
        ("hold", "left"),
    ]
    assert (event.turns, event.side, event.reps, event.reps_each) == (("left", "right"), None, "3", None)


def test_the_side_to_begin_with_is_kept() -> None:
    (event,) = timeline("lunge x2 each leg from right alternate hold 1s").events
    assert [phase.side for phase in event.phases] == ["right", "left", "right", "left"]
    assert (event.turn_words, event.reps, event.reps_each) == ("alternating, right first", "4", "2")


def test_opposite_limbs_that_take_turns_are_named() -> None:
    (event,) = timeline("bird_dog x8 alternate opposite sides").events
    assert event.title == "Bird dog, opposite arm and leg"


def test_a_set_of_very_many_reps_lists_no_phases() -> None:
    (event,) = timeline("squat x1000 tempo 1-0-1").events
    assert (event.duration, event.phases) == (2_000_000, ())


def test_work_that_goes_straight_on_in_another_position_says_so() -> None:
    down, up = timeline('scorpion 10s each face_down, face_up cue "slowly"').events
    assert cues_after(down, None) == ("slowly",)
    assert cues_after(up, down) == ("Change to face up: slowly",)


def test_where_there_is_time_to_change_nothing_is_added() -> None:
    down, change, up = timeline("scorpion 10s each face_down, face_up switch 5s").events
    assert (change.title, change.position) == ("Change position", "face_up")
    assert (cues_after(change, down), cues_after(up, change)) == ((), ())
