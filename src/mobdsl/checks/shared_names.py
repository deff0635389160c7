"""One name for a movement and a group

A block, or a routine that is done, has the name of a movement that the same routine does or the file defines. A rule
with that name is about both, and nobody can say which is meant. Where the file defines the movement this is an error.

    stretch 10s
    block stretch { child_pose 1min; cat_cow 1min }

Use instead:

    stretch 10s
    block stretches { child_pose 1min; cat_cow 1min }
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.model.items import Block, Do, Step, walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.document import Document
    from mobdsl.model.routines import Routine
    from mobdsl.source import Span

ON = On.DOCUMENT
CODE = "M271"
SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Diagnostic]:
    """A finding for each block and each routine done that has a movement's name."""
    defined = {name: one.origin for one in document.movements.values() for name in (*one.aliases, one.name)}
    for routine in document.routines.values():
        used = dict(_used(routine))
        for kind, name, origin in _groups(routine):
            if name not in defined and name not in used:
                continue
            level = Severity.ERROR if name in defined and kind == "block" else SEVERITY
            message = f"`{name}` is a {kind} and a movement: a rule with this name would be about both."
            place = defined.get(name) or used.get(name)
            related = (Related(place, "this is the movement"),) if place else ()
            hint = f"Give the {kind} another name: {name}_{'part' if kind == 'block' else 'routine'}"
            yield Diagnostic(CODE, message, origin, level, hint=hint, related=related)


def _used(routine: Routine) -> Iterator[tuple[str, Span | None]]:
    """The movements on the lines of ``routine``."""
    for item in walk(routine.items):
        if isinstance(item, Step):
            yield from ((use.movement, use.origin) for use in item.uses)


def _groups(routine: Routine) -> Iterator[tuple[str, str, Span | None]]:
    for item in walk(routine.items):
        if isinstance(item, Block) and item.name:
            yield "block", item.name, item.origin
        elif isinstance(item, Do):
            yield "routine", item.routine, item.origin
