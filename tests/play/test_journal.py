"""A session that is cut off is found again, with all that was confirmed."""

import os
from pathlib import Path

import pytest

from mobdsl.play.journal import Moment, Played, begin, drop, folder, go_on, left_sessions

PLAYED = Played(
    file="/home/me/evening.mob",
    routine="evening",
    title="Evening",
    contexts=("deload",),
    values={"work": "30s"},
    fingerprint="abc",
    log="/home/me/log.mob",
    started="2026-03-02 07:04",
    lead=5,
)
MOMENTS = (
    Moment(0, ("start",), None, "1 of 3"),
    Moment(31_000, ("answer", "pain", 3), "did 2026-03-02 07:04 evening 0:31 pain 3", "2 of 3"),
)


def cut_off(place: Path) -> Path:
    """A session that is killed after two events: the file is there, and nobody holds it."""
    journal = begin(PLAYED, place)
    for moment in MOMENTS:
        journal.write(moment)
    journal.close()
    return journal.path


def test_what_was_confirmed_is_there(tmp_path: Path) -> None:
    path = cut_off(tmp_path / "play")
    (left,) = left_sessions(tmp_path / "play")
    assert (left.path, left.played, left.moments) == (path, PLAYED, MOMENTS)
    assert left.line == "did 2026-03-02 07:04 evening 0:31 pain 3"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_session_that_runs_is_not_offered(tmp_path: Path) -> None:
    journal = begin(PLAYED, tmp_path)
    assert left_sessions(tmp_path) == []
    journal.close()
    assert len(left_sessions(tmp_path)) == 1


@pytest.mark.parametrize("removed", range(1, 30, 7))
def test_a_torn_line_costs_itself(tmp_path: Path, removed: int) -> None:
    path = cut_off(tmp_path)
    path.write_bytes(path.read_bytes()[:-removed])
    (left,) = left_sessions(tmp_path)
    assert left.moments == MOMENTS[:1]
    journal = go_on(left)
    journal.write(MOMENTS[1])
    journal.close()
    (again,) = left_sessions(tmp_path)
    assert again.moments == MOMENTS


def test_what_is_over_is_removed(tmp_path: Path) -> None:
    journal = begin(PLAYED, tmp_path)
    journal.write(MOMENTS[0])
    journal.remove()
    assert list(tmp_path.iterdir()) == []
    journal.write(MOMENTS[1])
    assert list(tmp_path.iterdir()) == []


def test_a_dropped_session_is_not_offered_again(tmp_path: Path) -> None:
    cut_off(tmp_path)
    (left,) = left_sessions(tmp_path)
    drop(left)
    assert left_sessions(tmp_path) == []


@pytest.mark.parametrize(
    "content", [b"", b"x", b"[]\n", b'{"mobdsl": "other"}\n', b'{"mobdsl": "session", "version": 9}\n', b"\xff\n"]
)
def test_what_is_no_journal_is_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.session").write_bytes(content)
    assert left_sessions(tmp_path) == []


def test_no_place_keeps_nothing() -> None:
    journal = begin(PLAYED, None)
    journal.write(MOMENTS[0])
    journal.remove()
    assert journal.trouble is None
    assert left_sessions(None) == []


def test_a_place_that_cannot_be_written_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "play").write_text("a file")
    journal = begin(PLAYED, tmp_path / "play")
    assert journal.trouble == "This session cannot be kept while it runs: File exists."
    journal.write(MOMENTS[0])
    journal.remove()
    assert (tmp_path / "play").read_text() == "a file"


def test_a_disk_that_fills_up_ends_the_keeping_and_not_the_session(tmp_path: Path) -> None:
    journal = begin(PLAYED, tmp_path)
    assert journal._file is not None
    full = os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, journal._file)
    journal.write(MOMENTS[0])
    assert journal.trouble == "This session cannot be kept while it runs: No space left on device."
    os.close(full)


def test_the_folder_is_the_user_s(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MOBDSL_STATE_DIR", str(tmp_path))
    assert folder() == tmp_path / "play"
    monkeypatch.setenv("MOBDSL_STATE_DIR", "somewhere")
    assert folder() is None


def test_the_folder_is_that_of_platformdirs(monkeypatch: pytest.MonkeyPatch) -> None:
    from platformdirs import user_state_path

    monkeypatch.delenv("MOBDSL_STATE_DIR", raising=False)
    found = folder()
    assert found is not None
    assert found.parent == user_state_path("mobdsl", appauthor=False)
