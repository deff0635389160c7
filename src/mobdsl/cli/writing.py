"""Files are written whole or not at all: beside their place first, then renamed."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from mobdsl.backends.base import Artifact
from mobdsl.cli.reading import stop
from mobdsl.diagnostics import Diagnostic


def write(artifacts: Sequence[Artifact], target: str | None, source: Path | None) -> list[Path]:
    """Writes ``artifacts`` to ``target``: a file, a folder, `-`, or where the command runs. Returns the paths.

    ``source`` is the file they were made from, which is never written over.
    """
    if target == "-":
        if len(artifacts) != 1:
            raise click.UsageError(f"Standard output takes one file, and there are {len(artifacts)}.")
        sys.stdout.buffer.write(artifacts[0].content)
        return []
    places = _places(artifacts, target)
    if source and any(place.exists() and source.exists() and place.samefile(source) for place in places):
        raise click.UsageError(f"{source} would be written over by what is made from it.")
    try:
        _write_all(list(zip(places, artifacts, strict=True)))
    except OSError as error:
        where = getattr(error, "filename", None) or target
        stop([Diagnostic("M629", f"{where} cannot be written: {error.strerror}.")], {})
    return places


def _places(artifacts: Sequence[Artifact], target: str | None) -> list[Path]:
    if target is None:
        return [Path(artifact.name) for artifact in artifacts]
    folder = Path(target)
    if target.endswith(("/", os.sep)) or folder.is_dir():
        return [folder / artifact.name for artifact in artifacts]
    if len(artifacts) != 1:
        raise click.UsageError(f"There are {len(artifacts)} files to write. Name a folder: -o {target}/")
    return [folder]


def _write_all(files: list[tuple[Path, Artifact]]) -> None:
    """Every file beside its place, and only when all are complete, each to its place."""
    ready: list[tuple[Path, Path]] = []
    try:
        for place, artifact in files:
            place.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=f".{place.name[:50]}.", dir=place.parent)
            ready.append((Path(name), place))
            with os.fdopen(handle, "wb") as stream:
                stream.write(artifact.content)
            Path(name).chmod(0o755 & ~_umask() if artifact.executable else 0o666 & ~_umask())
        for beside, place in ready:
            beside.replace(place)
    finally:
        for beside, _ in ready:
            with contextlib.suppress(FileNotFoundError):
                beside.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
