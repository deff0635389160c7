"""The types of a schedule: a plan as dated sessions."""

from __future__ import annotations

from mobdsl.language.vocabulary import WEEKDAYS
from mobdsl.model.names import words_of
from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mobdsl.model.plans import Doing, Plan
    from mobdsl.schedule.uids import Key
    from mobdsl.timeline.events import Timeline


@frozen(kw_only=True)
class Session:
    """One dated session.

    ``start`` is aware, on the wall clock of ``zone``. ``doing`` is what is to be done; ``timeline`` is None for a habit
    (`do "drink water"`), whose text is then the ``title``. ``key`` tells which session of the plan it is, and stays the
    same when the session moves or changes.

    ``all_day``: nobody says at what time of that day, and ``start`` is its first minute. ``assumed``: nobody says on
    which day of the week, and the days are spread evenly. ``optional``: it is one more than the least that the plan
    asks for. ``days`` are the days that would be as good where it is assumed; none of them: any. ``modifiers`` say what
    is different in this session, as the plan says it. ``moved``: it is not on the day on which it would be by itself.
    ``day`` and ``week`` count through the plan, from 1. ``asks`` is the name of the answer where this is no more than a
    question that comes some time after a session (`ask soreness 0-10 after 24h`).
    """

    start: dt.datetime
    zone: str
    doing: Doing
    title: str
    timeline: Timeline | None
    key: Key
    all_day: bool = False
    assumed: bool = False
    optional: bool = False
    days: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    moved: bool = False
    day: int = 1
    asks: str | None = None

    @property
    def uid(self) -> str:
        """The name that it keeps for ever: a version 5 UUID (RFC 9562 section 5.5)."""
        return self.key.uid

    @property
    def other_days(self) -> str:
        """The ``days`` in words."""
        names = [name.capitalize() if name in WEEKDAYS else f"a {words_of(name)}" for name in self.days]
        return " or ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))

    @property
    def week(self) -> int:
        """The week of the plan, from 1; the first are its first seven days."""
        return (self.day - 1) // 7 + 1


@frozen(kw_only=True)
class Schedule:
    """The sessions of ``plan`` in the order of time."""

    plan: Plan
    sessions: tuple[Session, ...]
