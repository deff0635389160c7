"""Lines are put behind a log whole, for good, or not at all, whatever happens meanwhile."""

import datetime as dt
import os
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from mobdsl.log import Done, Entry, append, line_of, read_log
from mobdsl.model.clauses import Heading
from mobdsl.source import Source
from support.patience import PATIENCE

FIRST = Entry(start=dt.datetime(2026, 3, 2, 7, 4), routine="evening", duration=580_000)
SECOND = Entry(start=dt.datetime(2026, 3, 3, 7, 4), routine="evening", duration=600_000)
LINES = ("did 2026-03-02 07:04 evening 9:40\n", "did 2026-03-03 07:04 evening 10:00\n")

_CHILD = """
import datetime as dt, os, signal, sys
from mobdsl.log import Entry, append

path, deadly, half = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "half"
calls = 0

def counted(call):
    def hooked(*arguments, **more):
        global calls
        calls += 1
        if calls == deadly:
            if half and call.__name__ == "write":
                call(arguments[0], arguments[1][: len(arguments[1]) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*arguments, **more)
    return hooked

write = os.write
for name in ("open", "write", "fsync", "ftruncate", "close", "lseek", "read", "fstat"):
    setattr(os, name, counted(getattr(os, name)))
found = append(path, Entry(start=dt.datetime(2026, 3, 3, 7, 4), routine="evening", duration=600_000))
calls = -1000
write(1, b"refused" if found.diagnostics else b"confirmed")
"""


def _child(script: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.stdout


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log.mob"


def test_a_line_behind_the_others(log: Path) -> None:
    assert append(log, FIRST).diagnostics == ()
    assert append(log, SECOND).diagnostics == ()
    assert log.read_text("utf-8") == "".join(LINES)
    assert stat.S_IMODE(log.stat().st_mode) == 0o600, "a log is nobody else's business"


def test_several_lines_at_once(log: Path) -> None:
    assert append(log, FIRST, SECOND).diagnostics == ()
    assert log.read_text("utf-8") == "".join(LINES)


def test_a_line_without_an_end_gets_one_first(log: Path) -> None:
    log.write_text("did 2026-03-01 07:04 even", "utf-8")
    assert append(log, FIRST).diagnostics == ()
    assert log.read_text("utf-8") == f"did 2026-03-01 07:04 even\n{LINES[0]}"


def test_what_nobody_may_write_to(tmp_path: Path) -> None:
    (found,) = append(tmp_path, FIRST).diagnostics
    assert found.code == "M439"
    (found,) = append(tmp_path / "there" / "log.mob", FIRST).diagnostics
    assert found.code == "M439"
    assert not (tmp_path / "there").exists()


def test_a_line_that_is_too_long_is_not_written(log: Path) -> None:
    noted = Entry(start=FIRST.start, routine="evening", notes=(Heading("note", "x" * 20_001),))
    (found,) = append(log, noted).diagnostics
    assert found.code == "M437"
    assert not log.exists()


def test_texts_of_strangers_stay_on_their_line(log: Path) -> None:
    noted = Entry(
        start=FIRST.start,
        routine="evening",
        notes=(Heading("note", 'a\nb\tc "d" \\ \x1b[31m\u202e\r\x00'),),
        done=(Done(movement='x" y\n', titled=True),),
    )
    append(log, noted)
    (line,) = log.read_text("utf-8").splitlines()
    assert line == (
        r'did 2026-03-02 07:04 evening note "a\nb\tc \"d\" \\ ' + '\ufffd[31m\ufffd\ufffd\ufffd" done "x\\" y\\n"'
    )
    read = read_log(Source("log.mob", f"{line}\n"))
    assert read.value
    assert not read.diagnostics
    assert line_of(read.value.entries[0]) == line


@pytest.mark.parametrize(("deadly", "how"), [*((number, "whole") for number in range(1, 9)), (5, "half")])
def test_death_at_any_call_loses_nothing_that_was_confirmed(log: Path, deadly: int, how: str) -> None:
    append(log, FIRST)
    told = _child(_CHILD, str(log), str(deadly), how)
    text = log.read_text("utf-8")
    assert text.startswith(LINES[0])
    assert LINES[1].startswith(text[len(LINES[0]) :])
    assert not told or text == "".join(LINES)
    assert how == "whole" or text not in (LINES[0], "".join(LINES))
    third = Entry(start=dt.datetime(2026, 3, 4, 7, 4), routine="evening", duration=60_000)
    assert append(log, third).diagnostics == ()
    read = read_log(Source("log.mob", log.read_text("utf-8"))).value
    assert read
    written = [line_of(entry) for entry in read.entries]
    assert written[0] == LINES[0][:-1]
    assert written[-1] == "did 2026-03-04 07:04 evening 1:00"


def test_death_comes_at_each_of_the_calls(log: Path) -> None:
    """The numbers above reach from the first call to beyond the last one; the fifth writes."""
    assert [_child(_CHILD, str(log), number, "whole") for number in ("1", "7", "8")] == ["", "", "confirmed"]


_FULL = """
import datetime as dt, resource, signal, sys
from mobdsl.log import Entry, append
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
found = append(sys.argv[1], Entry(start=dt.datetime(2026, 3, 3, 7, 4), routine="evening", duration=600_000))
print([one.code for one in found.diagnostics])
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="files have no limit here")
@pytest.mark.parametrize("room", [0, 1, 20, len(LINES[1]) - 1])
def test_nothing_half_on_a_full_disk(log: Path, room: int) -> None:
    append(log, FIRST)
    assert _child(_FULL, str(log), str(len(LINES[0]) + room)) == "['M439']\n"
    assert log.read_text("utf-8") == LINES[0]
    assert _child(_FULL, str(log), str(len("".join(LINES)))) == "[]\n"


_WRITER = """
import datetime as dt, sys
from mobdsl.log import Entry, append
for minute in range(60):
    append(sys.argv[1], Entry(start=dt.datetime(2026, 3, 3, int(sys.argv[2]), minute), routine="evening"))
"""


def test_two_writers_lose_nothing(log: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, log, hour]) for hour in ("7", "8")]
    assert [writer.wait(PATIENCE) for writer in writers] == [0, 0]
    read = read_log(Source("log.mob", log.read_text("utf-8")))
    assert read.value
    assert not read.diagnostics
    moments = [entry.start for entry in read.value.entries]
    assert moments == [dt.datetime(2026, 3, 3, hour, minute) for hour in (7, 8) for minute in range(60)]


def test_a_short_write_is_taken_back(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append(log, FIRST)
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:7]))
    (found,) = append(log, SECOND).diagnostics
    assert found.message == f"{log} cannot be written: the disk is full. Nothing of it was."
    assert log.read_text("utf-8") == LINES[0]
