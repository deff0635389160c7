"""What `expand` works with between a plan and its schedule."""

import datetime as dt
from collections.abc import Mapping
from typing import TypeAlias

from attrs import frozen

from mobdsl.model.plans import PlanLine
from mobdsl.schedule.days import PlanDay
from mobdsl.schedule.sessions import Session
from mobdsl.schedule.zones import ClockChange
from mobdsl.timeline.events import Timeline

Timelines: TypeAlias = Mapping[tuple[str, tuple[str, ...]], Timeline]
"""The timeline of each routine that a plan names, by the name as written there and the contexts."""

HORIZON = 26
"""Weeks that are worked out of a plan without an end."""

EARLIEST, LATEST = dt.date(1970, 1, 1), dt.date(2199, 12, 31)
"""Days for which the clocks of a zone are known well enough."""

MOST_YEARS, MOST_SESSIONS = 10, 10_000
"""What a schedule may hold, so that whatever a file says is worked out in bounded time."""


@frozen
class Window:
    """The days ``first`` to ``last`` to work out; ``endless``: nobody gave an end; ``cut``: more was asked for."""

    first: dt.date
    last: dt.date
    endless: bool
    cut: bool

    def holds(self, planned: "Planned") -> bool:
        """Whether the session is on one of these days, on its own clock."""
        return self.first <= planned.session.start.date() <= self.last


@frozen(kw_only=True)
class Planned:
    """A session with what it comes from: the ``line`` of the plan and the ``time`` on it, None for some time that day.

    ``until`` is when it is over (in UTC), as far as anybody knows; else its start. ``change`` is the change of the
    clocks that its time fell into. ``after`` is the session that it should follow where nobody knows how long that
    one takes. ``hurried``: it should be over before an activity, and nobody knows when it has to begin for that.
    ``day`` is the day of the plan that it belongs to.
    """

    session: Session
    line: PlanLine
    day: PlanDay
    time: int | None
    until: dt.datetime
    change: ClockChange | None = None
    after: Session | None = None
    hurried: bool = False

    @property
    def start(self) -> dt.datetime:
        """The start in UTC, where times compare as they pass."""
        return self.session.start.astimezone(dt.UTC)
