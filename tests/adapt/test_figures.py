"""What a state makes of the lines of a file."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.support.say import program

from mobdsl import api
from mobdsl.adapt.changes import Figures, Shift
from mobdsl.adapt.state import AS_WRITTEN, State
from mobdsl.model.amounts import Count, Duration, Quantity
from mobdsl.select import leaves, select
from mobdsl.wording.doses import dose_text, load_text

KG = "kg"


def kilos(amount: str) -> Quantity:
    return Quantity(Decimal(amount), Decimal(amount), KG)


def done(text: str, state: State = AS_WRITTEN) -> list[str]:
    """The title, dose and load of each movement of ``text``."""
    document = program(text).document().value
    assert document is not None
    variant = select(document, next(iter(document.routines)), (), state).value
    assert variant is not None
    kept = (leaf for leaf in leaves(variant.nodes) if leaf.kept)
    said = ((leaf.title, str(dose_text(leaf.clauses) or ""), load_text(leaf.clauses.load, leaf.fact)) for leaf in kept)
    return [" ".join(filter(None, each)) for each in said]


def moved(key: str, *shifts: Shift, **cuts: str) -> State:
    return State(figures={key: Figures(shifts=shifts, cuts={name: Decimal(share) for name, share in cuts.items()})})


@pytest.mark.parametrize(
    ("line", "shift", "expected"),
    [
        ("squat 3x5 load 60kg", Shift(what="load", add=kilos("2.5")), "Squat 3 × 5 62.5kg"),
        ("squat 3x5 load 60kg", Shift(what="load", share=Decimal("0.9"), nearest=kilos("2.5")), "Squat 3 × 5 55kg"),
        ("squat 3x5 load 62.5kg", Shift(what="load", share=Decimal("0.9")), "Squat 3 × 5 56.3kg"),
        ("squat 3x8-12", Shift(what="reps", add=Count(1, 1)), "Squat 3 × 9-13"),
        ("squat 3x8", Shift(what="sets", add=Count(1, 1)), "Squat 4 × 8"),
        ("squat 30s", Shift(what="time", add=Duration.exactly(5000)), "Squat 35 s"),
    ],
)
def test_a_figure_changes(line: str, shift: Shift, expected: str) -> None:
    assert done(line, moved("squat", shift)) == [expected]


def test_what_a_load_is_a_share_of_grows() -> None:
    text = "param tm = 100kg; squat x5/5/5+ load 65/75/85% of tm nearest 2.5kg"
    assert done(text, moved("squat", Shift(what="load", add=kilos("5")))) == [
        "Squat 5/5/5+ reps 67.5/80/90kg (65/75/85% of tm)"
    ]


@pytest.mark.parametrize(
    ("line", "share", "expected"),
    [
        ("squat 5x5", "0.8", "Squat 4 × 5"),
        ("squat 3x8", "0.8", "Squat 3 × 6"),
        ("squat 10x100m", "0.8", "Squat 8 × 100m"),
        ("squat 3x30s", "0.8", "Squat 3 × 24 s"),
        ("squat 2x1", "0.2", "Squat 1 × 1"),
    ],
)
def test_volume_goes_by_whole_sets_or_repetitions(line: str, share: str, expected: str) -> None:
    assert done(line, moved("squat", volume=share)) == [expected]


LADDER = """
progression plank_ladder { level knee_plank 20s; level plank 20s; level { repeat 2 { plank 20s; bridge x5 } } }
routine r { plank_ladder; bridge x5 }
"""


def test_the_level_is_that_of_the_log() -> None:
    assert done(LADDER) == ["Knee plank 20 s", "Bridge 5 reps"]
    assert done(LADDER, AS_WRITTEN.at_level("plank_ladder", 1)) == ["Plank 20 s", "Bridge 5 reps"]
    assert done(LADDER, AS_WRITTEN.at_level("plank_ladder", 2)) == ["Plank 20 s", "Bridge 5 reps", "Bridge 5 reps"]


def test_each_level_has_figures_of_its_own() -> None:
    state = moved("plank_ladder 3 glute_bridge", Shift(what="reps", add=Count(2, 2)))
    assert done(LADDER, state.at_level("plank_ladder", 2)) == ["Plank 20 s", "Bridge 7 reps", "Bridge 5 reps"]


def test_a_movement_stands_in_for_another() -> None:
    assert done(LADDER, State(instead={"glute_bridge": "short_bridge"})) == ["Knee plank 20 s", "Short bridge 5 reps"]
    assert done(LADDER, State(levels={"plank_ladder": 2}, instead={"plank_ladder": "wall_plank"}))[0] == "Wall plank"


def test_the_timeline_takes_the_state() -> None:
    made = api.timeline(program(LADDER), "r", (), AS_WRITTEN.at_level("plank_ladder", 1)).value
    assert made is not None
    assert [event.title for event in made.events] == ["Plank", "Bridge"]
