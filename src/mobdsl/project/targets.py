"""Which files a command line means: files by name, all in a folder, all that fit a pattern. Loads nothing but `os`."""

from __future__ import annotations

import os

SUFFIX = ".mob"

SKIPPED = frozenset({"node_modules", "__pycache__"})
"""Folders that nobody writes routines into, beside hidden ones."""


class Target:
    """An argument of the command line, or one of the files that it means.

    name: the file as the command would open it, or the argument as it stands.
    problem: where there is no file, the code of the finding and what it says.
    is_plain: whether it is known to be an ordinary file and no link.
    """

    __slots__ = ("is_plain", "name", "problem")

    def __init__(self, name: str, problem: tuple[str, str] | None = None, is_plain: bool = False) -> None:
        self.name = name
        self.problem = problem
        self.is_plain = is_plain


def targets(arguments: tuple[str, ...]) -> list[Target]:
    """The files that ``arguments`` mean, in their order, each once; those of a folder in the order of their names."""
    if len(arguments) == 1:
        return _targets(arguments[0])
    by_path: dict[str, Target] = {}
    for argument in arguments:
        for target in _targets(argument):
            by_path.setdefault(os.path.normpath(target.name), target)
    return list(by_path.values())


def _targets(argument: str) -> list[Target]:
    if os.path.isdir(argument):
        files: list[Target] = []
        _add_below(argument, files)
        return files or [Target(argument, ("M620", f"There is no {SUFFIX} file in {argument}."))]
    if not any(sign in argument for sign in "*?[") or os.path.lexists(argument):
        return [Target(argument)]
    names = sorted(_matching(argument), key=_parts)
    return [Target(name) for name in names] or [Target(argument, ("M620", f"No file fits {argument}."))]


def _add_below(folder: str, files: list[Target]) -> None:
    """Adds the routines in ``folder`` and in the folders in it, but for hidden ones and links to folders."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted((entry.name, entry) for entry in listing if entry.name[0] != ".")
    except OSError as error:
        files.append(Target(folder, ("M628", f"{folder} cannot be read: {error.strerror}.")))
        return
    for name, entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if name not in SKIPPED:
                _add_below(entry.path, files)
        elif name.endswith(SUFFIX) and not entry.is_dir():
            files.append(Target(entry.path, is_plain=not entry.is_symlink()))


def _matching(pattern: str) -> list[str]:
    """The files that fit ``pattern``. What is skipped in folders is found here where the pattern names it."""
    from glob import iglob

    named = _parts(pattern)
    return [
        file
        for file in iglob(pattern, recursive=True)
        if os.path.isfile(file) and all(part in named for part in _parts(file) if part in SKIPPED)
    ]


def _parts(file: str) -> list[str]:
    return file.split(os.sep)
