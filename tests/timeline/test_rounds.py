"""Rounds in rounds, for programs and for people."""

import pytest

from mobdsl.model.intervals import Round
from mobdsl.render.table import timeline_table
from mobdsl.views.timeline import timeline_json
from mobdsl.wording.times import place_words, rounds_words
from support.say import timeline

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
def test_rounds_words_of(rounds, place, often):
    made = [Round(number, total) for number, total in rounds]
    assert (place_words(made), rounds_words(made)) == (place, often)


def test_the_innermost_rounds_are_those_of_an_event():
    plank, _, march, *_ = timeline(NESTED).events
    assert (plank.round, plank.rounds, march.round, march.rounds) == (1, 2, 1, 3)


def test_programs_are_told_the_rounds_of_every_repeat():
    events = timeline_json(timeline(NESTED), lambda span: (span.path, None))["events"]
    assert [(one["round"], one["rounds"]) for one in events[4]["in_rounds"]] == [(2, 3), (2, 2)]
    assert (events[4]["round"], events[4]["rounds"]) == (2, 2)


def test_a_terminal_shows_in_which_round_a_round_is():
    assert "Plank  (5 s, round 2 of 2 in round 3 of 3)" in timeline_table(timeline(NESTED))


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        (
            "repeat for 60s finish round rest 10s { push x5; rest 5s; pull x10 }",
            "Push 5 reps, rest 5 s, Pull 10 reps; between rounds rest 10 s; finish the round that you are in",
        ),
        (
            "repeat for 60s whole rounds rest open { push x5 }",
            "Push 5 reps; between rounds rest until you go on; begin no round that you cannot finish",
        ),
        (
            "repeat for 60s rest same after each { push x5; pull 10s between rounds }",
            "Push 5 reps, Pull 10 s between rounds; after each round rest as long as the round took",
        ),
        ("repeat for 60s each side switch 5s { push x5 }", "Push 5 reps; left, then right; 5 s to change"),
        ("repeat for 60s { repeat 2 { push x5; pull x3 } }", "2 × (Push 5 reps, Pull 3 reps)"),
        ("repeat for 60s { repeat 2 rest 5s { push x5 } }", "2 × (Push 5 reps; between rounds rest 5 s)"),
        ("repeat for 60s { push 2x5 rest 5s; pull x3 }", "Push 2 × 5, rest 5 s between sets, Pull 3 reps"),
        ("repeat for 60s { push x5 each side switch 5s }", "Push 5 reps each side, 5 s to change"),
        ("repeat for 60s { block b rest 5s { push x5; pull x3 } }", "Push 5 reps, Pull 3 reps, rest 5 s between them"),
    ],
)
def test_rounds_that_nobody_counts_say_what_they_are_made_of(text, dose):
    (event,) = timeline(text).events
    assert event.dose == dose


def test_a_cap_and_rounds_of_choice_are_said_of_them():
    first, *_, last = timeline("repeat 2-3 cap 5min { run 400m }").events
    assert place_words(first.in_rounds) == "round 1 of 2-3, at most 5 min in all"
    assert place_words(last.in_rounds) == "round 3 of 2-3, if you like, at most 5 min in all"
    assert rounds_words(first.in_rounds) == "2-3 rounds, at most 5 min in all"
    made = timeline_json(timeline("repeat 2-3 cap 5min { run 400m }"), lambda span: (span.path, None))["events"]
    assert [one["in_rounds"][0]["optional"] for one in made] == [False, False, True]
    assert made[0]["in_rounds"][0]["cap"] == 300


AMRAP = """\
repeat for 20min "AMRAP" {
  push_up x5 cue "elbows in" with mat or towel
  kettlebell_swing x10 load 16kg effort 8rpe
  sit_up x10 each side
}
"""


def test_rounds_that_are_not_listed_lose_nothing_of_their_movements():
    (event,) = timeline(AMRAP).events
    assert event.dose == (
        "Push-up 5 reps (with mat or towel), Kettlebell swing 10 reps (16kg, effort 8rpe), Sit-up 10 reps each side"
    )
    assert event.cues == ("Push-up: elbows in",)
    made = timeline_json(timeline(AMRAP), lambda span: (span.path, None))
    assert [(one["movement"], one["load"], one["kit"]) for one in made["events"][0]["parts"]] == [
        ("push_up", None, "mat"),
        ("kettlebell_swing", "16kg", None),
        ("sit_up", None, None),
    ]
    assert "pectorals" in made["coverage"]["muscles"]


def test_one_movement_needs_no_name_before_its_cue():
    (event,) = timeline('repeat for 5min rest open { plank 20s cue "long neck" }').events
    assert event.cues == ("long neck",)
