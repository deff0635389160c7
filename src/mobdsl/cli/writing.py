"""Where what was made goes: to files, never over a source or over what nobody may change, or to standard output."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import click

from mobdsl.backends.files import is_source_name
from mobdsl.cli.moving import write_all
from mobdsl.cli.reading import stop
from mobdsl.diagnostics import Diagnostic
from mobdsl.project.disk import reason
from mobdsl.render.terminal import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import NoReturn

    from mobdsl.backends.base import Artifact


def write(
    artifacts: Sequence[Artifact],
    target: str | None,
    sources: Iterable[Path],
    *,
    from_input: bool = False,
    beside: Path | None = None,
) -> list[Path]:
    """Writes ``artifacts`` to ``target``: a file, a folder, `-`, or where the command runs. Returns the paths.

    Those that belong beside the source go into the folder ``beside``. ``sources`` are the files they were made from,
    which are never written over; nor is the file behind standard input where they are made ``from_input``.
    """
    kept = [(beside / one.name, one) for one in artifacts if one.beside and beside is not None]
    made = [one for one in artifacts if not one.beside]
    places = [] if target == "-" else _places(made, target)
    try:
        _spare_sources([*places, *(place for place, _ in kept)], sources, from_input)
        _spare_what_is_in_the_way([*places, *(place for place, _ in kept)])
        if target == "-":
            _to_standard_output(made)
            write_all(kept)
        else:
            write_all([*zip(places, made, strict=True), *kept])
    except OSError as error:
        _refused(error, error.filename or target)
    return [*places, *(place for place, _ in kept)]


def place_of(name: str, target: str | None) -> Path | None:
    """Where a file called ``name`` goes; None for standard output."""
    if target == "-":
        return None
    if target is None:
        return Path(name)
    return Path(target) / name if _is_folder(target) else Path(target)


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
    if _is_folder(target):
        return [Path(target) / artifact.name for artifact in artifacts]
    if len(artifacts) != 1:
        raise click.UsageError(f"There are {len(artifacts)} files to write. Name a folder: -o {target}/")
    return [Path(target)]


def _is_folder(target: str) -> bool:
    return target.endswith(("/", os.sep)) or Path(target).is_dir()


def _spare_sources(places: Sequence[Path], sources: Iterable[Path], from_input: bool) -> None:
    there = {_identity(place.stat()): place for place in places if place.exists()}
    for source in sources:
        if source.exists() and _identity(source.stat()) in there:
            raise click.UsageError(f"{_shown(source)} would be written over by what is made from it.")
    read = _identity_of_input() if from_input else None
    if read in there:
        name = _shown(there[read])
        raise click.UsageError(f"{name} is standard input: it would be written over by what is made from it.")
    for place in places:
        if is_source_name(place.name):
            raise click.UsageError(f"{_shown(place)} is the name of a source. What is made of it needs another name.")


def _identity(status: os.stat_result) -> tuple[int, int]:
    """The same for all names of one file."""
    return status.st_dev, status.st_ino


def _identity_of_input() -> tuple[int, int] | None:
    try:
        return _identity(os.fstat(0))
    except OSError:  # it is closed
        return None


def _shown(path: Path) -> str:
    return visible(str(path))


def _spare_what_is_in_the_way(places: Sequence[Path]) -> None:
    for place in places:
        if not place.exists():
            continue
        if not place.is_file():
            raise OSError(errno.EINVAL, "it is not an ordinary file", str(place))
        if not place.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(place, os.W_OK):
            hint = "Allow writing to it, or write elsewhere: -o FOLDER/"
            stop([Diagnostic("M629", f"{place} cannot be written: it is read-only.", hint=hint)], {})
