"""A stranger's text on a terminal: it stays on its line, is seen as it is, and moves nothing else."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mobdsl.cli.verbs import cli

FORGED = r"plank\nerror[M001]: Your password is wrong.\n  --> /etc/passwd:1:1"
"""A name with line ends in it, as one writes it in a file; shown, it looks the same."""


def shown(folder: Path, text: str, *arguments: str) -> Result:
    file = folder / "evening.mob"
    file.write_text(text, "utf-8", newline="")
    return CliRunner().invoke(cli, [arguments[0], str(file), *arguments[1:]])


def test_a_line_end_in_a_name_begins_no_line_of_a_finding(tmp_path: Path) -> None:
    done = shown(tmp_path, f'routine r {{ "{FORGED}" x8\ndo nothing_of_that_name\nskip "{FORGED}x" }}\n', "check")
    assert done.exit_code == 1
    assert FORGED in done.stdout
    assert not [line for line in done.stdout.splitlines() if line.startswith(("error[M001]", "  --> /etc"))]


@pytest.mark.parametrize("options", [(), ("--coverage",)])
def test_a_line_end_in_a_title_or_a_name_begins_no_line_of_a_timeline(tmp_path: Path, options: tuple[str, ...]) -> None:
    done = shown(tmp_path, f'routine r "{FORGED}" {{ "{FORGED}" x8 }}\n', "timeline", *options)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith(FORGED)
    assert not [line for line in lines if line.startswith("error[")]


def test_a_line_end_in_a_plan_begins_no_line_of_a_schedule(tmp_path: Path) -> None:
    plan = f'plan p "{FORGED}" {{ start 2026-03-02; for 1 weeks; zone "UTC"; on mon at 07:00 do r }}'
    done = shown(tmp_path, f'routine r "{FORGED}" {{ plank 30s }}\n{plan}\n', "schedule")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        f"{FORGED} (UTC)",
        "",
        f"  Mon 2026-03-02 07:00  {FORGED}, 30 s",
    ]


def test_a_tab_is_a_blank_in_the_marked_line_and_in_what_is_said_of_it(tmp_path: Path) -> None:
    done = shown(tmp_path, "plank\t3x8\trpe\t9\n", "check")
    assert " 1 | plank 3x8 rpe 9\n" in done.stdout
    assert "�" not in done.stdout
    assert "\t" not in done.stdout


def test_marks_stand_below_letters_that_have_their_accents_apart(tmp_path: Path) -> None:
    done = shown(tmp_path, 'plank 30s note "Mu\u0308he" cue 8\n', "check")
    line, marks = done.stdout.splitlines()[3:5]
    assert line.replace("\u0308", "").index("cue") == marks.index("^")


def test_what_changes_the_order_of_reading_is_shown_by_its_number(tmp_path: Path) -> None:
    name = "a\u202eb"
    file = tmp_path / f"{name}.mob"
    file.write_text("plank thirty\n", "utf-8")
    done = CliRunner().invoke(cli, ["check", str(file)])
    assert r"a\u202eb.mob:1:" in done.stdout
    assert "\u202e" not in done.stdout


def test_a_line_end_in_the_name_of_a_file_begins_no_line_either(tmp_path: Path) -> None:
    file = tmp_path / "a\nerror[M001]: b.mob"
    file.write_text("plank 30s\n", "utf-8")
    done = CliRunner().invoke(cli, ["build", str(file), "--to", "json", "-o", str(file)])
    assert done.exit_code == 2
    assert r"a\nerror[M001]: b.mob would be written over" in done.stderr
    assert not [line for line in done.stderr.splitlines() if line.startswith("error[")]
