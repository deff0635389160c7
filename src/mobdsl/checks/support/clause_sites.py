"""Clauses where they are written, with the movements that they hold for."""

from __future__ import annotations

from operator import attrgetter

from mobdsl.model.items import Block, Item, Repeat, Step, walk
from mobdsl.records import evolve, frozen
from mobdsl.select.tree import Group, Leaf, Node, Variant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.model.clauses import Clauses
    from mobdsl.source import Span


@frozen
class Member:
    """A movement, kept or not."""

    leaf: Leaf
    rounds: bool
    """Whether it is done again in rounds."""


@frozen(kw_only=True)
class ClauseSite:
    """Clauses of a line, of a block or of the routine."""

    clauses: Clauses
    members: tuple[Member, ...]
    """The movements that they hold for."""
    origin: Span | None
    of_line: bool = False
    """Whether they stand on the line of a movement."""
    turns: bool = False
    """Whether they are of a block that is repeated with its sides in turns."""


def clause_sites(variant: Variant, *names: str) -> Iterator[ClauseSite]:
    """The clauses that the routine itself has, with a value in one of the fields ``names``.

    Those of routines that are done in it are left out.
    """
    routine = variant.routine
    values = attrgetter(*names, names[0])  # twice, so that even of one name there are several
    lines = [item for item in walk(routine.items) if isinstance(item, Step | Block) and any(values(item.clauses))]
    if not lines and not any(values(routine.clauses)):
        return
    members = {member.leaf.origin: member for member in _members(variant.nodes, rounds=False)}

    def under(items: Iterable[Item]) -> tuple[Member, ...]:
        uses = (use.origin for item in walk(items) if isinstance(item, Step) for use in item.uses)
        return tuple(members[origin] for origin in uses if origin in members)

    if any(values(routine.clauses)):
        yield ClauseSite(clauses=routine.clauses, members=under(routine.items), origin=routine.origin)
    for item in lines:
        if isinstance(item, Step):
            origin = item.uses[0].origin or item.origin
            yield ClauseSite(clauses=item.clauses, members=under((item,)), origin=origin, of_line=True)
        else:
            turns = item.repeat is not None and any(each.turns for each in item.clauses.each)
            yield ClauseSite(clauses=item.clauses, members=under(item.items), origin=item.origin, turns=turns)


def _members(nodes: Iterable[Node], *, rounds: bool) -> Iterator[Member]:
    for node in nodes:
        if isinstance(node, Leaf):
            yield Member(node, rounds)
        elif isinstance(node, Group):
            repeat = node.repeat
            several = repeat is not None and (repeat.rounds is None or repeat.rounds.high != 1)
            again = several and repeat is not None and evolve(repeat, cap=None) != Repeat()
            yield from _members(node.children, rounds=rounds or again)
