"""The same twice in a row

`rotate` is there to change from one to the next, and here the same comes twice running: within the list, or from its
end to its start.

    plan a {
      start 2026-03-02; for 2 weeks; zone "Europe/Berlin"
      every day at 07:00 rotate "stretch", "walk", "stretch"
    }

Use instead:

    plan a {
      start 2026-03-02; for 2 weeks; zone "Europe/Berlin"
      every day at 07:00 rotate "stretch", "walk"
    }
"""

from __future__ import annotations

from itertools import pairwise

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.schedule.sessions import Schedule

ON = On.SCHEDULE
CODE = "M451"
SEVERITY = Severity.WARNING


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """A finding for each pair of neighbours in turn that are the same."""
    for line in schedule.plan.lines:
        for before, after in pairwise((*line.doings, line.doings[0])) if line.rotate else ():
            if (before.routine, before.contexts) == (after.routine, after.contexts):
                message = f"`{after.routine}` comes twice in a row."
                yield Diagnostic(
                    CODE, message, after.origin, SEVERITY, hint="Put another one between, or take one out."
                )
