"""`mobdsl check` with and without click: the same for every command line, and no click for a plain one."""

import subprocess
import sys
from pathlib import Path

import pytest

from mobdsl.cli.checking import options
from mobdsl.cli.checking.options import plain_request
from mobdsl.cli.verbs import cli

PLAIN = [
    "a.mob",
    "a.mob b.mob",
    "-",
    "--set breath=5s a.mob",
    "a.mob --set=breath=5s",
    "a.mob --set breath=5s --set breath=7s",
    "a.mob --set breath= --set breath=x=y",
    "--set -x=-y a.mob",
    "--all a.mob",
    "a.mob --all --all",
    "-j 1 a.mob",
    "-j2 a.mob",
    "--jobs 3 a.mob",
    "--jobs=256 a.mob -j 007",
    "--no-cache a.mob",
    "--no-cache --all -j1 --set a=b c.mob - d.mob",
    "folder pattern*.mob",
]
HELP = ["-h", "a.mob --help"]
AFTER_DASHES = ["-- a.mob", "-- --all"]
WRONG = [
    "",
    "--all",
    "a.mob --set",
    "a.mob --set breath",
    "a.mob --set =5s",
    "a.mob -j",
    "a.mob -j 0",
    "a.mob -j 257",
    "a.mob -j 1000",
    "a.mob -j -1",
    "a.mob -j=2",
    "a.mob -j two",
    "a.mob --jobs",
    "a.mob --jobs=",
    "a.mob --all=yes",
    "a.mob --no-cache=",
    "a.mob --no-c",
    "a.mob -x",
    "a.mob --nothing=1",
]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[options.Request]:
    """What click has asked to be checked."""
    requests: list[options.Request] = []

    def note(request: options.Request) -> int:
        requests.append(request)
        return 0

    monkeypatch.setattr("mobdsl.cli.check.run", note)
    return requests


def through_click(line: str) -> int:
    """The exit code of `mobdsl check` with the arguments ``line``."""
    try:
        cli(["check", *line.split()])
    except SystemExit as ending:
        return int(ending.code or 0)
    return 0


def parts(request: options.Request) -> dict[str, object]:
    return {name: getattr(request, name) for name in request.__slots__}


@pytest.mark.parametrize("line", PLAIN)
def test_a_plain_command_line_means_the_same_both_ways(line: str, asked: list[options.Request]) -> None:
    request = plain_request(line.split())
    assert request is not None
    assert through_click(line) == 0
    assert parts(asked[0]) == parts(request)


@pytest.mark.parametrize("line", [*WRONG, *HELP, *AFTER_DASHES])
def test_every_other_is_left_to_click(line: str, asked: list[options.Request]) -> None:
    assert plain_request(line.split()) is None
    assert through_click(line) == (2 if line in WRONG else 0)
    assert bool(asked) == (line in AFTER_DASHES)


def test_every_option_is_in_the_list_of_both() -> None:
    lines = " ".join(PLAIN).split()
    names = [name for option in options.OPTIONS for name in option.names]
    assert [name for name in names if not any(word.startswith(name) for word in lines)] == []


def test_a_plain_command_line_does_not_load_click(tmp_path: Path) -> None:
    (tmp_path / "a.mob").write_text("plank 30s restt\n", "utf-8")
    program = """
import atexit, sys
from mobdsl.cli import main
atexit.register(lambda: print("click" in sys.modules))
main()
"""
    for line, loads in (("a.mob", "False"), ("-j 2 a.mob --no-cache", "False"), ("-- a.mob", "True"), ("-j=2", "True")):
        command = [sys.executable, "-c", program, "check", *line.split()]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.stdout.splitlines()[-1] == loads, done.stderr
