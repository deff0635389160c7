"""Volume that is cut and comes back, growth by the calendar, weeks that are done again: worked out by hand."""

from __future__ import annotations

import datetime as dt

from tests.adapt.lived import Row, due, lived, reasons, state_of, stated
from tests.support.say import program

from mobdsl import api

SORE = """
routine day { squat 5x5; lunge 3x8 each leg; ask soreness 0-10 after 24h; reduce volume 20% if soreness > 24h }
"""
FULL = "Squat 5 × 5; Lunge 3 × 8 each leg"
LESS = "Squat 4 × 5; Lunge 3 × 6 each leg"
LEAST = "Squat 3 × 5; Lunge 3 × 5 each leg"


def test_volume_is_cut_while_it_hurts_and_comes_back() -> None:
    """A fifth less each time the soreness lasts: 25 → 20 → 16, 24 → 19.2 → 15.36, as near as whole ones come."""
    sessions = [
        (FULL, 0), (FULL, 0), (FULL, 3), (LESS, 0), (FULL, 0), (FULL, 5), (LESS, 2), (LEAST, 0), (FULL, 0), (FULL, 0),
        (FULL, None), (FULL, 4), (LESS, None), (LESS, 0), (FULL, 1), (LESS, 1), (LEAST, None), (LEAST, 0), (FULL, 0),
        (FULL, 0), (FULL, 0), (FULL, 0), (FULL, 2), (LESS, 0), (FULL, 0), (FULL, 0), (FULL, 0), (FULL, 6), (LESS, 0),
        (FULL, 0), (FULL, None),
    ]  # fmt: skip
    log: list[str] = []
    first = dt.date(2026, 3, 2)
    for number, (expected, soreness) in enumerate(sessions):
        day = first + dt.timedelta(days=2 * number)
        assert (day, due(SORE, log, str(day))) == (day, expected)
        log.append(f"did {day} 07:00 day")
        if soreness is not None:
            log.append(f"answered {day + dt.timedelta(days=1)} 07:30 day from {day} 07:00 soreness {soreness}")


def test_growth_every_third_day_if_comfortable() -> None:
    """Three days after the first session, and after each step: never two steps within three days."""
    text = "routine day { dead_bug x8 { add 1 rep every 3 days if comfortable } }"
    yes = {1, 2, 3, 4, 5, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 25, 26, 27, 28, 29, 30, 31}
    steps = {4, 9, 12, 15, 18, 21, 25, 28, 31}
    reps, rows = 8, list[Row]()
    for day in range(1, 32):
        rows.append(
            (f"2026-03-{day:02}", f"Dead bug {reps} reps", f"07:00 day comfortable {'yes' if day in yes else 'no'}")
        )
        reps += day in steps
    assert lived(text, rows) == stated(rows)
    assert reps == 17


PLAN = """
routine strength { squat 3x5 rest 2min; add 1 rep every week; plank 20s { add 5s every 2 weeks } }
plan spring { start 2026-03-02; for 12 weeks; zone "Europe/Berlin"; on mon, wed, fri at 07:00 do strength
  pause 2026-03-23 to 2026-03-29 }
"""


def test_growth_by_weeks_goes_by_the_plan_and_waits_in_a_pause() -> None:
    log = ["did 2026-03-04 07:00 strength"]
    weeks = {
        "2026-03-08": (5, 20), "2026-03-09": (6, 20), "2026-03-16": (7, 25), "2026-03-22": (7, 25),
        "2026-03-23": (8, 25), "2026-03-29": (8, 25), "2026-03-30": (8, 25), "2026-04-05": (8, 25),
        "2026-04-06": (9, 30), "2026-05-24": (15, 45), "2026-05-25": (16, 45),
    }  # fmt: skip
    for day, (reps, seconds) in weeks.items():
        assert (day, due(PLAN, log, day)) == (day, f"Squat 3 × {reps}; Plank {seconds} s")


def test_growth_without_a_plan_counts_from_the_first_session() -> None:
    text = "routine strength { squat 3x5; add 1 rep every week }"
    log = ["did 2026-03-04 07:00 strength", "did 2026-03-20 07:00 strength"]
    assert due(text, log, "2026-03-10") == "Squat 3 × 5"
    assert due(text, log, "2026-03-11") == "Squat 3 × 6"
    assert due(text, log, "2026-04-01") == "Squat 3 × 9"


def test_growth_from_session_to_session() -> None:
    text = "routine day { dead_bug x8 { add 1 rep every 2 sessions } }"
    log = []
    for number, reps in enumerate([8, 8, 9, 9, 10, 10, 11]):
        assert due(text, log) == f"Dead bug {reps} reps"
        log.append(f"did 2026-03-{number + 1:02} 07:00 day")


WEEKS = """
routine run { jog 20min }
plan back { start 2026-03-02; for 6 weeks; zone "Europe/Berlin"; on mon, thu at 07:00 do run
  regress 1 week if too_hard }
"""


def test_a_week_that_was_too_hard_is_done_again() -> None:
    log = ["did 2026-03-02 07:00 run too_hard no", "did 2026-03-09 07:00 run too_hard yes"]
    state = state_of(WEEKS, log)
    assert [(one.first, one.days) for one in state.again["back"]] == [(dt.date(2026, 3, 16), 7)]
    assert reasons(state) == ["Back week: a week again from 2026-03-16 (2026-03-09)"]
    log += [
        "did 2026-03-12 07:00 run too_hard yes",
        "did 2026-03-16 07:00 run too_hard no",
        "did 2026-03-23 07:00 run too_hard yes",
    ]
    state = state_of(WEEKS, log)
    assert [(one.first, one.days) for one in state.again["back"]] == [
        (dt.date(2026, 3, 16), 7),
        (dt.date(2026, 3, 30), 7),
    ], "once a week at most"


def test_whose_turn_it_is_goes_by_what_was_done() -> None:
    text = """
    routine a { squat x5 }
    routine b { press x5 }
    plan p { start 2026-03-02; for 6 weeks; zone "Europe/Berlin"; on mon, wed, fri at 07:00 rotate a, b }
    """
    log = ["did 2026-03-02 07:00 a"]
    assert state_of(text, log).turns == {("p", 0): 1}
    assert state_of(text, [*log, "did 2026-03-04 07:00 b"]).turns == {("p", 0): 0}
    assert state_of(text, [*log, "did 2026-03-04 07:00 a"]).turns == {("p", 0): 1}, "a again: b is still next"


def test_a_schedule_goes_on_with_whose_turn_it_is() -> None:
    text = """
    routine a { squat x5 }
    routine b { press x5 }
    plan p { start 2026-03-02; for 2 weeks; zone "Europe/Berlin"; on mon, wed, fri at 07:00 rotate a, b }
    did 2026-03-02 07:00 a
    did 2026-03-06 07:00 b
    """
    here = program(text)
    made = api.schedule(here, None, None, None, api.state(here)).value
    assert made is not None
    assert [session.doing.routine for session in made.sessions] == ["a", "b", "a", "a", "b", "a"]
    assert [session.doing.routine for session in api.schedule(here).value.sessions] == ["a", "b"] * 3


def test_a_schedule_does_a_week_again_and_ends_a_week_later() -> None:
    text = """
    routine run { jog 20min }
    plan back { start 2026-03-02; for 3 weeks; zone "Europe/Berlin"; on mon at 07:00 do run
      week 2 load light; regress 1 week if too_hard }
    did 2026-03-09 07:00 run too_hard yes
    """
    here = program(text)
    made = api.schedule(here, None, None, None, api.state(here)).value
    assert made is not None
    assert [(str(session.start.date()), session.week, session.modifiers) for session in made.sessions] == [
        ("2026-03-02", 1, ()),
        ("2026-03-09", 2, ("load light",)),
        ("2026-03-16", 2, ("load light",)),
        ("2026-03-23", 3, ()),
    ]
