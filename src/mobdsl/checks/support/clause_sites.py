"""Clauses where they are written, with the movements that they hold for."""

from __future__ import annotations

from operator import attrgetter

from mobdsl.model.items import Block, Item, Repeat, Step, walk
from mobdsl.records import evolve, frozen
from mobdsl.select.tree import Group, Leaf, Node, Variant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mobdsl.model.clauses import Clauses
    from mobdsl.model.progressions import Level
    from mobdsl.source import Span


@frozen
class Member:
    """A movement, kept or not."""

    leaf: Leaf
    rounds: bool
    """Whether it is done again in rounds."""


@frozen(kw_only=True)
class ClauseSite:
    """Clauses of a line, of a block, of the routine, or of the level that counts of a progression."""

    clauses: Clauses
    members: tuple[Member, ...]
    """The movements that they hold for."""
    origin: Span | None
    of_line: bool = False
    """Whether they stand on the line of a movement, or behind a level."""
    of_level: bool = False
    """Whether they stand behind a level."""
    turns: bool = False
    """Whether they are of a block that is repeated with its sides in turns."""


def clause_sites(variant: Variant, *names: str) -> Iterator[ClauseSite]:
    """The clauses that the routine and its levels have, with a value in one of the fields ``names``.

    Those of routines that are done in it are left out.
    """
    routine = variant.routine
    values = attrgetter(*names, names[0])  # twice, so that even of one name there are several
    lines = [item for item in walk(routine.items) if isinstance(item, Step | Block) and any(values(item.clauses))]
    progressions = variant.document.progressions.values()
    rungs = [level for one in progressions for level in one.levels if any(values(level.clauses))]
    if not lines and not rungs and not any(values(routine.clauses)):
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
    for level in rungs:
        done = tuple(member for member in members.values() if _is_done(level, values, member.leaf))
        if done:
            yield ClauseSite(clauses=level.clauses, members=done, origin=level.origin, of_line=True, of_level=True)


def _is_done(level: Level, values: Callable[[Clauses], object], leaf: Leaf) -> bool:
    """Whether ``leaf`` is what ``level`` says, in the ``values`` and in its dose."""
    named = level.movement in (leaf.movement.name, *leaf.movement.aliases)
    if not named or leaf.progression is None or level not in leaf.progression.levels:
        return False
    return values(level.clauses) == values(leaf.clauses) and level.clauses.dose in (None, leaf.clauses.dose)


def _members(nodes: Iterable[Node], *, rounds: bool) -> Iterator[Member]:
    for node in nodes:
        if isinstance(node, Leaf):
            yield Member(node, rounds)
        elif isinstance(node, Group):
            repeat = node.repeat
            several = repeat is not None and (repeat.rounds is None or repeat.rounds.high != 1)
            again = several and repeat is not None and evolve(repeat, cap=None) != Repeat()
            yield from _members(node.children, rounds=rounds or again)
