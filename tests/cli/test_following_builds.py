"""Builds of a calendar that follow one another on the disk."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from mobdsl.cli.verbs import cli
from support.edits import text
from support.icalendars import components

BEFORE, AFTER = text("on mon, wed at 07:00 do a"), text("on mon, wed at 07:30 do a")


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    file = tmp_path / "plans" / "p.mob"
    file.write_text(BEFORE)
    return file


def built(*arguments: str) -> tuple[int, str, str]:
    arguments = ("build", "plans/p.mob", "--to", "ics", "--date", "2026-03-01", *arguments)
    result = CliRunner().invoke(cli, arguments)
    return result.exit_code, result.stdout, result.stderr


def raised(path: str) -> set[str]:
    return {event["SEQUENCE"][0] for event in components(Path(path).read_bytes(), "VEVENT")}


def test_the_file_that_is_replaced_is_followed(plan: Path) -> None:
    assert built("-o", "public/") == (0, f"public{os.sep}p.ics\n", "")
    plan.write_text(AFTER)
    built("-o", "public/")
    assert raised("public/p.ics") == {"1"}
    built("-o", "elsewhere.ics")
    assert raised("elsewhere.ics") == {"0"}


def test_a_lock_is_followed_wherever_the_calendar_goes(plan: Path) -> None:
    code, out, err = built("--lock", "-o", "public/")
    assert (code, out) == (0, f"public{os.sep}p.ics\nplans{os.sep}p.ics.lock\n")
    assert err.startswith("info[M516]: Nothing is known yet of what the calendar has shown")
    plan.write_text(AFTER)
    assert built("-o", "elsewhere.ics") == (0, f"elsewhere.ics\nplans{os.sep}p.ics.lock\n", "")
    assert raised("elsewhere.ics") == {"1"}


def test_standard_output_keeps_the_lock_too(plan: Path) -> None:
    built("--lock", "-o", "public/")
    plan.write_text(AFTER)
    code, out, _ = built("-o", "-")
    assert code == 0
    assert out.startswith("BEGIN:VCALENDAR")
    assert "SEQUENCE:1" in out
    assert " 1 2026" in Path("plans/p.ics.lock").read_text()


def test_a_file_that_is_named_is_followed(plan: Path) -> None:
    built("-o", "public/")
    shutil.move("public/p.ics", "old.ics")
    plan.write_text(AFTER)
    built("-o", "public/", "--since", "old.ics")
    assert raised("public/p.ics") == {"1"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.ics", "error[M620]: There is no file missing.ics."),
        ("plans/p.mob", "error[M518]: plans/p.mob is no calendar that mobdsl has made."),
    ],
)
def test_what_is_named_has_to_be_a_calendar_of_ours(plan: Path, name: str, said: str) -> None:
    code, out, err = built("-o", "public/", "--since", name)
    assert (code, out) == (1, "")
    assert err.startswith(said)
    assert not Path("public").exists()
