"""What an earlier calendar of the same plan means for this one: which entries are edited, cancelled, left alone."""

from __future__ import annotations

from pathlib import PurePosixPath

from mobdsl.backends.base import Artifact
from mobdsl.backends.ics.revisions import revised
from mobdsl.backends.ics.shown import Former, lock_text, merged, of_calendar, of_lock
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.records import evolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mobdsl.backends.base import Earlier, Job
    from mobdsl.backends.ics.revisions import Draft, Revised
    from mobdsl.backends.ics.shown import Shown
    from mobdsl.schedule.sessions import Schedule

_LOCK = "text/plain; charset=utf-8"


def follow_up(job: Job, schedule: Schedule, name: str, drafts: Sequence[Draft]) -> Revised:
    """``drafts``, the entries of ``schedule``, after what was shown before in the calendar called ``name``."""
    earlier = job.earlier
    if earlier is None:
        return revised(drafts, Former(), None)
    former = _former(earlier, name).of_plan(schedule.plan.name)
    if not former and not earlier.keeps_lock:
        return revised(drafts, former, None)
    made = revised(drafts, former, earlier.today, former.shown.values())
    return evolve(made, shown=tuple(evolve(one, plan=schedule.plan.name) for one in made.shown))


def _former(earlier: Earlier, name: str) -> Former:
    there = earlier.there(name)
    contents = (*earlier.since, *((there,) if there else ()))
    calendars = [former for content in contents if (former := of_calendar(content))]
    return merged([*calendars, *([of_lock(earlier.lock)] if earlier.lock else [])])


def lock(job: Job, shown: Sequence[Shown]) -> Iterator[Artifact]:
    """The lock that says what was ``shown`` in this build, where one is kept."""
    if job.earlier and job.earlier.keeps_lock:
        name = f"{PurePosixPath(job.document.path).stem}.ics.lock"
        yield Artifact(name, _LOCK, lock_text(shown).encode(), beside=True)


def told(job: Job) -> Iterable[Diagnostic]:
    """What there is to say of the lock."""
    earlier = job.earlier
    if earlier is None or not earlier.keeps_lock:
        return
    if earlier.lock is None:
        message = "Nothing is known yet of what the calendar has shown; the lock begins with this build."
        hint = "If subscribers have it already, name the file that they have: --since OLD.ics"
        yield _finding("M516", message, job, Severity.INFO, hint)
        return
    former = of_lock(earlier.lock)
    if former.conflicts:
        message = "The lock holds both sides of a merge; of each session the later one counts."
        yield _finding("M517", message, job, Severity.WARNING, "Nothing is to be done: this build writes it anew.")
    if former.unread:
        message = f"{former.unread} lines of the lock cannot be read; nothing is known of their sessions."
        yield _finding("M517", message, job, Severity.WARNING, "Take it back from version control, or: --since OLD.ics")


def _finding(code: str, message: str, job: Job, severity: Severity, hint: str) -> Diagnostic:
    return Diagnostic(code, message, job.document.origin, severity, hint=hint)
