"""Routines, the movements they use and the contexts they know."""

from __future__ import annotations

from functools import cached_property

from mobdsl.model.clauses import NO_CLAUSES, Clauses, Heading
from mobdsl.records import evolve, field, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.amounts import Duration, Speed
    from mobdsl.model.items import Item
    from mobdsl.model.rules import Rule
    from mobdsl.source import Span

POINTERS = frozenset({"next", "related", "requires_reading"})
"""The headings that point to what belongs with a routine: a routine by its name, a file, an address, or in words."""


@frozen(kw_only=True)
class Movement:
    """What is known of a movement."""

    name: str
    """The name that rules know."""
    title: str
    """What people read."""
    facts: dict[str, tuple[str, ...]] = field(factory=dict)
    """The names given for a word: target, muscles, planes, position, equipment, tags, easier, harder."""
    any_equipment: bool = False
    """Whether one of the equipment will do; otherwise it takes all."""
    aliases: tuple[str, ...] = ()
    """Other names for it."""
    pace: int | None = None
    """Milliseconds of a rep, from 1; None where the author gave none."""
    speeds: tuple[Speed, ...] = ()
    """How long a distance, or a thing that is counted, takes: one for each kind."""
    clauses: Clauses = NO_CLAUSES
    """How it is done where a line says nothing else."""
    headings: tuple[Heading, ...] = ()
    """The texts that belong to it."""
    variations: tuple[Movement, ...] = ()
    """Its variations: each holds only what differs."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""

    @cached_property
    def called(self) -> frozenset[str]:
        """All that a rule may call it by: its name, other names for it, its tags."""
        return frozenset((self.name, *self.aliases, *self.facts.get("tags", ())))

    @property
    def needs(self) -> Iterator[str]:
        """All equipment that it or one of its variations may take."""
        yield from self.facts.get("equipment", ())
        for variation in self.variations:
            yield from variation.needs

    def varied(self, name: str) -> Movement | None:
        """The movement as its variation ``name`` (or that alias of one) has it; it keeps the name that rules know."""
        variation = next((one for one in self.variations if name in (one.name, *one.aliases)), None)
        if variation is None:
            return None
        return evolve(
            self,
            title=variation.title,
            facts=self.facts | variation.facts,
            any_equipment=(variation if "equipment" in variation.facts else self).any_equipment,
            pace=variation.pace or self.pace,
            speeds=(*variation.speeds, *self.speeds),
            clauses=variation.clauses.over(self.clauses),
            headings=variation.headings + self.headings,
        )


@frozen(kw_only=True)
class Context:
    """A named, selectable `if` with the rules that it brings."""

    name: str
    """Its name."""
    title: str
    """What people read."""
    aliases: tuple[str, ...] = ()
    """Other names that select it."""
    rules: tuple[Rule, ...] = ()
    """The rules that hold in it."""
    clauses: Clauses = NO_CLAUSES
    """What its own lines say for every item (`tempo slow`)."""
    headings: tuple[Heading, ...] = ()
    """The texts that belong to it."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""

    @property
    def names(self) -> tuple[str, ...]:
        """All that it can be called by."""
        return (self.name, *self.aliases)


@frozen(kw_only=True)
class Routine:
    """A session: its lines, its rules, its contexts."""

    name: str
    """Its name."""
    title: str
    """What people read."""
    items: tuple[Item, ...] = ()
    """Its lines."""
    lasts: Duration | None = None
    """The declared length."""
    clauses: Clauses = NO_CLAUSES
    """What its own lines say for every item (`tempo slow` on a line of its own)."""
    rules: tuple[Rule, ...] = ()
    """The rules that hold whatever the context."""
    contexts: tuple[Context, ...] = ()
    """The contexts that it knows beside those of the file."""
    headings: tuple[Heading, ...] = ()
    """The texts that belong to the routine as a whole."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""
