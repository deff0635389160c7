"""What a person reads of a step."""

import pytest

from mobdsl.play.clock import faster, machine_clock
from mobdsl.play.pace import phase_words
from mobdsl.play.words import amount, as_chosen, coming, figures, named, part_line, where
from mobdsl.session.engine_types import Answer
from mobdsl.session.program_types import Part, Round, Step, Thing
from mobdsl.timeline.events import Phase
from support.played import program, rest, switch, work


@pytest.mark.parametrize(
    ("step", "name"),
    [
        (work("Dead bug"), "Dead bug"),
        (work("Dead bug", side="left"), "Dead bug, left side"),
        (work("Knee to chest", side="right", limb="leg"), "Knee to chest, right leg"),
        (work("Hold", side="first_foot"), "Hold, first foot"),
        (work("Scorpion", position="face_up", turns=("left", "right")), "Scorpion, face up, left and right in turn"),
    ],
)
def test_the_name_of_a_step(step: Step, name: str) -> None:
    assert named(step) == name


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (
            work("Squat", reps="8", load="60kg", effort="8rpe", kit="barbell"),
            "8 reps · 60kg · effort 8rpe · with barbell",
        ),
        (work("Squat", reps="1"), "1 rep"),
        (work("Squat", reps="max"), "as many as you can"),
        (work("Bug", reps="16", each="8", turns=("left", "right")), "8 reps each side"),
        (work("Run", dose="5 km"), "5 km"),
        (work("Plank", duration=45_000, dose="45 s"), ""),
        (work("Plank", duration=45_000, sets=3, dose="3 × 45 s each side, tempo slow"), "tempo slow"),
        (work("AMRAP", duration=60_000, parts=(Part(title="Row"),), dose="Row 5"), ""),
    ],
)
def test_how_much_is_done_and_how(step: Step, told: str) -> None:
    assert amount(step) == told


def test_where_one_is() -> None:
    step = work("Row", set=2, rounds=(Round(1, 3), Round(2)), level="level 2 of 4")
    assert where(step) == "set 2 · round 2 · round 1 of 3 · level 2 of 4"


@pytest.mark.parametrize(
    ("step", "large"),
    [
        (work("Squat", reps="8", load="85kg (85% of tm)"), ("8 × 85kg", "8")),
        (work("Squat", reps="max"), ("max",)),
        (work("Bug", reps="16", each="8"), ("8",)),
        (work("Run", dose="400 m"), ("400 m",)),
        (work("Run", dose="tempo slow"), ()),
        (work("Squat", reps="8", load="leicht ☃"), ("8",)),
        (work("Sit"), ()),
    ],
)
def test_what_is_large(step: Step, large: tuple[str, ...]) -> None:
    assert figures(step) == large


def test_what_comes_is_told_with_the_rest_before_it() -> None:
    what = program(
        work("Plank", duration=30_000), rest(20), switch(5), work("Dead bug", reps="8", set=2, sets=3), rest()
    )
    assert coming(what, 0) == "Rest 20 s, then Dead bug, set 2, 8 reps"
    assert coming(what, 1) == "Switch sides 5 s, then Dead bug, set 2, 8 reps"
    assert coming(what, 3) == "Rest"
    assert coming(what, 4) == ""
    assert coming(program(rest(5), work("Plank", duration=30_000, about=True)), 0) == "Plank, about 30 s"


def test_the_equipment_is_the_one_that_was_chosen() -> None:
    step = work("Row", reps="8", kit="band", things=(Thing("band", "with_band_or_towel"), Thing("mat")))
    chosen = as_chosen(step, (Answer(name="with_band_or_towel", value="long_towel"),))
    assert amount(chosen) == "8 reps · with long towel, mat"
    assert as_chosen(step, ()) is step


def test_a_movement_of_a_round() -> None:
    part = Part(title="Thruster", dose="21", load="43kg", effort="hard", position="standing", kit="barbell")
    assert part_line(part) == "21  Thruster, 43kg, effort hard, standing, barbell"


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (Phase(0, 4_000, "hold_full", 1), "Hold, lungs full"),
        (Phase(0, 4_000, "reset", 1), "Let go"),
        (Phase(0, 4_000, "inhale", 1, "ribs\x1b wide"), "Inhale: ribs\\x1b wide"),
        (Phase(0, 4_000, "hold", 1, None, "left"), "Hold left"),
    ],
)
def test_the_words_of_a_phase(phase: Phase, words: str) -> None:
    assert phase_words(phase) == words


def test_a_clock_never_goes_back_and_may_be_fast() -> None:
    clock = machine_clock()
    moments = [clock() for _ in range(100)]
    assert moments == sorted(moments)
    assert faster(lambda: 1_500, 2.5)() == 3_750
