"""Where a file stands: its project, its path there, and its name for people. Loads nothing but `os`."""

from __future__ import annotations

import os

ROOT_MARK = "mob.toml"
"""The file that marks the root of a project."""

STDIN = "standard-input.mob"
"""The name under which standard input is known; it imports from the folder that the command runs in."""

MOST_BYTES = 64_000_000
"""The largest file that is read: a character of UTF-8 has up to four bytes, and the parser takes 16 million of them."""


class Place:
    """A file that somebody named.

    root: the folder of its project, an absolute path without links in it.
    path: its path from there, with ``/`` between the parts.
    prefix: the root as people see it, from where the command runs or as an absolute path.
    name: the file as people see it, which opens it too.
    is_input: whether it is standard input, which stands in no file.
    """

    __slots__ = ("is_input", "name", "path", "prefix", "root")

    def __init__(self, root: str, path: str, prefix: str, name: str, is_input: bool = False) -> None:
        self.root = root
        self.path = path
        self.prefix = prefix
        self.name = name
        self.is_input = is_input

    def shown(self, path: str) -> str:
        """The name for people of the file ``path`` of the same project, which opens it too."""
        if path == self.path:
            return self.name
        return os.path.normpath(os.path.join(self.prefix, path))


class _Folder:
    """What the files of one folder have in common.

    real: its absolute path without links. root, prefix: as of a place.
    inside: its path from the root, with ``/`` behind it. shown: what stands in front of its files' names.
    """

    __slots__ = ("inside", "prefix", "real", "root", "shown")

    def __init__(self, real: str, root: str, prefix: str) -> None:
        inside = real[len(root) :].strip(os.sep).replace(os.sep, "/")
        self.real = real
        self.root = root
        self.prefix = prefix
        self.inside = f"{inside}/" if inside else ""
        self.shown = os.path.normpath(os.path.join(prefix, inside, "x"))[:-1]


class Places:
    """Files found by what people call them. Each folder is looked at once."""

    def __init__(self) -> None:
        self._folders: dict[str, _Folder] = {}
        self._roots: dict[str, str] = {}

    def of(self, argument: str, is_plain: bool = False) -> Place:
        """The file that ``argument`` names; `-` is standard input. ``is_plain``: it is known to be no link."""
        if argument == "-":
            return Place(located(os.curdir), STDIN, "", "<stdin>", is_input=True)
        folder_name, _, name = argument.rpartition(os.sep) if is_plain else _split(argument)
        folder = self._folders.get(folder_name)
        if folder is None:
            folder = self._folder(located(folder_name), os.path.isabs(argument))
            self._folders[folder_name] = folder
        if not is_plain and (name in ("", os.curdir, os.pardir) or os.path.islink(os.path.join(folder.real, name))):
            real, name = os.path.split(located(argument))
            folder = self._folder(real, os.path.isabs(argument))
        return Place(folder.root, folder.inside + name, folder.prefix, folder.shown + name)

    def _folder(self, real: str, is_absolute: bool) -> _Folder:
        root = self._root_of(real)
        return _Folder(real, root, root if is_absolute else os.path.relpath(root))

    def _root_of(self, folder: str) -> str:
        """The nearest folder above with a ``mob.toml``, else ``folder`` itself."""
        if folder not in self._roots:
            place, above = folder, os.path.dirname(folder)
            while not _is_marked(place) and place != above:
                place, above = above, os.path.dirname(above)
            self._roots[folder] = place if _is_marked(place) else folder
        return self._roots[folder]


def _split(argument: str) -> tuple[str, str, str]:
    folder, name = os.path.split(argument)
    return folder, os.sep, name


def _is_marked(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, ROOT_MARK))


def located(file: str) -> str:
    """``file`` as an absolute path, links followed."""
    return os.path.realpath(file)
