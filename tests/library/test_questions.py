"""What a physio asks the library, in her own words, and what she has to find among the first answers."""

import pytest

from mobdsl.library.search import Answer, search

QUESTIONS = [
    ("chest opener", {"doorway_chest_stretch"}),
    ("knee rehab", {"terminal_knee_extension", "straight_leg_raise", "heel_slides", "quad_sets"}),
    ("shoulder mobility", {"cross_body_shoulder_stretch", "dowel_shoulder_flexion"}),
    ("ankle mobility", {"ankle_circles", "knee_to_wall"}),
    ("stretch hamstrings", {"seated_hamstring_stretch", "straight_leg_pnf"}),
    ("neck stretch", {"upper_trap_stretch", "levator_stretch"}),
    ("no equipment core", {"dead_bug", "plank", "bird_dog", "abdominal_bracing"}),
    ("hip flexor stretch", {"kneeling_hip_flexor_stretch"}),
    ("exercises for lower back pain", {"prone_on_elbows", "knee_rolls"}),
    ("tight calves", {"calf_stretch", "soleus_stretch"}),
    ("rotator cuff strengthening", {"band_external_rotation", "shoulder_cars", "prone_w"}),
    ("balance for seniors", {"single_leg_stand", "tandem_stand"}),
    ("breathing to relax", {"box_breathing", "coherent_breathing"}),
    ("glute exercises with band", {"banded_bridge", "banded_clamshells"}),
    ("thoracic spine rotation", {"open_book", "thread_the_needle"}),
    ("hamstirng strech", {"standing_hamstring_stretch", "seated_hamstring_stretch"}),
    ("sholder mobilty", {"cross_body_shoulder_stretch", "dowel_shoulder_flexion"}),
    ("pidgeon", {"pigeon_pose"}),
    ("dedbug", {"dead_bug"}),
    ("achilles", {"calf_stretch", "heel_drop", "calf_raise", "soleus_stretch"}),
]
FIRST = 12


def first(question: str) -> list[str]:
    return [movement.name for movement in search(question).movements[:FIRST]]


@pytest.mark.parametrize(("question", "wanted"), QUESTIONS, ids=[question for question, _ in QUESTIONS])
def test_a_question_is_answered(question: str, wanted: set[str]) -> None:
    assert wanted & set(first(question)), first(question)


def test_there_are_twenty_questions() -> None:
    assert len(QUESTIONS) == 20


def test_what_is_meant_comes_before_what_has_the_word_in_its_name() -> None:
    knees = search("knee rehab").movements
    assert "knees" in knees[0].facts["target"]
    assert "chest" in search("chest opener").movements[0].facts["target"]


def test_without_equipment_is_a_filter_however_it_is_said() -> None:
    for question in ("no equipment core", "core without equipment", "core without any gear"):
        found = search(question).movements
        assert found
        assert not [movement.name for movement in found if movement.facts.get("equipment")]
    assert all(not movement.facts.get("equipment") for movement in search("bodyweight legs").movements)


def test_a_word_is_taken_for_no_other_that_nothing_goes_with() -> None:
    answer = search("pull up easier")
    assert (dict(answer.instead), answer.missed) == ({}, ("easier",))
    assert "pull_up" in [movement.name for movement in answer.movements]


def test_a_word_that_nothing_goes_with_is_named_and_the_rest_answered() -> None:
    answer = search("shoulder zumba")
    assert answer.missed == ("zumba",)
    assert "shoulders" in answer.movements[0].facts["target"]


def test_a_slip_is_named() -> None:
    assert search("sholder mobilty").instead == {"sholder": "shoulder", "mobilty": "mobility"}


def test_what_has_nothing_to_do_with_it_is_not_found() -> None:
    assert search("xyzzyx") == Answer((), {}, ())
    assert search("quantum chromodynamics lecture") == Answer((), {}, ())
