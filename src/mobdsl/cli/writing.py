"""Files are written whole and all together, or not at all: beside their places first, then moved there."""

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NoReturn

import click

from mobdsl.backends.base import Artifact
from mobdsl.cli.reading import stop
from mobdsl.diagnostics import Diagnostic
from mobdsl.project.disk import reason


def write(artifacts: Sequence[Artifact], target: str | None, sources: Iterable[Path]) -> list[Path]:
    """Writes ``artifacts`` to ``target``: a file, a folder, `-`, or where the command runs. Returns the paths.

    ``sources`` are the files they were made from, which are never written over.
    """
    if target == "-":
        _to_standard_output(artifacts)
        return []
    try:
        places = _places(artifacts, target)
        for source in sources:
            if any(place.exists() and source.exists() and place.samefile(source) for place in places):
                raise click.UsageError(f"{source} would be written over by what is made from it.")
        _write_all(list(zip(places, artifacts, strict=True)))
    except OSError as error:
        _refused(error, error.filename or target)
    return places


def _to_standard_output(artifacts: Sequence[Artifact]) -> None:
    if len(artifacts) != 1:
        raise click.UsageError(f"Standard output takes one file, and there are {len(artifacts)}.")
    try:
        if sys.stdout is None:
            raise OSError(errno.EBADF, "it is closed")
        sys.stdout.buffer.write(artifacts[0].content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise  # whoever was reading has seen enough, and click ends quietly
    except OSError as error:
        _refused(error, "Standard output")


def _refused(error: OSError, where: object) -> NoReturn:
    stop([Diagnostic("M629", f"{where} cannot be written: {reason(error)}.")], {})


def _places(artifacts: Sequence[Artifact], target: str | None) -> list[Path]:
    if target is None:
        return [Path(artifact.name) for artifact in artifacts]
    folder = Path(target)
    if target.endswith(("/", os.sep)) or folder.is_dir():
        return [folder / artifact.name for artifact in artifacts]
    if len(artifacts) != 1:
        raise click.UsageError(f"There are {len(artifacts)} files to write. Name a folder: -o {target}/")
    return [folder]


def _write_all(files: Sequence[tuple[Path, Artifact]]) -> None:
    """Moves every file to its place when all are complete; where one move fails, the others are taken back."""
    with ExitStack() as tidy, ExitStack() as undo:
        moves = []
        for place, artifact in files:
            if place.exists() and not place.is_file():
                raise OSError(errno.EINVAL, "it is not an ordinary file", str(place))
            place.parent.mkdir(parents=True, exist_ok=True)
            new = _beside(place, tidy)
            new.write_bytes(artifact.content)
            new.chmod((0o777 if artifact.executable else 0o666) & ~_umask())
            moves.append((new, place))
        for new, place in moves:
            if place.exists():
                old = _beside(place, tidy)
                shutil.copy2(place, old)
                undo.callback(old.replace, place)
            else:
                undo.callback(place.unlink, missing_ok=True)
            new.replace(place)
        undo.pop_all()


def _beside(place: Path, tidy: ExitStack) -> Path:
    """A new file in the folder of ``place``, gone when ``tidy`` is closed."""
    handle, name = tempfile.mkstemp(prefix=f".{place.name[:50]}.", dir=place.parent)
    os.close(handle)
    tidy.callback(Path(name).unlink, missing_ok=True)
    return Path(name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
