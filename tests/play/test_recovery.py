"""What becomes of a session that was left, wherever its journal ends."""

import io
from pathlib import Path

import pytest

from mobdsl.play.journal import Played, left_sessions
from mobdsl.play.recovery import offered, replayed
from mobdsl.session.engine_types import State
from support.played import HOLD, QUESTIONS, rig

KEYS = ("c", "3", "enter", "2", "y", "n")


@pytest.fixture
def left(tmp_path: Path) -> tuple[Path, list[State]]:
    """A journal that its player left, and the states behind each key."""
    it = rig(QUESTIONS, place=tmp_path / "play")
    states = [it.state]
    for key in KEYS:
        it.press(key)
        states.append(it.state)
    it.wait(12)
    it.press("space")
    states.append(it.state)
    it.player.journal.close()
    (journal,) = (tmp_path / "play").iterdir()
    return journal, states


def test_wherever_it_ends_nothing_confirmed_is_lost(left: tuple[Path, list[State]]) -> None:
    journal, states = left
    content = journal.read_bytes()
    answered = [{(one.name, one.value) for one in state.answers} for state in states]
    ends = [place for place, byte in enumerate(content) if byte == ord("\n")]
    assert len(ends) == 10
    for end in range(ends[0] + 1, len(content) + 1):
        journal.write_bytes(content[:end])
        (found,) = left_sessions(journal.parent)
        whole = sum(place < end for place in ends) - 1
        assert len(found.moments) == whole
        kept = {(one.name, one.value) for one in replayed(found, QUESTIONS).answers}
        assert kept in answered
        assert len(kept) >= min(whole - 1, 5) - 1


def test_the_state_is_the_same_again(left: tuple[Path, list[State]]) -> None:
    journal, states = left
    (found,) = left_sessions(journal.parent)
    again = replayed(found, QUESTIONS)
    assert (again.clock, again.at, again.status) == (states[-1].clock, states[-1].at, states[-1].status)
    assert again.answers == states[-1].answers


HERE = Played(file="/home/me/evening.mob", routine="evening", title="Evening", fingerprint="abc")
OTHER = Played(file="/home/me/other.mob", routine="other", title="Other", fingerprint="abc")
CHANGED = Played(file="/home/me/evening.mob", routine="evening", title="Evening", fingerprint="changed")


@pytest.mark.parametrize(
    ("here", "answer", "goes_on", "remains", "lines"),
    [
        (HERE, "g", True, True, 0),
        (HERE, "G go on", True, True, 0),
        (HERE, "k", False, False, 1),
        (HERE, "d", False, False, 0),
        (HERE, "", False, True, 0),
        (HERE, "x", False, True, 0),
        (OTHER, "g", False, True, 0),
        (CHANGED, "g", False, True, 0),
        (CHANGED, "k", False, False, 1),
    ],
)
def test_what_may_be_answered(
    left: tuple[Path, list[State]], here: Played, answer: str, goes_on: bool, remains: bool, lines: int
) -> None:
    journal, _ = left
    output = io.StringIO()
    found = offered(left_sessions(journal.parent), here, output, io.StringIO(f"{answer}\n"))
    assert (found is not None) is goes_on
    assert journal.exists() is remains
    assert "Evening of 2026-03-02 07:04 was left after 0:12, at 2 of 2." in output.getvalue()
    assert ("g go on" in output.getvalue()) is (here is HERE)
    log = journal.parent / "log.mob"
    assert len(log.read_text("utf-8").splitlines() if log.exists() else []) == lines


def test_what_is_in_the_log_already_is_not_kept_twice(left: tuple[Path, list[State]]) -> None:
    journal, _ = left
    (found,) = left_sessions(journal.parent)
    assert found.line is not None
    (journal.parent / "log.mob").write_text(f"{found.line}\n", "utf-8")
    output = io.StringIO()
    assert offered([found], HERE, output, io.StringIO("k\n")) is None
    assert output.getvalue() == ""
    assert not journal.exists()


def test_where_the_log_cannot_be_written_it_waits(left: tuple[Path, list[State]]) -> None:
    journal, _ = left
    (journal.parent / "log.mob").mkdir()
    output = io.StringIO()
    offered(left_sessions(journal.parent), HERE, output, io.StringIO("k\n"))
    assert "could not be written" in output.getvalue()
    assert journal.exists()


def test_what_nothing_was_done_in_is_forgotten(tmp_path: Path) -> None:
    it = rig(QUESTIONS, place=tmp_path)
    it.player.journal.close()
    output = io.StringIO()
    assert offered(left_sessions(tmp_path), HERE, output, None) is None
    assert (output.getvalue(), list(tmp_path.iterdir())) == ("", [])


def test_a_session_that_had_ended_is_asked_about(tmp_path: Path) -> None:
    it = rig(HOLD, place=tmp_path)
    it.wait(9)
    it.press("q", "q", "7", "enter")
    it.player.journal.close()
    (found,) = left_sessions(tmp_path)
    again = rig(HOLD, begun=False)
    again.player.state = replayed(found, HOLD)
    again.player.go_on()
    assert again.form.name == "comfort"
    again.press("escape")
    assert again.kept == [it.player.line_of(it.state)]
    assert "effort 7" in again.kept[0]


def test_a_session_that_is_gone_on_with_is_paused_at_its_question(tmp_path: Path) -> None:
    it = rig(QUESTIONS, place=tmp_path)
    it.press("c")
    it.player.journal.close()
    (found,) = left_sessions(tmp_path)
    again = rig(QUESTIONS, begun=False)
    again.player.state = replayed(found, QUESTIONS)
    again.player.go_on()
    assert (again.scene.word, again.form.name) == ("PAUSED", "stiffness")
    again.press("space", "4", "enter")
    assert again.form.name == "place"
