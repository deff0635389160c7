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
    clauses: Clauses = NO_CLAUSES
    origin: Span | None = None


@frozen(kw_only=True)
class Entry:
    """One line of the log: a routine (or a habit) in ``contexts``, begun at ``start`` on the clock of that place.

    ``duration`` is in milliseconds, None where nobody noted it. ``fields`` are the answers by name (`effort 4`),
    ``notes`` the texts, ``done`` the single movements. ``named`` is where the routine is named.
    """

    start: dt.datetime
    routine: str
    contexts: tuple[str, ...] = ()
    habit: bool = False
    duration: int | None = None
    fields: dict[str, Known] = field(factory=dict)
    notes: tuple[Heading, ...] = ()
    done: tuple[Done, ...] = ()
    named: Span | None = None
    origin: Span | None = None
