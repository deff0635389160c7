"""The `ics` output: a plan as a calendar (RFC 5545 and RFC 7986).

Every session is an event of its own at a time on the wall clock of the plan's zone. A file without a plan gives to-dos
without a date. Whose length nobody knows has no DTEND: it then ends when it starts (RFC 5545 section 3.6.1), and the
description says that the length is not stated. Nothing depends on the moment of compiling: DTSTAMP is the plan's start.
"""

from __future__ import annotations

from mobdsl.backends.base import API, Artifact, Job
from mobdsl.backends.ics.options import IcsOptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.diagnostics import Outcome


class IcsBackend:
    """One `PLAN.ics` for each plan; without a plan, one file of to-dos named after the source."""

    name = "ics"
    api = API
    options = IcsOptions

    def compile(self, job: Job, options: IcsOptions) -> Outcome[tuple[Artifact, ...]]:
        """The files for ``job``."""
        from mobdsl.backends.ics.calendar import compile_plans, compile_undated

        return compile_plans(job, options) if job.schedules else compile_undated(job, options)
