"""What is known of a session while it runs, kept on the disk: a process that is killed loses nothing confirmed.

A journal is a file of JSON lines in the user's folder for state: first what is played, then every event with the time
of the session's clock and the line that the log would get if it ended there. It is removed when the log has that line.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from mobdsl.records import define, field, frozen

try:
    import fcntl
except ImportError:  # there is none on Windows
    fcntl = None  # type: ignore[assignment]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

_VERSION = 1
_SUFFIX = ".session"


def folder() -> Path | None:
    """The folder for journals, which may not be there yet; None where there is no place for one.

    ``MOBDSL_STATE_DIR`` puts it elsewhere.
    """
    base = Path(os.environ.get("MOBDSL_STATE_DIR") or _of_user())
    return base / "play" if base.is_absolute() else None


def _of_user() -> Path:
    """The user's folder for the state of mobdsl, as the package platformdirs names it on each system."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path("~/AppData/Local").expanduser()) / "mobdsl"
    if sys.platform == "darwin":
        return Path("~/Library/Application Support/mobdsl").expanduser()
    named = Path(os.environ.get("XDG_STATE_HOME", "").strip())
    return (named if named.is_absolute() else Path("~/.local/state").expanduser()) / "mobdsl"


@frozen(kw_only=True)
class Played:
    """What a session is made of: enough to make the same program again."""

    file: str
    """The path, absolute."""
    routine: str
    title: str
    contexts: tuple[str, ...] = ()
    values: dict[str, str] = field(factory=dict)
    fingerprint: str = ""
    """Of the program: only the same one can be gone on with."""
    log: str | None = None
    """The log that its line belongs in, absolute."""
    started: str = ""
    """When it began, as the log writes it."""
    lead: int = 0
    """Seconds of lead-in."""


@frozen
class Moment:
    """An event of a session that ran: when, what, and the log's line if it had ended there."""

    at: int
    event: tuple[Any, ...]
    line: str | None = None
    place: str = ""
    """Where the session was, in words."""


@frozen
class Left:
    """A session that was left: what it is of, and all that happened."""

    path: Path
    played: Played
    moments: tuple[Moment, ...]

    @property
    def line(self) -> str | None:
        """The line for the log; None where nothing was done."""
        return self.moments[-1].line if self.moments else None


@define
class Journal:
    """The file of a session that runs. One that cannot be written says so once, in ``trouble``, and is quiet then."""

    path: Path
    trouble: str | None = None
    _file: int | None = None

    def write(self, moment: Moment) -> None:
        """Adds ``moment``, and does not return before the disk has it."""
        self._add({"at": moment.at, "event": list(moment.event), "line": moment.line, "place": moment.place})

    def _add(self, record: dict[str, Any]) -> None:
        if self._file is None:
            return
        try:
            _write_whole(self._file, (json.dumps(record, ensure_ascii=False) + "\n").encode("utf-8", "replace"))
            os.fsync(self._file)
        except OSError as error:
            self.trouble = f"This session cannot be kept while it runs: {error.strerror}."
            self.close()

    def remove(self) -> None:
        """Removes it: the log has what it held, or nobody wants it."""
        if self._file is not None:
            _unlink(self.path)
        self.close()

    def close(self) -> None:
        """Lets go of the file, which stays."""
        if self._file is not None:
            os.close(self._file)
        self._file = None


def begin(played: Played, place: Path | None) -> Journal:
    """A new journal for ``played`` in the folder ``place``; one that keeps nothing where there is no place."""
    if place is None:
        return Journal(Path())
    path = place / f"{played.started.replace(':', '').replace(' ', '-')}-{os.getpid()}{_SUFFIX}"
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        journal = _opened(path, os.O_CREAT | os.O_TRUNC)
    except OSError as error:
        return Journal(path, f"This session cannot be kept while it runs: {error.strerror}.")
    journal._add({"mobdsl": "session", "version": _VERSION, **_as_dict(played)})
    return journal


def go_on(left: Left) -> Journal:
    """The journal of a session that was left, to be added to. What was torn at its end is taken off."""
    try:
        journal = _opened(left.path, 0)
        assert journal._file is not None
        os.ftruncate(journal._file, left.path.read_bytes().rfind(b"\n") + 1)
    except OSError as error:
        return Journal(left.path, f"This session cannot be kept while it runs: {error.strerror}.")
    return journal


def left_sessions(place: Path | None) -> list[Left]:
    """The sessions whose player is gone, the oldest first. One that runs elsewhere holds its file."""
    if place is None:
        return []
    try:
        paths = sorted(place.glob(f"*{_SUFFIX}"))
    except OSError:
        return []
    return [left for path in paths if (left := _read(path)) is not None]


def drop(left: Left) -> None:
    """Removes the journal of a session that was left."""
    _unlink(left.path)


def _read(path: Path) -> Left | None:
    """The session in ``path``; None where somebody is at it, or it is no journal."""
    try:
        with path.open("rb") as file:
            if fcntl is not None:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            records = list(_records(file.read()))
    except OSError:
        return None
    if not records or records[0].get("mobdsl") != "session" or records[0].get("version") != _VERSION:
        return None
    try:
        played = _played(records[0])
        moments = tuple(
            Moment(int(one["at"]), tuple(one["event"]), one["line"], str(one["place"])) for one in records[1:]
        )
    except (KeyError, TypeError, ValueError):
        return None
    return Left(path, played, moments)


def _records(content: bytes) -> Iterator[dict[str, Any]]:
    """The records up to the first that is torn."""
    for line in content.split(b"\n")[:-1]:
        try:
            record = json.loads(line)
        except ValueError:
            return
        if not isinstance(record, dict):
            return
        yield record


def _as_dict(played: Played) -> dict[str, Any]:
    return {
        "file": played.file,
        "routine": played.routine,
        "title": played.title,
        "contexts": list(played.contexts),
        "values": played.values,
        "fingerprint": played.fingerprint,
        "log": played.log,
        "started": played.started,
        "lead": played.lead,
    }


def _played(record: dict[str, Any]) -> Played:
    return Played(
        file=str(record["file"]),
        routine=str(record["routine"]),
        title=str(record["title"]),
        contexts=tuple(map(str, record["contexts"])),
        values={str(name): str(value) for name, value in record["values"].items()},
        fingerprint=str(record["fingerprint"]),
        log=None if record["log"] is None else str(record["log"]),
        started=str(record["started"]),
        lead=int(record["lead"]),
    )


def _opened(path: Path, flags: int) -> Journal:
    """The file, held as long as this process lives. Only its owner may read it: it holds answers."""
    file = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_CLOEXEC", 0) | flags, 0o600)
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return Journal(path, None, file)


def _write_whole(file: int, content: Sequence[Any] | bytes) -> None:
    view = memoryview(bytes(content))
    while view:
        view = view[os.write(file, view) :]


def _unlink(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
