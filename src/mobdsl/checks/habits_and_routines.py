"""A habit that is called like a routine

A plan does a `"text"` as a habit: something to do that has no lines of its own. This one is called like a routine that
is known here, by its name or its title, and the routine is not what it does. So is a habit in the log.

    routine evening "Evening stretch" { plank 30s }
    plan p { start 2026-03-02; for 4 weeks; zone "Europe/Berlin"; on mon at 19:00 do "Evening stretch" }

Use instead:

    routine evening "Evening stretch" { plank 30s }
    plan p { start 2026-03-02; for 4 weeks; zone "Europe/Berlin"; on mon at 19:00 do evening }
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.document import Document
    from mobdsl.source import Span

ON = On.DOCUMENT
CODE = "M455"
SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Diagnostic]:
    """A warning for each such habit of a plan or the log."""
    called = dict(reversed(list(_called(document))))
    for habit, origin in _habits(document):
        if name := called.get(_plain(habit)):
            message = f'"{habit}" is a habit here, and there is a routine of that name.'
            yield Diagnostic(CODE, message, origin, SEVERITY, hint=f"To do the routine leave the quotes out: {name}")


def _called(document: Document) -> Iterator[tuple[str, str]]:
    """What routines are called by people, and their names."""
    for prefix, holder in (("", document), *((f"{alias}.", other) for alias, other in document.imports.items())):
        for routine in holder.routines.values():
            yield _plain(routine.name), prefix + routine.name
            yield _plain(routine.title), prefix + routine.name


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())


def _habits(document: Document) -> Iterator[tuple[str, Span | None]]:
    for plan in document.plans.values():
        for line in plan.lines:
            yield from ((doing.routine, doing.origin) for doing in line.doings if doing.habit)
    yield from ((entry.routine, entry.origin) for entry in document.log if entry.habit)
