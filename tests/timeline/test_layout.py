"""Lines and what they come to, event by event: start and duration in seconds, None where a person decides."""

import pytest

from mobdsl.model.intervals import Quality
from mobdsl.timeline.events import Kind
from support.say import Row, errors, length, phases, rows, timeline

KNOWN = [
    ("plank 30s", "30 plank"),
    # Sets, and the rest between them but not after the last
    ("plank 3x30s rest 10s", "30 plank | 10 rest | 30 plank | 10 rest | 30 plank"),
    ("plank 2x30s rest 10s after each", "30 plank | 10 rest | 30 plank | 10 rest"),
    ("plank 20s; rest 10s; squat 30s", "20 plank | 10 rest | 30 squat"),
    ("plank 120/105/90s", "120 plank | 105 plank | 90 plank"),
    ("sprint 2x20s every 1min", "20 sprint | 40 rest | 20 sprint | 40 rest"),
    ("push_up x10 in 60s", "60 push_up"),
    # Sides and positions
    ("plank 30s each side", "30 plank left | 30 plank right"),
    ("plank 30s each side from right", "30 plank right | 30 plank left"),
    ("plank 30s only left", "30 plank left"),
    ("plank 30s each side switch 5s", "30 plank left | 5 switch right | 30 plank right"),
    ("plank 30s each side rest 10s", "30 plank left | 10 rest | 30 plank right"),
    (
        "plank 2x30s each side switch 5s rest 20s",
        "30 plank left | 5 switch right | 30 plank right | 20 rest | 30 plank left | 5 switch right | 30 plank right",
    ),
    ("march 20s each side alternate", "40 march"),  # twenty on each side, in turn
    ("scorpion 2x10s each down, up", "10 scorpion down | 10 scorpion down | 10 scorpion up | 10 scorpion up"),
    # Repetitions at a pace
    ("bird_dog x3 hold 10s reset 5s", "40 bird_dog"),  # 3 · 10 + 2 · 5
    ("bird_dog hold 10s", "10 bird_dog"),
    ("squat x4 tempo 3-1-2", "24 squat"),
    ("squat x2 tempo 3-1-x-1", "10 squat"),  # an x is as fast as can be
    ("cat_cow 6 breaths", "36 cat_cow"),
    ("param breath = 5s\ncat_cow 6 breaths", "30 cat_cow"),
    ("sigh 2 breaths breathe 4-7-8", "38 sigh"),  # 2 · (4 + 7 + 8)
    ('cat_camel x3 inhale "extend" exhale "round"', "18 cat_camel"),  # a breath of 6 s for each
    ("inhale arms_up; exhale arms_down", "3 arms_up | 3 arms_down"),
    # Several movements
    ("a, b 10s", "10 a | 10 b"),
    ("a then b 10s each side", "10 a left | 10 b left | 10 a right | 10 b right"),
    # Blocks and rounds
    ("block x 20s rest 5s { a; b 10s }", "20 a | 5 rest | 10 b"),
    ("block x lasts 1:00 { a; b }", "30 a | 30 b"),
    ("repeat 2 rest 10s { a 20s; b 30s }", "20 a | 30 b | 10 rest | 20 a | 30 b"),
    (
        "repeat each side switch 5s { low 20s; tall 10s }",
        "20 low left | 10 tall left | 5 switch right | 20 low right | 10 tall right",
    ),
    ("repeat 2 every 1min { swing 40s }", "40 swing | 20 rest | 40 swing | 20 rest"),
    ("repeat for 70s { a 30s; rest 10s }", "30 a | 10 rest | 30 a"),
    ("repeat for 60s { a 30s; rest 10s }", "30 a | 10 rest | 20 a"),  # the last is cut off
    ("repeat for 60s whole rounds { a 30s; rest 10s }", "30 a | 10 rest"),
    ("repeat for 60s finish round { a 20s; rest 20s }", "20 a | 20 rest | 20 a | 20 rest"),
    ("repeat 3 { plank 60s -15s each round }", "60 plank | 45 plank | 30 plank"),
    ("repeat 2 { run 20s; jog 10s between rounds }", "20 run | 10 jog | 20 run"),
    ("routine a { do b; c 10s }\nroutine b { d 20s }", "20 d | 10 c"),
    # Slots
    ("lasts 1:00\nat 0:00 { a 20s; b; c }", "20 a | 20 b | 20 c"),
    ("lasts 1:00\nat 0:00 a\nat 0:20 b 30s", "20 a | 30 b | 10 rest"),
    ("at 0:10 a\nat 0:30 b 5s", "10 rest | 20 a | 5 b"),
    ("lasts 0:01\nat 0:00 a, b, c", "0.333 a | 0.333 b | 0.334 c"),  # cut at ⌊1000 · k / 3⌋ ms
]
"""A file, and its events with their seconds; each starts when the one before is over."""


def events(text: str) -> list[Row]:
    """The events that ``text`` lists, with their starts."""
    made: list[Row] = []
    start = 0.0
    for part in text.split(" | "):
        duration, what = part.split(" ", 1)
        made.append((round(start, 3), float(duration), what))
        start += float(duration)
    return made


@pytest.mark.parametrize(("text", "expected"), KNOWN, ids=[text for text, _ in KNOWN])
def test_what_a_line_comes_to(text: str, expected: str) -> None:
    made = timeline(text)
    assert rows(made) == events(expected)
    end = round(sum(float(part.split(" ")[0]) for part in expected.split(" | ")), 3)
    assert length(made) == (end, end)


@pytest.mark.parametrize(
    ("text", "bounds", "estimate", "quality"),
    [
        ("squat x8", (0, None), 24, Quality.OPEN),
        ("lift_off x8", (0, None), None, Quality.OPEN),
        ("param pace = 4s\nsquat x8", (0, None), 32, Quality.OPEN),
        ("squat", (0, None), None, Quality.NOT_STATED),
        ("plank max", (0, None), None, Quality.OPEN),
        ("plank 30-60s", (30, 60), 45, Quality.OPEN),
        ("plank 30+s", (30, None), None, Quality.OPEN),
        ("plank about 30s", (30, 30), 30, Quality.ESTIMATED),
        ("roll about 30s or 15-30 passes", (30, 30), 30, Quality.ESTIMATED),
        ("hang total 60-90s in 1-5 sets", (60, 90), 75, Quality.OPEN),
        ("cat_cow 6 breaths", (36, 36), 36, Quality.ESTIMATED),
        ("plank 1-2x30s", (30, 60), 60, Quality.OPEN),
        ("repeat 2-3 { plank 10s }", (20, 30), 30, Quality.OPEN),
        ("repeat x21/15/9 cap 10min { thruster; pull_up }", (0, 600), 270, Quality.OPEN),
    ],
)
def test_how_long_it_takes_as_far_as_anyone_knows(
    text: str, bounds: tuple[float, float | None], estimate: float | None, quality: Quality
) -> None:
    made = timeline(text)
    assert length(made) == bounds
    assert made.length.estimate == (None if estimate is None else estimate * 1000)
    assert made.length.quality is quality


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("squat x8/6/4", ["8", "6", "4"]),
        ("squat 2x6-10", ["6-10", "6-10"]),
        ("squat xmax", ["max"]),
        ("squat x8 each side alternate", ["16"]),
        ("repeat 3 { squat x8 +1 each round }", ["8", "9", "10"]),
        ("repeat x21/15/9 { thruster; pull_up }", ["21", "21", "15", "15", "9", "9"]),
    ],
)
def test_how_many(text: str, expected: list[str]) -> None:
    assert [event.reps for event in timeline(text).events if event.kind is Kind.WORK] == expected


def test_what_happens_inside_a_set() -> None:
    held, paced, breathed, calm = timeline(
        "hinge x2 hold 10s reset 3s; squat x1 tempo 3-1-2; sigh 1 breaths breathe 4-7-8; cat_cow 1 breaths"
    ).events
    assert list(phases(held)) == [(0, 10, "hold", 1), (10, 3, "reset", 1), (13, 10, "hold", 2)]
    assert list(phases(paced)) == [(0, 3, "lower", 1), (3, 1, "pause", 1), (4, 2, "lift", 1)]
    assert list(phases(breathed)) == [(0, 4, "inhale", 1), (4, 7, "hold_full", 1), (11, 8, "exhale", 1)]
    assert list(phases(calm)) == [(0, 3, "inhale", 1), (3, 3, "exhale", 1)]


def test_starts_are_known_up_to_what_a_person_decides_and_estimated_from_there() -> None:
    made = timeline("param pace = 4s\nplank 30s; squat x8; bridge 20s; twist; rest 5s")
    assert [event.start for event in made.events] == [0, 30_000, None, None, None]
    assert [event.start_estimate for event in made.events] == [0, 30_000, 62_000, 82_000, None]


def test_sets_on_the_clock_start_at_known_times_whatever_they_take() -> None:
    made = timeline("squat 3x8 every 2min")
    assert rows(made)[::2] == [(0, None, "squat"), (120, None, "squat"), (240, None, "squat")]


def test_an_inner_word_beats_an_outer_one_and_headings_add_up() -> None:
    made = timeline('tempo slow\nblock x 20s load light { note "outer"; a; b 10s load 8kg note "inner" }')
    first, second = made.events
    assert (first.duration, first.load, second.duration, second.load) == (20_000, "light", 10_000, "8kg")
    assert [heading.text for heading in second.headings] == ["inner", "outer"]


def test_a_skipped_block_goes_with_its_rests() -> None:
    text = "a 10s\nblock x rest 5s { b 10s; c 10s }\nd 10s\ncontext short { skip x }"
    assert length(timeline(text)) == (45, 45)
    assert rows(timeline(text, "short")) == [(0, 10, "a"), (10, 10, "d")]


def test_a_length_that_cannot_be_is_an_error() -> None:
    assert errors("repeat 3 every 30s { plank 45s }") == ["A round takes 45 s, but a new one starts every 30 s."]
