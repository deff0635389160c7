"""The state of a file, as short text: two states are equal only where the file would be read the same."""

from __future__ import annotations

import os
import stat

from mobdsl.cache.digests import digest

ABSENT = "-"
"""There is no such file."""

UNKNOWN = "?"
"""Nothing that could be relied on: a link, a folder, a file that cannot be read. No result is kept with it."""

MOST_BYTES = 16_000_000
"""Results of larger files are not kept."""


def of_content(data: bytes) -> str:
    """The state of a file in which ``data`` stands."""
    return f"={digest(data)}"


class States:
    """The states of files as they are now, each looked at once. Paths are seen from where the command runs."""

    def __init__(self) -> None:
        self._states: dict[str, str] = {}
        self._folders: dict[str, bool] = {}

    def content(self, path: str) -> str:
        """What stands in ``path``, or that there is no such file."""
        if path not in self._states:
            self._states[path] = self._content(path)
        return self._states[path]

    def _content(self, path: str) -> str:
        try:
            status = os.lstat(path)
            if not (stat.S_ISREG(status.st_mode) and status.st_size <= MOST_BYTES and self._is_plain(path)):
                return UNKNOWN
            return of_content(_read(path, status.st_size))
        except (FileNotFoundError, NotADirectoryError):
            return ABSENT
        except (OSError, ValueError):
            return UNKNOWN

    def _is_plain(self, path: str) -> bool:
        """Whether no folder on the way to ``path`` is a link."""
        folder = os.path.dirname(path)
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder) == os.path.abspath(folder)
        return self._folders[folder]

    def now(self, path: str, state: str) -> str:
        """What the state of ``path`` is now, looked at in the way in which ``state`` was made."""
        match state[:1]:
            case ":":
                return of_names(path)
            case "@":
                return of_code(path)
        return self.content(path)


def of_names(folder: str) -> str:
    """Which routines there are in ``folder``: one that is missing may be a slip of these."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".mob"))
    except OSError:
        names = []
    return f":{digest(os.fsencode('/'.join(names)))}"


def of_code(path: str) -> str:
    """When the file or folder ``path`` was changed, for what is too much to be read each time."""
    try:
        status = os.stat(path)
    except OSError:
        return f"@{ABSENT}"
    return f"@{status.st_mtime_ns}.{status.st_size}"


def _read(path: str, size: int) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        parts = []
        while part := os.read(descriptor, size + 1):
            parts.append(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)
    finally:
        os.close(descriptor)
