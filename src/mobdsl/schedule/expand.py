"""From a plan to dated sessions on the wall clock of its zones."""

from __future__ import annotations

import datetime as dt
from itertools import islice

from mobdsl.diagnostics import Diagnostic, Outcome, Severity, has_errors
from mobdsl.schedule import findings, spacing, weeks, zones
from mobdsl.schedule import plan_range as misfits
from mobdsl.schedule import unused_lines as idle
from mobdsl.schedule.candidates import candidates
from mobdsl.schedule.days import Days
from mobdsl.schedule.lengths import certain_minutes
from mobdsl.schedule.occurrences import EARLIEST, HORIZON, LATEST, MOST_SESSIONS, MOST_YEARS, Timelines, Window
from mobdsl.schedule.session_builder import Sitting
from mobdsl.schedule.sessions import Schedule
from mobdsl.select.budget import Budget

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.model.plans import Plan
    from mobdsl.schedule.candidates import Reached
    from mobdsl.source import Span

_DAY = 24 * 3_600_000


def expand(
    plan: Plan,
    timelines: Timelines,
    first: dt.date | None = None,
    last: dt.date | None = None,
    budget: Budget | None = None,
    reached: Reached | None = None,
) -> Outcome[Schedule]:
    """The sessions of ``plan`` on the local dates ``first`` to ``last``, both included, in the order of time.

    A plan without an end is worked out up to ``last``, or else for :data:`~mobdsl.schedule.occurrences.HORIZON` weeks.
    A plan that counts from something of which nobody says when it is has no sessions: the value is None.
    """
    if plan.start is None:
        return Outcome(None, (_no_start(plan),))
    loaded = {zone: zones.load(zone, origin) for zone, origin in _zones(plan)}
    said = tuple(diagnostic for outcome in loaded.values() for diagnostic in outcome.diagnostics)
    if has_errors(said):
        return Outcome(None, said)
    days = Days(plan)
    window = _window(days, first, last)
    clocks = {name: zone.value for name, zone in loaded.items() if zone.value}
    ahead = _ahead(plan, timelines) if window.until else 0
    sitting = Sitting(days, timelines, clocks, budget or Budget())
    everything = (
        each for places in candidates(days, window, _back(timelines), ahead, reached) for each in sitting.day(places)
    )
    occurrences = list(islice(filter(window.shows, everything), MOST_SESSIONS + 1))
    planned = sorted(occurrences[:MOST_SESSIONS], key=lambda each: each.start)
    whole = first is None and last is None and not window.cut and len(occurrences) <= MOST_SESSIONS
    return Outcome(
        Schedule(plan=plan, sessions=tuple(each.session for each in planned)),
        (
            *said,
            *findings.report(plan, timelines, window, planned, full=len(occurrences) > MOST_SESSIONS),
            *misfits.report(days, planned),
            *spacing.report(plan, planned),
            *(idle.report(days, timelines, planned, window.last) if whole else ()),
            *(weeks.report(days, timelines, planned, window.last) if whole else ()),
        ),
    )


def _zones(plan: Plan) -> list[tuple[str, Span | None]]:
    return [(plan.zone, plan.zone_origin or plan.origin), *((stay.zone, stay.origin) for stay in plan.stays)]


def _back(timelines: Timelines) -> int:
    """How many days before a date a session can be of which something is on that date."""
    asks = (notice.ask for timeline in timelines.values() for notice in timeline.notices)
    delays = (ask.delay.low for ask in asks if ask and ask.delay)
    return 1 + -(-max(delays, default=0) // _DAY)


def _ahead(plan: Plan, timelines: Timelines) -> int:
    """How many days before its own a session can begin, because it has to be over at a time."""
    most = 0
    for line in plan.lines:
        anchor = line.when.anchor
        if line.when.finish or (anchor and anchor.before):
            known = [timelines.get((doing.routine, doing.contexts)) for doing in line.doings if not doing.habit]
            minutes = sum(certain_minutes(one.length) or 0 for one in known if one) + (anchor.by if anchor else 0)
            most = max(most, -(-minutes // (24 * 60)))
    return most


def _no_start(plan: Plan) -> Diagnostic:
    return Diagnostic(
        "M411",
        f"The plan `{plan.name}` starts with `{plan.event}`, and nothing says when that is.",
        plan.origin,
        Severity.WARNING,
        hint=f"Write `param {plan.event} = 2026-03-02`, or add to the command: --set {plan.event}=2026-03-02",
    )


def _window(days: Days, first: dt.date | None, last: dt.date | None) -> Window:
    # In ordinals, because `for 1000000000 weeks` leads past the last date there is.
    targets = [move.target.toordinal() for move in days.plan.moves]
    begin = min((days.start, *targets))
    if first:
        begin = max(begin, first.toordinal())
    ends = [last.toordinal()] if last else []
    if days.count is not None:
        ends.append(max((days.date_of(days.count - 1), *targets)))
    end = min(ends, default=max(begin, days.start) + 7 * HORIZON - 1)
    lowest = max(begin, EARLIEST.toordinal())
    highest = min(end, LATEST.toordinal(), lowest + 366 * MOST_YEARS)
    return Window(
        dt.date.fromordinal(lowest),
        dt.date.fromordinal(max(highest, 1)),
        endless=not ends,
        cut=begin <= end and (lowest, highest) != (begin, end),
        since=first if lowest == begin else dt.date.fromordinal(lowest),
        until=last,
    )
