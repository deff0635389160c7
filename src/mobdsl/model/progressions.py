"""Progressions: ladders of levels."""

from __future__ import annotations

from mobdsl.model.clauses import NO_CLAUSES, Clauses
from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.amounts import Quantity
    from mobdsl.model.conditions import Condition
    from mobdsl.model.items import Item
    from mobdsl.source import Span


@frozen(kw_only=True)
class Level:
    """One rung of a ladder."""

    movement: str
    """The movement that is done; empty where it is ``items``."""
    items: tuple[Item, ...] = ()
    """The lines that are done, where it is more than a movement."""
    clauses: Clauses = NO_CLAUSES
    """How it is done."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Progression:
    """A ladder of levels. A routine uses it by its name; without a log the first level counts."""

    name: str
    """Its name."""
    title: str
    """What people read."""
    levels: tuple[Level, ...]
    """Its levels, the easiest first."""
    adaptations: tuple[Adaptation, ...] = ()
    """What climbs it."""
    cap: Quantity | None = None
    """The largest step allowed, in percent."""
    clauses: Clauses = NO_CLAUSES
    """How all levels are done."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""
