"""Ladders that go by the log, worked out by hand."""

from __future__ import annotations

from tests.adapt.lived import Row, due, lived, reasons, state_of, stated

KNEE = """
progression knee "Knee ladder" {
  level wall_sit 5x45s
  level split_squat 4x8
  level step_down 3x10
  level box_jump 4x5
  advance if pain <= 3 and steady 3 in a row
  regress 1 level if pain > 5
}
routine rehab { knee; ask steady; ask pain 0-10 after 24h }
"""
ON = ("Wall sit 5 × 45 s", "Split squat 4 × 8", "Step-down 3 × 10", "Box jump 4 × 5")


def test_a_ladder_that_waits_for_the_pain_of_the_next_day() -> None:
    """Thirty sessions, each answered the day after; the answers alone move the level."""
    sessions = [
        (0, "yes", 2), (0, "yes", 3), (0, "yes", 1),                                   # up
        (1, "yes", 4), (1, "yes", 2), (1, "no", 2), (1, "yes", 2), (1, "yes", 3), (1, "yes", 3),  # up
        (2, "yes", 6),                                                                 # down at once
        (1, "yes", 3), (1, "yes", 3), (1, "yes", 5), (1, "yes", 1), (1, "yes", 1), (1, "yes", 1),  # up
        (2, "yes", 2), (2, "yes", 2), (2, "yes", 3),                                   # up
        (3, "yes", 3), (3, "yes", 7),                                                  # down
        (2, "yes", 6),                                                                 # down again
        (1, "no", 6),                                                                  # and to the first
        (0, "no", 8),                                                                  # there is none below
        (0, "yes", 3), (0, "yes", 3), (0, "yes", 3),                                   # up
        (1, "yes", 3), (1, "yes", 3), (1, "yes", 3),                                   # up
        (2, "", 0),
    ]  # fmt: skip
    log: list[str] = []
    for number, (level, steady, pain) in enumerate(sessions):
        day, next_day = (f"2026-{3 + at // 28:02}-{1 + at % 28:02}" for at in (2 * number, 2 * number + 1))
        assert (day, due(KNEE, log, day)) == (day, ON[level])
        if steady:
            log.append(f"did {day} 07:00 rehab steady {steady}")
            log.append(f"answered {next_day} 07:30 rehab from {day} 07:00 pain {pain}")


def test_nothing_climbs_until_the_answer_is_there() -> None:
    log = []
    for day in ("02", "04", "06"):
        log += [f"did 2026-03-{day} 07:00 rehab steady yes pain 2"]
    assert due(KNEE, log) == ON[1]
    log[-1] = "did 2026-03-06 07:00 rehab steady yes"
    assert due(KNEE, log) == ON[0]
    state = state_of(KNEE, log)
    assert [(one.ask.name, one.holds, one.entry.start.day) for one in state.due] == [("pain", True, 6)]
    log.append("answered 2026-03-07 08:00 rehab from 2026-03-06 07:00 pain 1")
    assert due(KNEE, log) == ON[1]
    assert state_of(KNEE, log).due == ()
    assert reasons(state_of(KNEE, log)) == [
        "Knee ladder level: level 2 of 4: split squat (2026-03-02, 2026-03-04, 2026-03-06, 2026-03-07)"
    ]


def test_an_answer_that_decides_over_a_step_down_holds_back_what_would_go_up() -> None:
    text = """
    routine day { squat 3x5 load 60kg { add 2.5kg if all_sets_done; reduce load 10% if soreness > 24h }
      ask soreness 0-10 after 24h }
    """
    log = ["did 2026-03-02 07:00 day done squat 3x5"]
    assert due(text, log) == "Squat 3 × 5 60kg"
    assert due(text, [*log, "answered 2026-03-03 07:00 day from 2026-03-02 07:00 soreness 0"]) == "Squat 3 × 5 62.5kg"
    assert due(text, [*log, "answered 2026-03-03 07:00 day from 2026-03-02 07:00 soreness 4"]) == "Squat 3 × 5 54kg"
    log.append("did 2026-03-04 07:00 day soreness 0 done squat 3x5")
    assert due(text, log) == "Squat 3 × 5 62.5kg", "an answer that never came is no longer waited for"


MIN_TIME = """
progression plank_ladder { level knee_plank 20s; level plank 20s; level long_plank 60s; advance after 2 weeks if solid }
routine day { plank_ladder }
"""


def test_a_level_has_its_least_time() -> None:
    rows: list[Row] = []
    for day in range(1, 31):  # from the 1st: up on the 15th, and, counted from there, on the 29th
        done = "Knee plank 20 s" if day <= 15 else "Plank 20 s" if day <= 29 else "Long plank 1 min"
        rows.append((f"2026-03-{day:02}", done, "07:00 day solid yes"))
    assert lived(MIN_TIME, rows) == stated(rows)


STAGES = "\n".join(
    f"  level {{ repeat {rounds} {{ walk {walk}min; jog {jog}min }} }}"
    for rounds, walk, jog in [
        (6, 4, 1), (6, 4, 1.5), (6, 3.5, 1.5), (6, 3, 2), (5, 3, 3), (5, 2.5, 3.5), (5, 2, 4), (4, 2, 5), (4, 1.5, 6),
        (3, 2, 7), (3, 2, 8), (3, 1, 9), (2, 2, 11), (2, 1, 12), (2, 1, 13), (2, 1, 14),
    ]
)  # fmt: skip
RETURN = f"""
progression running "Return to running" {{
{STAGES}
  level jog 20min
  level jog 25min
  level jog 30min
  advance if pain <= 2 2 in a row
  regress 2 levels if pain > 4
  regress 1 level if pain > 3
}}
routine run_day {{ running; ask pain 0-10 }}
"""


def stage(log: list[str]) -> int:
    return state_of(RETURN, log).levels.get("running", 0) + 1 if log else 1


def test_return_to_running_in_nineteen_stages() -> None:
    """Two good days for each stage; one with a little more pain takes one back, a bad one two."""
    pains = [
        (1, 0), (1, 1), (2, 2), (2, 2), (3, 1), (3, 0), (4, 3), (4, 2), (4, 2), (5, 4), (4, 1), (4, 1), (5, 0), (5, 0),
        (6, 1), (6, 1), (7, 2), (7, 2), (8, 6), (6, 0), (6, 0), (7, 0), (7, 0), (8, 1), (8, 1), (9, 1), (9, 1), (10, 2),
        (10, 3), (10, 2), (10, 2), (11, 0), (11, 0), (12, 0), (12, 0), (13, 0), (13, 0), (14, 0), (14, 0), (15, 0),
        (15, 0), (16, 0), (16, 0), (17, 0), (17, 0), (18, 0), (18, 0), (19, 0), (19, 0), (19, 0),
    ]  # fmt: skip
    log: list[str] = []
    for number, (expected, pain) in enumerate(pains):
        assert (number, stage(log)) == (number, expected)
        day = f"2026-{3 + number // 14:02}-{1 + 2 * (number % 14):02}"
        log.append(f"did {day} 07:00 run_day pain {pain}")
    assert stage(log) == 19
    assert due(RETURN, log) == "Jog 30 min"


HINGE = """
progression hinge "Hinge" {
  level hinge_pause x8
  level deep_hinge x8
  advance if solid 2 in a row
  regress to shallow_hinge or supported_hinge if back_sags
}
routine day { hinge }
"""


def test_down_to_easier_movements_and_up_again() -> None:
    sags, solid, neither = "back_sags yes solid no", "back_sags no solid yes", "back_sags no solid no"
    days = [
        ("Hinge pause", sags), ("Shallow hinge", sags), ("Supported hinge", sags), ("Supported hinge", solid),
        ("Supported hinge", solid), ("Shallow hinge", solid), ("Shallow hinge", neither), ("Shallow hinge", solid),
        ("Shallow hinge", solid), ("Hinge pause", solid), ("Hinge pause", solid), ("Deep hinge", solid),
        ("Deep hinge", sags), ("Shallow hinge", solid), ("Shallow hinge", solid), ("Deep hinge", neither),
    ] * 2  # fmt: skip
    days[16:] = [
        ("Deep hinge", sags), ("Shallow hinge", neither), ("Shallow hinge", sags), ("Supported hinge", solid),
        ("Supported hinge", solid), ("Shallow hinge", solid), ("Shallow hinge", solid), ("Deep hinge", solid),
        ("Deep hinge", solid), ("Deep hinge", solid), ("Deep hinge", solid), ("Deep hinge", sags),
        ("Shallow hinge", solid), ("Shallow hinge", solid), ("Deep hinge", solid),
    ]  # fmt: skip
    rows = [(f"2026-03-{at:02}", f"{done} 8 reps", f"07:00 day {said}") for at, (done, said) in enumerate(days, 1)]
    assert lived(HINGE, rows) == stated(rows)


def test_a_movement_without_a_ladder() -> None:
    text = "routine day { plank 20s { regress to knee_plank if shaky; advance to long_plank if solid } }"
    log = []
    for day, expected, said in (
        ("01", "Plank", "shaky yes"),
        ("02", "Knee plank", "solid yes"),
        ("03", "Plank", "solid yes"),
        ("04", "Long plank", "solid yes"),
        ("05", "Long plank", "shaky yes"),
        ("06", "Plank", "shaky no"),
    ):
        assert (day, due(text, log)) == (day, f"{expected} 20 s")
        log.append(f"did 2026-03-{day} 07:00 day {said}")


def test_a_movement_is_added_behind_the_lines_of_its_routine() -> None:
    text = "routine day { plank 30s; ask easy; add march, dead_bug if easy 2 in a row }\nroutine other { plank 30s }"
    log = ["did 2026-03-02 07:00 day easy yes", "did 2026-03-03 07:00 day easy yes"]
    assert due(text, log[:1]) == "Plank 30 s"
    assert due(text, log) == "Plank 30 s; March; Dead bug"
    assert due(text, log, routine="other") == "Plank 30 s"
    later = [*log, "did 2026-03-04 07:00 day easy yes", "did 2026-03-05 07:00 day easy yes"]
    assert due(text, later) == "Plank 30 s; March; Dead bug", "once is enough"
