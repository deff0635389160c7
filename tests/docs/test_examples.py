"""The examples, held against figures of the three articles that were worked out by hand."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from documents import ROOT

from mobdsl.cli.verbs import cli

EXAMPLES = ROOT / "examples"


def run(*arguments: str) -> str:
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    return done.stdout


def timeline(example: str, *contexts: str, routine: str | None = None) -> dict[str, Any]:
    chosen = [word for context in contexts for word in ("--if", context)]
    named = ["--routine", routine] if routine else []
    view: dict[str, Any] = json.loads(run("timeline", str(EXAMPLES / f"{example}.mob"), *named, *chosen, "--json"))
    view["events"] = [event for event in view["events"] if event["kind"] == "work"]
    return view


def movements(view: dict[str, Any]) -> list[str]:
    """The movements of a timeline in order, each once."""
    return list(dict.fromkeys(event["movement"] for event in view["events"]))


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.mob")), ids=lambda file: file.stem)
def test_an_example_has_nothing_to_complain_about(file: Path) -> None:
    done = CliRunner().invoke(cli, ["check", str(file)])
    assert done.exit_code == 0
    assert "1 file, no errors" in done.output.splitlines()[-1]
    assert "warning[" not in done.output


# The first article: slots of 33, 55, 48, 60, 77, 72 and 255 seconds, the shared ones in equal parts.


def test_spinal_mobility_keeps_the_times_of_the_article() -> None:
    view = timeline("spinal_mobility")
    starts = [event["start"] for event in view["events"]]
    assert starts == [0, 33, 60.5, 88, 136, 196, 234.5, 273, 309, 345, 430, 515]
    assert view["duration"]["min"] == view["duration"]["max"] == 600


@pytest.mark.parametrize(
    ("context", "seconds", "last"),
    [
        ("pre_round", 196, "shoulder_bridge"),
        ("training_day", 273, "leg_circles"),
        ("acute_tightness", 345, "bird_dog"),
        ("post_run", 600, "twist"),
        ("rest_day", 600, "twist"),
        ("golf", 600, "twist"),
    ],
)
def test_spinal_mobility_in_its_contexts(context: str, seconds: int, last: str) -> None:
    view = timeline("spinal_mobility", context)
    assert view["duration"]["estimate"] == seconds
    assert movements(view)[-1] == last


def test_skipping_the_stretches_alone_is_too_long_for_before_a_run(tmp_path: Path) -> None:
    text = (EXAMPLES / "spinal_mobility.mob").read_text(encoding="utf-8")
    assert "    only first 4 " in text
    file = tmp_path / "skipping.mob"
    file.write_text(text.replace("    only first 4 ", "    skip child_pose, twist "), encoding="utf-8")
    done = CliRunner().invoke(cli, ["check", str(file)])
    assert done.exit_code == 1
    assert "7:10" in done.output  # 345 + 85 seconds
    assert "3–4 min" in done.output


def test_golf_and_before_a_round_contradict_each_other_and_it_is_said() -> None:
    arguments = ["timeline", str(EXAMPLES / "spinal_mobility.mob"), "--if", "golf", "--if", "pre_round"]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 1
    assert "7:18" in done.output  # the first four lines, bird dog twice, mermaid and twist: 196 + 72 + 85 + 85 seconds


# The second article: a programme without any figure.


@pytest.mark.parametrize(
    ("routine", "names"),
    [
        (
            "targeted_lower_back",
            "diaphragmatic_breathing breath_brace hip_hinge_small side_bend cat_camel abdominal_bracing dowel_hinge "
            "hinge_pause knee_to_chest side_lying_reach",
        ),
        ("isometrics", "band_isometric"),
        ("mobility", "hip_rotation thoracolumbar_rotation"),
    ],
)
def test_targeted_lower_back_states_no_dose(routine: str, names: str) -> None:
    view = timeline("targeted_lower_back", routine=routine)
    assert movements(view) == names.split()
    assert {event["quality"] for event in view["events"]} == {"not_stated"}
    assert view["duration"]["estimate"] is None


def test_knee_to_chest_and_reach_go_together_on_either_side() -> None:
    floor = timeline("targeted_lower_back")["events"][-4:]
    assert [(event["movement"], event["side"]) for event in floor] == [
        ("knee_to_chest", "left"),
        ("side_lying_reach", "left"),
        ("knee_to_chest", "right"),
        ("side_lying_reach", "right"),
    ]


# The third article: eleven exercises, the optional one only for those who need it.

ELEVEN = [
    "left_rib_exhale_drill",
    "foam_roll_glutes",
    "massage_hamstrings",
    "foam_roll_mid_upper_back",
    "scorpion",
    "cat_cow",
    "rolling_hurdler",
    "almost_dead_hang",
    "straight_leg_pnf",
    "across_body_hip",
    "child_pose",
]


def test_low_back_relief_has_eleven_movements_in_the_order_of_their_effect() -> None:
    view = timeline("low_back_relief", "low_back_tension", "upper_back_tension")
    assert movements(view) == ELEVEN
    ten = [name for name in ELEVEN if name != "foam_roll_mid_upper_back"]
    assert movements(timeline("low_back_relief")) == ten
    assert movements(timeline("low_back_relief", "upper_back_tension")) == ten


def doses(name: str) -> list[tuple[Any, ...]]:
    events = timeline("low_back_relief")["events"]
    fields = ("side", "reps", "min", "max", "estimate", "quality")
    return [tuple(event[field] for field in fields) for event in events if event["movement"] == name]


def test_the_doses_of_low_back_relief() -> None:
    assert doses("left_rib_exhale_drill") == [("left", None, 0, None, None, "open")]
    assert doses("foam_roll_glutes") == [(None, None, 30, 30, 30, "estimated")]
    assert doses("massage_hamstrings") == [(None, None, 30, 30, 30, "estimated")]
    # 6 to 10 on each of two sides, in each of two positions: 24 to 40.
    assert [(side, reps) for side, reps, *_ in doses("scorpion")] == [(None, "12-20")] * 2
    assert [(side, reps) for side, reps, *_ in doses("rolling_hurdler")] == [("left", "6-10"), ("right", "6-10")]
    assert [(low, high) for _, _, low, high, *_ in doses("almost_dead_hang")] == [(60, 90)]
    assert [dose[-1] for dose in (*doses("cat_cow"), *doses("child_pose"))] == ["not_stated"] * 2


def test_the_stretches_take_six_breaths_a_leg_without_a_rest() -> None:
    view = timeline("low_back_relief", "post_workout")
    assert [(event["movement"], event["side"], event["start"]) for event in view["events"]] == [
        ("straight_leg_pnf", "left", 0),
        ("across_body_hip", "left", 36),
        ("straight_leg_pnf", "right", 72),
        ("across_body_hip", "right", 108),
        ("child_pose", None, 144),
    ]


def test_what_is_said_for_one_position_only() -> None:
    cue = "Both shoulders stay on the ground."
    scorpions = [event for event in timeline("low_back_relief")["events"] if event["movement"] == "scorpion"]
    assert [cue in event["cues"] for event in scorpions] == [False, True]


# The plan: twelve weeks from Monday 2 March 2026, and one more because it stands still from 11 to 17 May. Good Friday,
# Easter Monday and the first of May, a Friday, are free.


def sessions(*arguments: str) -> list[dict[str, Any]]:
    view = json.loads(run("schedule", str(EXAMPLES / "back_care_plan.mob"), *arguments, "--json"))
    found: list[dict[str, Any]] = view["sessions"]
    return found


def test_the_plan_has_its_sessions() -> None:
    counts = Counter(session["title"] for session in sessions())
    # 12 of each weekday, but 11 Mondays and 10 Fridays.
    assert counts == {
        "10-minute spinal mobility": (12 + 12) + (11 + 12),
        "Eleven exercises for the low back": 12 + 12,
        "Day A: isometrics with a band": 17,  # half of the 12 Wednesdays, 10 Fridays and 12 Sundays
        "Day A: isometrics with a band: Is it still sore? (0 to 10)": 17,  # a day after each
        "Day B: small rotations": 17,
        "Stand up and move": 11 + 12 + 12 + 12 + 10,
        "Weekly check": 12,
    }


def test_a_and_b_take_turns() -> None:
    turns = [
        session["title"][4] for session in sessions() if session["title"].startswith("Day ") and not session["asks"]
    ]
    assert turns == ["A", "B"] * 17


def test_the_plan_stays_on_the_wall_clock_when_the_clocks_go_forward() -> None:
    last = {session["start"][:10]: session["start"][10:] for session in sessions("--from", "2026-03-27")}
    assert last["2026-03-27"] == "T18:30:00+01:00"
    assert last["2026-03-29"] == "T18:30:00+02:00"
    assert last["2026-03-30"] == "T18:30:00+02:00"


def test_the_plan_leaves_out_what_is_free_and_ends_a_week_later() -> None:
    days = {session["start"][:10] for session in sessions()}
    assert not days & {"2026-04-03", "2026-04-06", "2026-05-01", *(f"2026-05-{day}" for day in range(11, 18))}
    assert {"2026-04-02", "2026-04-04", "2026-05-10", "2026-05-18"} <= days
    assert (min(days), max(days)) == ("2026-03-02", "2026-05-31")


def test_around_a_run_the_plan_does_what_belongs_there() -> None:
    saturday = sessions("--from", "2026-03-07", "--to", "2026-03-07")
    # The run is from 7:00 to 7:40. 3:16 before it, and 5 minutes: 6:51 at the latest, in whole minutes.
    assert [(session["start"][11:16], session["contexts"]) for session in saturday] == [
        ("06:51", ["pre_run"]),
        ("07:50", ["post_run"]),
    ]
    assert saturday[0]["duration"]["estimate"] == 196
