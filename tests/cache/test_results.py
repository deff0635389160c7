"""Results that are kept: the same bytes and the same exit code again, and never those of other files."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.commands import MOBDSL
from support.terminals import Terminal

LEAN = {"click", "re", "json", "typing", "pathlib", "hashlib", "argparse", "enum", "collections", "attr", "dataclasses"}
PROGRAM = """
import atexit, sys
before = set(sys.modules)
sys.argv = ["mobdsl", "check", *sys.argv[1:]]
from mobdsl.cli import main
atexit.register(lambda: print(*set(sys.modules) - before, file=sys.stderr))
main()
"""
FILE = 'import "back.mob" as back\nnext "week_two.mob"\ndo back.r\nplank 30s restt\n'
PLUGIN = '''
"""Two

Text.
"""
from mobdsl.checks import On
from mobdsl.diagnostics import Diagnostic, Severity

ON = On.FILE
CODE = "COACH001"
SEVERITY = Severity.WARNING

def check(unit, files):
    yield Diagnostic(CODE, "One.", None, SEVERITY)
'''

Done = subprocess.CompletedProcess[str]
Check = Callable[..., Done]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Where the command runs."""
    folder = tmp_path / "club" / "plans"
    folder.mkdir(parents=True)
    (folder / "evening.mob").write_text(FILE, "utf-8")
    (folder / "back.mob").write_text("routine r { plank 30s }\n", "utf-8")
    return folder


@pytest.fixture
def check(project: Path, tmp_path: Path) -> Check:
    """Runs `mobdsl check`; its standard error are the names of all modules that it loaded."""

    def checked(*arguments: str, cwd: Path = project, text: str | None = None, **variables: str) -> Done:
        environment = {name: value for name, value in os.environ.items() if name != "MOBDSL_NO_CACHE"}
        return subprocess.run(
            [sys.executable, "-c", PROGRAM, *(arguments or ("evening.mob",))],
            cwd=cwd,
            env={**environment, "MOBDSL_CACHE_DIR": str(tmp_path / "kept"), **variables},
            input=text or "",
            capture_output=True,
            text=True,
            check=False,
        )

    return checked


def worked_out(done: Done) -> bool:
    """Whether anything was worked out, rather than taken from what is kept."""
    assert "Traceback" not in done.stderr
    return "mobdsl.api" in done.stderr.split()


def same(first: Done, second: Done) -> bool:
    return (first.stdout, first.returncode) == (second.stdout, second.returncode)


def test_again_it_is_the_same_and_is_not_worked_out(check: Check) -> None:
    first, again = check(), check()
    assert worked_out(first)
    assert not worked_out(again)
    assert first.stdout.endswith("1 error and 1 warning in 1 file.\n")
    assert same(first, again)
    assert [check("back.mob").returncode for _ in range(2)] == [0, 0]


def test_what_is_kept_is_printed_without_loading_anything_else(check: Check) -> None:
    check()
    loaded = set(check().stderr.split())
    assert loaded & LEAN == set()
    assert {name for name in loaded if not name.startswith("mobdsl")} <= {"_blake2", "__future__", "gc"}


def test_standard_input_is_kept_by_its_text(check: Check) -> None:
    first = check("-", text=FILE)
    again = check("-", text=FILE)
    assert "--> <stdin>:4:11" in first.stdout
    assert same(first, again)
    assert not worked_out(again)
    assert worked_out(check("-", text=FILE + "\n"))


CHANGES: dict[str, Callable[[Path], object]] = {
    "the file": lambda project: (project / "evening.mob").write_text(FILE + "\n", "utf-8"),
    "an import": lambda project: (project / "back.mob").write_text("routine r { plank 40s }\n", "utf-8"),
    "an import is gone": lambda project: (project / "back.mob").unlink(),
    "a file that was missing": lambda project: (project / "week_two.mob").write_text("plank 30s\n", "utf-8"),
    "a name that the missing one is near to": lambda project: (project / "week_too.mob").touch(),
    "settings here": lambda project: (project / "mob.toml").write_text('[checks]\noff = ["M644"]\n', "utf-8"),
    "settings above": lambda project: (project.parent / "mob.toml").write_text("[profile]\nage = 41\n", "utf-8"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_it_depends_on_is_looked_at(change: str, check: Check, project: Path) -> None:
    check()
    assert not worked_out(check())
    CHANGES[change](project)
    after = check()
    assert worked_out(after)
    assert same(after, check("evening.mob", "--no-cache"))
    assert not worked_out(check())


def test_settings_that_change_or_go_away_are_looked_at(check: Check, project: Path) -> None:
    settings = project.parent / "mob.toml"
    settings.write_text('[checks]\noff = ["M644"]\n', "utf-8")
    assert "M644" not in check().stdout
    settings.write_text('[checks]\nlevel = { M644 = "error" }\n', "utf-8")
    assert "error[M644]" in check().stdout
    settings.unlink()
    assert "warning[M644]" in check().stdout


def test_back_to_an_earlier_text_is_back_to_an_earlier_result(check: Check, project: Path) -> None:
    first = check()
    (project / "evening.mob").write_text("plank 30s\n", "utf-8")
    assert check().returncode == 0
    (project / "evening.mob").write_text(FILE, "utf-8")
    again = check()
    assert same(first, again)
    assert not worked_out(again)


@pytest.mark.parametrize("options", [("--set", "pause=5s"), ("--all",)])
def test_options_are_looked_at(options: tuple[str, ...], check: Check) -> None:
    check()
    assert worked_out(check("evening.mob", *options))
    assert not worked_out(check("evening.mob", *options))


def test_a_value_is_not_taken_for_another(check: Check, project: Path) -> None:
    (project / "pause.mob").write_text("param pause = 10s\nplank 2x30s rest pause\n", "utf-8")
    assert check("pause.mob", "--set", "pause=5s").returncode == 0
    assert check("pause.mob", "--set", "pause=often").returncode == 1
    assert check("pause.mob", "--set", "pause=5s").returncode == 0


def test_names_are_those_that_the_command_line_gave(check: Check, project: Path) -> None:
    shown = {
        check(name).stdout.split("--> ")[1].split(":")[0] for name in ("evening.mob", str(project / "evening.mob"))
    }
    assert shown == {"evening.mob", str(project / "evening.mob")}
    assert "--> plans/evening.mob" in check("plans/evening.mob", cwd=project.parent).stdout


def test_a_link_in_the_place_of_an_import_is_looked_at(check: Check, project: Path) -> None:
    check()
    outside = project.parent / "back.mob"
    (project / "back.mob").rename(outside)
    (project / "back.mob").symlink_to(outside)  # the same text, but out of the project
    assert "error[M623]" in check().stdout
    outside.rename(project / "moved.mob")
    (project / "back.mob").unlink()
    (project / "back.mob").symlink_to("moved.mob")
    assert "error[M623]" not in check().stdout


def test_it_can_be_switched_off(check: Check, tmp_path: Path) -> None:
    for _ in range(2):
        assert worked_out(check("--no-cache", "evening.mob"))
        assert worked_out(check("evening.mob", MOBDSL_NO_CACHE="1"))
    assert not (tmp_path / "kept").exists()


def test_a_plugin_is_looked_at(check: Check, project: Path, tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    info = packages / "coach-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: coach\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[mobdsl.checks]\none = coach_checks\n", "utf-8")
    (project / "mob.toml").write_text('[checks]\nplugins = ["one"]\n', "utf-8")

    def again() -> Done:
        return check(PYTHONPATH=str(packages), PYTHONDONTWRITEBYTECODE="1")

    def install(text: str) -> None:
        (packages / "coach_checks.py").write_text(text, "utf-8")

    install(PLUGIN)
    assert "warning[COACH001]: One." in again().stdout
    assert not worked_out(again())
    install(PLUGIN.replace("One.", "Another."))
    assert "warning[COACH001]: Another." in again().stdout
    assert not worked_out(again())
    info.rename(packages / "coach-1.1.dist-info")
    assert worked_out(again())
    install(PLUGIN.replace("yield", "raise KeyError(3)\n    yield"))
    assert "M637" in again().stdout
    assert worked_out(again()), "what failed may work the next time"


def test_colour_is_looked_at(check: Check, project: Path, tmp_path: Path) -> None:
    plain = check()
    kept = {"MOBDSL_CACHE_DIR": str(tmp_path / "kept"), "MOBDSL_NO_CACHE": ""}
    for _ in range(2):
        with Terminal([*MOBDSL, "check", "evening.mob"], env=kept, cwd=project) as terminal:
            assert terminal.wait() == 1
            assert b"\x1b[1;31merror[M104]\x1b[0m" in terminal.seen
    assert "\x1b" not in plain.stdout
    assert same(plain, check())
