"""`mobdsl moves`: what it finds, in which order, and how it shows it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from mobdsl import library
from mobdsl.cli.verbs import cli
from mobdsl.render.moves import card, moves_table

ROOT = Path(__file__).parents[2]


def moves(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["moves", *arguments])


def view(*arguments: str) -> Any:
    done = moves(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def found(*arguments: str) -> list[str]:
    return [movement["name"] for movement in view(*arguments)["movements"]]


@pytest.mark.parametrize(
    "query", [("dead_bug",), ("dead", "bug"), ("Dead Bug",), ("dead-bug",), ("dying_bug",), ("DEAD_BUGS",)]
)
def test_a_name_an_alias_and_a_title_find_their_movement_first(query: tuple[str, ...]) -> None:
    assert found(*query)[0] == "dead_bug"


def test_an_apostrophe_need_not_be_typed() -> None:
    assert found("child's pose")[0] == found("child’s pose")[0] == found("childs pose")[0] == "child_pose"


def test_the_very_name_comes_first_then_what_begins_so_then_what_has_the_words() -> None:
    names = found("bird dog")
    assert names[0] == "bird_dog"
    assert set(names[1:3]) == {"bird_dog_crunch", "bird_dog_leg_only"}
    assert names[-1] == "lateral_bird_dog", "`bird_dog_lateral` is an alias, and its title comes last"
    squats = found("squat")
    assert squats.index("squat") == 0
    assert squats.index("squat_thrust") < squats.index("back_squat")


def test_words_may_be_begun_and_stand_in_any_order() -> None:
    assert found("dog bir lat") == ["lateral_bird_dog"]


def test_all_options_have_to_fit() -> None:
    chosen = view("--target", "hips", "--position", "supine", "--tag", "stretch")["movements"]
    assert chosen
    for movement in chosen:
        assert "hips" in movement["target"]
        assert "supine" in movement["position"]
        assert "stretch" in movement["tags"]
    both = view("--muscle", "glute_medius", "--muscle", "glute_maximus")["movements"]
    assert both
    assert all({"glute_medius", "glute_maximus"} <= {*movement["muscles"]} for movement in both)
    assert all("rotation" in movement["planes"] for movement in view("--plane", "rotation")["movements"])


def test_equipment_is_any_that_will_do() -> None:
    for strap in ("strap", "towel", "band"):
        assert "straight_leg_pnf" in found("--equipment", strap)
    assert "straight_leg_pnf" not in found("--no-equipment")
    assert {one["name"] for one in view("--no-equipment")["movements"] if one["equipment"]} == set()


def test_an_option_takes_its_name_as_people_write_it() -> None:
    assert found("--equipment", "Foam Roller") == found("--equipment", "foam_roller") != []


def test_without_a_word_it_is_the_whole_library_by_title() -> None:
    everything = view()["movements"]
    assert len(everything) == len(library.movements())
    titles = [movement["title"].casefold() for movement in everything]
    assert titles == sorted(titles)


def test_json_fits_its_schema() -> None:
    schema = json.loads((ROOT / "docs/schema/moves.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    validator.validate(view())
    with_a_hole = view("dead_bug")
    del with_a_hole["movements"][0]["tags"]
    assert not validator.is_valid(with_a_hole)


def test_the_example_of_the_guide_is_what_is_printed() -> None:
    guide = (ROOT / "docs/json.md").read_text(encoding="utf-8").split("## The library")[1]
    assert json.loads(guide.split("```json\n")[1].split("```")[0]) == view("lateral_bird_dog")


def test_one_movement_is_shown_whole() -> None:
    done = moves("straight", "leg", "pnf")
    assert done.exit_code == 0
    lines = done.output.splitlines()
    assert lines[0] == "Straight-leg PNF stretch"
    assert lines[1].startswith("  straight_leg_pnf, also ")
    for line in (
        "  target     hamstrings",
        "  position   supine",
        "  equipment  strap or towel or band",
        "  sides      one at a time",
        "  easier     hamstring_doorway_stretch",
        "  Cue: a straight knee matters more than a high foot",
        "  Avoid: lifting the pelvis to get the foot higher",
    ):
        assert line in lines
    assert max(map(len, lines)) <= 100


def test_the_one_that_is_called_so_is_shown_whole_and_the_others_below() -> None:
    lines = moves("dead bug").output.splitlines()
    assert lines[0] == "Dead bug"
    header = lines.index("Title              Name               Target     Equipment  Position")
    assert lines[header - 1] == ""
    assert lines[header + 1 :] == ["Weighted dead bug  dead_bug_weighted  deep core             supine"]


def test_several_are_a_table() -> None:
    lines = moves("bird dog c").output.splitlines()
    assert lines[0] == "Bird dog crunch", "one is no table"
    lines = moves("press", "--equipment", "barbell").output.splitlines()
    assert lines[0].split() == ["Title", "Name", "Target", "Equipment", "Position"]
    assert any(
        line.split("  ")[0] == "Bench press" and "bench_press" in line and "barbell, bench" in line for line in lines
    )


def test_a_narrow_terminal_keeps_what_matters_most() -> None:
    shown = [library.movement(name) for name in ("dead_bug", "bench_press")]
    assert all(shown)
    several = [one for one in shown if one]
    wide = moves_table(several)
    assert moves_table(several, max(map(len, wide.splitlines()))) == wide
    assert moves_table(several, 40).splitlines() == [
        "Title        Name         Target",
        "Dead bug     dead_bug     deep core",
        "Bench press  bench_press  chest, arms",
    ]
    assert moves_table(several, 20).splitlines() == ["Dead bug  dead_bug", "Bench press", "  bench_press"]


_LAST = ("tags", "easier", "harder")


def test_a_card_has_a_line_for_what_is_known_only() -> None:
    dead_bug = library.known("dead_bug")
    assert dead_bug
    lines = card(dead_bug).splitlines()
    assert [line.split()[0] for line in lines[3:]] == ["target", "muscles", "position", "pace", *_LAST]


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("dedbug",), ["dead_bug", "dead_bug_weighted"]),
        (("pidgeon",), ["pigeon_pose", "figure_four_stretch", "seated_figure_four"]),
        (("pidgeon", "pse"), ["pigeon_pose"]),
    ],
)
def test_a_slip_is_found_and_named(arguments: tuple[str, ...], names: list[str]) -> None:
    done = moves(*arguments)
    assert done.exit_code == 0
    assert f"info[M231]: This takes `{' '.join(arguments)}` for `" in done.stderr
    assert found(*arguments) == names


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("xyzzyx",), "Nothing found for `xyzzyx`. Try: mobdsl moves --target knees --tag rehab."),
        (("squat", "--target", "jaw"), "Without the options there is something: mobdsl moves squat"),
        (("--target", "jaw", "--target", "hips"), "Nothing found. Leave an option out."),
        (("jaw", "barbell", "running"), "Try: mobdsl moves --target jaw --equipment barbell --tag running"),
    ],
)
def test_where_nothing_fits_it_says_what_to_try(arguments: tuple[str, ...], hint: str) -> None:
    done = moves(*arguments)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("info[M231]: ")
    assert hint in done.stderr


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("--target", "hipps"), "Did you mean hips?"),
        (("--plane", "sideways"), "extension, flexion, lateral_flexion, rotation"),
    ],
)
def test_a_name_that_the_library_does_not_use_is_an_error(arguments: tuple[str, ...], hint: str) -> None:
    done = moves(*arguments)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "error[M232]" in done.stderr
    assert hint in done.stderr


def test_where_nothing_fits_json_is_still_json() -> None:
    done = moves("xyzzyx", "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == {"movements": []}
    assert "Nothing found for `xyzzyx`" in done.stderr


def test_what_is_typed_cannot_reach_the_terminal() -> None:
    assert "\x1b" not in moves("\x1b[31mxyzzyx").stderr


def test_the_help_has_examples_that_work() -> None:
    text = moves("--help").output
    lines = text.split("Example:")[1].split("\n\n")[0].splitlines()
    examples = [line.split("mobdsl moves ")[1] for line in lines if "mobdsl moves" in line]
    assert len(examples) >= 3
    for example in examples:
        assert moves(*example.split()).exit_code == 0
    assert "moves" in CliRunner().invoke(cli, ["--help"]).output


def test_a_query_that_is_a_fact_finds_what_has_it() -> None:
    names = found("low", "back")
    assert set(found("--target", "low_back")) <= set(names)
    assert "low_back" in view("low", "back")["movements"][0]["target"]
