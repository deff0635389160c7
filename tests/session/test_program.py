"""What a session goes through, construct by construct, worked out by hand."""

import json
from pathlib import Path
from typing import Any

from mobdsl import api
from mobdsl.adapt.state import State
from mobdsl.project.imports import Memory
from mobdsl.views.session import program_json
from support.sessions import program, shown


def steps(text: str, *keys: str, contexts: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
    """Of each step its kind, what ends it, and what it has under ``keys``."""
    made = shown(text, *contexts)["steps"]
    return [(step["kind"], step["end"], *(step.get(key) for key in keys)) for step in made]


def groups(text: str, *keys: str) -> list[tuple[Any, ...]]:
    """Of each group its kind, its first and last step, and what it has under ``keys``."""
    made = shown(text)["groups"]
    return [(group["kind"], group["first"], group["last"], *(group.get(key) for key in keys)) for group in made]


def prompts(text: str, *contexts: str) -> dict[int, dict[str, Any]]:
    """What is asked, by the step that asks it."""
    made = shown(text, *contexts)["steps"]
    return {place: step["prompt"] for place, step in enumerate(made) if "prompt" in step}


def test_the_whole_of_a_small_one() -> None:
    made = shown('juggle x5 cue "chest first"; ask effort 0-10\nstop if sharp_pain "rest"')
    assert made.pop("fingerprint")
    assert made == {
        "format": "mobdsl program",
        "version": 1,
        "routine": "case",
        "title": "Case",
        "contexts": [],
        "duration": {"min": 0, "max": None, "estimate": None, "quality": "open"},
        "steps": [
            {
                "kind": "work",
                "end": "person",
                "title": "Juggle",
                "start": 0,
                "start_estimate": 0,
                "groups": [0],
                "movement": "juggle",
                "reps": "5",
                "dose": "5 reps",
                "detail": ["× 5", "open"],
                "cues": ["chest first"],
                "say": "Juggle. 5 reps. chest first.",
                "next": "Next: Juggle, 5 reps.",
                "origin": {"file": "case.mob", "line": 1},
            },
            {
                "kind": "prompt",
                "end": "answer",
                "title": "Effort?",
                "groups": [],
                "say": "Effort? (0 to 10).",
                "prompt": {"type": "scale", "name": "effort", "text": "Effort?", "low": 0, "high": 10},
                "origin": {"file": "case.mob", "line": 1},
            },
        ],
        "groups": [{"id": 0, "kind": "line", "first": 0, "last": 0, "title": "Juggle", "written": 0}],
        "stops": [{"id": 0, "name": "sharp pain", "text": "rest"}],
        "alternatives": [],
        "notices": [{"kind": "stop", "text": "Sharp pain: rest"}],
        "records": ["effort"],
        "later": [],
    }


def test_what_ends_a_step() -> None:
    text = "plank 30s\nrest 10s\nsquat x8\nrest open\nside_plank 20s each side switch 5s\nbreathing 2 breaths"
    assert steps(text, "duration", "about") == [
        ("work", "time", 30_000, None),
        ("rest", "time", 10_000, None),
        ("work", "person", None, None),
        ("rest", "person", None, None),
        ("work", "time", 20_000, None),
        ("switch", "time", 5_000, None),
        ("work", "time", 20_000, None),
        ("work", "time", 12_000, True),
    ]


def test_a_minute_on_the_minute() -> None:
    text = "repeat 2 every 1min { push_up x5; sit_up 20s }"
    assert steps(text, "duration", "groups") == [
        ("work", "person", None, [0, 1, 2]),
        ("work", "time", 20_000, [0, 1, 3]),
        ("rest", "group", None, [0, 1]),
        ("work", "person", None, [0, 4, 5]),
        ("work", "time", 20_000, [0, 4, 6]),
        ("rest", "group", None, [0, 4]),
    ]
    assert groups(text, "parent", "deadline", "number", "total") == [
        ("rounds", 0, 5, None, None, None, None),
        ("round", 0, 2, 0, 60_000, 1, 2),
        ("line", 0, 0, 1, None, None, None),
        ("line", 1, 1, 1, None, None, None),
        ("round", 3, 5, 0, 60_000, 2, 2),
        ("line", 3, 3, 4, None, None, None),
        ("line", 4, 4, 4, None, None, None),
    ]


def test_a_known_rest_of_a_minute_still_ends_with_it() -> None:
    assert steps("repeat 2 every 1min { plank 40s }", "duration")[:2] == [
        ("work", "time", 40_000),
        ("rest", "group", 20_000),
    ]


def test_sets_on_the_clock_are_rounds_of_their_line() -> None:
    text = "row 2x500m every 2:00"
    assert steps(text, "set", "duration") == [
        ("work", "person", 1, None),
        ("rest", "group", None, None),
        ("work", "person", 2, None),
        ("rest", "group", None, None),
    ]
    assert groups(text, "parent", "deadline", "number", "total") == [
        ("line", 0, 3, None, None, None, None),
        ("round", 0, 1, 0, 120_000, 1, 2),
        ("round", 2, 3, 0, 120_000, 2, 2),
    ]


def test_an_interval_that_shrinks() -> None:
    text = "repeat 3 every 2:00 -5s each round { burpee x10 }"
    assert [group[3] for group in groups(text, "deadline") if group[0] == "round"] == [120_000, 115_000, 110_000]


def test_rounds_that_are_counted() -> None:
    text = 'repeat for 20min "AMRAP" { push_up x5; sit_up x10 load 5kg }'
    assert steps(text, "title", "duration", "finish") == [
        ("work", "count", "AMRAP", 1_200_000, None),
        ("prompt", "answer", "How many repetitions of the last round?", None, None),
    ]
    assert shown(text)["steps"][0]["parts"] == [
        {"title": "Push-up", "movement": "push_up", "dose": "5 reps"},
        {"title": "Sit-up", "movement": "sit_up", "dose": "10 reps", "load": "5kg"},
    ]
    assert prompts(text)[1] == {
        "type": "number",
        "name": "broken_round",
        "text": "How many repetitions of the last round?",
        "low": 0,
        "of": 0,
    }
    assert groups(text, "title", "deadline") == [("rounds", 0, 1, "AMRAP", None)]
    assert steps("repeat for 5min finish round { push_up x5; squat x3 }", "finish")[0] == ("work", "count", True)


def test_for_time_under_a_cap() -> None:
    text = "repeat x21/15 cap 10min { thruster; pull_up }"
    assert groups(text, "deadline", "timed", "number") == [
        ("rounds", 0, 3, 600_000, True, None),
        ("round", 0, 1, None, None, 1),
        ("line", 0, 0, None, None, None),
        ("line", 1, 1, None, None, None),
        ("round", 2, 3, None, None, 2),
        ("line", 2, 2, None, None, None),
        ("line", 3, 3, None, None, None),
    ]


def test_a_total_over_sets() -> None:
    text = "wall_sit total 60-90s in 1-5 sets"
    assert steps(text, "duration", "low", "least", "most") == [("work", "total", 90_000, 60_000, 1, 5)]


def test_one_more_round_where_nobody_has_counted() -> None:
    text = "repeat until relief { sigh 3 breaths; twist 10s }\nplank 30s"
    assert prompts(text) == {2: {"type": "again", "name": "again", "text": "Again, until relief", "to": 0, "behind": 3}}


def test_the_third_round_of_three_or_more_is_what_comes_again() -> None:
    text = "repeat 2+ rest 10s { plank 30s }\nsquat x8"
    assert [kind for kind, _ in steps(text)] == ["work", "rest", "work", "prompt", "work"]
    assert (prompts(text)[3]["to"], prompts(text)[3]["behind"]) == (1, 4)


def test_what_stands_between_rounds_comes_before_one_more() -> None:
    text = "repeat until failed rest 10s { plank 30s; jog 20s between rounds }\nsquat x8"
    assert steps(text, "title", "duration") == [
        ("work", "time", "Plank", 30_000),
        ("prompt", "answer", "Jog 20 s, rest 10 s, then again, until failed", None),
        ("work", "time", "Jog", 20_000),
        ("rest", "time", "Rest", 10_000),
        ("work", "time", "Plank", 30_000),
        ("prompt", "answer", "Jog 20 s, rest 10 s, then again, until failed", None),
        ("work", "person", "Squat", None),
    ]
    assert [(prompt["to"], prompt["behind"]) for prompt in prompts(text).values()] == [(2, 6), (2, 6)]
    assert groups(text, "parent", "number", "optional")[:5] == [
        ("rounds", 0, 5, None, None, None),
        ("round", 0, 0, 0, 1, None),
        ("line", 0, 0, 1, None, None),
        ("round", 2, 4, 0, None, True),
        ("line", 2, 2, 3, None, None),
    ]


def test_rounds_that_may_be_left_out() -> None:
    text = "repeat 1-3 rest 10s { plank 30s }\nsquat x8"
    assert steps(text, "duration") == [
        ("work", "time", 30_000),
        ("prompt", "answer", None),
        ("rest", "time", 10_000),
        ("work", "time", 30_000),
        ("prompt", "answer", None),
        ("rest", "time", 10_000),
        ("work", "time", 30_000),
        ("work", "person", None),
    ]
    assert [(prompt["text"], prompt["to"], prompt["behind"]) for prompt in prompts(text).values()] == [
        ("Round 2 of 1-3, if you like", 2, 7),
        ("Round 3 of 1-3, if you like", 5, 7),
    ]


def test_sets_that_may_be_left_out() -> None:
    text = "squat 2-3x8 rest 1min"
    assert [kind for kind, _ in steps(text)] == ["work", "rest", "work", "prompt", "rest", "work"]
    assert prompts(text)[3] == {
        "type": "again",
        "name": "again",
        "text": "Set 3 of 3, if you like",
        "to": 4,
        "behind": 6,
    }
    assert groups(text, "optional") == [
        ("line", 0, 5, None),
        ("round", 0, 0, None),
        ("round", 1, 2, None),
        ("round", 4, 5, True),
    ]


def test_enough_of_one_position_leaves_the_other() -> None:
    text = "breathing 1-2x30s each face_down, face_up"
    assert steps(text, "position", "set") == [
        ("work", "time", "face_down", 1),
        ("prompt", "answer", None, None),
        ("work", "time", "face_down", 2),
        ("work", "time", "face_up", 1),
        ("prompt", "answer", None, None),
        ("work", "time", "face_up", 2),
    ]
    assert [(prompt["to"], prompt["behind"]) for prompt in prompts(text).values()] == [(2, 3), (5, 6)]


def test_a_line_that_goes_on_until() -> None:
    text = "foam_roll 30s until relief\nplank 30s"
    assert prompts(text) == {1: {"type": "again", "name": "again", "text": "Again, until relief", "to": 0, "behind": 2}}
    assert groups(text)[0] == ("line", 0, 1)


def test_an_optional_line_is_offered() -> None:
    text = "squat x8\nplank 2x1min rest 10s optional\nrow x8"
    assert steps(text, "title") == [
        ("work", "person", "Squat"),
        ("prompt", "answer", "Plank, if you like"),
        ("work", "time", "Plank"),
        ("rest", "time", "Rest"),
        ("work", "time", "Plank"),
        ("work", "person", "Row"),
    ]
    assert prompts(text)[1] == {"type": "offer", "name": "do_plank", "text": "Plank, if you like", "group": 1}
    assert groups(text) == [("line", 0, 0), ("optional", 2, 4), ("line", 2, 4), ("line", 5, 5)]


def test_what_a_rule_leaves_out_is_not_offered() -> None:
    text = "squat x8\nplank 1min optional\nif tired skip plank"
    assert prompts(text, "tired") == {}
    assert list(prompts(text)) == [1]


def test_an_answer_decides() -> None:
    text = (
        "ask pain 0-10 before\nif pain <= 3 squat x8\nrow x8\nskip row if pain > 5\n"
        'clearance if pain > 7 "see somebody"'
    )
    mild = {"op": "<=", "left": {"fact": "pain"}, "right": 3}
    strong = {"op": ">", "left": {"fact": "pain"}, "right": 5}
    severe = {"op": ">", "left": {"fact": "pain"}, "right": 7}
    assert steps(text, "title", "when", "waits") == [
        ("prompt", "answer", "Pain?", None, None),
        ("prompt", "answer", "If pain above 7", severe, None),
        ("work", "person", "Squat", mild, True),
        ("work", "person", "Row", {"not": strong}, None),
    ]
    assert prompts(text)[1] == {"type": "gate", "name": "clear", "text": "see somebody"}


def test_rests_and_questions_go_with_what_they_belong_to() -> None:
    text = (
        "ask pain 0-10 before\nrow x5\nrest 1min\nif pain <= 3 { squat x8; rest 10s; lunge x8 }\nrest 20s\n"
        "wall_sit 30s optional { ask comfort 0-10 }\nrest 40s\nplank 30s\nask where neck, hip if pain > 5"
    )
    mild = {"op": "<=", "left": {"fact": "pain"}, "right": 3}
    strong = {"op": ">", "left": {"fact": "pain"}, "right": 5}
    assert steps(text, "title", "when", "waits") == [
        ("prompt", "answer", "Pain?", None, None),
        ("work", "person", "Row", None, None),
        ("rest", "time", "Rest", None, None),
        ("work", "person", "Squat", mild, True),
        ("rest", "time", "Rest", mild, True),
        ("work", "person", "Lunge", mild, True),
        ("rest", "time", "Rest", mild, True),
        ("prompt", "answer", "Wall sit, if you like", None, None),
        ("work", "time", "Wall sit", None, None),
        ("prompt", "answer", "Comfort?", None, None),
        ("rest", "time", "Rest", None, None),
        ("work", "time", "Plank", None, None),
        ("prompt", "answer", "Where?", strong, True),
    ]
    assert [group for group in groups(text) if group[0] == "optional"] == [("optional", 8, 10)]


def test_where_the_clock_is_kept_a_gap_stands_for_what_is_not_done() -> None:
    text = (
        "ask pain 0-10 before\nkeep clock\nat 0:00 plank 30s\nat 0:30 if pain <= 3 twist 20s\n"
        "at 1:00 squat 30s optional\nat 1:30 row 30s"
    )
    mild = {"op": "<=", "left": {"fact": "pain"}, "right": 3}
    assert steps(text, "title", "duration", "when", "waits") == [
        ("prompt", "answer", "Pain?", None, None, None),
        ("work", "time", "Plank", 30_000, None, None),
        ("work", "time", "Twist", 20_000, mild, True),
        ("rest", "time", "Left out", 20_000, {"not": mild}, None),
        ("rest", "time", "Left out", 10_000, None, None),
        ("prompt", "answer", "Squat, if you like", None, None, None),
        ("work", "time", "Squat", 30_000, None, None),
        ("rest", "time", "Left out", 30_000, {"not": {"fact": "do_squat"}}, None),
        ("work", "time", "Row", 30_000, None, None),
    ]


def test_an_optional_line_under_a_condition_is_done_unasked_where_it_holds() -> None:
    text = "ask pain 0-10 before\nrow x5\nplank 30s optional if pain <= 3"
    mild = {"op": "<=", "left": {"fact": "pain"}, "right": 3}
    assert steps(text, "when", "waits")[2:] == [
        ("prompt", "answer", {"not": mild}, None),
        ("work", "time", None, None),
    ]


def test_a_chain_is_one_line() -> None:
    text = "row x5\npush_up then plank 20s optional"
    assert groups(text, "title") == [
        ("line", 0, 0, "Row"),
        ("optional", 2, 3, None),
        ("line", 2, 3, "Push-up, then Plank"),
    ]


def test_a_line_that_a_person_ends_when_it_is_enough_is_not_asked_about() -> None:
    assert prompts("sigh until relief\nplank 30s") == {}


def test_what_no_answer_decides_is_as_the_timeline_has_it() -> None:
    assert steps("if tired squat x8\nrow x8\nskip row if sore", "title", "when") == [("work", "person", "Row", None)]


def test_a_choice_of_equipment_is_asked_once() -> None:
    text = 'clearance "ready"\nhip_hinge x8 with dowel or broomstick\nrow x8 with dowel or broomstick, mat'
    assert prompts(text)[1] == {
        "type": "choice",
        "name": "with_dowel_or_broomstick",
        "text": "With dowel or broomstick?",
        "choices": ["dowel", "broomstick"],
        "titles": ["dowel", "broomstick"],
    }
    assert list(prompts(text)) == [0, 1]
    assert shown(text)["steps"][2]["things"] == [{"text": "dowel", "ask": "with_dowel_or_broomstick"}]
    known = f"param broomstick = yes\n{text}"
    assert list(prompts(known)) == [0]
    assert shown(known)["steps"][1]["things"] == [{"text": "broomstick"}]


def test_gates_of_what_is_done_in_place_are_about_that() -> None:
    text = (
        'routine all { clearance "see your physio"; do warm_up; squat x8 }\n'
        'routine warm_up { clearance "no fever"; march 1min; stop if dizzy "sit down" }'
    )
    assert prompts(text) == {
        0: {"type": "gate", "name": "clear", "text": "see your physio"},
        1: {"type": "gate", "name": "clear_2", "text": "no fever", "scope": 0},
    }
    assert groups(text, "title") == [("block", 1, 2, "Warm up"), ("line", 2, 2, "March"), ("line", 3, 3, "Squat")]
    assert shown(text)["stops"] == [{"id": 0, "name": "dizzy", "text": "sit down", "scopes": [0]}]


def test_what_a_stop_rule_ends() -> None:
    text = (
        "stop if sharp_pain\n"
        'block "Legs" { stop if numb "shake it out"; repeat 2 { squat x8 { stop if pinching "go higher" } } }\n'
        "repeat for 5min { push_up x5 { stop if wrist_pain }; sit_up x10 }"
    )
    assert groups(text)[:2] == [("block", 0, 1), ("rounds", 0, 1)]
    assert shown(text)["stops"] == [
        {"id": 0, "name": "sharp pain"},
        {"id": 1, "name": "numb", "text": "shake it out", "scopes": [0]},
        {"id": 2, "name": "pinching", "text": "go higher", "scopes": [3, 5]},
        {"id": 3, "name": "wrist pain", "scopes": [6]},
    ]


def test_a_slot_that_a_person_may_end_sooner() -> None:
    text = "at 0:00 plank 20-40s\nat 1:00 squat 30s"
    assert steps(text, "low", "high", "duration") == [
        ("work", "person", 20_000, 40_000, None),
        ("rest", "group", 20_000, 40_000, None),
        ("work", "time", None, None, 30_000),
    ]
    assert groups(text, "deadline") == [
        ("slot", 0, 1, 60_000),
        ("line", 0, 0, None),
        ("line", 2, 2, None),
    ]


def test_what_is_asked_later_stands_apart() -> None:
    made = shown("squat x8\nask soreness 0-10 after 24h\nask where neck, low_back after each")
    assert made["records"] == ["where", "soreness"]
    assert made["later"] == [
        {
            "prompt": {"type": "scale", "name": "soreness", "text": "Soreness?", "low": 0, "high": 10},
            "delay": 86_400_000,
        }
    ]


def test_a_fingerprint_tells_what_is_done_and_not_where_it_is_written() -> None:
    plain = shown("squat 3x8")["fingerprint"]
    assert shown("// a remark\n\nsquat 3x8")["fingerprint"] == plain
    assert len({plain, shown("squat 3x10")["fingerprint"], shown("row 3x8")["fingerprint"]}) == 3


LADDER = """progression hinge "Hinge" {
  level dowel_hinge 2x8 with dowel
  level kettlebell_deadlift 3x8 load 16kg rest 1min
  level { repeat 2 { kettlebell_swing x10 } }
}
"""


def alternatives(text: str, *keys: str) -> list[tuple[Any, ...]]:
    """Of each alternative its line, its name and its title, and what its steps have under ``keys``."""
    return [
        (each["line"], each["name"], each["title"], *([step.get(key) for step in each["steps"]] for key in keys))
        for each in shown(text)["alternatives"]
    ]


def test_the_level_above_has_its_own_dose_in_as_many_sets() -> None:
    assert alternatives(f"{LADDER}routine r {{ hinge }}", "title", "reps", "load", "set", "sets", "kit") == [
        (
            0,
            "harder",
            "Kettlebell deadlift",
            ["Kettlebell deadlift", "Kettlebell deadlift"],
            ["8", "8"],
            ["16kg", "16kg"],
            [1, 2],
            [2, 2],
            [None, None],
        )
    ]
    assert [group["alternatives"] for group in shown(f"{LADDER}routine r {{ hinge }}")["groups"]] == [["harder"]]


def test_a_level_of_lines_is_no_alternative_and_the_level_below_lacks_a_set() -> None:
    text = (
        LADDER.replace("level dowel_hinge", "level dowel_hinge if beginner")
        + "routine r { hinge }\nparam beginner = no"
    )
    assert alternatives(text, "title", "reps", "set") == []
    text = LADDER.replace("2x8 with dowel", "2x8/6 with dowel") + "routine r { hinge }"
    state = State(levels={"hinge": 1})
    made = program_json(program(text, state=state))["alternatives"]
    assert [(each["name"], [step.get("reps", step["kind"]) for step in each["steps"]]) for each in made] == [
        ("easier", ["8", "rest", "6", "rest", "6"])
    ]


def test_a_movement_that_is_known_to_be_easier_has_the_same_dose_and_no_load() -> None:
    text = (
        'movement rdl "RDL" { easier glute_bridge; cue "hips back" }\n'
        'routine r { rdl 2x5 each side load 40kg cue "slow" }'
    )
    assert alternatives(text, "reps", "side", "load", "cues", "dose") == [
        (
            0,
            "easier",
            "Glute bridge",
            ["5"] * 4,
            ["left", "right"] * 2,
            [None] * 4,
            [["slow"]] * 4,
            ["2 × 5 each side"] * 4,
        )
    ]
    assert "40kg" not in str(shown(text)["alternatives"])


SIDES = """progression knee "Knee" {
  level wall_sit 3x45s rest 1min
  level split_squat 2x8 each leg rest 1min
}
routine r { knee }
"""


def test_a_level_on_each_side_is_done_on_both_in_turn() -> None:
    assert alternatives(SIDES, "title", "side", "turns", "reps", "each", "say")[0][1:] == (
        "harder",
        "Split squat",
        ["Split squat", "Rest", "Split squat", "Rest", "Split squat"],
        [None] * 5,
        [["left", "right"], None, ["left", "right"], None, ["left", "right"]],
        ["16", None, "16", None, "16"],
        ["8", None, "8", None, "8"],
        [
            "Split squat. 8 reps each leg. Left and right in turn.",
            "Rest. 1 minute. Next: Split squat.",
            "Split squat. 8 reps each leg. Left and right in turn.",
            "Rest. 1 minute. Next: Split squat.",
            "Split squat. 8 reps each leg. Left and right in turn.",
        ],
    )


def test_a_level_without_sides_is_done_once_a_set() -> None:
    made = program_json(program(SIDES, state=State(levels={"knee": 1})))["alternatives"]
    assert [(step["kind"], step["title"], step["duration"]) for step in made[0]["steps"]] == [
        ("work", "Wall sit", 45_000),
        ("rest", "Rest", 0),
        ("rest", "Rest", 60_000),
        ("work", "Wall sit", 45_000),
        ("rest", "Rest", 0),
    ]


def test_a_line_has_its_alternative_in_each_round() -> None:
    text = "repeat 2 every 1min { dead_bug x8; zottman x5 }"
    assert [each[:3] for each in alternatives(text)] == [
        (2, "easier", "Heel tap"),
        (5, "easier", "Heel tap"),
        (2, "harder", "Dead bug weighted"),
        (5, "harder", "Dead bug weighted"),
    ]
    assert alternatives(text, "groups")[1][3] == [[0, 4, 5]]


def test_the_document_shows_what_is_made_of_its_text() -> None:
    guide = (Path(__file__).parents[2] / "docs/json.md").read_text("utf-8").split("The program of `")[1]
    text, _, example = guide.partition("`:\n\n```json\n")
    loaded = api.load(Memory({"minutes.mob": text}), "minutes.mob")
    assert loaded.value is not None
    made = api.session_program(loaded.value)
    assert made.value is not None
    assert json.loads(example.partition("```")[0]) == program_json(made.value)


def test_names_of_answers_are_names_whatever_the_things_are_called() -> None:
    text = 'row x5 with "light towel" or "band (red)"\n"hip/hinge" x8 optional'
    assert [prompt["name"] for prompt in prompts(text).values()] == ["with_light_towel_or_band_red", "do_hip_hinge"]
