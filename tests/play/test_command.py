"""`mobdsl play` without a terminal: what it takes, what it keeps, how it ends."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.commands import MOBDSL, run
from support.patience import PATIENCE

ROUTINE = """\
mob 1
param work = 20s
routine evening "Evening" {
  plank work
  rest 10s
  dead_bug x8
  context short { only first 1 }
}
routine morning "Morning" { bridge 30s }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "evening.mob").write_text(ROUTINE, "utf-8")
    return tmp_path


def play(folder: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    environment = {"MOBDSL_STATE_DIR": str(folder / "state")}
    return run("play", "evening.mob", "--speed", "200", "--mute", *options, cwd=folder, env=environment)


def lines(folder: Path, name: str = "log.mob") -> list[str]:
    path = folder / name
    return path.read_text("utf-8").splitlines() if path.exists() else []


def test_a_session_that_is_finished(folder: Path) -> None:
    command = [*MOBDSL, "play", "evening.mob", "--routine", "morning", "--speed", "200", "--mute"]
    environment = {**os.environ, "MOBDSL_STATE_DIR": str(folder / "state")}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        shown = ""
        while "How hard was it" not in shown:
            shown += process.stdout.readline()
        rest, _ = process.communicate("7\n\n\nfine\n", timeout=PATIENCE)
    assert process.returncode == 0
    assert "1 of 1  Bridge" in shown
    (line,) = lines(folder)
    assert re.fullmatch(r'did \d{4}-\d\d-\d\d \d\d:\d\d morning 0:30 effort 7 note "fine" done glute_bridge 30s', line)
    assert line in rest
    checked = run("check", "log.mob", "evening.mob", cwd=folder)
    assert (checked.returncode, b"error" in checked.stderr) == (0, False)


def test_a_session_that_nobody_goes_on_with(folder: Path) -> None:
    done = play(folder)
    assert done.returncode == 1
    assert b"Nobody is there to go on" in done.stdout
    assert len(lines(folder)) == 1


@pytest.mark.parametrize(
    ("options", "shown", "not_shown"),
    [
        (("--if", "short"), b"Plank", b"Dead bug"),
        (("--set", "work=5s"), b"Plank", b"left of 20 s"),
        (("--from", "2"), b"2 of 2  Dead bug", b"1 of 2  Plank"),
        (("--lead-in", "0"), b"Plank", b"Get ready"),
        (("--lead-in", "9"), b"Get ready: Plank", b"Bridge"),
        (("--routine", "morning"), b"Bridge", b"Plank"),
    ],
)
def test_what_is_played(folder: Path, options: tuple[str, ...], shown: bytes, not_shown: bytes) -> None:
    done = play(folder, *options)
    assert done.returncode in (0, 1)
    assert shown in done.stdout
    assert not_shown not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("evening.mob", "--from", "3"), b"There is no step 3: `mobdsl timeline` shows them all."),
        (("evening.mob", "--from", "0"), b"0 is not in the range"),
        (("evening.mob", "--lead-in", "61"), b"61 is not in the range"),
        (("evening.mob", "--speed", "0"), b"0.0 is not in the range"),
        (("-",), b"Keys come from standard input: name a file."),
        ((), b"Missing argument"),
    ],
)
def test_what_cannot_be_meant(folder: Path, arguments: tuple[str, ...], said: bytes) -> None:
    done = run("play", *arguments, cwd=folder)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_routine_that_is_not_there(folder: Path) -> None:
    done = play(folder, "--routine", "evenin")
    assert done.returncode == 1
    assert b"evening" in done.stderr
    assert lines(folder) == []


def test_another_log_or_none(folder: Path) -> None:
    play(folder, "--log", "logs/mine.mob")
    assert (len(lines(folder, "logs/mine.mob")), lines(folder)) == (1, [])
    play(folder, "--log", "logs/mine.mob")
    assert len(lines(folder, "logs/mine.mob")) == 2
    done = play(folder, "--no-log")
    assert b"Not kept: there is no log." in done.stdout
    assert lines(folder) == []
    assert list((folder / "state").rglob("*.session")) == []


def test_a_log_that_cannot_be_written_leaves_the_session_to_the_next(folder: Path) -> None:
    (folder / "log").write_text("")
    done = play(folder, "--log", "log/mine.mob")
    assert b"could not be written" in done.stdout
    assert len(list((folder / "state").rglob("*.session"))) == 1
    assert b"was left after" in play(folder).stdout


def test_what_the_log_says_changes_what_is_played(folder: Path) -> None:
    (folder / "ladder.mob").write_text(
        "progression hinge { level dowel_hinge x8; level kettlebell_swing x8; advance if solid }\n"
        "routine strength { hinge }\n",
        "utf-8",
    )
    (folder / "log.mob").write_text(
        "did 2026-03-02 07:04 strength 5:00 solid yes done dowel_hinge x8 level 1 ladder hinge\n", "utf-8"
    )
    environment = {"MOBDSL_STATE_DIR": str(folder / "state")}
    changed = run("play", "ladder.mob", "--mute", "--lead-in", "0", cwd=folder, env=environment)
    written = run("play", "ladder.mob", "--mute", "--lead-in", "0", "--no-log", cwd=folder, env=environment)
    assert b"Kettlebell swing" in changed.stdout
    assert b"Dowel hinge" in written.stdout


WITHOUT = """
import sys
class Without:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("textual", "rich"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Without())
sys.argv = ["mobdsl", "play", "evening.mob", "--speed", "200", "--mute"]
import os, pty
from mobdsl.play import run
sys.stdin.isatty = sys.stdout.isatty = lambda: True
os.environ["TERM"] = "xterm"
print(run._has_screen(), run._screen())
"""


def test_without_textual_lines_do(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout == "True None\n"
