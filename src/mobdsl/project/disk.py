"""Files of the disk, never outside the project's root."""

from __future__ import annotations

import errno

from mobdsl.project.imports import UnreadableError
from mobdsl.records import frozen
from mobdsl.suggest import nearest
from mobdsl.syntax.parser import MAX_CHARACTERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

ROOT_MARK = "mob.toml"
"""The file that marks the root of a project."""

_SAVE = "Save it as UTF-8; editors have that under `Save as` or `Save with encoding`."

MOST_BYTES = 4 * MAX_CHARACTERS
"""The largest file that is read: a character of UTF-8 has up to four bytes."""


@frozen
class Disk:
    """The files below ``root``, an absolute path without links in it."""

    root: Path

    def read(self, path: str) -> str:
        """The text of ``path``, relative to the root. Raises :class:`UnreadableError`."""
        try:
            place = located(self.root / path)
            if not place.is_relative_to(self.root):
                raise UnreadableError("M623", f"{path} is a link that leads out of the project.")
            if not place.is_file():
                raise _not_a_file(place, path)
            if place.stat().st_size > MOST_BYTES:
                raise UnreadableError("M627", f"{path} is too large to be a routine.")
            data = place.read_bytes()
        except (OSError, ValueError) as error:
            raise UnreadableError("M628", f"{path} cannot be read: {reason(error)}.") from None
        return decode(data, path)


def located(file: Path) -> Path:
    """``file`` as an absolute path, links followed."""
    try:
        return file.resolve()
    except (OSError, RuntimeError):  # links that go in a circle, which reading the file will say
        return file.absolute()


def root_of(file: Path) -> Path:
    """The project that ``file`` belongs to: the nearest folder above it with a ``mob.toml``, else its own folder."""
    folder = located(file).parent
    return next((place for place in (folder, *folder.parents) if _is_marked(place)), folder)


def _is_marked(folder: Path) -> bool:
    try:
        return (folder / ROOT_MARK).is_file()
    except OSError:
        return False


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


def _not_a_file(resolved: Path, path: str) -> UnreadableError:
    if resolved.is_dir():
        return UnreadableError("M621", f"{path} is a folder.", f"Name the files in it: mobdsl check {path}/*.mob")
    if resolved.is_symlink():
        return UnreadableError("M628", f"{path} cannot be read: its links go in a circle.")
    if resolved.exists():
        return UnreadableError("M628", f"{path} is not an ordinary file.")
    near = nearest(resolved.name, _neighbours(resolved))
    return UnreadableError("M620", f"There is no file {path}.", f"Did you mean {near}?" if near else None)


def _neighbours(missing: Path) -> list[str]:
    """The names that ``missing`` could be a slip of; nobody misses the settings of a project that has none."""
    if missing.name == ROOT_MARK:
        return []
    try:
        return [place.name for place in missing.parent.iterdir() if place.suffix == ".mob"]
    except OSError:
        return []


def reason(error: OSError | ValueError) -> str:
    """Why the system refuses a file, in words."""
    code = getattr(error, "errno", None)
    reasons = {
        errno.EEXIST: "there is a file where a folder would have to be",
        errno.EACCES: "you are not allowed to",
        errno.ENAMETOOLONG: "its name is too long",
        errno.ENOSPC: "the disk is full",
        errno.EROFS: "the disk can only be read",
    }
    return reasons.get(code or 0, getattr(error, "strerror", None) or "its name is not one")
