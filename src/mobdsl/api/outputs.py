"""Everything that an output may need, and what it makes of that."""

from __future__ import annotations

from mobdsl.adapt.state import AS_WRITTEN
from mobdsl.api.schedules import schedule_alone
from mobdsl.api.timelines import timeline_alone
from mobdsl.diagnostics import Diagnostic, Outcome
from mobdsl.language.names import normalised
from mobdsl.model.items import walk
from mobdsl.select.budget import budget_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mobdsl.adapt.state import State
    from mobdsl.api.program import Program
    from mobdsl.backends.base import Artifact, Job


def job(
    program: Program,
    contexts: tuple[str, ...] = (),
    routine: str | None = None,
    done: Callable[[], None] = lambda: None,
    state: State = AS_WRITTEN,
) -> Outcome[Job]:
    """Everything that an output may need: the timelines of the file's routines in ``contexts``, its plans' sessions.

    ``done`` is called after each routine and each plan.
    """
    from mobdsl.backends.base import Job

    contexts = tuple(map(normalised, contexts))
    document = program.document(contexts).value
    assert document is not None
    budget = budget_of(sum(1 for each in document.routines.values() for _ in walk(each.items)))
    found: list[Diagnostic] = []
    timelines = []
    for name in (routine,) if routine else document.routines:
        made = timeline_alone(program, normalised(name), contexts, budget, state)
        found.extend(made.diagnostics)
        if made.value is not None:
            timelines.append(made.value)
        done()
    schedules = []
    for name in document.plans:
        planned = schedule_alone(program, name, None, None, budget, state)
        found.extend(planned.diagnostics)
        if planned.value is not None:
            schedules.append(planned.value)
        done()
    made_job = Job(document=document, timelines=tuple(timelines), schedules=tuple(schedules), sources=program.sources)
    return Outcome(made_job, tuple(dict.fromkeys(found)))


def build(job: Job, name: str, given: Mapping[str, str] | None = None) -> Outcome[tuple[Artifact, ...]]:
    """The files that the output ``name`` makes of ``job``; ``given`` are its options as one types them."""
    from mobdsl.backends import registry

    loaded = registry.load(name)
    if loaded.value is None:
        return Outcome(None, loaded.diagnostics)
    options = registry.options(loaded.value, given or {})
    if options.value is None:
        return Outcome(None, options.diagnostics)
    made = registry.run(loaded.value, job, options.value)
    return Outcome(made.value, (*loaded.diagnostics, *options.diagnostics, *made.diagnostics))
