"""Plans: when to do what.

A plan counts its own days: day 0 is its first, a pause is not counted. Weeks and days that a line names, `every 2 days`
and the weekdays all go by these; dates that the author wrote go by the calendar.
"""

from __future__ import annotations

from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.amounts import Count
    from mobdsl.model.clauses import Clauses, Heading
    from mobdsl.model.conditions import Condition
    from mobdsl.source import Span

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)

TRAINING_DAY, REST_DAY = "training_day", "rest_day"
"""The kinds of day that every plan knows: with an activity, and without any."""


@frozen(kw_only=True)
class Doing:
    """A routine to do, in ``contexts``. ``routine`` is the name as written (`back.check`) or a quoted text.

    ``condition`` is what has to hold for it to be done and is not known when the plan is worked out.
    """

    routine: str
    contexts: tuple[str, ...] = ()
    habit: bool = False
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class Exclusion:
    """No sessions from ``first`` to ``last``, both included."""

    first: dt.date
    last: dt.date
    origin: Span | None = None


@frozen(kw_only=True)
class Pause:
    """The plan stands still from ``first`` to ``last``, both included; all that follows comes so many days later."""

    first: dt.date
    last: dt.date
    origin: Span | None = None


@frozen(kw_only=True)
class Move:
    """What is on ``day`` is done on ``target``, at the same time of day."""

    day: dt.date
    target: dt.date
    origin: Span | None = None


@frozen(kw_only=True)
class Stay:
    """From ``first`` to ``last``, both included, times are on the wall clock of ``zone``."""

    zone: str
    first: dt.date
    last: dt.date
    origin: Span | None = None


@frozen
class DaySpan:
    """Days ``first`` to ``last`` of a plan, both included, counted from 0; no ``last``: to its end."""

    first: int
    last: int | None


@frozen(kw_only=True)
class Anchor:
    """At an ``activity``: over ``by`` minutes before it starts, or begun ``by`` minutes after it ends."""

    activity: str
    before: bool
    by: int = 0
    origin: Span | None = None


@frozen(kw_only=True)
class When:
    """On which days, and at which times of day. All that is said has to hold.

    A day counts if it is one of ``weekdays`` (0 is Monday) or of one of ``kinds``, and lies in one of ``spans``, which
    rise and do not overlap (none: the whole plan). ``every`` 2 takes every second day or, with ``weekly``, every second
    week, counted from the start of its span. ``per_week`` takes that many of the days left in each week, spread
    evenly. ``times`` are minutes after midnight, none of them: some time on that day. ``exclusions`` hold for this line
    only.
    """

    weekdays: tuple[int, ...] = EVERY_DAY
    kinds: tuple[str, ...] = ()
    spans: tuple[DaySpan, ...] = ()
    every: int = 1
    weekly: bool = False
    per_week: Count | None = None
    times: tuple[int, ...] = ()
    anchor: Anchor | None = None
    exclusions: tuple[Exclusion, ...] = ()


@frozen(kw_only=True)
class PlanLine:
    """`on mon, wed at 07:00 do a, b`: one after another, or with ``rotate`` one of ``doings`` each time, in turn."""

    when: When
    doings: tuple[Doing, ...]
    rotate: bool = False
    origin: Span | None = None


@frozen(kw_only=True)
class Activity:
    """Something else that the person does, and that sessions may come before or after. It takes ``minutes``."""

    name: str
    when: When
    minutes: int | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class DayKind:
    """A name for the days of ``when``."""

    name: str
    when: When
    origin: Span | None = None


@frozen(kw_only=True)
class Modifier:
    """What is different in every session on the days of ``when``."""

    when: When
    clauses: Clauses
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class Plan:
    """A programme: it starts on ``start``, runs for ``weeks`` (None: without end) on the wall clock of ``zone``.

    ``event`` is what it counts from, where the author gave that a name (`start birth`); as long as nobody says when
    that is, there is no ``start``. ``zone`` is a name of the IANA time zone database; ``remind`` is how many minutes
    before a session an alarm rings. ``adaptations`` need the log. ``zone_origin`` is where the zone is named.
    """

    name: str
    title: str
    start: dt.date | None
    zone: str
    event: str | None = None
    weeks: int | None = None
    lines: tuple[PlanLine, ...] = ()
    activities: tuple[Activity, ...] = ()
    kinds: tuple[DayKind, ...] = ()
    modifiers: tuple[Modifier, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    pauses: tuple[Pause, ...] = ()
    moves: tuple[Move, ...] = ()
    stays: tuple[Stay, ...] = ()
    adaptations: tuple[Adaptation, ...] = ()
    remind: int | None = None
    headings: tuple[Heading, ...] = ()
    zone_origin: Span | None = None
    origin: Span | None = None
