"""Plans: when to do what.

A plan counts its own days: day 0 is its first, a pause is not counted. Weeks and days that a line names, `every 2 days`
and the weekdays all go by these; dates that the author wrote go by the calendar.
"""

from __future__ import annotations

from mobdsl.model.amounts import Count
from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.clauses import Clauses, Heading
    from mobdsl.model.conditions import Condition
    from mobdsl.source import Span

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)

LAST = -1
"""The last of its days in a month, as a number beside 1 to 4."""

DAYS_OF = {"days": 1, "weeks": 7}
"""How many days each unit has in which a plan's length is said."""

TRAINING_DAY, REST_DAY = "training_day", "rest_day"
"""The kinds of day that every plan knows: with an activity, and without any."""


@frozen(kw_only=True)
class Doing:
    """Something to do on a line of a plan."""

    routine: str
    """The name of a routine as written (`back.check`), or a text for a habit."""
    contexts: tuple[str, ...] = ()
    """The contexts in which the routine is done."""
    habit: bool = False
    """Whether it is a habit."""
    condition: Condition | None = None
    """What has to hold and is not known when the plan is worked out."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Exclusion:
    """Days without sessions."""

    first: dt.date
    """The first of them."""
    last: dt.date
    """The last of them."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Pause:
    """Days on which the plan stands still; all that follows comes so many days later."""

    first: dt.date
    """The first of them."""
    last: dt.date
    """The last of them."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Move:
    """The sessions of one day are done on another, at the same time of day."""

    day: dt.date
    """The day of the plan."""
    target: dt.date
    """The day on which they are done."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Stay:
    """Days on which times are on the wall clock of another zone."""

    zone: str
    """Its name in the IANA time zone database."""
    first: dt.date
    """The first of them."""
    last: dt.date
    """The last of them."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen
class DaySpan:
    """Days of a plan, counted from 0."""

    first: int
    """The first of them."""
    last: int | None
    """The last of them; None: to the end of the plan."""


@frozen(kw_only=True)
class Anchor:
    """Tied to an activity."""

    activity: str
    """Its name."""
    before: bool
    """Whether the session is over before it starts; otherwise it is begun when it is over."""
    by: int = 0
    """Minutes between the two, from 0."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class When:
    """On which days, and at which times of day. All that is given has to hold."""

    weekdays: tuple[int, ...] = EVERY_DAY
    """A day counts if it is one of these (0 is Monday) …"""
    kinds: tuple[str, ...] = ()
    """… or of one of these kinds …"""
    dates: tuple[dt.date, ...] = ()
    """… or one of these dates, which rise,"""
    of_month: tuple[int, ...] = ()
    """of the weekdays the first of the calendar's month (1), the second and so on, or the :data:`LAST`; none: all,"""
    spans: tuple[DaySpan, ...] = ()
    """and lies in one of these, which rise and do not overlap; none: the whole plan,"""
    first: dt.date | None = None
    """not before this date …"""
    last: dt.date | None = None
    """… and not after this one."""
    every: int = 1
    """Every day of these (1), every second (2) and so on, counted from the start of its span."""
    weekly: bool = False
    """Whether ``every`` counts weeks."""
    per_week: Count | None = None
    """How many of the days left are taken in each week, spread evenly."""
    per_day: Count | None = None
    """How many sessions without a time of day each of these days has; None: one, or one at each time."""
    times: tuple[int, ...] = ()
    """Minutes after midnight; none: some time on that day."""
    finish: bool = False
    """Whether the sessions are over at these times, and do not start then."""
    anchor: Anchor | None = None
    """The activity that it is tied to."""
    exclusions: tuple[Exclusion, ...] = ()
    """Days without sessions of this line only."""

    @property
    def a_day(self) -> Count:
        """How many sessions one of these days has, at least and at most."""
        if self.per_day:
            return Count(self.per_day.low, self.per_day.high or self.per_day.low)
        number = len(self.times) or 1
        return Count(number, number)


@frozen(kw_only=True)
class PlanLine:
    """`on mon, wed at 07:00 do a, b`."""

    when: When
    """On which days."""
    doings: tuple[Doing, ...]
    """What to do, one after another."""
    rotate: bool = False
    """Whether it is one of them each time, in turn."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Activity:
    """Something else that the person does, and that sessions may come before or after."""

    name: str
    """Its name."""
    when: When
    """On which days."""
    minutes: int | None = None
    """How long it takes, from 1; None where nothing says so."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class DayKind:
    """A name for some days."""

    name: str
    """The name."""
    when: When
    """The days."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Modifier:
    """What is different in the sessions of some days."""

    when: When
    """The days."""
    clauses: Clauses
    """What is different."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Apart:
    """The least time from the start of one session to that of the next."""

    minutes: int
    """How long it is, from 1."""
    routines: tuple[str, ...] = ()
    """The routines of which the sessions are, as written; none: all of the plan."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Plan:
    """A programme."""

    name: str
    """Its name."""
    title: str
    """What people read."""
    start: dt.date | None
    """Its first day; None as long as nobody says when its event is."""
    zone: str
    """The zone of its wall clock: a name of the IANA time zone database."""
    event: str | None = None
    """What it counts from, where the author gave that a name (`start birth`)."""
    length: tuple[int, str] | None = None
    """How long it runs: a figure from 1, and days or weeks; None: without end, or until its last date."""
    until: dt.date | None = None
    """Its last date, where the calendar says it; a pause does not put that off."""
    lines: tuple[PlanLine, ...] = ()
    """What it does when."""
    activities: tuple[Activity, ...] = ()
    """What else the person does."""
    kinds: tuple[DayKind, ...] = ()
    """The names for days."""
    modifiers: tuple[Modifier, ...] = ()
    """What is different on some days."""
    exclusions: tuple[Exclusion, ...] = ()
    """Days without sessions."""
    pauses: tuple[Pause, ...] = ()
    """Days on which it stands still."""
    moves: tuple[Move, ...] = ()
    """Sessions that are done on other days."""
    stays: tuple[Stay, ...] = ()
    """Days in other zones."""
    apart: tuple[Apart, ...] = ()
    """How far its sessions have to be from each other."""
    adaptations: tuple[Adaptation, ...] = ()
    """What changes it; that needs the log, unless it goes by the days of the plan alone."""
    remind: int | None = None
    """Minutes before a session at which an alarm rings, from 0; None: no alarm."""
    headings: tuple[Heading, ...] = ()
    """The texts that belong to it."""
    zone_origin: Span | None = None
    """Where the zone is named."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""

    @property
    def days(self) -> int | None:
        """How many days it has by its length; None where that is not said."""
        return None if self.length is None else self.length[0] * DAYS_OF[self.length[1]]
