"""What the parts of a model hold: the one way through all of them."""

from __future__ import annotations

from mobdsl.model.clauses import Clauses

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from mobdsl.model.clauses import Heading
    from mobdsl.model.conditions import Condition
    from mobdsl.model.items import Item
    from mobdsl.model.log import Done, Entry
    from mobdsl.model.plans import Doing, Modifier, Plan, PlanLine
    from mobdsl.model.progressions import Level, Progression
    from mobdsl.model.routines import Context, Movement, Routine
    from mobdsl.model.rules import Rule

Part: TypeAlias = (
    "Routine | Context | Movement | Progression | Level | Plan | PlanLine | Doing | Modifier | Entry | Done"
    " | Item | Rule | Clauses | Heading"
)
"""Whatever stands somewhere in a file and means something by itself."""


_HELD = {
    name: tuple(reversed(fields))
    for name, fields in {
        "Step": ("clauses",),
        "Block": ("clauses", "items"),
        "Replace": ("step",),
        "Context": ("clauses", "rules"),
        "Routine": ("clauses", "items", "rules", "contexts"),
        "Movement": ("clauses", "variations"),
        "Level": ("clauses", "items"),
        "Progression": ("levels", "adaptations", "clauses"),
        "Plan": ("headings", "lines", "adaptations", "modifiers"),
        "PlanLine": ("doings",),
        "Modifier": ("clauses",),
        "Entry": ("notes", "done"),
        "Done": ("clauses",),
    }.items()
}
"""The fields in which a part holds others, the last one first, by the name of its class: a file without a plan loads
no class of plans."""


def every_part(parts: Iterable[Part]) -> Iterator[Part]:
    """``parts``, each before all that it holds."""
    todo = list(parts)
    todo.reverse()
    while todo:
        part = todo.pop()
        yield part
        if isinstance(part, Clauses):
            if part.when or part.guards:
                todo.extend(clauses for _, clauses in reversed(part.when))
                todo.extend(reversed(part.guards))
            todo.extend(reversed(part.headings))
            continue
        for name in _HELD.get(type(part).__name__, ()):
            held = getattr(part, name)
            if isinstance(held, tuple):
                todo.extend(reversed(held))
            else:
                todo.append(held)


def conditions_of(parts: Iterable[Part]) -> Iterator[Condition]:
    """The conditions on which each of ``parts`` itself depends."""
    for part in parts:
        if isinstance(part, Clauses):
            if part.when:
                yield from (condition for condition, _ in part.when)
        elif condition := getattr(part, "condition", None):
            yield condition
