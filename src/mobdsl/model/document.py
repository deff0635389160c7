"""A document: all that one file means, together with what it imports."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePosixPath

import attrs
from attrs import field, frozen

from mobdsl.model.clauses import NO_CLAUSES, Clauses, Heading
from mobdsl.model.conditions import Known
from mobdsl.model.items import Block, walk
from mobdsl.model.library import EMPTY, Library
from mobdsl.model.log import Entry
from mobdsl.model.plans import Plan
from mobdsl.model.progressions import Progression
from mobdsl.model.routines import Context, Movement, Routine
from mobdsl.model.rules import Rule
from mobdsl.source import Span


@frozen(kw_only=True)
class Document:
    """One file. The mappings hold its own definitions in the order written; ``imports`` the documents that it names.

    ``contexts``, ``rules`` and ``clauses`` are those that stand in no routine and hold for all of them. ``params`` are
    the values in force, ``profile`` what is known of the person, ``equipment`` what is at hand (None: not known).
    ``library`` is asked for movements that the file does not define.
    """

    path: str
    routines: dict[str, Routine] = field(factory=dict)
    movements: dict[str, Movement] = field(factory=dict)
    contexts: tuple[Context, ...] = ()
    rules: tuple[Rule, ...] = ()
    progressions: dict[str, Progression] = field(factory=dict)
    plans: dict[str, Plan] = field(factory=dict)
    log: tuple[Entry, ...] = ()
    params: dict[str, Known] = field(factory=dict)
    profile: dict[str, Known] = field(factory=dict)
    equipment: frozenset[str] | None = None
    clauses: Clauses = NO_CLAUSES
    headings: tuple[Heading, ...] = ()
    imports: dict[str, Document] = field(factory=dict)
    library: Library = field(default=EMPTY, eq=False, repr=False)
    origin: Span | None = None

    def routine(self, name: str) -> tuple[Routine, Document] | None:
        """The routine called ``name`` (`warm_up`, or `back.warm_up` from an import) and the document it stands in."""
        alias, dot, rest = name.partition(".")
        if dot:
            document = self.imports.get(alias)
            return document.routine(rest) if document else None
        routine = self.routines.get(name)
        return (routine, self) if routine else None

    def movement(self, name: str, variation: str | None = None) -> Movement | None:
        """What is known here of the movement called ``name``, by its name or an alias: as the file defines it, else
        as the library does; ``back.name`` as it is known in the import.

        With ``variation`` what is known of that variation, under the name of the movement. It is one of the
        movement's own, or a movement called `lateral_bird_dog` or `bird_dog_lateral`.
        """
        alias, dot, rest = name.partition(".")
        if dot:
            document = self.imports.get(alias)
            return document.movement(rest, variation) if document else None
        found = self._by_name.get(name) or self._from_library(name)
        if variation is None:
            return found
        return (found and found.varied(variation)) or self._named_after(found, name, variation)

    def progression(self, name: str) -> Progression | None:
        """The progression called ``name``, or ``back.name`` of an import."""
        alias, dot, rest = name.partition(".")
        if dot:
            document = self.imports.get(alias)
            return document.progression(rest) if document else None
        return self.progressions.get(name)

    def movement_names(self) -> Iterator[str]:
        """Every name under which a movement is defined here or in an import."""
        yield from self._by_name
        for alias, document in self.imports.items():
            yield from (f"{alias}.{name}" for name in document.movement_names())

    @cached_property
    def _by_name(self) -> dict[str, Movement]:
        """The file's own movements by name and alias; a name goes before an alias."""
        movements = self.movements.values()
        return {alias: one for one in reversed(movements) for alias in one.aliases} | self.movements

    @cached_property
    def _own_names(self) -> frozenset[str]:
        """What the file itself means something by: its movements, their tags, its blocks."""
        tags = (tag for one in self.movements.values() for tag in one.facts.get("tags", ()))
        items = (item for routine in self.routines.values() for item in walk(routine.items))
        blocks = (item.name for item in items if isinstance(item, Block) and item.name)
        return frozenset((*self._by_name, *tags, *blocks))

    def _from_library(self, name: str) -> Movement | None:
        """A movement of the library, without the tags and aliases by which the file means something of its own."""
        found = self.library.known(name)
        if found is None or self._own_names.isdisjoint((*found.aliases, *found.facts.get("tags", ()))):
            return found
        return attrs.evolve(
            found,
            aliases=tuple(alias for alias in found.aliases if alias not in self._own_names),
            facts=found.facts | {"tags": tuple(t for t in found.facts.get("tags", ()) if t not in self._own_names)},
        )

    def _named_after(self, family: Movement | None, name: str, variation: str) -> Movement | None:
        """The movement that is the ``variation`` of ``family`` by its name."""
        base = family.name if family else name
        names = (f"{variation}_{base}", f"{base}_{variation}")
        found = next((one for find in (self._by_name.get, self._from_library) for one in map(find, names) if one), None)
        if found is None:
            return None
        aliases = (*(family.aliases if family else ()), found.name, *found.aliases)
        return attrs.evolve(found, name=base, aliases=aliases)

    def routine_names(self) -> tuple[str, ...]:
        """Every name under which a routine can be asked for."""
        imported = (f"{alias}.{name}" for alias, document in self.imports.items() for name in document.routines)
        return (*self.routines, *imported)


def name_of_file(path: str) -> str:
    """The name of a routine whose lines stand directly in the file ``path``, which may be called anything."""
    stem = PurePosixPath(path).stem or "routine"
    return "".join("_" if character == "." or not character.isprintable() else character for character in stem)
