"""The view for other programs, key by key, and the files of the `json` output."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from mobdsl import api
from mobdsl.backends.base import Job
from mobdsl.backends.json import JsonBackend, JsonOptions
from mobdsl.model.clauses import Heading
from mobdsl.model.conditions import Fact
from mobdsl.model.document import Document
from mobdsl.model.intervals import Interval, Quality, Round
from mobdsl.model.routines import Routine
from mobdsl.project.imports import Memory
from mobdsl.select.tree import Notice
from mobdsl.source import Source, position_in
from mobdsl.timeline.events import Event, Kind, Phase, Timeline
from mobdsl.views.timeline import timeline_json
from support import events

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/schema/timeline.schema.json").read_text(encoding="utf-8"))
SOURCE = Source("back.mob", "routine r {\n  dead_bug x8 each side\n  rest open\n}\n")
DEAD_BUG = SOURCE.span(SOURCE.text.index("dead_bug"), SOURCE.text.index(" each side"))


def event(**changes: Any) -> Event:
    stated = {"kind": Kind.WORK, "title": "Dead bug", "start": 0, "start_estimate": 0, "duration": 30_000}
    return events.event(**stated | changes)


def timeline(*made: Event, name: str = "r", title: str = "Back care") -> Timeline:
    return Timeline(
        routine=Routine(name=name, title=title),
        contexts=("pre_run",),
        length=Interval(92_500, None, 122_500, Quality.OPEN),
        events=made,
        notices=(Notice(kind="stop", text="Pain: stop", origin=DEAD_BUG),),
    )


SET = event(
    start=1_500,
    start_estimate=1_500,
    offset=61_000,
    duration=None,
    estimate=32_001,
    low=24_000,
    high=None,
    quality=Quality.ESTIMATED,
    movement="dead_bug",
    side="left",
    set=1,
    sets=3,
    in_rounds=(Round(2, 4),),
    reps="8",
    load="16kg",
    effort="8rpe",
    cues=("spine still", "reach long"),
    phases=(Phase(0, 3_000, "hold", 1, "breathe"), Phase(3_000, 1_250, "reset", 1, side="left")),
    position="face_up",
    dose="3 × 8",
    kit="band",
    kit_choice="band or towel",
    headings=(Heading("cue", "spine still"), Heading("setup", "on your back", Fact("tired"))),
    level="Core, level 1 of 2",
    rank=3,
    preferred=True,
    turns=("left", "right"),
    origin=DEAD_BUG,
)


def view(*made: Event) -> dict[str, Any]:
    return timeline_json(timeline(*made), position_in({"back.mob": SOURCE}))


def only_event(**changes: Any) -> dict[str, Any]:
    (shown,) = view(event(**changes))["events"]
    return dict(shown)


def test_a_set_in_full() -> None:
    assert view(SET) == {
        "routine": "r",
        "title": "Back care",
        "contexts": ["pre_run"],
        "duration": {"min": 92.5, "max": None, "estimate": 122.5, "quality": "open"},
        "totals": {"distance": None, "work": None},
        "events": [
            {
                "start": 1.5,
                "start_estimate": 1.5,
                "offset": 61,
                "duration": None,
                "estimate": 32.001,
                "min": 24,
                "max": None,
                "quality": "estimated",
                "kind": "work",
                "fills": False,
                "movement": "dead_bug",
                "title": "Dead bug",
                "side": "left",
                "set": 1,
                "sets": 3,
                "round": 2,
                "rounds": 4,
                "in_rounds": [{"round": 2, "rounds": 4, "optional": False, "cap": None, "interval": None}],
                "reps": 8,
                "load": "16kg",
                "effort": "8rpe",
                "cues": ["spine still", "reach long"],
                "words": [{"word": "setup", "text": "If tired: on your back"}],
                "phases": [
                    {"start": 0, "duration": 3, "kind": "hold", "rep": 1, "text": "breathe", "side": None},
                    {"start": 3, "duration": 1.25, "kind": "reset", "rep": 1, "text": None, "side": "left"},
                ],
                "file": "back.mob",
                "line": 2,
                "position": "face_up",
                "dose": "3 × 8",
                "dose_of_line": "3 × 8",
                "kit": "band",
                "kit_choice": "band or towel",
                "level": "Core, level 1 of 2",
                "rank": 3,
                "preferred": True,
                "turns": ["left", "right"],
                "ask": None,
                "parts": [],
            }
        ],
        "groups": [],
        "notices": [
            {
                "kind": "stop",
                "text": "Pain: stop",
                "when": None,
                "ask": None,
                "adaptation": None,
                "file": "back.mob",
                "line": 2,
            }
        ],
        "coverage": {"muscles": {}, "target": {}, "planes": {}, "tags": {}, "unknown": ["Dead bug"]},
    }


def test_every_key_is_there_where_nothing_is_said() -> None:
    bare = only_event(kind=Kind.PROMPT, duration=None, estimate=None, low=0, high=None, quality=Quality.OPEN)
    assert bare.keys() == set(SCHEMA["$defs"]["event"]["required"])
    assert bare["movement"] is bare["reps"] is bare["file"] is bare["line"] is bare["duration"] is None
    assert bare["cues"] == bare["phases"] == []


@pytest.mark.parametrize(
    ("reps", "shown"), [("8", 8), ("6-10", "6-10"), ("5+", "5+"), ("max", "max"), ("0", 0), (None, None)]
)
def test_a_single_figure_of_reps_is_a_number(reps: str | None, shown: int | str | None) -> None:
    assert only_event(reps=reps)["reps"] == shown
    assert type(only_event(reps=reps)["reps"]) is type(shown)


@pytest.mark.parametrize(
    ("milliseconds", "text"),
    [
        (0, "0"),
        (88_000, "88"),
        (1, "0.001"),
        (59_999, "59.999"),
        (86_400_100, "86400.1"),
        (999_999_999_999, "999999999.999"),
    ],
)
def test_times_are_exact_to_the_millisecond(milliseconds: int, text: str) -> None:
    assert json.dumps(only_event(start=milliseconds)["start"]) == text


def test_rounds_on_a_clock_tell_a_player_what_ends_each_of_their_steps() -> None:
    """Behind open work: two rounds of 40 s in two of 2 min, sets on two intervals, rounds on one that shrinks."""
    lines = (
        "squat max",
        "repeat 2 every 2:00 { repeat 2 every 40s { push_up max }; plank 10s }",
        "swim 2x100m every 1:50/1:45",
        "repeat 2 every 2:00 -5s each round { burpee max }",
    )
    document = api.load(Memory({"main.mob": "\n".join(lines)}), "main.mob").value
    assert document
    made = api.timeline(document).value
    assert made
    shown = timeline_json(made, lambda _: ("main.mob", 1))
    told = [
        (each["offset"], each["duration"], each["fills"], [one["interval"] for one in each["in_rounds"]])
        for each in shown["events"][1:]
    ]
    open_work = [((start, None, False, [120, 40]), (None, None, True, [120, 40])) for start in (0, 40, 120, 160)]
    plank = [((start, 10, False, [120]), (start + 10, 30, True, [120])) for start in (80, 200)]
    assert told == [
        *open_work[0], *open_work[1], *plank[0], *open_work[2], *open_work[3], *plank[1],
        (0, None, False, []), (None, None, True, []), (110, None, False, []), (None, None, True, []),
        (0, None, False, [120]), (None, None, True, [120]), (120, None, False, [115]), (None, None, True, [115]),
    ]  # fmt: skip
    deadlines = [(each["first"], each["last"], each["deadline"]) for each in shown["groups"] if each["kind"] == "round"]
    assert sorted(deadlines) == [
        (1, 2, 40), (1, 6, 120), (3, 4, 40), (7, 8, 40), (7, 12, 120), (9, 10, 40),
        (13, 14, 110), (15, 16, 105), (17, 18, 120), (19, 20, 115),
    ]  # fmt: skip


def test_a_file_that_is_not_at_hand_has_no_line() -> None:
    shown = timeline_json(timeline(SET), position_in({}))
    assert (shown["events"][0]["file"], shown["events"][0]["line"]) == ("back.mob", None)


def test_the_schema_is_valid_and_takes_what_the_view_gives() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    rest = event(kind=Kind.REST, title="Rest", duration=None, high=None, quality=Quality.OPEN)
    Draft202012Validator(SCHEMA).validate(view(SET, rest, event(reps="6-10"), event(quality=Quality.NOT_STATED)))


@pytest.mark.parametrize(
    "changes",
    [
        {"start": -1},
        {"start": "0"},
        {"kind": "walk"},
        {"quality": "good"},
        {"side": "up"},
        {"reps": "eight"},
        {"reps": 7.5},
        {"set": 0},
        {"cues": None},
        {"phases": [{"start": 0, "duration": 1, "kind": "hold"}]},
        {"line": "2"},
        {"extra": 1},
    ],
)
def test_the_schema_refuses_what_the_view_never_gives(changes: dict[str, Any]) -> None:
    shown = view(SET)
    shown["events"][0] |= changes
    assert not Draft202012Validator(SCHEMA).is_valid(shown)


@pytest.mark.parametrize("key", SCHEMA["$defs"]["event"]["required"])
def test_the_schema_misses_every_key(key: str) -> None:
    shown = view(SET)
    del shown["events"][0][key]
    assert not Draft202012Validator(SCHEMA).is_valid(shown)


def test_the_document_shows_views_that_fit_their_schemas() -> None:
    text = (ROOT / "docs/json.md").read_text(encoding="utf-8")
    examples = [part.partition("```")[0] for part in text.split("```json\n")[1:]]
    for name, example in zip(("timeline", "session", "schedule", "moves"), examples, strict=True):
        schema = json.loads((ROOT / f"docs/schema/{name}.schema.json").read_text(encoding="utf-8"))
        Draft202012Validator(schema).validate(json.loads(example))


def compiled(*timelines: Timeline, options: JsonOptions | None = None) -> dict[str, bytes]:
    job = Job(document=Document(path="back.mob"), timelines=timelines, sources={"back.mob": SOURCE})
    outcome = JsonBackend().compile(job, options or JsonOptions())
    assert outcome.value is not None
    assert outcome.diagnostics == ()
    return {artifact.name: artifact.content for artifact in outcome.value}


def test_one_file_for_each_routine() -> None:
    files = compiled(timeline(SET, name="a"), timeline(name="back.check"))
    assert list(files) == ["a.json", "back.check.json"]
    assert json.loads(files["a.json"]) == view(SET) | {"routine": "a"}
    assert files["a.json"].endswith(b"}\n")


def test_compact_is_one_line_of_the_same() -> None:
    files, spread = compiled(timeline(SET), options=JsonOptions(compact=True)), compiled(timeline(SET))
    assert files["r.json"].count(b"\n") == 1
    assert b'": ' not in files["r.json"]
    assert json.loads(files["r.json"]) == json.loads(spread["r.json"])


HOSTILE = 'a"b\\c</script>\x1b[31m\u202eevil\u2028\x00\ud800 Rücken 🧘'


def test_hostile_text_comes_back_as_it_was_from_plain_ascii() -> None:
    content = compiled(timeline(event(title=HOSTILE, cues=(HOSTILE,)), title=HOSTILE))["r.json"]
    assert all(byte == 0x0A or 0x20 <= byte < 0x7F for byte in content)
    shown = json.loads(content)
    assert shown["title"] == shown["events"][0]["title"] == shown["events"][0]["cues"][0] == HOSTILE
