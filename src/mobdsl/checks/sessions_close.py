"""The same again too soon

A routine that takes ten minutes or more comes again within two hours of its end. Short breaks through the day may come
as often as they like, and a line may name the same twice (`do a, b, a`); the same training twice in a morning is mostly
a line too many, or a wrong hour.

    routine strength { squat 5x3min }
    plan p {
      start 2026-03-02; for 2 weeks; zone "Europe/Berlin"
      on mon at 07:00 do strength
      on mon, thu at 07:30 do strength
    }

Use instead:

    routine strength { squat 5x3min }
    plan p {
      start 2026-03-02; for 2 weeks; zone "Europe/Berlin"
      on mon, thu at 07:30 do strength
    }
"""

from __future__ import annotations

import datetime as dt

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.schedule.lengths import likely_minutes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.plans import Doing
    from mobdsl.schedule.sessions import Schedule, Session

ON = On.SCHEDULE
CODE = "M452"
SEVERITY = Severity.WARNING

LONG = 10
"""Minutes from which on a session is no short break."""
SOON = dt.timedelta(hours=2)


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """A finding for each line of the plan that does something too soon again, on the first day on which it does."""
    lines = {doing.origin: number for number, line in enumerate(schedule.plan.lines) for doing in line.doings}
    last: dict[str, tuple[Session, dt.datetime]] = {}
    said: set[Doing] = set()
    for session in schedule.sessions:
        minutes = likely_minutes(session.timeline.length) if session.timeline else None
        if session.all_day or minutes is None or minutes < LONG:
            continue
        start = session.start.astimezone(dt.UTC)
        name = session.doing.routine
        if name in last and session.doing not in said:
            before, end = last[name]
            here, there = session.doing.origin, before.doing.origin
            one_after_another = here != there and lines.get(here) == lines.get(there)
            if dt.timedelta() <= start - end < SOON and not one_after_another:
                said.add(session.doing)
                message = f"`{session.title}` at {session.start:%H:%M} comes soon after the one at {before.start:%H:%M}"
                hint = "Take one of them out, or leave more time between the two."
                yield Diagnostic(
                    CODE, f"{message} ({session.start:%Y-%m-%d}).", session.doing.origin, SEVERITY, hint=hint
                )
        last[name] = (session, start + dt.timedelta(minutes=minutes))
