"""Lines in the notation of people, and the line that is shown for each: typed in, nothing is wrong with it."""

import pytest

from mobdsl.diagnostics import Diagnostic, Severity
from support.say import findings

LINES = {
    # A pace, a growth and a protocol by other words
    "run 6x800m pace 4:00/km rest 2min": "run 6x800m effort 4:00/km rest 2min",
    "run 5x1km at 3:45/km": "run 5x1km effort 3:45/km",
    "squat 3x5 load 60kg add 2.5kg each week": "squat 3x5 load 60kg add 2.5kg every week",
    "plank 30s add 5s per session": "plank 30s add 5s every session",
    "tabata push_up": "repeat 8 rest 10s { push_up 20s }",
    # A side first, and what stands under a name
    "plank 30s each side from left, right rest 30s": "plank 30s each side from left rest 30s",
    "side_plank 30s from left, right rest 30s": "side_plank 30s each side from left rest 30s",
    '"T1": squat 5x3': 'squat 5x3 note "T1"',
    "hang 20mm edge 10s": 'hang 10s note "20mm edge"',
    "squat 5x3 effort 3-4/10": "squat 5x3 effort 3-4rpe",
    # What is added, said of a load or by a breath; what comes twice by its direction; what stands between sets
    "pull_up x5 load +15kg": "pull_up x5 load 15kg",
    "pull_up 3x5 +10kg rest 2min": "pull_up 3x5 load 10kg rest 2min",
    "inhale 4s": '"Inhale" 4s',
    "breathe out 6 sec": '"Breathe out" 6s',
    "arm_circles 10 each direction": 'arm_circles 2x10 note "each direction"',
    "neck_circles 30s in both directions": 'neck_circles 2x30s note "each direction"',
    "run 400m rest 3min jog": "run 400m; jog 3min",
    "row 500m 2:00/500m": "row 500m effort 2:00/500m",
    # Work and rest, hard and easy in turns, what is done in between
    "20/10 x 8 burpees": "burpees 8x20s rest 10s",
    "8 x 20/10 burpees": "burpees 8x20s rest 10s",
    "tabata 20/10 x 8 burpees": "burpees 8x20s rest 10s",
    "40/20 x 10 kettlebell swings": "kettlebell_swings 10x40s rest 20s",
    "burpees 8x20/10": "burpees 8x20s rest 10s",
    "plank 8x20s/10s": "plank 8x20s rest 10s",
    "30s/30s x 10 run": "run 10x30s rest 30s",
    "20s on, 10s off: burpees 8 rounds": "burpees 8x20s rest 10s",
    "run 6 x 1min hard 1min off": "run 6x1min effort hard rest 1min",
    "bike 10x30s hard 30s easy": "repeat 10 { bike 30s effort hard; bike 30s effort easy }",
    "10 x (30s hard, 30s easy) bike": "repeat 10 { bike 30s effort hard; bike 30s effort easy }",
    "run 8x400m, 200m jog": "repeat 8 { run 400m; jog 200m between rounds }",
    "row 4x500m r1:30": "row 4x500m rest 1:30",
    # Figures and words of a trade
    "run 5k easy": "run 5km effort easy",
    "max hang 10s @ +20kg rest 3min": "max_hang 10s load 20kg rest 3min",
    "chin up 5x5 (weighted 10kg)": "chin_up 5x5 load 10kg",
    "bridge 3x12 w/ 3s hold at top": 'bridge 3x12 hold 3s note "at top"',
    "run 10 min warm up": 'run 10min note "warm up"',
    "swim 4x100m free on 1:45": 'swim 4x100m every 1:45 note "free"',
    "box breathing 4-4-4-4 for 5 min": "box_breathing 5min breathe 4-4-4-4",
    "4-7-8 breathing 4 rounds": "breathing 4 breaths breathe 4-7-8",
    "warrior 2 5 breaths each side": "warrior_2 5 breaths each side",
    "clean and jerk 5x1 at 85%": "clean_and_jerk 5x1 load 85%",
    "4x4 boulder problems rest 4min": "boulder_problems 4x4 rest 4min",
    # Brackets
    "lunge 3x10 (each leg)": "lunge 3x10 each leg",
    "run 6x400m (90s rest)": "run 6x400m rest 90s",
    "plank (30s)": "plank 30s",
    "squat (3x8)": "squat 3x8",
    "plank 3x (30 sec)": "plank 3x30s",
    "squat 3x8 (keep heels down)": 'squat 3x8 note "keep heels down"',
    "march [1min]": "march 1min",
    # The dose in front
    "30 sec plank": "plank 30s",
    "5 min bike": "bike 5min",
    "2 min row": "row 2min",
    "1 mile run": "run 1mi",
    "400m run": "run 400m",
    "8 breaths child_pose": "child_pose 8 breaths",
    "½ mile run": "run 0.5mi",
    "1/2 mile run": "run 0.5mi",
    "3 sets of 10 push ups": "push_ups 3x10",
    # Loads
    "bench_press 135 x 5": "bench_press x5 load 135lb",
    "squat 60kg x 5": "squat x5 load 60kg",
    "squat 5@60kg": "squat x5 load 60kg",
    "squat 3x8x60kg": "squat 3x8 load 60kg",
    "squat 5x5 @ 75% 1RM": "squat 5x5 load 75% of one_rm",
    "squat 3x8 60-80kg": "squat 3x8 load 60-80kg",
    "squat 3 x 8 @ RPE 8, rest 2 min": "squat 3x8 effort 8rpe rest 2min",
    # Repetitions
    "squat 3x8-10 reps": "squat 3x8-10",
    "squat 8-10 reps": "squat x8-10",
    "lunge 10/side": "lunge x10 each side",
    "curl 5 x 6-8 reps": "curl 5x6-8",
    "thruster 21-15-9": "thruster x21/15/9",
    "squat 10 times": "squat x10",
    "calf raise 15 reps x 3 sets": "calf_raise 3x15",
    "push ups 3 x AMRAP": "push_ups 3xmax",
    "clamshell 3x15 e/s": "clamshell 3x15 each side",
    # Pace and rest
    "squat x8 tempo 30X1": "squat x8 tempo 3-0-x-1",
    "squat 5x5 3011": "squat 5x5 tempo 3-0-1-1",
    "squat 5x5 rest 3min between sets": "squat 5x5 rest 3min",
    "run 6x400m rest 200m jog": "repeat 6 { run 400m; jog 200m between rounds }",
    "swim 4x75m on 1:15": "swim 4x75m every 1:15",
    "squat 10x3 OTM": "squat 10x3 every 1min",
    "plank 3 x 30 sec hold": "plank 3x30s",
    "squat x8 2s hold": "squat x8 hold 2s",
    "hollow hold 30 sec": "hollow_hold 30s",
    "plank 1 min 30 sec": "plank 1:30",
    # Names
    "Cat cow 6 breaths": "cat_cow 6 breaths",
    "Hip flexor stretch 30 sec": "hip_flexor_stretch 30s",
    "Dead bug 3 x 8 each side": "dead_bug 3x8 each side",
    "child's pose 30 sec": '"child\'s pose" 30s',
    "1. Squat 3 x 8": "squat 3x8",
    "- Squat: 3 x 8, 90 sec rest": "squat 3x8 rest 90s",
    "Bulgarian split squat 3x10 per leg with dumbbells @ 2 RIR": (
        "bulgarian_split_squat 3x10 each leg effort 2rir with dumbbells"
    ),
    "calf raise 3x15 slow with a resistance band or towel": (
        "calf_raise 3x15 tempo slow with resistance_band or towel"
    ),
    # Rounds
    "every 90s for 15min { squat x8 }": "repeat 10 every 90s { squat x8 }",
    "repeat every 90s for 15min { squat x8 }": "repeat 10 every 90s { squat x8 }",
    "repeat 1/2/3/4/3/2/1min { run }": "run 1/2/3/4/3/2/1min",
    # Several movements
    "squat 3x8, lunge 3x8": "squat 3x8; lunge 3x8",
    "EMOM 12: 10 burpees": "repeat 12 every 1min { burpees x10 }",
    "AMRAP 12: 5 pull ups, 10 push ups": "repeat for 12min { pull_ups x5; push_ups x10 }",
    "3 rds: 400m run, 21 swings, 12 pull-ups": "repeat 3 { run 400m; swings x21; pull_ups x12 }",
    "superset: bench press 3x8, row 3x8": "repeat 3 { bench_press x8; row x8 }",
}

QUESTIONS = {
    "hang 7/3 x 6": "Seconds of work and of rest: 6x7s rest 3s. Minutes: 6x7min rest 3min.",
    "lunge 10/10 x 3": "Seconds of work and of rest: 3x10s rest 10s. On both sides: 3x10 each side.",
    "lunge 3x8/10": "Seconds of work and of rest: 3x8s rest 10s. From one number to the other: 3x8-10.",
    "swim 4x100 free on 1:45": 'In metres: swim 4x100m every 1:45 note "free". '
    'In yards: swim 4x100yd every 1:45 note "free".',
    "run 400": "In metres: run 400m. In yards: run 400yd.",
    "swing 3x10 16k": "16k may be a distance, 16km, or a weight: load 16kg.",
    "8x50m on 1:00": "In front stands what is done, such as: swim 8x50m every 1:00",
    "squat and press 3x8": "One movement: squat_and_press 3x8. Two: squat, press 3x8.",
    "squat 3x8 heels high": 'If this is a remark: squat 3x8 note "heels high". '
    "If it is a movement of its own: squat 3x8; heels_high.",
    "squat x5 load bar + 30kg": "A sum has a name first: param sum = bar + 30kg. Then: load sum.",
    "arm_circles 2x10 each direction": 'Each direction is a set of its own: 4x10 note "each direction".',
    "plank 30s/2min": "A series has one unit: 30/120s. Work and rest: 30s rest 2min.",
    "row 2:00/500m/2:10/500m": "A series of paces is an effort: effort 2:00/2:10/500m.",
    "squat 3 x 8 @ 60": "If 60 is a weight, say in which unit: load 60kg or load 60lb.",
    "squat 100 x 5": "If 100 is a weight, say in which unit: x5 load 100kg or x5 load 100lb.",
    "squat 3x8 @8": "If 8 is an effort, write effort 8rpe; if it is a weight, say in which unit.",
}


def wrong(text: str) -> list[Diagnostic]:
    return [found for found in findings(text) if found.severity is Severity.ERROR]


@pytest.mark.parametrize(("line", "meant"), LINES.items())
def test_the_line_to_write(line: str, meant: str) -> None:
    first = wrong(line)[0]
    assert first.hint == f"Write: {meant}"
    assert first.fix
    assert first.fix.applied(line) == meant
    assert wrong(meant) == []


def test_a_line_left_out_on_a_condition_has_a_rule_behind_it() -> None:
    first = wrong("squat 3x8\nfoam_roll 30s skip if bruised\n")[0]
    assert first.hint == "Write: foam_roll 30s; if bruised skip foam_roll"
    assert wrong("squat 3x8\nfoam_roll 30s; if bruised skip foam_roll\n") == []


PLANS = {
    "every 2h from 09:00 to 21:00 do w": "every day every 2h from 09:00 to 21:00 do w",
    "in week 1 on mon do w": "week 1 on mon do w",
    "5 per day between 09:00 and 21:00 do w": "every day at 09:00, 12:00, 15:00, 18:00, 21:00 do w",
    "three times a day from 8:00 to 20:00 do w": "every day at 08:00, 14:00, 20:00 do w",
    "every 2h between 09:00 and 21:00 do w": "every day every 2h from 09:00 to 21:00 do w",
    "from week 2 mon at 07:00 do w": "week 2+ on mon at 07:00 do w",
    "mon at 07:00 do w from week 2": "week 2+ on mon at 07:00 do w",
    "weeks 2 to 3 mon at 08:00 do w": "week 2-3 on mon at 08:00 do w",
    "weeks 1-3 do w on mon at 07:00": "week 1-3 on mon at 07:00 do w",
    "from week 2 load 90%": "week 2+ load 90%",
    "add 5% load every week": "add 5% every week",
    "raise the load by 2.5kg every week": "add 2.5kg every week",
}


@pytest.mark.parametrize(("line", "meant"), PLANS.items())
def test_the_line_of_a_plan_to_write(line: str, meant: str) -> None:
    text = 'routine w {{\n squat 3x5\n}}\nplan p {{\n zone "Europe/Berlin"\n start 2026-01-05\n {}\n}}\n'
    assert wrong(text.format(line))[0].hint == f"Write: {meant}"
    assert wrong(text.format(meant)) == []


@pytest.mark.parametrize(
    "text",
    [
        'progression p { level "A" repeat 5 { walk 2min; jog 1min }; level "B" { walk 1min; jog 2min } }; p',
        'progression p { level "C" repeat for 5min { walk 2min }; level "D" block rest 5s { walk 1min; jog 2min } }; p',
        "repeat 5 {\n squat x1\n +1 each round\n}",
    ],
)
def test_a_level_with_a_title_in_front_and_growth_on_a_line_of_its_own(text: str) -> None:
    assert wrong(text) == []


TOO_LITTLE = {
    "in week 1 do w": "This line does not say on which days. For example: week 1 on mon, wed do w",
    "from week 2 do w": "This line does not say on which days. For example: week 2+ on mon, wed do w",
    "10 times a week do w": "10 a week do not fit on 7 days: one a day. "
    "For several sessions a day name the days and times: every day at 08:00, 18:00 do evening.",
    "twice a week at 07:00 and 18:00 do w": "Sessions counted by the week have one time of day. "
    "To have all of these times on so many days: 2 days per week at 07:00, 18:00 do evening",
    "deload week 4": "Write it so: week 4 reduce volume 40%",
}


@pytest.mark.parametrize(("line", "asked"), TOO_LITTLE.items())
def test_a_line_of_a_plan_that_says_too_little_is_asked_for_the_rest(line: str, asked: str) -> None:
    text = f'routine w {{\n squat 3x5\n}}\nplan p {{\n zone "Europe/Berlin"\n start 2026-01-05\n {line}\n}}\n'
    assert wrong(text)[0].hint == asked


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Knee rehab programme", "knee_rehab_programme"),
        ("Week 1 - knee rehab", "week_1_knee_rehab"),
        ("Lower body day 2", "lower_body_day_2"),
    ],
)
def test_a_title_on_top_is_asked_about(title: str, name: str) -> None:
    first = wrong(f"{title}\nsquat 3x8\n")[0]
    assert first.hint == f'If this is a title: routine {name} "{title}" {{ … }}, or a # in front: # {title}'
    assert first.fix is None
    assert wrong(f'routine {name} "{title}" {{\nsquat 3x8\n}}') == wrong(f"# {title}\nsquat 3x8\n") == []


def test_a_movement_that_is_known_is_no_title() -> None:
    assert wrong("Cat cow\nsquat 3x8\n")[0].hint == "Write: cat_cow"


@pytest.mark.parametrize(("line", "question"), QUESTIONS.items())
def test_what_is_not_clear_is_asked(line: str, question: str) -> None:
    first = wrong(line)[0]
    assert first.hint == question
    assert first.fix is None


@pytest.mark.parametrize(
    "line",
    [
        'good_posture x5 hold max position sitting cue "tall"',
        'other_stroke 100m every 1:50 cue "easy"',
        "plank 30s rest",
        "clamshells and leg_circles 30s",
        "squat 3x8kg",
        "squat 3x8 (build to 60kg)",
    ],
)
def test_what_cannot_be_known_is_not_guessed(line: str) -> None:
    for found in wrong(line):
        assert found.fix is None
        assert "Write: " not in (found.hint or "")
    assert wrong(line)
