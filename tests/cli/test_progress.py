"""A line on the terminal says how far a command is that takes longer than a second, and is gone afterwards."""

import subprocess
import sys
from pathlib import Path

import pytest

from support.terminals import Terminal

SLOW = """
import sys, time
import mobdsl.api
from mobdsl.api import build, check

def slow(function):
    def slowly(*arguments):
        time.sleep(1.5)
        return function(*arguments)
    return slowly

mobdsl.api.build, mobdsl.api.check = slow(build), slow(check)
sys.argv[0] = "mobdsl"
from mobdsl.cli import main
main()
"""
PLANK = "plank 30s restt\n"
ERASE = b"\r\x1b[K"


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", SLOW, *arguments]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b"):
        (tmp_path / f"{name}.mob").write_text(PLANK, "utf-8")
    (tmp_path / "plank.mob").write_text("plank 30s\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_check_says_how_many_files_are_done(jobs: str, folder: Path) -> None:
    with Terminal(command("check", ".", "-j", jobs), cwd=folder) as terminal:
        assert terminal.wait() == 1
        assert b"\rchecking [" in terminal.seen
        assert b" of 3\x1b[K" in terminal.seen
        *_, after = terminal.seen.split(b" of 3\x1b[K")
        assert after.startswith(ERASE), "nothing is written behind it"
        assert after.endswith(b"2 errors in 3 files.\r\n")


def test_build_says_how_many_steps_are_done(folder: Path) -> None:
    with Terminal(command("build", "plank.mob", "--to", "json", "--to", "ics"), cwd=folder) as terminal:
        assert terminal.wait() == 0
        assert b"\rbuilding [####################----------] 2 of 3\x1b[K" in terminal.seen
        *_, after = terminal.seen.split(b" of 3\x1b[K")
        assert after.startswith(ERASE)
        assert after.endswith(b"plank.json\r\nplank.ics\r\n")


@pytest.mark.parametrize("arguments", [("build", "plank.mob", "--to", "json", "-o", "-"), ("check", "-")])
def test_there_is_none_where_something_goes_through_a_pipe(arguments: tuple[str, ...], folder: Path) -> None:
    shell = ["sh", "-c", 'exec "$@" < plank.mob', "sh", *command(*arguments)]
    with Terminal(shell, cwd=folder) as terminal:
        assert terminal.wait() == 0
        assert b" of " not in terminal.seen


def test_there_is_none_without_a_terminal(folder: Path) -> None:
    done = subprocess.run(command("check", "a.mob"), cwd=folder, capture_output=True, check=False)
    assert b"checking" not in done.stderr
    with Terminal(command("check", "a.mob"), cwd=folder, env={"TERM": "dumb"}) as terminal:
        assert terminal.wait() == 1
        assert b"checking" not in terminal.seen
