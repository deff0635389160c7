"""Sessions that are closer to each other than the plan asks for: `apart 48h`."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from mobdsl.diagnostics import Diagnostic
from mobdsl.printer.whens import minutes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mobdsl.model.plans import Apart, Plan
    from mobdsl.schedule.occurrences import Occurrence
    from mobdsl.schedule.sessions import Session

_MINUTE = dt.timedelta(minutes=1)


def report(plan: Plan, planned: Sequence[Occurrence]) -> Iterator[Diagnostic]:
    """A finding for each two lines whose sessions come too close to each other, and for what the plan does not do."""
    done = {doing.routine for line in plan.lines for doing in line.doings if not doing.habit}
    for apart in plan.apart:
        for name in apart.routines:
            if name not in done:
                message = f"The plan does not do `{name}`, so this keeps it apart from nothing."
                hint = f"It does: {', '.join(sorted(done)) or 'no routine'}."
                yield Diagnostic.warning("M412", message, apart.origin, hint=hint)
        yield from _too_close(apart, planned)


def _too_close(apart: Apart, planned: Sequence[Occurrence]) -> Iterator[Diagnostic]:
    concerned = [each for each in planned if each.session.timeline and _names(apart, each.session)]
    found: dict[tuple[int, int], list[tuple[Session, Session]]] = {}
    for one, next_one in pairwise(concerned):
        if _between(one.session, next_one.session) < apart.minutes:
            found.setdefault((id(one.line), id(next_one.line)), []).append((one.session, next_one.session))
    for pairs in found.values():
        before, after = pairs[0]
        between = minutes(_between(before, after)) if _between(before, after) else "no time"
        more = f" ({len(pairs) - 1} more like this)" if len(pairs) > 1 else ""
        yield Diagnostic.warning(
            "M434",
            f"`{after.title}` on {after.start:%Y-%m-%d} comes {between} after `{before.title}`, not "
            f"{minutes(apart.minutes)}{more}.",
            after.doing.origin or apart.origin,
            hint="Choose days that are further from each other, such as on mon, wed, fri.",
        )


def _names(apart: Apart, session: Session) -> bool:
    return not apart.routines or session.doing.routine in apart.routines


def _between(before: Session, after: Session) -> int:
    """The minutes from start to start, as the clocks of one zone show them; without times of day those of the days."""
    if before.all_day or after.all_day:
        return (after.start.date() - before.start.date()).days * 24 * 60
    if before.zone == after.zone:
        return (after.start.replace(tzinfo=None) - before.start.replace(tzinfo=None)) // _MINUTE
    return (after.start - before.start) // _MINUTE
