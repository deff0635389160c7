"""What people read in the tables of a timeline and a schedule."""

from mobdsl import api
from mobdsl.project.imports import Memory
from mobdsl.render.table import schedule_table, timeline_table


def rows(text: str) -> list[str]:
    program = api.load(Memory({"a.mob": text}), "a.mob").value
    assert program is not None
    made = api.timeline(program).value
    assert made is not None
    return [" ".join(line.split()) for line in timeline_table(made).splitlines()[2:] if line]


def test_questions_and_gates_are_told_in_the_words_of_their_author() -> None:
    lines = rows(
        'ask knee 0-10 "Does Anna\'s KNEE hurt?" before; ask ok "Did Dr. Weber\'s rule hold?"\n'
        'clearance if swelling "See Dr. Weber first."\nplank 30s'
    )
    assert lines == [
        "0:00 – If swelling: See Dr. Weber first.",
        "0:00 – Does Anna's KNEE hurt? (0 to 10)",
        "0:00 0:30 Plank (30 s)",
        "0:30 – Did Dr. Weber's rule hold? (yes or no)",
    ]


def test_rounds_that_nobody_counts_do_not_tell_their_title_twice() -> None:
    assert rows('repeat for 20min "Cindy" { pull_up x5; push_up x10 }') == [
        "Cindy",
        "0:00 20:00 As many rounds as possible (Pull-up 5 reps, Push-up 10 reps)",
    ]
    assert rows('repeat for 20min "As many rounds as possible" { pull_up x5; push_up x10 }') == [
        "As many rounds as possible",
        "0:00 20:00 Pull-up 5 reps, Push-up 10 reps",
    ]


def test_days_of_a_schedule_stand_under_one_another_where_there_is_little_room() -> None:
    text = 'plan p "P" { start 2026-03-02; zone "UTC"; for 2 weeks; on mon, thu at 07:00 do "stretch" }'
    program = api.load(Memory({"a.mob": text}), "a.mob").value
    assert program is not None
    made = api.schedule(program).value
    assert made is not None
    assert schedule_table(made, 40).splitlines()[2:7] == [
        "  Week 1  Mon 2026-03-02",
        "    07:00  stretch",
        "  Thu 2026-03-05",
        "    07:00  stretch",
        "  Week 2  Mon 2026-03-09",
    ]
