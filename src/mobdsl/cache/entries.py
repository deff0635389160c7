"""Results in files of a folder: written whole or not at all, read only where they are whole, and never too many."""

from __future__ import annotations

import os

from mobdsl.cache.digests import digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_BYTES = 64_000_000
"""What all results together may take on the disk."""

KEPT_BYTES = 48_000_000
"""What is left of them when they take more: the oldest go."""

MOST_BYTES_OF_ONE = 4_000_000
"""A result that is longer is not kept."""

_BLOCK = 4096
"""The least that a file takes on most disks."""

_HEAD = "mobdsl check 2"
"""How a result begins; the number changes when what follows does."""

_NEW = "new-"
"""How the names of results begin that are being written."""

_LEFT_BEHIND = 3600
"""Seconds after which a result that is being written belongs to a command that was killed."""


class Entry:
    """What is kept of a check.

    inputs: the state of every file that was read, by its path as seen from where the command ran.
    findings: each with the errors, warnings and notes that it counts for, whether it is shown, and as it is printed.
    """

    __slots__ = ("findings", "inputs")

    def __init__(self, inputs: Mapping[str, str], findings: Iterable[tuple[int, int, int, bool, str]]) -> None:
        self.inputs = inputs
        self.findings = list(findings)


class Entries:
    """The results in ``folder``. Whatever the system refuses is as if there were none."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._has_grown = False

    def get(self, key: str) -> Entry | None:
        """The result under ``key``, where there is one and it is whole."""
        try:
            if not _is_private(self._folder):
                return None
            with open(os.path.join(self._folder, key), "rb", buffering=0) as file:
                return _unpacked(file.read(MOST_BYTES_OF_ONE))
        except (OSError, ValueError):
            return None

    def put(self, key: str, entry: Entry) -> None:
        """Keeps ``entry`` under ``key``. Another command may do the same at the same time."""
        try:
            data = _packed(entry)
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            if len(data) <= MOST_BYTES_OF_ONE and _is_private(self._folder):
                self._write(key, data)
                self._has_grown = True
        except (OSError, ValueError):
            return

    def _write(self, key: str, data: bytes) -> None:
        new = os.path.join(self._folder, f"{_NEW}{os.getpid()}-{key}")
        try:
            descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with open(descriptor, "wb") as file:
                file.write(data)
            os.replace(new, os.path.join(self._folder, key))
        except OSError:
            os.unlink(new)
            raise

    def sweep(self) -> None:
        """Once something was added, removes the oldest results where there are too many."""
        if not self._has_grown:
            return
        from time import time

        try:
            with os.scandir(self._folder) as listing:
                files = [(file.name, file.path, file.stat(follow_symlinks=False)) for file in listing]
        except OSError:
            return
        left_behind = [
            path for name, path, at in files if name.startswith(_NEW) and at.st_mtime < time() - _LEFT_BEHIND
        ]
        results = sorted(
            (at.st_mtime_ns, path, at.st_size) for name, path, at in files if len(name) == len(digest(b""))
        )
        for path in (*left_behind, *_too_many(results)):
            try:
                os.unlink(path)
            except OSError:  # another command was faster
                continue


def _too_many(results: list[tuple[int, str, int]]) -> list[str]:
    """The paths of the oldest of ``results`` (time, path and bytes, in order) that have to go."""
    sizes = [-(-size // _BLOCK) * _BLOCK for _, _, size in results]
    surplus = sum(sizes)
    if surplus <= MOST_BYTES:
        return []
    surplus -= KEPT_BYTES
    paths = []
    for (_, path, _), size in zip(results, sizes, strict=True):
        if surplus <= 0:
            break
        paths.append(path)
        surplus -= size
    return paths


def _is_private(folder: str) -> bool:
    """Whether nobody but the user can have written what stands in ``folder``."""
    if not hasattr(os, "geteuid"):
        return True
    status = os.stat(folder)
    return status.st_uid == os.geteuid() and not status.st_mode & 0o022


def _packed(entry: Entry) -> bytes:
    fields = [str(len(entry.inputs))]
    for path, state in entry.inputs.items():
        fields += (path, state)
    for errors, warnings, notes, shown, text in entry.findings:
        fields += (f"{errors} {warnings} {notes} {shown:d}", text)
    if any("\0" in field for field in fields):
        raise ValueError("a field holds what separates them")
    body = "\0".join(fields).encode("utf-8", "surrogatepass")
    return f"{_HEAD}\n{digest(body)}\n".encode() + body


def _unpacked(data: bytes) -> Entry:
    """The opposite of :func:`_packed`. Raises ValueError for what that did not write."""
    head, checksum, body = data.split(b"\n", 2)
    if head != _HEAD.encode() or checksum != digest(body).encode():
        raise ValueError("no whole result")
    count, *fields = body.decode("utf-8", "surrogatepass").split("\0")
    end = 2 * int(count)
    inputs = dict(zip(fields[:end:2], fields[1:end:2], strict=True))
    return Entry(inputs, [_finding(*pair) for pair in zip(fields[end::2], fields[end + 1 :: 2], strict=True)])


def _finding(counts: str, text: str) -> tuple[int, int, int, bool, str]:
    errors, warnings, notes, shown = map(int, counts.split(" "))
    return errors, warnings, notes, bool(shown), text
