"""What `expand` works with between a plan and its schedule."""

from __future__ import annotations

import datetime as dt

from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from mobdsl.model.plans import PlanLine
    from mobdsl.schedule.days import PlanDay
    from mobdsl.schedule.sessions import Session
    from mobdsl.schedule.zones import ClockChange
    from mobdsl.timeline.events import Timeline

Timelines: TypeAlias = "Mapping[tuple[str, tuple[str, ...]], Timeline]"
"""The timeline of each routine that a plan names, by the name as written there and the contexts."""

HORIZON = 26
"""Weeks that are worked out of a plan without an end."""

EARLIEST, LATEST = dt.date(1970, 1, 1), dt.date(2199, 12, 31)
"""Days for which the clocks of a zone are known well enough."""

MOST_YEARS, MOST_SESSIONS = 10, 10_000
"""What a schedule may hold, so that whatever a file says is worked out in bounded time."""


@frozen
class Window:
    """The days ``first`` to ``last`` to work out; ``endless``: nobody gave an end; ``cut``: more was asked for.

    ``since`` and ``until`` are the bounds that somebody asked for. Without them all is shown that belongs to these
    days, even if it begins just before them or runs on past the last midnight.
    """

    first: dt.date
    last: dt.date
    endless: bool
    cut: bool
    since: dt.date | None = None
    until: dt.date | None = None

    def shows(self, planned: Occurrence) -> bool:
        """Whether the session is on a day that was asked for, on its own clock."""
        date = planned.session.start.date()
        return (self.since is None or self.since <= date) and (self.until is None or date <= self.until)


@frozen(kw_only=True)
class Occurrence:
    """A session with what it comes from: the ``line`` of the plan and the ``time`` on it, None for some time that day.

    ``until`` is when it is over (in UTC), as far as anybody knows; else its start. ``change`` is the change of the
    clocks that its time fell into. ``after`` is the session that it should follow where nobody knows how long that
    one takes. ``hurried``: it should be over before an activity, and nobody knows when it has to begin for that.
    ``day`` is the day of the plan that it belongs to, ``changes`` are the places in the plan of those that it shows.
    """

    session: Session
    line: PlanLine
    day: PlanDay
    time: int | None
    until: dt.datetime
    change: ClockChange | None = None
    after: Session | None = None
    hurried: bool = False
    changes: tuple[int, ...] = ()

    @property
    def start(self) -> dt.datetime:
        """The start in UTC, where times compare as they pass."""
        return self.session.start.astimezone(dt.UTC)
