"""Progressions: ladders of levels."""

from __future__ import annotations

from mobdsl.model.clauses import NO_CLAUSES, Clauses
from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.amounts import Quantity
    from mobdsl.model.conditions import Condition
    from mobdsl.source import Span


@frozen(kw_only=True)
class Level:
    """One rung: a movement, done so."""

    movement: str
    clauses: Clauses = NO_CLAUSES
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class Progression:
    """A ladder of levels, easiest first. A routine uses it by ``name``; without a log the first level counts.

    ``cap`` is the largest step allowed, in percent.
    """

    name: str
    title: str
    levels: tuple[Level, ...]
    adaptations: tuple[Adaptation, ...] = ()
    cap: Quantity | None = None
    clauses: Clauses = NO_CLAUSES
    origin: Span | None = None
