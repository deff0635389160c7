"""A file to read that is not there

`next`, `related` or `requires_reading` name a file of the project, and there is none of this name. Outputs would show a
link that leads nowhere. A text that names no file is never looked for.

    plank 30s
    next "week_two.mob"

Use instead:

    plank 30s
    next "The second week"
"""

from __future__ import annotations

import posixpath
import re

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.routines import POINTERS
from mobdsl.project.imports import Files, Unit, UnreadableError
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ON = On.FILE
CODE = "M644"
SEVERITY = Severity.WARNING

_FILE = r"[\w./-]+\.(?:mob|md|txt|html?)"


def check(unit: Unit, files: Files) -> Iterator[Diagnostic]:
    """A finding for each file that is named and missing. What lies outside the project is not looked for."""
    for statement in nodes.statements(unit.file):
        for word, text in zip(statement.parts, statement.parts[1:], strict=False):
            if not (isinstance(word, nodes.Name) and word.text in POINTERS and isinstance(text, nodes.Text)):
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(unit.source.path), text.value))
            if (
                re.fullmatch(_FILE, text.value)
                and not path.startswith(("/", ".."))
                and (error := _missing(path, files))
            ):
                place = unit.source.span(text.start, text.end)
                yield Diagnostic(CODE, f"There is no file {text.value}.", place, SEVERITY, hint=error.hint)


def _missing(path: str, files: Files) -> UnreadableError | None:
    try:
        files.read(path)
    except UnreadableError as error:
        return error if error.code == "M620" else None
    return None
