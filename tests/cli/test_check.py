"""`mobdsl check`: how findings of checks are shown, and what they do to the exit code."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mobdsl.cli.verbs import cli


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(verb: str, text: str, *options: str) -> Result:
    Path("main.mob").write_text(text, encoding="utf-8")
    return CliRunner().invoke(cli, [verb, "main.mob", *options])


def test_an_info_takes_a_line() -> None:
    shown = run("check", "plank 30s\ncat_cow\n")
    assert shown.exit_code == 0
    assert shown.output.splitlines()[0] == "info[M322]: No dose is stated for Cat-cow. (main.mob:2)"
    assert shown.output.splitlines()[-1] == "1 file, no errors, 1 note."


def test_an_info_names_all_its_places() -> None:
    text = "plank 1min; march 1min\njog 1min\ncontext tight { prefer march; fit 2min }\n"
    shown = run("check", text, "--all").output
    assert "stay to fill it. (main.mob:3; main.mob:3 this line says what is preferred)" in shown


SHARED_SLOT = "lasts 1:00\nat 0:00 plank, march\n"
"""A file like many: one time holds two movements, and the slot has a length. Both are worth a note and no line."""


def test_what_normal_files_have_is_counted_and_shown_to_who_wants_all() -> None:
    shown = run("check", SHARED_SLOT)
    assert (shown.stdout, shown.stderr) == ("1 file, no errors, 1 note. Add --all to see it.\n", "")
    shown = run("check", SHARED_SLOT, "--all")
    assert shown.stdout.startswith("info[M323]: Equal shares are assumed")
    assert shown.stdout.endswith("\n\n1 file, no errors, 1 note.\n")


def test_a_project_that_weighs_it_as_more_sees_it() -> None:
    Path("mob.toml").write_text('[checks]\nlevel = { M323 = "warning" }\n', encoding="utf-8")
    shown = run("check", SHARED_SLOT)
    assert shown.stdout.startswith("warning[M323]")
    assert shown.stdout.endswith("\n1 warning in 1 file.\n")


def test_the_last_line_counts_everything() -> None:
    text = f"{SHARED_SLOT}routine b {{ plank 2m; cat_cow }}\nroutine c {{ plank 30s restt }}\n"
    assert run("check", text).stdout.endswith("\n1 error in 1 file.\n"), "no variant is what its author meant"
    text = f"routine a {{ {SHARED_SLOT} }}\nroutine b {{ plank 2m; cat_cow }}\n"
    assert run("check", text).stdout.endswith("\n1 warning and 2 notes in 1 file. Add --all to see 1 more.\n")


def test_a_note_on_a_shared_file_counts_once() -> None:
    Path("shared.mob").write_text(f"routine a {{ {SHARED_SLOT} }}\n", encoding="utf-8")
    for name in ("one", "two"):
        Path(f"{name}.mob").write_text('import "shared.mob" as s\ndo s.a\n', encoding="utf-8")
    shown = CliRunner().invoke(cli, ["check", "."])
    assert shown.stdout.splitlines()[-1] == "3 files, no errors, 1 note. Add --all to see it."


def test_only_check_says_infos() -> None:
    assert "M322" not in run("timeline", "plank 30s\ncat_cow\n").output


def test_a_warning_is_said_everywhere_and_ends_nothing() -> None:
    for verb in ("check", "timeline"):
        shown = run(verb, "plank 2m\n")
        assert shown.exit_code == 0
        assert "warning[M329]" in shown.output


def test_an_error_of_a_check_ends_a_build() -> None:
    for verb in ("check", "timeline"):
        assert run(verb, "plank 1min; expect 2min\n").exit_code == 1


def test_contexts_that_share_a_finding_are_named_together() -> None:
    contexts = "\n".join(f"context c{number} {{ only plank; expect 1min }}" for number in range(7))
    shown = run("check", f"plank 30s; march 1min\n{contexts}\n").output
    assert shown.count("error[M304]") == 7  # each has a line of its own
    shared = "\n".join(f"context c{number} {{ only plank }}" for number in range(7))
    shown = run("check", f"plank 30s; twist 30s each side\nexpect planes rotation\n{shared}\n").output
    assert "info[M327]: In `c0`, `c1`, `c2`, `c3` and 3 more: `main` does not cover rotation. (main.mob:2)" in shown
