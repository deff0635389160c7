"""The state of a file, as short text: two states are equal only where the file would be read the same."""

from __future__ import annotations

import os

from mobdsl.cache.digests import digest

ABSENT = "-"
"""There is no such file."""

UNKNOWN = "?"
"""Nothing that could be relied on: a link, a folder, a file that cannot be read. No result is kept with it."""

MOST_BYTES = 4_000_000
"""Results of longer files are not kept: a hundred thousand lines."""


_PART = 65_536

_FLAGS = os.O_RDONLY
for _name in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK"):  # as far as a system has them
    _FLAGS |= getattr(os, _name, 0)


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
        state = self._states.get(path)
        if state is None:
            state = self._states[path] = self._content(path)
        return state

    def _content(self, path: str) -> str:
        try:
            data = _read(path)
        except (FileNotFoundError, NotADirectoryError):
            return ABSENT
        except (OSError, ValueError):
            return UNKNOWN
        return UNKNOWN if data is None or not self._is_plain(path.rpartition(os.sep)[0]) else of_content(data)

    def _is_plain(self, folder: str) -> bool:
        """Whether no part of ``folder`` is a link."""
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


def _read(path: str) -> bytes | None:
    """What stands in ``path``; None where it is too long. Raises OSError for a folder or a link.

    A pipe gives nothing and a device anything: there is no result that could be found under that.
    """
    descriptor = os.open(path, _FLAGS)
    try:
        data = part = os.read(descriptor, _PART)
        while len(part) == _PART:
            part = os.read(descriptor, _PART)
            data += part
            if len(data) > MOST_BYTES:
                return None
        return data
    finally:
        os.close(descriptor)
