"""A document: all that one file means, together with what it imports."""

from __future__ import annotations

from functools import cached_property

from mobdsl.model.clauses import NO_CLAUSES, Clauses, Heading
from mobdsl.model.guards import Ask
from mobdsl.model.items import Block, Do, Step, walk
from mobdsl.model.library import EMPTY, Library
from mobdsl.model.names import title_of
from mobdsl.model.parts import conditions_of, every_part
from mobdsl.model.progressions import Level, Progression
from mobdsl.model.routines import Context, Movement, Routine
from mobdsl.records import evolve, field, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.model.conditions import Condition, Known
    from mobdsl.model.items import Item
    from mobdsl.model.log import Entry
    from mobdsl.model.parts import Part
    from mobdsl.model.plans import Plan
    from mobdsl.model.rules import Rule
    from mobdsl.source import Span

NO_EQUIPMENT = frozenset({"none", "nothing", "bodyweight"})
"""What people write where nothing is needed."""


@frozen
class ClauseUse:
    """Clauses where they are written."""

    clauses: Clauses
    """The clauses."""
    origin: Span | None
    """A place near which they stand."""
    movements: tuple[str, ...] = ()
    """The movements that a line says them of."""


@frozen
class UndefinedName:
    """A name whose definition could not be read."""

    name: str
    """The name as it is written."""
    line: Span
    """The line that was to define it, up to its braces."""


@frozen(kw_only=True)
class Document:
    """All that one file means."""

    path: str
    """The path of the file from the root of the project, with `/` between its parts."""
    routines: dict[str, Routine] = field(factory=dict)
    """Its routines by name, in the order written."""
    movements: dict[str, Movement] = field(factory=dict)
    """Its movements, likewise."""
    contexts: tuple[Context, ...] = ()
    """The contexts that stand in no routine and hold for all of them."""
    rules: tuple[Rule, ...] = ()
    """The rules that stand in no routine, likewise."""
    progressions: dict[str, Progression] = field(factory=dict)
    """Its progressions by name."""
    plans: dict[str, Plan] = field(factory=dict)
    """Its plans by name."""
    log: tuple[Entry, ...] = ()
    """The lines of the log."""
    params: dict[str, Known] = field(factory=dict)
    """The values of parameters in force."""
    asking: frozenset[str] = frozenset()
    """The names that the conditions on its parameters ask for."""
    profile: dict[str, Known] = field(factory=dict)
    """What is known of the person."""
    equipment: frozenset[str] | None = None
    """What is at hand; None where that is not known."""
    clauses: Clauses = NO_CLAUSES
    """The clauses that stand in no routine and hold for all of them."""
    headings: tuple[Heading, ...] = ()
    """The texts that belong to the file."""
    imports: dict[str, Document] = field(factory=dict)
    """The documents that it imports, by alias."""
    library: Library = field(default=EMPTY, eq=False, repr=False)
    """It is asked for movements that the file does not define."""
    undefined: tuple[UndefinedName, ...] = field(default=(), eq=False)
    """The names that its lines were to define and could not."""
    origin: Span | None = None
    """The whole file."""

    def fact(self, name: str) -> Known:
        """What is known of ``name`` without asking anybody: by a parameter, by the profile, by what is at hand."""
        alias, dot, rest = name.partition(".")
        if dot:
            return self.imports[alias].fact(rest) if alias in self.imports else self.profile.get(name)
        value = self.params.get(name)
        if value is None:
            value = self.profile.get(name)
        if value is None and self.equipment is not None and name in self.kit:
            return name in self.equipment
        return value

    @cached_property
    def kit(self) -> frozenset[str]:
        """Every name that is a piece of equipment: one that is known, or that a line here or in an import needs."""
        needed = (item for use in self.clauses_said for kit in use.clauses.equipment for item in kit.items)
        imported = (item for document in self.imports.values() for item in document.kit)
        return self.kit_known.union(needed, imported) - NO_EQUIPMENT

    @cached_property
    def kit_known(self) -> frozenset[str]:
        """The equipment that is at hand, and all that a movement which is defined here or in the library may need."""
        defined = (item for movement in self.movements.values() for item in movement.needs)
        return self.library.named("equipment").union(defined, self.equipment or ())

    def parts(self) -> Iterator[Part]:
        """All that the file itself holds."""
        yield self.clauses
        yield from self.rules
        yield from self.contexts
        yield from self.routines.values()
        yield from self.movements.values()
        yield from self.progressions.values()
        yield from self.plans.values()
        yield from self.log

    @cached_property
    def all_parts(self) -> tuple[Part, ...]:
        """All parts of the file at any depth, each before all that it holds."""
        return tuple(every_part(self.parts()))

    def asks(self) -> Iterator[Ask]:
        """All questions in the file."""
        return (part for part in self.all_parts if isinstance(part, Ask))

    @cached_property
    def clauses_said(self) -> tuple[ClauseUse, ...]:
        """All clauses in the file that say how a movement is done, those under a condition as well."""
        uses = [*_with_conditional(ClauseUse(self.clauses, self.origin))]
        for part in self.all_parts:
            if isinstance(part, _SAYING_HOW):
                uses.extend(_with_conditional(ClauseUse(part.clauses, part.origin, _movements_of(part))))
        return tuple(uses)

    @cached_property
    def unconditional(self) -> frozenset[str]:
        """The routines in which nothing at all depends on a condition."""
        named = self.routines.items()
        return frozenset(name for name, routine in named if not any(conditions_of(every_part((routine,)))))

    @cached_property
    def conditions_of_all(self) -> tuple[Condition, ...]:
        """The conditions that stand in no routine, and those of definitions that any routine may use."""
        parts: list[Part] = [self.clauses, *self.rules, *self.contexts]
        parts.extend(movement.clauses for movement in self.movements.values())
        for progression in self.progressions.values():
            parts.extend((*progression.levels, progression.clauses))
        return tuple(conditions_of(every_part(parts)))

    @cached_property
    def routines_done(self) -> dict[str, tuple[str, ...]]:
        """What each routine does in place itself, by its name; those that do nothing in place are left out."""
        done = {name: tuple(self._done_by(routine.items)) for name, routine in self.routines.items()}
        return {name: names for name, names in done.items() if names}

    def _done_by(self, items: Iterable[Item]) -> Iterator[str]:
        """The routines that ``items`` do in place, on the levels of a progression as well."""
        for item in walk(items):
            if isinstance(item, Do):
                yield item.routine
            elif isinstance(item, Step):
                ladders = (self.progressions.get(use.movement) for use in item.uses)
                done = (one for ladder in ladders if ladder for level in ladder.levels for one in walk(level.items))
                yield from (one.routine for one in done if isinstance(one, Do))

    def routine(self, name: str) -> tuple[Routine, Document] | None:
        """The routine called ``name`` (`warm_up`, or `back.warm_up` from an import) and the document it stands in."""
        alias, dot, rest = name.partition(".")
        if dot:
            document = self.imports.get(alias)
            return document.routine(rest) if document else None
        routine = self.routines.get(name)
        return (routine, self) if routine else None

    def home(self, name: str) -> Document:
        """The document in which ``name`` stands: the import whose alias is in front of it, else this one."""
        alias, dot, rest = name.partition(".")
        return self.imports[alias].home(rest) if dot and alias in self.imports else self

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
        movement = self._by_name.get(name) or self._from_library(name)
        if variation is None:
            return movement
        return (movement and movement.varied(variation)) or self._named_after(movement, name, variation)

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
        movement = self.library.known(name)
        if movement is None or not self._own_names:
            return movement
        tags = movement.facts.get("tags", ())
        if self._own_names.isdisjoint((*movement.aliases, *tags)):
            return movement
        return evolve(
            movement,
            aliases=tuple(alias for alias in movement.aliases if alias not in self._own_names),
            facts=movement.facts
            | {"tags": tuple(t for t in movement.facts.get("tags", ()) if t not in self._own_names)},
        )

    def _named_after(self, family: Movement | None, name: str, variation: str) -> Movement | None:
        """The movement that is the ``variation`` of ``family`` by its name."""
        base = family.name if family else name
        names = (f"{variation}_{base}", f"{base}_{variation}")
        movement = next(
            (one for find in (self._by_name.get, self._from_library) for one in map(find, names) if one), None
        )
        if movement is None:
            return None
        aliases = (*(family.aliases if family else ()), movement.name, *movement.aliases)
        return evolve(movement, name=base, aliases=aliases)

    def routine_names(self) -> tuple[str, ...]:
        """Every name under which a routine can be asked for."""
        imported = (f"{alias}.{name}" for alias, document in self.imports.items() for name in document.routines)
        return (*self.routines, *imported)

    def logged_routine(self, name: str) -> str:
        """The name under which a routine of the log is known here: an import's stands there without its alias."""
        if self.routine(name):
            return name
        return next((known for known in self.routine_names() if known.rpartition(".")[2] == name), name)


_SAYING_HOW = (Context, Routine, Step, Block, Movement, Progression, Level)
"""What has clauses that say how movements are done in routines."""


def _with_conditional(use: ClauseUse) -> Iterator[ClauseUse]:
    yield use
    yield from (evolve(use, clauses=clauses) for _, clauses in use.clauses.when)


def _movements_of(part: object) -> tuple[str, ...]:
    """The movements that a line says its clauses of."""
    match part:
        case Step():
            return tuple(use.movement for use in part.uses)
        case Level() if part.movement:
            return (part.movement,)
    return ()


def name_of_file(path: str) -> str:
    """The name of a routine whose lines stand directly in the file ``path``, which may be called anything."""
    file = path.rpartition("/")[2]
    before, _, suffix = file.rpartition(".")
    stem = (before if before and suffix else file) or "routine"
    return "".join("_" if character == "." or not character.isprintable() else character for character in stem)


def title_of_file(name: str) -> str:
    """The title of the routine that has the ``name`` of its file: `back-care` is "Back care"."""
    return title_of(name.replace("-", " ").replace("_", " "))
