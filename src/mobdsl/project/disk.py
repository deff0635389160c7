"""Files of the disk, never outside the project's root."""

from __future__ import annotations

import errno
import os
import stat
import sys

from mobdsl.diagnostics import did_you_mean
from mobdsl.project.imports import UnreadableError
from mobdsl.project.places import MOST_BYTES, ROOT_MARK, Place, located
from mobdsl.records import frozen
from mobdsl.suggest import nearest

_SAVE = "Save it as UTF-8; editors have that under `Save as` or `Save with encoding`."

MOST_BYTES_OF_SETTINGS = 400_000
"""The largest `mob.toml` that is read."""


@frozen
class Disk:
    """The files below ``root``, an absolute path without links in it."""

    root: str | os.PathLike[str]

    def read(self, path: str) -> str:
        """The text of ``path``, relative to the root. Raises :class:`UnreadableError`."""
        return decode(self.read_bytes(path), path)

    def read_bytes(self, path: str) -> bytes:
        """What stands in ``path``. Raises :class:`UnreadableError`."""
        root = os.fspath(self.root)
        most = MOST_BYTES_OF_SETTINGS if path == ROOT_MARK else MOST_BYTES
        try:
            place = located(os.path.join(root, path))
            if not _is_below(place, root):
                raise UnreadableError("M623", f"{path} is a link that leads out of the project.")
            status = os.stat(place)
            if not stat.S_ISREG(status.st_mode):
                raise _not_a_file(path, status)
            if status.st_size > most:
                raise _too_large(path)
            with open(place, "rb") as file:
                return file.read(most)
        except (FileNotFoundError, NotADirectoryError):
            near = nearest(os.path.basename(place), _neighbours(place))
            raise UnreadableError("M620", f"There is no file {path}.", did_you_mean(near) if near else None) from None
        except (OSError, ValueError) as error:
            raise UnreadableError("M628", f"{path} cannot be read: {reason(error)}.") from None


@frozen
class PlaceFiles:
    """The files of the project of ``place``. ``data`` is what came from standard input, if that was read already."""

    place: Place
    data: bytes | None = None

    def read(self, path: str) -> str:
        """The text of ``path``, relative to the root. Raises :class:`UnreadableError`."""
        return decode(self.read_bytes(path), "Standard input" if self.is_input(path) else path)

    def read_bytes(self, path: str) -> bytes:
        """What stands in ``path``. Raises :class:`UnreadableError`."""
        if self.is_input(path):
            return _standard_input() if self.data is None else _bounded(self.data)
        return Disk(self.place.root).read_bytes(path)

    def is_input(self, path: str) -> bool:
        """Whether ``path`` is standard input."""
        return self.place.is_input and path == self.place.path


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UnreadableError("M628", "There is no standard input to read from.")
    try:
        return _bounded(sys.stdin.buffer.read(MOST_BYTES + 1))
    except OSError as error:
        raise UnreadableError("M628", f"Standard input cannot be read: {reason(error)}.") from None


def _bounded(data: bytes) -> bytes:
    if len(data) > MOST_BYTES:
        raise UnreadableError("M627", "Standard input is too large to be a routine.")
    return data


def _is_below(place: str, root: str) -> bool:
    return place.startswith(root if root.endswith(os.sep) else root + os.sep) or place == root


def decode(data: bytes, path: str) -> str:
    """UTF-8 text, with or without a byte order mark. Raises :class:`UnreadableError`."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:2]:  # no line begins with a NUL
        raise UnreadableError("M622", f"{path} is stored as UTF-16.", _SAVE)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"{path} is not stored as UTF-8: a character in line {line} cannot be read."
        raise UnreadableError("M622", message, _SAVE) from None


def _too_large(path: str) -> UnreadableError:
    if path == ROOT_MARK:
        return UnreadableError("M630", f"{path} is too long to be settings.")
    return UnreadableError("M627", f"{path} is too large to be a routine.")


def _not_a_file(path: str, status: os.stat_result) -> UnreadableError:
    if stat.S_ISDIR(status.st_mode):
        return UnreadableError("M621", f"{path} is a folder.", f"All files in it: mobdsl check {path}")
    return UnreadableError("M628", f"{path} is not an ordinary file.")


def _neighbours(missing: str) -> list[str]:
    """The names that ``missing`` could be a slip of; nobody misses the settings of a project that has none."""
    folder, name = os.path.split(missing)
    if name == ROOT_MARK:
        return []
    try:
        return [other for other in os.listdir(folder) if other.endswith(".mob")]
    except OSError:
        return []


def reason(error: OSError | ValueError) -> str:
    """Why the system refuses a file, in words."""
    code = getattr(error, "errno", None)
    reasons = {
        errno.EEXIST: "there is a file where a folder would have to be",
        errno.EACCES: "you are not allowed to",
        errno.ELOOP: "its links go in a circle",
        errno.ENAMETOOLONG: "its name is too long",
        errno.ENOSPC: "the disk is full",
        errno.EROFS: "the disk can only be read",
    }
    return reasons.get(code or 0, getattr(error, "strerror", None) or "its name is not one")
