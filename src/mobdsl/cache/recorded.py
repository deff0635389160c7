"""Files that take note of what was read, so that a result can be held against them later."""

from __future__ import annotations

import os
import sys

from mobdsl.cache.states import ABSENT, UNKNOWN, of_code, of_content, of_names
from mobdsl.project.disk import PlaceFiles, decode
from mobdsl.project.imports import UnreadableError
from mobdsl.project.places import ROOT_MARK
from mobdsl.records import define, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


@define
class Recorded:
    """The same as ``files``. ``inputs`` are the states of all that was read, by the paths that the command opens."""

    files: PlaceFiles
    inputs: dict[str, str] = field(factory=dict, init=False)

    def read(self, path: str) -> str:
        """The text of ``path``, relative to the root. Raises :class:`UnreadableError`."""
        if self.files.is_input(path):
            return self.files.read(path)
        shown = self.files.place.shown(path)
        try:
            data = self.files.read_bytes(path)
        except UnreadableError as error:
            self.inputs[shown] = ABSENT if error.code == "M620" else UNKNOWN
            if path != ROOT_MARK:  # what is said of any other file names those that it could be a slip of
                folder = os.path.join(os.path.dirname(shown) or os.curdir, "")
                self.inputs[folder] = of_names(folder)
            raise
        self.inputs[shown] = of_content(data)
        return decode(data, path)

    def record_code(self) -> None:
        """Takes note of all code that is loaded, and of where it was looked for: checks of other packages are code."""
        own = os.path.dirname(os.path.dirname(__file__)) + os.sep
        for path in _loaded():
            if not path.startswith(own):
                self.inputs[path] = of_code(path)
        for folder in sys.path:
            self.inputs[folder] = of_code(folder)


def _loaded() -> Iterable[str]:
    files = (getattr(module, "__file__", None) for module in tuple(sys.modules.values()))
    return {file for file in files if isinstance(file, str) and os.path.isabs(file)}
