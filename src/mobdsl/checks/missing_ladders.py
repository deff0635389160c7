"""A step up or down where there is no ladder

`advance` goes one level up, and `regress` one level or so many down. Here nothing has levels: no progression is done
where the line stands. So nobody knows where to go.

    plank 30s
    regress 1 level if too_hard

Use instead:

    plank 30s
    regress to knee_plank if too_hard
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.adaptations import Adaptation
from mobdsl.model.items import Block, Do, Step, walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.model.document import Document
    from mobdsl.model.items import Item
    from mobdsl.model.routines import Routine

ON = On.DOCUMENT
CODE = "M255"
SEVERITY = Severity.WARNING

_STEPS = ("advance", "regress")


def check(document: Document) -> Iterator[Diagnostic]:
    """A finding for each step up or down a level where nothing has levels."""
    levels = {level.movement for one in document.progressions.values() for level in one.levels}
    found: list[Adaptation] = []
    for routine in document.routines.values():
        found.extend(_of_routine(document, routine))
    for movement in document.movements.values():
        if levels.isdisjoint((movement.name, *movement.aliases)):
            found.extend(_steps(movement.clauses.guards))
    ladders = any(_has_ladder(document, routine.items) for routine in document.routines.values())
    if not ladders:
        found.extend(_steps(document.rules))
        for context in document.contexts:
            found.extend(_steps(context.rules))
    for plan in document.plans.values():
        done = [Do(routine=doing.routine) for line in plan.lines for doing in line.doings]
        if not _has_ladder(document, done):
            found.extend(_steps(plan.adaptations))
    for one in dict.fromkeys(found):
        where, way = ("up to", "advance") if one.verb == "advance" else ("back to", "regress")
        message = f"Nothing here has levels, so there is none to go {where}."
        hint = f"Name the movement: {way} to easier_one if …" if way == "regress" else "Name the movement: advance to …"
        hint += " Or write the levels: progression ladder { level wall_plank 30s; level plank 30s }"
        yield Diagnostic(CODE, message, one.origin, SEVERITY, hint=hint)


def _of_routine(document: Document, routine: Routine) -> Iterator[Adaptation]:
    if not _has_ladder(document, routine.items):
        yield from _steps(routine.rules)
        for context in routine.contexts:
            yield from _steps(context.rules)
    for item in walk(routine.items):
        if isinstance(item, Step | Block) and item.clauses.guards:
            inside = (item,) if isinstance(item, Step) else item.items
            if not _has_ladder(document, inside):
                yield from _steps(item.clauses.guards)


def _steps(rules: Iterable[object]) -> Iterator[Adaptation]:
    """Those of ``rules`` that go up or down a level."""
    for rule in rules:
        if isinstance(rule, Adaptation) and rule.verb in _STEPS and not rule.targets and rule.what != "week":
            yield rule


def _has_ladder(document: Document, items: Iterable[Item], seen: frozenset[str] = frozenset()) -> bool:
    """Whether a progression is done in ``items``, or in a routine that is done there."""
    for item in walk(items):
        if isinstance(item, Step) and any(document.progression(use.movement) for use in item.uses):
            return True
        if isinstance(item, Do) and item.routine not in seen and (home := document.routine(item.routine)):
            routine, there = home
            if _has_ladder(there, routine.items, seen | {item.routine}):
                return True
    return False
