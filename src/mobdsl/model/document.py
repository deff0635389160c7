"""A document: all that one file means, together with what it imports."""

from __future__ import annotations

from attrs import field, frozen

from mobdsl.model.clauses import Heading
from mobdsl.model.conditions import Known
from mobdsl.model.plans import Plan
from mobdsl.model.progressions import Progression
from mobdsl.model.routines import Context, Movement, Routine
from mobdsl.model.rules import Rule
from mobdsl.source import Span


@frozen(kw_only=True)
class Document:
    """One file. The mappings hold its own definitions in the order written; ``imports`` the documents that it names.

    ``contexts`` and ``rules`` are those that stand in no routine and hold for all of them. ``params`` are the values
    in force, ``profile`` what is known of the person, ``equipment`` what is at hand (None: not known).
    """

    path: str
    routines: dict[str, Routine] = field(factory=dict)
    movements: dict[str, Movement] = field(factory=dict)
    contexts: tuple[Context, ...] = ()
    rules: tuple[Rule, ...] = ()
    progressions: dict[str, Progression] = field(factory=dict)
    plans: dict[str, Plan] = field(factory=dict)
    params: dict[str, Known] = field(factory=dict)
    profile: dict[str, Known] = field(factory=dict)
    equipment: frozenset[str] | None = None
    headings: tuple[Heading, ...] = ()
    imports: dict[str, Document] = field(factory=dict)
    origin: Span | None = None

    def routine(self, name: str) -> tuple[Routine, Document] | None:
        """The routine called ``name`` (`warm_up`, or `back.warm_up` from an import) and the document it stands in."""
        alias, dot, rest = name.partition(".")
        if dot:
            document = self.imports.get(alias)
            return document.routine(rest) if document else None
        routine = self.routines.get(name)
        return (routine, self) if routine else None

    def movement(self, name: str) -> Movement | None:
        """What the document or its imports say of the movement called ``name``, by its name or an alias."""
        alias, dot, rest = name.partition(".")
        if dot:
            document = self.imports.get(alias)
            return document.movement(rest) if document else None
        found = self.movements.get(name)
        return found or next((one for one in self.movements.values() if name in one.aliases), None)

    def routine_names(self) -> tuple[str, ...]:
        """Every name under which a routine can be asked for."""
        imported = (f"{alias}.{name}" for alias, document in self.imports.items() for name in document.routines)
        return (*self.routines, *imported)
