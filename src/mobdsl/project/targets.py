"""Which files a command line means: files by name, all in a folder, all that fit a pattern. Loads nothing but `os`."""

from __future__ import annotations

import os

SUFFIX = ".mob"

SKIPPED = frozenset({"node_modules", "__pycache__"})
"""Folders that nobody writes routines into, beside hidden ones."""


class Target:
    """An argument of the command line, or one of the files that it means.

    name: the file as the command would open it, or the argument as it stands.
    missing: what is missing where the argument means no file at all, else None.
    """

    __slots__ = ("missing", "name")

    def __init__(self, name: str, missing: str | None = None) -> None:
        self.name = name
        self.missing = missing


def targets(arguments: tuple[str, ...]) -> list[Target]:
    """The files that ``arguments`` mean, in their order, each once; those of a folder in the order of their paths."""
    found: dict[str, Target] = {}
    for argument in arguments:
        for target in _targets(argument):
            found.setdefault(os.path.normpath(target.name), target)
    return list(found.values())


def _targets(argument: str) -> list[Target]:
    if os.path.isdir(argument):
        files = sorted(_below(argument), key=_parts)
        return [Target(file) for file in files] or [Target(argument, f"There is no {SUFFIX} file in {argument}.")]
    if not any(sign in argument for sign in "*?[") or os.path.lexists(argument):
        return [Target(argument)]
    files = sorted(_matching(argument), key=_parts)
    return [Target(file) for file in files] or [Target(argument, f"No file fits {argument}.")]


def _below(folder: str) -> list[str]:
    """The routines in ``folder`` and the folders in it. A folder that may not be read is passed over."""
    files = []
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not _is_skipped(name)]
        files += [os.path.join(here, name) for name in names if name.endswith(SUFFIX) and name[0] != "."]
    return files


def _matching(pattern: str) -> list[str]:
    """The files that fit ``pattern``. What is skipped in folders is found here where the pattern names it."""
    from glob import iglob

    named = _parts(pattern)
    return [
        file
        for file in iglob(pattern, recursive=True)
        if os.path.isfile(file) and all(part in named for part in _parts(file) if part in SKIPPED)
    ]


def _is_skipped(folder: str) -> bool:
    return folder[0] == "." or folder in SKIPPED


def _parts(file: str) -> list[str]:
    return file.split(os.sep)
