"""Rounds in rounds, for programs and for people."""

import pytest

from mobdsl.render.table import timeline_table
from mobdsl.timeline.events import Round
from mobdsl.timeline.view import timeline_json
from mobdsl.wording import place_words, rounds_words
from say import timeline

NESTED = "repeat 3 { repeat 2 { plank 5s }; march 10s }"


@pytest.mark.parametrize(
    ("rounds", "place", "often"),
    [
        ((), "", ""),
        (((2, 3),), "round 2 of 3", "3 rounds"),
        (((1, None),), "round 1", ""),
        (((1, 1),), "round 1 of 1", ""),
        (((2, 3), (1, 2)), "round 1 of 2 in round 2 of 3", "2 rounds in each of 3"),
        (((2, 3), (1, 1)), "round 1 of 1 in round 2 of 3", "3 rounds"),
        (
            ((1, 4), (2, 3), (1, 2)),
            "round 1 of 2 in round 2 of 3 in round 1 of 4",
            "2 rounds in each of 3 in each of 4",
        ),
    ],
)
def test_rounds_in_words(rounds, place, often):
    made = [Round(number, total) for number, total in rounds]
    assert (place_words(made), rounds_words(made)) == (place, often)


def test_the_innermost_rounds_are_those_of_an_event():
    plank, _, march, *_ = timeline(NESTED).events
    assert (plank.round, plank.rounds, march.round, march.rounds) == (1, 2, 1, 3)


def test_programs_are_told_the_rounds_of_every_repeat():
    events = timeline_json(timeline(NESTED), lambda span: (span.path, None))["events"]
    assert events[4]["in_rounds"] == [{"round": 2, "rounds": 3}, {"round": 2, "rounds": 2}]
    assert (events[4]["round"], events[4]["rounds"]) == (2, 2)


def test_a_terminal_shows_in_which_round_a_round_is():
    assert "Plank  (5 s, round 2 of 2 in round 3 of 3)" in timeline_table(timeline(NESTED))
