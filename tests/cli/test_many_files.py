"""`mobdsl check` of folders, patterns and many files: which are meant, in what order, and what one that fails costs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mobdsl.cli.findings import printed
from mobdsl.cli.verbs import cli
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.source import Span
from support.commands import MOBDSL, run
from support.patience import PATIENCE
from support.terminals import Terminal

MISTAKE = "plank 30s restt\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command runs: six files with a mistake each, of which three are hidden from a search."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.mob", "a.mob", "in/c.mob", ".venv/d.mob", "node_modules/e.mob", "in/.f.mob", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(MISTAKE, "utf-8")
    return tmp_path


def check(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", *arguments])


def places(done: Result) -> list[str]:
    """The files in which something was found, in the order in which it was said."""
    return [line.split("--> ")[1].split(":")[0] for line in done.stdout.splitlines() if "--> " in line]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        ((".",), ["a.mob", "b.mob", "in/c.mob"]),
        (("in", "."), ["in/c.mob", "a.mob", "b.mob"]),
        (("in/",), ["in/c.mob"]),
        (("b.mob", "./b.mob", "."), ["b.mob", "a.mob", "in/c.mob"]),
        (("*.mob",), ["a.mob", "b.mob"]),
        (("**/*.mob",), ["a.mob", "b.mob", "in/c.mob"]),
        (("[b-z].mob", "i?/*"), ["b.mob", "in/c.mob"]),
        (("node_modules",), ["node_modules/e.mob"]),
        (("node_modules/*.mob", ".venv/*.mob"), ["node_modules/e.mob", ".venv/d.mob"]),
        (("notes.txt",), ["notes.txt"]),
    ],
    ids=" ".join,
)
def test_files_that_are_meant_come_in_order_and_once(arguments: tuple[str, ...], files: list[str]) -> None:
    done = check(*arguments)
    assert places(done) == files
    count = len(files)
    plural = "" if count == 1 else "s"
    assert done.stdout.endswith(f"{count} error{plural} in {count} file{plural}.\n")
    assert done.exit_code == 1


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        ("empty", "There is no .mob file in empty."),
        ("*.mop", "No file fits *.mop."),
        ("nowhere/**/*.mob", "No file fits nowhere/**/*.mob."),
        ("nowhere.mob", "There is no file nowhere.mob."),
    ],
)
def test_what_means_no_file_is_an_error_that_says_so(argument: str, message: str, folder: Path) -> None:
    (folder / "empty").mkdir()
    done = check("a.mob", argument)
    assert f"error[M620]: {message}\n" in done.stdout
    assert done.exit_code == 1
    assert places(done)[0] == "a.mob", "the others are checked"


def test_a_file_whose_name_looks_like_a_pattern_is_itself(folder: Path) -> None:
    (folder / "[ab].mob").write_text("plank 30s\n", "utf-8")
    assert check("[ab].mob").stdout == "1 file, no errors.\n"


def test_folders_that_are_links_are_not_followed(folder: Path) -> None:
    (folder / "in" / "again").symlink_to(folder, target_is_directory=True)
    assert places(check("in")) == ["in/c.mob"]


def test_a_finding_in_a_file_that_many_import_is_said_once(folder: Path) -> None:
    (folder / "club").mkdir()
    (folder / "club" / "shared.mob").write_text("routine r { plank 30s restt }\n", "utf-8")
    for name in "xyz":
        text = 'import "shared.mob" as shared\ndo shared.r\n' + (MISTAKE if name == "y" else "")
        (folder / "club" / f"{name}.mob").write_text(text, "utf-8")
    done = check("club")
    assert places(done) == ["club/shared.mob", "club/y.mob"]
    assert done.stdout.endswith("2 errors in 4 files.\n")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Twenty files, each with a mistake in a line of its own."""
    for number in range(20):
        (tmp_path / f"f{number:02}.mob").write_text("\n" * number + MISTAKE, "utf-8")
    return tmp_path


def test_the_order_is_that_of_the_files_whatever_the_number_of_processes(many: Path) -> None:
    alone = run("check", ".", "-j", "1", cwd=many)
    shared = run("check", ".", "-j", "3", cwd=many)
    assert alone.stdout.count(b"error[M104]") == 20
    assert shared.stdout == alone.stdout
    assert shared.returncode == alone.returncode == 1
    assert run("check", ".", cwd=many).stdout == alone.stdout


BREAK = """
import os, sys
import mobdsl.api
whole = mobdsl.api.check
def check(program):
    if program.path == "f07.mob":
        {action}
    return whole(program)
mobdsl.api.check = check
sys.argv = ["mobdsl", "check", ".", *sys.argv[1:]]
from mobdsl.cli import main
main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="what is broken here reaches forked processes only")
@pytest.mark.parametrize(
    ("action", "reason"),
    [
        ("os.kill(os.getpid(), 9)", "its process ended with SIGKILL"),
        ("os._exit(3)", "its process ended with exit code 3"),
        ("raise KeyError('lasts')", "KeyError in <string>, line 7: 'lasts'"),
        ("raise MemoryError", "MemoryError in <string>, line 7"),
    ],
)
def test_a_file_on_which_a_process_dies_is_an_error_and_all_others_are_checked(
    action: str, reason: str, many: Path
) -> None:
    program = BREAK.format(action=action)
    command = [sys.executable, "-c", program, "-j", "2"]
    done = subprocess.run(command, cwd=many, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert f"error[M639]: This file could not be checked: {reason}.\n  --> f07.mob\n" in done.stdout
    assert done.stdout.count("error[M104]") == 19
    assert done.stdout.endswith("20 errors in 20 files.\n")
    assert done.returncode == 1


def test_a_fault_of_the_tool_is_told_in_one_process_too(many: Path) -> None:
    program = BREAK.format(action="raise KeyError('lasts')")
    command = [sys.executable, "-c", program, "-j", "1"]
    done = subprocess.run(command, cwd=many, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert "error[M639]: This file could not be checked: KeyError in <string>, line 7: 'lasts'." in done.stdout
    assert "Traceback" not in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="what is broken here reaches forked processes only")
def test_control_c_ends_all_processes(many: Path) -> None:
    program = BREAK.format(action="print('waiting', flush=True); import time; time.sleep(1000)")
    with Terminal([sys.executable, "-c", program, "-j", "2"], cwd=many) as terminal:
        terminal.expect("waiting")
        terminal.send("\x03")
        assert terminal.wait() == 1
        assert b"Aborted!" in terminal.seen
        assert b"Traceback" not in terminal.seen
    assert not still_running(many)


def still_running(folder: Path) -> list[str]:
    """The processes whose working folder is ``folder``."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").resolve(strict=True) == folder and int(process.name) != os.getpid():
                found.append(process.name)
        except OSError:
            continue
    return found


def test_two_hundred_findings_a_file_are_shown_and_all_are_counted(tmp_path: Path) -> None:
    (tmp_path / "long.mob").write_text(MISTAKE * 250, "utf-8")
    (tmp_path / "plank.mob").write_text(MISTAKE, "utf-8")
    done = run("check", ".", cwd=tmp_path).stdout.decode()
    assert done.count("error[M104]") == 201
    assert "  --> long.mob:200:11\n" in done
    assert "\nand 50 more in long.mob: mobdsl check --all\n\nerror[M104]" in done
    assert done.endswith("251 errors in 2 files.\n")
    assert run("check", ".", "--all", cwd=tmp_path).stdout.count(b"error[M104]") == 251
    assert b"and 50 more in long.mob" in run("timeline", "long.mob", cwd=tmp_path).stderr


def test_what_weighs_most_is_shown_first_where_not_all_is() -> None:
    infos = [
        Diagnostic("M322", f"Info {number}.", Span("a.mob", number, number), Severity.INFO) for number in range(250)
    ]
    error = Diagnostic("M104", "Error.", Span("a.mob", 240, 241))
    elsewhere = Diagnostic("M104", "Error.", Span("b.mob", 0, 1))
    findings = list(printed([*infos, error, elsewhere], {}, colour=False))
    assert len(findings) == 202
    assert findings[198][-1].startswith("info[M322]: Info 198.")
    assert findings[199][-1].startswith("error[M104]: Error.")
    assert findings[200] == (0, 0, 51, True, "and 51 more in a.mob: mobdsl check --all")
    assert findings[201] == (1, 0, 0, True, "error[M104]: Error.\n  --> b.mob")


@pytest.mark.parametrize("name", ["plank.mob", "mistake.mob"])
def test_closed_standard_error_costs_the_text_and_not_the_result(name: str, tmp_path: Path) -> None:
    (tmp_path / "plank.mob").write_text("plank 30s\n", "utf-8")
    (tmp_path / "mistake.mob").write_text(MISTAKE, "utf-8")
    for verb in (("check",), ("timeline",), ("check", "--jobs=1")):
        command = " ".join([*map(repr, MOBDSL), *verb, name, "2>&-"])
        done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == (name == "mistake.mob")
