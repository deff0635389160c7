"""What is kept is read whole or not at all, takes no more room than it may, and never gets in anybody's way."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import platformdirs
import pytest

from mobdsl.cache import entries, folder
from mobdsl.cache.entries import Entries, Entry
from support.commands import MOBDSL

KEY = "0" * 40
ENTRY = Entry({"a.mob": "=1", "mob.toml": "-"}, [(1, 0, 0, True, "error: ä\n  --> a.mob"), (0, 0, 1, False, "info")])
WRITER = """
import sys
from mobdsl.cache.entries import Entries, Entry
entries = Entries(sys.argv[1])
for number in range(300):
    entries.put("0" * 40, Entry({"a.mob": "="}, [(1, 0, 0, True, sys.argv[2] * 20_000)]))
    entries.sweep()
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def kept(place: Path) -> Entries:
    return Entries(str(place))


def held(entry: Entry | None) -> tuple[object, ...] | None:
    return entry and (entry.inputs, entry.findings)


def test_what_was_put_is_got(kept: Entries, place: Path) -> None:
    assert kept.get(KEY) is None
    kept.put(KEY, ENTRY)
    assert held(kept.get(KEY)) == held(ENTRY)
    assert kept.get("1" * 40) is None
    if os.name == "posix":
        assert place.stat().st_mode & 0o777 == 0o700
        assert (place / KEY).stat().st_mode & 0o777 == 0o600


def test_a_name_that_is_no_text_is_kept_too(kept: Entries) -> None:
    entry = Entry({os.fsdecode(b"a\xff.mob"): "="}, [])
    kept.put(KEY, entry)
    assert held(kept.get(KEY)) == held(entry)


def test_what_is_damaged_is_as_if_it_were_not_there(kept: Entries, place: Path) -> None:
    kept.put(KEY, ENTRY)
    whole = (place / KEY).read_bytes()
    for length in range(len(whole)):
        (place / KEY).write_bytes(whole[:length])
        assert kept.get(KEY) is None
    for number in range(len(whole)):
        (place / KEY).write_bytes(whole[:number] + bytes([whole[number] ^ 1]) + whole[number + 1 :])
        assert kept.get(KEY) is None
    for other in (b"", b"\n\n", b"mobdsl check 1\n\n", whole + b"\0", os.urandom(500)):
        (place / KEY).write_bytes(other)
        assert kept.get(KEY) is None
    kept.put(KEY, ENTRY)
    assert held(kept.get(KEY)) == held(ENTRY)


def test_two_writers_and_a_reader_never_meet_half_a_result(kept: Entries, place: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, place, letter]) for letter in "ab"]
    read = set()
    while any(writer.poll() is None for writer in writers):
        if entry := kept.get(KEY):
            read.add(entry.findings[0][-1])
    assert [writer.returncode for writer in writers] == [0, 0]
    assert read <= {"a" * 20_000, "b" * 20_000}
    assert [path.name for path in place.iterdir()] == [KEY]


@pytest.mark.parametrize("refused", ["open", "replace", "makedirs"])
def test_a_disk_that_is_full_costs_the_result_and_nothing_else(
    refused: str, kept: Entries, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, refused, full)
        kept.put(KEY, ENTRY)
        kept.sweep()
    assert kept.get(KEY) is None
    assert not place.exists() or list(place.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_a_folder_to_which_others_can_write_is_not_trusted(kept: Entries, place: Path) -> None:
    kept.put(KEY, ENTRY)
    place.chmod(0o777)
    assert kept.get(KEY) is None
    (place / KEY).unlink()
    kept.put(KEY, ENTRY)
    assert list(place.iterdir()) == []


def test_the_oldest_go_when_there_are_too_many(kept: Entries, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "MOST_BYTES", 10 * 4096)
    monkeypatch.setattr(entries, "KEPT_BYTES", 5 * 4096)
    keys = [f"{number:040x}" for number in range(11)]
    for age, key in enumerate(keys):
        kept.put(key, ENTRY)
        os.utime(place / key, (age, age))
    (place / "letter.txt").write_text("Dear diary", "utf-8")
    (place / f"new-1-{KEY}").touch()
    (place / f"new-2-{KEY}").touch()
    os.utime(place / f"new-2-{KEY}", (0, 0))
    kept.sweep()
    left = {path.name for path in place.iterdir()}
    assert left == {*keys[6:], "letter.txt", f"new-1-{KEY}"}


def test_a_result_as_long_as_a_book_is_not_kept(kept: Entries, place: Path) -> None:
    kept.put(KEY, Entry({}, [(1, 0, 0, True, "a" * entries.MOST_BYTES_OF_ONE)]))
    assert list(place.iterdir()) == []


def test_the_folder_is_the_one_that_platformdirs_names(monkeypatch: pytest.MonkeyPatch) -> None:
    for variables in ({"XDG_CACHE_HOME": "/somewhere"}, {"XDG_CACHE_HOME": ""}, {"XDG_CACHE_HOME": "relative"}):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        assert folder.of_user() == platformdirs.user_cache_dir("mobdsl", appauthor=False)


def test_the_folder_can_be_named_and_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOBDSL_CACHE_DIR", "/elsewhere")
    assert folder.folder() is None, "in tests"
    monkeypatch.delenv("MOBDSL_NO_CACHE")
    assert folder.folder() == str(Path("/elsewhere", "check"))
    monkeypatch.setenv("MOBDSL_CACHE_DIR", "relative")
    assert folder.folder() is None


def test_without_a_home_all_is_worked_out(tmp_path: Path) -> None:
    file = tmp_path / "plank.mob"
    file.write_text("plank 30s\n", "utf-8")
    for home in (file, file / "home", Path(os.devnull)):  # no folder, whoever runs this
        environment = {"PATH": os.environ["PATH"], "HOME": str(home)}
        for _ in range(2):
            done = subprocess.run(
                [*MOBDSL, "check", "plank.mob"], cwd=tmp_path, env=environment, capture_output=True, check=False
            )
            assert (done.returncode, done.stdout) == (0, b"1 file, no errors.\n")
