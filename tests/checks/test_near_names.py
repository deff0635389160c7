"""M230: names that look like slips."""

from time import process_time

import pytest

from mobdsl import library
from mobdsl.checks.near_names import CODE, check
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.lint.codes.table import CODES
from mobdsl.lower.document import lower
from mobdsl.model.library import EMPTY, Library
from mobdsl.project.imports import Memory, Project
from support.patience import MUCH_CPU


def findings(text: str, library: Library = library, **imports: str) -> list[Diagnostic]:
    project = Project(Memory({"main.mob": text, **{f"{name}.mob": content for name, content in imports.items()}}))
    project.load("main.mob")
    document = lower(project, "main.mob", {}, frozenset(), library).value
    assert document
    return list(check(document))


def hints(text: str, **imports: str) -> list[str]:
    return [one.hint or "" for one in findings(text, **imports)]


def test_a_slip_of_a_movement_of_the_library_is_a_warning_at_its_place() -> None:
    text = "plank 30s\n  dedbug x8"
    (found,) = findings(text)
    assert (found.code, found.severity) == ("M230", Severity.WARNING)
    assert found.span
    assert text[found.span.start : found.span.end] == "dedbug"
    assert found.hint
    assert found.hint.startswith("Did you mean dead_bug?")
    assert "movement dedbug { }" in found.hint


def test_what_the_hint_says_silences_it() -> None:
    assert findings("movement dedbug { }\ndedbug x8") == []


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("birddog", "bird_dog"),
        ("dead_bugg", "dead_bug"),
        ("pelvic_rokcs", "pelvic_rocks"),
        ("plnak", "plank"),
        ("bug_dead", "dead_bug"),
        ("mermaids_", "mermaid"),
        ("childs_poze", "childs_pose"),
        ('"Dead bug"', "dead_bug"),
    ],
)
def test_slips(name: str, near: str) -> None:
    (hint,) = hints(f"{name} x8")
    assert hint.startswith(f"Did you mean {near}?")


@pytest.mark.parametrize(
    "name",
    [
        "dead_bug",  # known
        "dying_bug",  # known by an alias
        "moon_walk",  # like nothing that is known
        "neck_pull",  # near face_pull and rack_pull, but made of words that occur
        "rum",  # too short to be told from run
        '"Grandmother’s favourite"',
    ],
)
def test_names_that_are_meant(name: str) -> None:
    assert findings(f"{name} x8") == []


def test_names_of_the_file_and_its_imports_count() -> None:
    own = "movement krabbelkaefer { also kaefer }\n"
    (hint,) = hints(f"{own}krabelkaefer x8")
    assert hint.startswith("Did you mean krabbelkaefer?")
    (hint,) = hints(f"{own}kaeffer x8")
    assert hint.startswith("Did you mean kaefer?")
    for slip in ("back.krabelkaefer", "bakc.krabbelkaefer"):
        assert hints(f'import "back.mob" as back\n{slip} x8', back=own) == ["Did you mean back.krabbelkaefer?"]
    assert hints('import "back.mob" as back\nback.kaefer x8; back.plank 30s', back=own) == []


def test_wherever_a_movement_is_named() -> None:
    text = """
    routine a { block b { repeat 2 { at 0:00 dedbug x8; plank 30s } }; birddog then plnak 30s }
    progression p { level mermiad x8; level plank 30s }
    """
    assert [hint.split("?")[0].split()[-1] for hint in hints(text)] == ["dead_bug", "bird_dog", "plank", "mermaid"]


def test_a_progression_is_used_by_its_name() -> None:
    assert findings("progression planks_ladder { level plank 30s }\nplanks_ladder") == []


def test_a_routine_named_like_a_movement_is_told_how_to_be_run() -> None:
    text = "routine wake_upp { plank 30s }\nroutine evening { wake_upp; dead_bug x8 }"
    assert hints(text) == ["To run the routine of that name write: do wake_upp"]
    assert findings("routine moon_walk { moon_walk 1min }") == [], "in itself it cannot be run"


def test_each_line_is_told_and_imports_are_not() -> None:
    assert len(findings("dedbug x8; plank 30s; dedbug x8")) == 2
    assert findings('import "back.mob" as back\ndo back.a', back="routine a { dedbug x8 }") == []


def test_without_a_library_only_the_files_own_names_are_near() -> None:
    assert findings("dedbug x8", EMPTY) == []


def test_the_code_is_explained_by_files_that_give_it_and_do_not() -> None:
    code = CODES[CODE]
    assert [one.code for one in findings(code.bad)] == [CODE]
    assert findings(code.good) == []


def test_a_name_of_a_long_file_full_of_slips_is_compared_with_few() -> None:
    slips = [f"{name[:-1]}q" for name in library.names()]
    text = "\n".join(f"{slips[number % len(slips)]} x8" for number in range(3_000))
    project = Project(Memory({"main.mob": text}))
    project.load("main.mob")
    document = lower(project, "main.mob", {}, frozenset(), library).value
    assert document
    begun = process_time()
    assert len(list(check(document))) > 1_500
    assert process_time() - begun < MUCH_CPU


@pytest.mark.parametrize(
    "text",
    [
        "progression p { level plank 30s; level bridge 30s; regress to plnak if tired }\np",
        "progression p { level plank 30s; level bridge 30s; advance to plnak if good }\np",
        "plank 30s { regress to plnak if tired }",
        "bridge 30s; replace bridge with plnak 30s if tired",
        "bridge 30s; context late { replace bridge with plnak 30s }",
        "plank 30s\ndid 2026-03-02 07:04 evening 9:40 done plnak 30s",
        "movement a { easier plnak }\na x8",
    ],
)
def test_names_that_come_in_by_a_rule_the_log_or_a_definition(text: str) -> None:
    (hint,) = hints(text)
    assert hint.startswith("Did you mean plank?")
    assert hints(text.replace("plnak", "plank")) == []


def test_a_routine_that_was_done_is_not_told_to_be_done() -> None:
    assert hints("routine warm_up { march 1min }\ndid 2026-03-02 07:04 warm_up done warm_up") == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("plank30s", "plank 30s"),
        ("plank_30s", "plank 30s"),
        ("squat3x8", "squat 3x8"),
        ("squat_x8", "squat x8"),
        ("dead_bug_x8", "dead_bug x8"),
        ("run5km", "run 5km"),
    ],
)
def test_a_dose_that_is_glued_to_the_name(name: str, line: str) -> None:
    assert hints(name) == [f"A blank stands before the dose: {line}"]
    assert hints(line) == []


def test_a_figure_in_a_name_is_no_dose() -> None:
    assert hints("my_thing_30s; drill2; plank_2; my_drill_400m") == []
