"""Clauses where they are written, with the movements that they hold for."""

from __future__ import annotations

from mobdsl.model.items import Block, Item, Repeat, Step, walk
from mobdsl.records import frozen
from mobdsl.select.tree import Group, Leaf, Node, Variant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.model.clauses import Clauses
    from mobdsl.source import Span


@frozen
class Member:
    """A movement, kept or not; ``rounds``: it is done again in rounds."""

    leaf: Leaf
    rounds: bool


@frozen(kw_only=True)
class ClauseSite:
    """Clauses of a line (``of_line``), of a block or of the routine."""

    clauses: Clauses
    members: tuple[Member, ...]
    origin: Span | None
    of_line: bool = False
    turns: bool = False


def clause_sites(variant: Variant) -> Iterator[ClauseSite]:
    """The clauses that the routine itself has, those of routines done in it left out."""
    members = {member.leaf.origin: member for member in _members(variant.nodes, rounds=False)}

    def under(items: Iterable[Item]) -> tuple[Member, ...]:
        uses = (use.origin for item in walk(items) if isinstance(item, Step) for use in item.uses)
        return tuple(members[origin] for origin in uses if origin in members)

    routine = variant.routine
    yield ClauseSite(clauses=routine.clauses, members=under(routine.items), origin=routine.origin)
    for item in walk(routine.items):
        if isinstance(item, Step):
            origin = item.uses[0].origin or item.origin
            yield ClauseSite(clauses=item.clauses, members=under((item,)), origin=origin, of_line=True)
        elif isinstance(item, Block):
            turns = item.repeat is not None and any(each.turns for each in item.clauses.each)
            yield ClauseSite(clauses=item.clauses, members=under(item.items), origin=item.origin, turns=turns)


def _members(nodes: Iterable[Node], *, rounds: bool) -> Iterator[Member]:
    for node in nodes:
        if isinstance(node, Leaf):
            yield Member(node, rounds)
        elif isinstance(node, Group):
            repeat = node.repeat
            again = repeat is not None and repeat != Repeat() and (repeat.rounds is None or repeat.rounds.high != 1)
            yield from _members(node.children, rounds=rounds or again)
