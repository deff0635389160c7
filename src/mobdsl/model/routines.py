"""Routines, the movements they use and the contexts they know."""

from __future__ import annotations

from mobdsl.model.clauses import NO_CLAUSES, Clauses, Heading
from mobdsl.records import evolve, field, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.amounts import Duration
    from mobdsl.model.items import Item
    from mobdsl.model.rules import Rule
    from mobdsl.source import Span

POINTERS = frozenset({"next", "related", "requires_reading"})
"""The headings that point to what belongs with a routine: a routine by its name, a file, an address, or in words."""


@frozen(kw_only=True)
class Movement:
    """What is known of a movement.

    ``facts`` maps a word (target, muscles, planes, position, equipment, tags, easier, harder) to the names given; with
    ``any_equipment`` one of the equipment will do, otherwise it takes all. ``aliases`` are other names for it; ``pace``
    is the time of a rep in milliseconds where the author gave one. ``variations`` hold only what differs.
    """

    name: str
    title: str
    facts: dict[str, tuple[str, ...]] = field(factory=dict)
    any_equipment: bool = False
    aliases: tuple[str, ...] = ()
    pace: int | None = None
    clauses: Clauses = NO_CLAUSES
    headings: tuple[Heading, ...] = ()
    variations: tuple[Movement, ...] = ()
    origin: Span | None = None

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
            clauses=variation.clauses.over(self.clauses),
            headings=variation.headings + self.headings,
        )


@frozen(kw_only=True)
class Context:
    """A named, selectable `if` with the rules that it brings. ``aliases`` select it too.

    ``clauses`` are what its own lines say for every item (`tempo slow`); ``headings`` are the words that belong to it.
    """

    name: str
    title: str
    aliases: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    clauses: Clauses = NO_CLAUSES
    headings: tuple[Heading, ...] = ()
    origin: Span | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All that it can be called by."""
        return (self.name, *self.aliases)


@frozen(kw_only=True)
class Routine:
    """A session: its lines, its rules, its contexts. ``lasts`` is the declared length.

    ``clauses`` are what its own lines say for every item (`tempo slow` on a line of its own); ``headings`` are the
    words that belong to the routine as a whole.
    """

    name: str
    title: str
    items: tuple[Item, ...] = ()
    lasts: Duration | None = None
    clauses: Clauses = NO_CLAUSES
    rules: tuple[Rule, ...] = ()
    contexts: tuple[Context, ...] = ()
    headings: tuple[Heading, ...] = ()
    origin: Span | None = None
