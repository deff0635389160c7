"""What a session before has left open is asked before the next one, once its time has come."""

import datetime as dt
import io
from pathlib import Path

import pytest

from mobdsl import api
from mobdsl.log.reader import read_log
from mobdsl.play.late_answers import ask_late
from mobdsl.project.imports import Memory
from mobdsl.source import Source

ROUTINE = """\
routine strength {
  squat 3x5 load 60kg
  ask soreness 0-10 "How sore are you?" after 24h
  ask where hips, low_back after 24h
  ask slept after 24h
}
"""
SESSION = "did 2026-03-02 07:04 strength 5:00 done squat x5/5/5 load 60kg\n"
NEXT_DAY = dt.datetime(2026, 3, 3, 7, 4)


def asked(folder: Path, typed: str, now: dt.datetime = NEXT_DAY, log: str = SESSION) -> tuple[bool, str, str]:
    """Whether something was answered, what was written on the terminal, and what was added to the log."""
    program = api.load(Memory({"routine.mob": ROUTINE}), "routine.mob").value
    assert program is not None
    read = read_log(Source("log.mob", log)).value
    assert read is not None
    path = folder / "log.mob"
    path.write_text(log, "utf-8")
    output = io.StringIO()
    given = ask_late(api.state(program, read.written, now.date()).due, now, path, output, io.StringIO(typed))
    return given, output.getvalue(), path.read_text("utf-8").removeprefix(log)


def test_each_answer_is_a_line_about_that_session(tmp_path: Path) -> None:
    given, shown, added = asked(tmp_path, "3\nlow back\nyes\n")
    assert given
    assert "After Strength of 2026-03-02 07:04: How sore are you? (0 to 10)\n" in shown
    assert added.splitlines() == [
        "answered 2026-03-03 07:04 strength from 2026-03-02 07:04 soreness 3",
        "answered 2026-03-03 07:04 strength from 2026-03-02 07:04 where low_back",
        "answered 2026-03-03 07:04 strength from 2026-03-02 07:04 slept yes",
    ]


@pytest.mark.parametrize("now", [dt.datetime(2026, 3, 2, 18, 0), dt.datetime(2026, 3, 3, 7, 3)])
def test_nothing_is_asked_before_its_time(tmp_path: Path, now: dt.datetime) -> None:
    assert asked(tmp_path, "3\n", now) == (False, "", "")


def test_what_is_no_answer_is_asked_again_and_enter_puts_it_off(tmp_path: Path) -> None:
    given, shown, added = asked(tmp_path, "11\nsore\n-1\n\n2\nmaybe\nn\n")
    assert given
    assert shown.count("Enter: ask later > ") == 7
    assert [line.rpartition("07:04 ")[2] for line in added.splitlines()] == ["where low_back", "slept no"]


def test_what_was_answered_is_not_asked_again(tmp_path: Path) -> None:
    answered = "answered 2026-03-03 07:00 strength from 2026-03-02 07:04 soreness 3 where hips slept no\n"
    assert asked(tmp_path, "3\n", log=SESSION + answered) == (False, "", "")


def test_a_log_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    program = api.load(Memory({"routine.mob": ROUTINE}), "routine.mob").value
    read = read_log(Source("log.mob", SESSION)).value
    assert program is not None
    assert read is not None
    output = io.StringIO()
    due = api.state(program, read.written, NEXT_DAY.date()).due
    assert not ask_late(due, NEXT_DAY, tmp_path, output, io.StringIO("3\n"))
    assert "cannot be written" in output.getvalue()
