"""An import that nothing uses

The file imports another one and names nothing from it. Perhaps a line was deleted, or a name lacks what stands in
front of its dot: `back.warm_up`.

Use instead the file without the line, or the name with its dot.
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.project.imports import Files, Unit

ON = On.FILE
CODE = "M643"
SEVERITY = Severity.WARNING


def check(unit: Unit, files: Files) -> Iterator[Diagnostic]:
    """A finding for each import of ``unit`` whose alias stands in front of no name."""
    if unit.imports:
        used = {name.text.partition(".")[0] for name in nodes.names(unit.file) if "." in name.text}
        for one in unit.imports:
            if one.alias not in used:
                message = f"Nothing here comes from `{one.alias}`."
                hint = f"Take the line out, or put {one.alias}. in front of a name from there."
                yield Diagnostic(CODE, message, one.origin, SEVERITY, hint=hint)
