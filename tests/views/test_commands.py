"""The two views as the commands print them: files of every shape, held against the published schemas."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from mobdsl.cli.verbs import cli
from mobdsl.records import evolve
from mobdsl.source import position_in
from mobdsl.views.timeline import timeline_json, timeline_text
from support.say import timeline

ROOT = Path(__file__).parents[2]
SHAPES = """
routine shapes "All shapes" {
  at 0:00 plank 2x30s each side switch 5s rest 10s after each
  bird_dog 3x6-10 hold 2s reset 1s load 2.5kg effort 8rpe
  squat 2x8 tempo 3-1-3-0 each leg
  push_up xmax
  row x5+
  child_pose 6 breaths
  roll 15-30 passes
  hang max
  rest open
  twist
  repeat 2 rest 1.5s { mermaid 10.25s; dead_bug x8/6 each side alternate }
  context short { only first 2 }
}
"""


def schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / f"docs/schema/{name}.schema.json").read_text(encoding="utf-8")))


def printed(*arguments: str) -> Any:
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.fixture
def shapes(tmp_path: Path) -> str:
    file = tmp_path / "shapes.mob"
    file.write_text(SHAPES, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("variant", [(), ("--if", "short")])
def test_a_timeline_of_every_shape_fits_its_schema(shapes: str, variant: tuple[str, ...]) -> None:
    view = printed("timeline", shapes, "--json", *variant)
    schema("timeline").validate(view)
    assert view["contexts"] == list(variant[1:])


@pytest.mark.parametrize("text", [SHAPES, 'plank 30s cue "a\\nb \\\\n {}[],:"; note "Stop.\\n"\n'])
@pytest.mark.parametrize("events", [True, False])
@pytest.mark.parametrize("compact", [True, False])
def test_the_text_is_that_of_the_whole_at_once(text: str, events: bool, compact: bool) -> None:
    made = timeline(text)
    if not events:
        made = evolve(made, events=())
    position = position_in({})
    whole = timeline_json(made, position)
    separators = (",", ":") if compact else None
    expected = json.dumps(whole, indent=None if compact else 2, separators=separators)
    assert "".join(timeline_text(made, position, compact=compact)) == expected + "\n"


def test_what_build_writes_is_what_timeline_prints(shapes: str, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert CliRunner().invoke(cli, ["build", shapes, "--to", "json", "-o", str(target)]).exit_code == 0
    assert json.loads(target.read_bytes()) == printed("timeline", shapes, "--json")


def test_an_event_says_what_its_line_says(shapes: str) -> None:
    events = printed("timeline", shapes, "--json")["events"]
    planks = [event for event in events if event["movement"] == "plank"]
    assert [(event["start"], event["side"], event["set"], event["sets"]) for event in planks] == [
        (0, "left", 1, 2),
        (35, "right", 1, 2),
        (75, "left", 2, 2),
        (110, "right", 2, 2),
    ]
    assert {event["line"] for event in planks} == {3}
    first = next(event for event in events if event["movement"] == "bird_dog")
    assert (first["reps"], first["load"], first["effort"]) == ("6-10", "2.5kg", "8rpe")
    assert (first["min"], first["max"]) == (6 * 2 + 5 * 1, 10 * 2 + 9 * 1)
    assert first["duration"] is None
    assert first["phases"][:2] == [
        {"start": 0, "duration": 2, "kind": "hold", "rep": 1, "text": None, "side": None},
        {"start": 2, "duration": 1, "kind": "reset", "rep": 1, "text": None, "side": None},
    ]
    reps = {event["movement"]: event["reps"] for event in events if event["kind"] == "work"}
    assert (reps["push_up"], reps["row"], reps["squat"], reps["twist"]) == ("max", "5+", 8, None)


@pytest.mark.parametrize("file", sorted((ROOT / "examples").glob("*.mob")), ids=lambda file: file.stem)
def test_the_examples_fit_the_schemas(file: Path) -> None:
    defined = re.findall(r"^(routine|plan) ", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert defined
    if "routine" in defined:
        schema("timeline").validate(printed("timeline", str(file), "--json"))
    if "plan" in defined:
        schema("schedule").validate(printed("schedule", str(file), "--json"))
