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
    is_input: whether it is standard input, which stands in no file.
    """

    __slots__ = ("is_input", "path", "prefix", "root")

    def __init__(self, root: str, path: str, prefix: str, is_input: bool = False) -> None:
        self.root = root
        self.path = path
        self.prefix = prefix
        self.is_input = is_input

    def shown(self, path: str) -> str:
        """The name for people of the file ``path`` of the same project; it can be opened under it too."""
        if self.is_input:
            return "<stdin>" if path == self.path else path
        return os.path.normpath(os.path.join(self.prefix, path))


class Places:
    """Files found by what people call them. Each folder is looked at once."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}
        self._roots: dict[str, str] = {}
        self._prefixes: dict[str, str] = {}

    def of(self, argument: str) -> Place:
        """The file that ``argument`` names; `-` is standard input."""
        if argument == "-":
            return Place(located(os.curdir), STDIN, "", is_input=True)
        folder, name = os.path.split(argument)
        file = os.path.join(self._located(folder), name)
        if name in ("", os.curdir, os.pardir) or os.path.islink(file):
            file = located(argument)
        folder = os.path.dirname(file)
        root = self._root_of(folder)
        path = file[len(root) :].lstrip(os.sep).replace(os.sep, "/")
        return Place(root, path, root if os.path.isabs(argument) else self._from_here(root))

    def _located(self, folder: str) -> str:
        if folder not in self._folders:
            self._folders[folder] = located(folder)
        return self._folders[folder]

    def _root_of(self, folder: str) -> str:
        """The nearest folder above with a ``mob.toml``, else ``folder`` itself."""
        if folder not in self._roots:
            place, above = folder, os.path.dirname(folder)
            while not os.path.isfile(os.path.join(place, ROOT_MARK)) and place != above:
                place, above = above, os.path.dirname(above)
            self._roots[folder] = place if os.path.isfile(os.path.join(place, ROOT_MARK)) else folder
        return self._roots[folder]

    def _from_here(self, root: str) -> str:
        if root not in self._prefixes:
            self._prefixes[root] = os.path.relpath(root)
        return self._prefixes[root]


def located(file: str) -> str:
    """``file`` as an absolute path, links followed."""
    return os.path.realpath(file)
