"""The verbs: what they take, what they print, how they end."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from mobdsl import __version__
from mobdsl.cli.verbs import cli

PLANK = "plank 30s\n"
MISTAKE = "plank 30s restt\n"
PLAN = 'plan p { start 2026-03-02; for 1 weeks; zone "Europe/Berlin"; on mon at 07:00 do a }\nroutine a { plank 30s }\n'
VERBS = cli.list_commands(click.Context(cli))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plank.mob").write_text(PLANK, "utf-8")
    (tmp_path / "mistake.mob").write_text(MISTAKE, "utf-8")
    (tmp_path / "plan.mob").write_text(PLAN, "utf-8")
    return tmp_path


def mobdsl(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=given)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", "plank.mob"), 0),
        (("check", "plank.mob", "mistake.mob"), 1),
        (("timeline", "plank.mob"), 0),
        (("timeline", "mistake.mob"), 1),
        (("timeline", "plank.mob", "--if", "nobody_knows"), 1),
        (("schedule", "plan.mob"), 0),
        (("schedule", "plank.mob"), 1),
        (("build", "plank.mob", "--to", "json", "-o", "-"), 0),
        (("build", "mistake.mob", "--to", "json", "-o", "-"), 1),
        (("build", "plank.mob", "--to", "nothing"), 1),
        (("check",), 2),
        (("build", "plank.mob"), 2),
        (("timeline", "plank.mob", "--set", "pause"), 2),
        (("schedule", "plan.mob", "--from", "monday"), 2),
        (("plank",), 2),
        (("check", "--plank", "plank.mob"), 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_it_ends_with_0_where_all_is_well_1_with_findings_and_2_where_the_command_is_wrong(
    arguments: tuple[str, ...], code: int
) -> None:
    assert mobdsl(*arguments).exit_code == code


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_every_verb_shows_an_example(verb: str) -> None:
    shown = mobdsl(verb, "--help").output
    assert f"Example:  mobdsl {verb} " in shown
    assert f"  mobdsl {verb} " in shown


def test_the_help_lists_every_verb_with_what_it_does() -> None:
    shown = mobdsl("--help").output
    assert all(f"\n  {verb} " in shown for verb in VERBS)
    assert mobdsl("--version").output == f"mobdsl {__version__}\n"


@pytest.mark.usefixtures("folder")
def test_check_says_all_of_all_files_and_sums_up() -> None:
    done = mobdsl("check", "mistake.mob", "plank.mob", "missing.mob")
    assert done.stderr == ""
    assert [line for line in done.stdout.splitlines() if line.startswith("error")] == [
        "error[M104]: `restt` is not a word that can stand here.",
        "error[M620]: There is no file missing.mob.",
    ]
    assert done.stdout.endswith("2 errors in 3 files.\n")
    assert mobdsl("check", "plank.mob").stdout.endswith("1 file, no errors.\n")


def test_a_warning_is_shown_and_the_result_is_there() -> None:
    done = mobdsl("timeline", "-", given="lasts 0:30\nat 0:00 plank 45s\n")
    assert "warning[M303]" in done.stderr
    assert "0:30  Plank (cut off)" in done.stdout
    assert done.exit_code == 0


@pytest.mark.parametrize("verb", [("check",), ("timeline",), ("build", "--to", "html", "-o", "-")])
def test_a_dash_is_standard_input(verb: tuple[str, ...]) -> None:
    assert mobdsl(*verb, "-", given=PLANK).exit_code == 0
    assert mobdsl(*verb, "-", given=b"\xef\xbb\xbf" + PLANK.encode()).exit_code == 0, "a byte order mark"
    done = mobdsl(*verb, "-", given=MISTAKE)
    assert done.exit_code == 1
    assert "--> <stdin>:1:11" in done.output


def test_standard_input_imports_from_where_the_command_runs(folder: Path) -> None:
    done = mobdsl("timeline", "-", given='import "plan.mob" as other\ndo other.a\nmarch 10s\n')
    assert "Plank" in done.stdout, done.stderr
    outside = mobdsl("check", "-", given='import "../other.mob" as other\ndo other.a\n')
    assert "M623" in outside.stdout


def test_places_are_named_as_seen_from_where_the_command_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = folder / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner)
    assert "--> ../mistake.mob:1:11" in mobdsl("check", "../mistake.mob").stdout
    absolute = str(folder / "mistake.mob")
    assert f"--> {absolute}:1:11" in mobdsl("check", absolute).stdout


def test_a_parameter_set_from_outside_counts_in_every_verb(folder: Path) -> None:
    (folder / "pause.mob").write_text("param pause = 10s\nplank 2x30s rest pause\n", "utf-8")
    assert mobdsl("timeline", "pause.mob").stdout.startswith("Pause: 1 min 10 s")
    assert mobdsl("timeline", "pause.mob", "--set", "pause=40s").stdout.startswith("Pause: 1 min 40 s")
    assert mobdsl("check", "pause.mob", "--set", "pause=often").exit_code == 1


@pytest.mark.usefixtures("folder")
def test_a_schedule_is_cut_to_the_days_asked_for() -> None:
    assert "Mon 2026-03-02 07:00" in mobdsl("schedule", "plan.mob").stdout
    assert "2026-03-02 07:00" not in mobdsl("schedule", "plan.mob", "--from", "2026-03-03").stdout


@pytest.mark.usefixtures("folder")
def test_what_was_meant_is_named_where_a_verb_has_nothing_to_do() -> None:
    plan = 'plan p { start 2026-03-02; for 1 week; zone "Europe/Berlin"; on mon at 07:00 do "stretch" }\n'
    Path("spring week.mob").write_text(plan, "utf-8")
    assert "This file has a plan: mobdsl schedule 'spring week.mob'" in mobdsl("timeline", "spring week.mob").stderr
    assert "This file has a routine: mobdsl timeline plank.mob" in mobdsl("schedule", "plank.mob").stderr
    without = mobdsl("build", "plank.mob")
    assert without.exit_code == 2
    assert "Error: Say what to make: --to html, timer, ics or json" in without.stderr


@pytest.mark.usefixtures("folder")
def test_a_routine_of_an_import_is_what_was_meant() -> None:
    Path("m.mob").write_text("routine after_run { plank 30s }\n", "utf-8")
    Path("own.mob").write_text('import "m.mob" as m\nroutine r { do after_run; do m.after_run }\n', "utf-8")
    assert "Did you mean m.after_run?" in mobdsl("check", "own.mob").stdout
