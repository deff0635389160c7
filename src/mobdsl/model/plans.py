"""Plans: when to do what."""

import datetime as dt

from attrs import frozen

from mobdsl.model.clauses import Heading
from mobdsl.source import Span

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@frozen(kw_only=True)
class Doing:
    """A routine to do, in ``contexts``. ``routine`` is the name as written (`back.check`) or a quoted text."""

    routine: str
    contexts: tuple[str, ...] = ()
    habit: bool = False
    origin: Span | None = None


@frozen(kw_only=True)
class PlanLine:
    """`on mon, wed at 07:00 do a`: on ``weekdays`` (0 is Monday), at ``times`` (minutes after midnight)."""

    weekdays: tuple[int, ...]
    times: tuple[int, ...]
    doings: tuple[Doing, ...]
    origin: Span | None = None


@frozen(kw_only=True)
class Exclusion:
    """No sessions from ``first`` to ``last``, both included."""

    first: dt.date
    last: dt.date
    origin: Span | None = None


@frozen(kw_only=True)
class Plan:
    """A programme: it starts on ``start``, runs for ``weeks`` (None: without end) on the wall clock of ``zone``.

    ``zone`` is a name of the IANA time zone database; ``remind`` is how many minutes before a session an alarm rings.
    """

    name: str
    title: str
    start: dt.date
    zone: str
    weeks: int | None = None
    lines: tuple[PlanLine, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    remind: int | None = None
    headings: tuple[Heading, ...] = ()
    origin: Span | None = None
