"""Weeks of a plan that are done again: from a day on the plan is so many days behind its calendar."""

from __future__ import annotations

import datetime as dt

from mobdsl.records import evolve, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.adapt.changes import Again
    from mobdsl.model.plans import Plan
    from mobdsl.schedule.sessions import Schedule, Session


@frozen
class Parts:
    """The sessions ``before`` the first week that is done again, and the plans of the days from there on."""

    before: tuple[Session, ...]
    parts: tuple[tuple[Plan, dt.date, dt.date | None], ...]


def weeks_again(
    plan: Plan, again: tuple[Again, ...], planned: Schedule, first: dt.date | None, last: dt.date | None
) -> Parts:
    """``plan`` in parts, of which each is further back than the one before it; ``planned`` is how it would be."""
    before = tuple(session for session in planned.sessions if session.start.date() < again[0].first)
    parts: list[tuple[Plan, dt.date, dt.date | None]] = []
    days = 0
    for place, one in enumerate(again):
        days += one.days
        begin = max(one.first, first) if first else one.first
        end = again[place + 1].first - dt.timedelta(days=1) if place + 1 < len(again) else last
        if last and end and end > last:
            end = last
        if plan.start and (end is None or begin <= end):
            parts.append((evolve(plan, start=plan.start + dt.timedelta(days=days)), begin, end))
    return Parts(before, tuple(parts))
