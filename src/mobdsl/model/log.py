"""The log: what was done."""

from __future__ import annotations

from mobdsl.model.clauses import NO_CLAUSES, Clauses, Heading
from mobdsl.records import field, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mobdsl.model.conditions import Known
    from mobdsl.source import Span


@frozen(kw_only=True)
class Done:
    """A movement that was done, and what is known of how: the dose, the load, the effort."""

    movement: str
    """Its name."""
    clauses: Clauses = NO_CLAUSES
    """How it was done: the dose, the load, the effort."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Entry:
    """One line of the log."""

    start: dt.datetime
    """When it began, on the clock of that place."""
    routine: str
    """The name of the routine, or the text of the habit."""
    contexts: tuple[str, ...] = ()
    """The contexts in which it was done."""
    habit: bool = False
    """Whether it is a habit."""
    duration: int | None = None
    """Milliseconds; None where nobody noted it."""
    fields: dict[str, Known] = field(factory=dict)
    """The answers by name (`effort 4`)."""
    notes: tuple[Heading, ...] = ()
    """The texts."""
    done: tuple[Done, ...] = ()
    """The single movements."""
    named: Span | None = None
    """Where the routine is named."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""
