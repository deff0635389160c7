"""Broken input and what people are told about it, word for word.

A case is a file `NN-name.mob`, or a folder `NN-name` with an `evening.mob` in it; `NN-name.txt` is what the command
says: what `check` finds on standard output, what stops another command on standard error. After a change of words,
`MOBDSL_UPDATE=1 pytest tests/diagnostics` writes these anew: read every one of them as somebody who trains people and
does not program.
"""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from mobdsl.api import checking
from mobdsl.cli.verbs import cli
from mobdsl.diagnostics import Severity
from mobdsl.render.human import render
from mobdsl.select.budget import Budget
from support.say import findings

HERE = Path(__file__).parent
CASES = sorted(path.stem for path in HERE.glob("*.txt"))
COMMANDS = {
    "50-context-that-nobody-knows": ("timeline", "--if", "pre_rnu"),
    "51-parameter-that-nobody-knows": ("timeline", "--set", "paus=5s"),
    "52-value-that-is-none": ("timeline", "--set", "pause=5s and more"),
    "53-routine-that-nobody-knows": ("timeline", "--routine", "evning"),
    "54-nothing-to-show": ("timeline",),
    "55-nothing-to-date": ("schedule",),
    "56-output-that-nobody-knows": ("build", "--to", "jsn"),
    "57-nothing-to-make": ("build", "--to", "json", "-o", "never-written"),
    "63-folder": ("timeline",),
}
"""The commands of the cases that `check` does not bring about."""


def argument(case: str) -> str:
    """What the case `NN-name` is about: a file, a file in a folder of its own, a folder, or nothing that is there."""
    inside = Path(case, "evening.mob")
    return str(inside) if (HERE / inside).exists() else case if (HERE / case).is_dir() else f"{case}.mob"


@pytest.mark.parametrize("case", CASES)
def test_what_people_are_told(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE)
    verb, *options = COMMANDS.get(case, ("check",))
    done = CliRunner().invoke(cli, [verb, argument(case), *options])
    said, nothing = (done.stdout, done.stderr) if verb == "check" else (done.stderr, done.stdout)
    expected = HERE / f"{case}.txt"
    if os.environ.get("MOBDSL_UPDATE"):
        expected.write_text(said, "utf-8")
    assert said == expected.read_text("utf-8")
    assert done.exit_code == (1 if "error[" in said else 0)
    assert nothing == ""


def test_no_case_is_lost_and_each_has_its_input() -> None:
    assert len(CASES) == 75
    inputs = {path.stem for path in HERE.iterdir() if path.suffix == ".mob" or path.is_dir()} - {"__pycache__"}
    assert inputs <= set(CASES)
    assert set(COMMANDS) <= set(CASES)


def test_a_lone_surrogate_that_a_caller_brings_is_shown_and_not_passed_on() -> None:
    (found,) = findings('plank 30s cue "long \ud800 spine"')
    assert (found.code, found.severity) == ("M006", Severity.ERROR)
    assert "U+D800" in found.message
    (found,) = findings("plank\udfff 30s")
    assert (found.code, found.severity) == ("M002", Severity.ERROR)
    assert render(found, {}).encode("utf-8")


def test_more_contexts_than_anyone_has_are_not_all_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "budget_of", lambda lines: Budget(3_000))
    text = "plank 30s; march 1min\n" + "\n".join(f"context c{number} {{ skip march }}" for number in range(110))
    assert [found.code for found in findings(text) if found.severity is not Severity.INFO] == ["M309"]


def test_a_text_longer_than_any_routine_is_not_read() -> None:
    (found,) = findings("# " + "x" * 16_000_000)
    assert (found.code, found.severity) == ("M005", Severity.ERROR)
