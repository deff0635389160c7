"""Several files at once: complete beside their places first, then all moved there, or none.

What is not complete yet lies in a hidden folder beside its place. The folder is locked as long as the command runs, so
that the next one can tell what a killed command left, and clear it away.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from mobdsl.cli.signals import Signals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mobdsl.backends.base import Artifact

_HIDDEN = ".mobdsl-"
"""How the names of the hidden folders begin."""


def write_all(files: Sequence[tuple[Path, Artifact]]) -> None:
    """Writes every file to its place; where one cannot be, or a signal ends the command, all are as they were."""
    with Signals() as signals, ExitStack() as tidy, ExitStack() as undo:
        try:
            moves = _complete(files, tidy)
            for new, old, place in moves:
                with _speaking_of(place):
                    if place.exists():
                        shutil.copy2(place, old)
                        undo.callback(old.replace, place)
                    else:
                        undo.callback(place.unlink, missing_ok=True)
                    new.replace(place)
            signals.hold()
        except BaseException:
            signals.hold()
            raise
        undo.pop_all()


def _complete(files: Sequence[tuple[Path, Artifact]], tidy: ExitStack) -> list[tuple[Path, Path, Path]]:
    """Writes all files into hidden folders. For each: where it lies, where what it replaces can lie, its place."""
    hidden: dict[Path, Path] = {}
    moves = []
    for number, (place, artifact) in enumerate(files):
        folder = place.parent
        with _speaking_of(place):
            folder.mkdir(parents=True, exist_ok=True)
        if folder not in hidden:
            with _speaking_of(folder):
                _sweep(folder)
                hidden[folder] = _hidden_folder(folder, tidy)
        new, old = hidden[folder] / f"{number}.new", hidden[folder] / f"{number}.old"
        with _speaking_of(place):
            new.write_bytes(artifact.content)
            new.chmod(_mode(place, artifact.executable))
        moves.append((new, old, place))
    return moves


@contextmanager
def _speaking_of(place: Path) -> Iterator[None]:
    """What goes wrong inside is told of ``place``: nobody knows the names of hidden files."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno or errno.EIO, error.strerror or str(error), str(place)) from error


def _mode(place: Path, executable: bool) -> int:
    """What may be done with the file: as before where there was one; a script can be run by all who can read it."""
    mask = os.umask(0)
    os.umask(mask)
    mode = place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~mask
    return mode | ((mode & 0o444) >> 2 & ~mask if executable else 0)


def _hidden_folder(folder: Path, tidy: ExitStack) -> Path:
    """A new hidden folder in ``folder``, locked, and gone when ``tidy`` is closed."""
    while True:
        hidden = Path(tempfile.mkdtemp(prefix=_HIDDEN, dir=folder))
        tidy.callback(shutil.rmtree, hidden, ignore_errors=True)
        handle = _locked(hidden)
        if handle is not None:
            tidy.callback(os.close, handle)
        if hidden.exists():  # it could be swept away before it was locked
            return hidden


def _sweep(folder: Path) -> None:
    """Clears away the hidden folders in ``folder`` of commands that were killed."""
    with os.scandir(folder) as entries:
        left = [Path(entry.path) for entry in entries if entry.name.startswith(_HIDDEN) and _is_folder(entry)]
    for hidden in left:
        handle = _locked(hidden)
        if handle is not None:
            shutil.rmtree(hidden, ignore_errors=True)
            os.close(handle)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _locked(folder: Path) -> int | None:
    """A handle that locks ``folder`` until it is closed; None where another command has it, or where locks are none."""
    if sys.platform == "win32":
        return None
    import fcntl

    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise
        return handle
    return None
