"""The habits of plans as a list to tick off."""

from __future__ import annotations

from mobdsl.backends.html.notes import Note, notes
from mobdsl.printer.whens import when
from mobdsl.records import frozen
from mobdsl.wording.phrases import condition_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.backends.base import Job
    from mobdsl.model.plans import Plan, PlanLine


@frozen(kw_only=True)
class Habit:
    """A thing to do that is no routine."""

    text: str
    when: str
    """The days and times, in the words of the plan."""


@frozen(kw_only=True)
class Habits:
    """The habits of one plan."""

    name: str
    title: str
    """The title of the plan."""
    notes: tuple[Note, ...]
    """What the plan says of itself."""
    habits: tuple[Habit, ...]


def of_plans(job: Job) -> tuple[Habits, ...]:
    """The habits of each plan that has any; where a plan has dates, without those that are known not to count."""
    dated = {schedule.plan.name: schedule.plan for schedule in job.schedules}
    plans = (dated.get(name, plan) for name, plan in job.document.plans.items())
    read = (
        Habits(name=plan.name, title=plan.title, notes=notes(plan.headings), habits=tuple(_habits(plan)))
        for plan in plans
    )
    return tuple(plan for plan in read if plan.habits)


def _habits(plan: Plan) -> Iterator[Habit]:
    for line in plan.lines:
        for doing in line.doings:
            if doing.habit:
                only = f", only if {condition_words(doing.condition)}" if doing.condition else ""
                yield Habit(text=doing.routine, when=f"{when(line.when)}{_turns(line)}{only}")


def _turns(line: PlanLine) -> str:
    return f", one of {len(line.doings)} in turn" if line.rotate else ""
