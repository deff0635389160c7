"""Lines of the log: what they mean."""

import datetime as dt
from decimal import Decimal

from mobdsl.model.amounts import Count, Dose, Duration, Quantity, Reps, Timed
from mobdsl.model.clauses import Load
from mobdsl.model.log import Entry
from support.programs import document, findings


def entry(text: str) -> Entry:
    (found,) = document(text).log
    return found


def test_when_what_and_for_how_long() -> None:
    found = entry("did 2026-03-02 07:04 spinal_mobility 9:40")
    assert found.start == dt.datetime(2026, 3, 2, 7, 4)
    assert (found.routine, found.habit, found.duration) == ("spinal_mobility", False, 580_000)
    assert (found.fields, found.notes, found.done, found.contexts) == ({}, (), (), ())


def test_answers_have_the_values_that_conditions_compare_with() -> None:
    found = entry(
        'did 2026-03-02 07:04 evening effort 4 soreness 24h weight 72.5kg slept yes hurt no mood good note "windy"'
    )
    assert found.duration is None
    assert found.fields == {
        "effort": Decimal(4),
        "soreness": Duration.exactly(86_400_000),
        "weight": Quantity(Decimal("72.5"), Decimal("72.5"), "kg"),
        "slept": True,
        "hurt": False,
        "mood": "good",
    }
    assert [(note.word, note.text) for note in found.notes] == [("note", "windy")]


def test_movements_with_what_was_done_of_them() -> None:
    found = entry("did 2026-03-02 07:04 evening 9:40 effort 4 done plank 45s done squat 3x8 load 60kg")
    plank, squat = found.done
    assert (plank.movement, plank.clauses.dose) == ("plank", Dose(measures=(Timed((Duration.exactly(45_000),)),)))
    assert squat.clauses.dose == Dose(measures=(Reps((Count(8, 8),)),), sets=Count(3, 3))
    assert squat.clauses.load == Load(amounts=(Quantity(Decimal(60), Decimal(60), "kg"),))
    assert found.fields == {"effort": Decimal(4)}


def test_a_body_says_the_same_as_the_line() -> None:
    line = entry('did 2026-03-02 07:04 evening 9:40 effort 4 note "windy" done plank 45s load 5kg')
    body = entry('did 2026-03-02 07:04 evening 9:40 {\n  effort 4; note "windy"\n  done plank 45s load 5kg\n}')
    assert (body.fields, body.duration) == (line.fields, line.duration)
    assert [note.text for note in body.notes] == [note.text for note in line.notes]
    assert [(done.movement, done.clauses) for done in body.done] == [
        (done.movement, done.clauses) for done in line.done
    ]


def test_habits_and_contexts() -> None:
    found = entry('did 2026-03-02 07:04 "drink water"')
    assert (found.routine, found.habit) == ("drink water", True)
    assert entry("did 2026-03-02 07:04 evening 3:00 if pre_run and tired").contexts == ("pre_run", "tired")


def test_a_broken_line_costs_that_line_only() -> None:
    text = "did 2026-03-02 07:04 a 9:40\ndid 2026-03-03 27:04 a 9:40\ndid 2026-03-04 07:04 a 9:40"
    assert [one.code for one in findings(text)] == ["M102"]
