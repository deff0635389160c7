"""The log: what was done."""

from __future__ import annotations

from mobdsl.model.clauses import NO_CLAUSES, Clauses, Heading
from mobdsl.records import field, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mobdsl.model.conditions import Known
    from mobdsl.source import Span


STATES = ("done", "cut", "skipped")
"""What became of a part of a session: all of it was done, less than was asked for, or nothing."""


@frozen(kw_only=True)
class Done:
    """A part of a session, and what is known of how it was done: the dose, the load, the effort, answers."""

    movement: str
    """The name of a movement, block or routine, or a title."""
    state: str = "done"
    """One of the :data:`STATES`."""
    titled: bool = False
    """Whether ``movement`` is a title, which no name in a file has to equal."""
    clauses: Clauses = NO_CLAUSES
    """How it was done: the dose, the load, the effort; notes."""
    fields: dict[str, Known] = field(factory=dict)
    """What else is known of it, by name (`level 2`, `rounds 7`)."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Entry:
    """One line of the log."""

    start: dt.datetime
    """When it began, on the clock of that place; of answers, when they were given."""
    routine: str
    """The name of the routine, or the text of the habit."""
    contexts: tuple[str, ...] = ()
    """The contexts in which it was done."""
    habit: bool = False
    """Whether it is a habit."""
    about: dt.datetime | None = None
    """Of answers given later: the start of the session that they are about; None: this is a session."""
    duration: int | None = None
    """Milliseconds; None where nobody noted it."""
    fields: dict[str, Known] = field(factory=dict)
    """The answers by name (`effort 4`)."""
    notes: tuple[Heading, ...] = ()
    """The texts."""
    done: tuple[Done, ...] = ()
    """The parts of the session."""
    named: Span | None = None
    """Where the routine is named."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""
