"""The sessions of a plan, and which is next."""

from __future__ import annotations

from itertools import chain

from mobdsl.adapt.state import AS_WRITTEN
from mobdsl.api.timelines import laid_out, over_budget, timeline_within, without_infos
from mobdsl.checks import On
from mobdsl.diagnostics import Diagnostic, Outcome, did_you_mean, has_errors
from mobdsl.language.names import normalised
from mobdsl.lint.findings import Findings
from mobdsl.records import evolve
from mobdsl.select.budget import Budget, OverBudgetError
from mobdsl.suggest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mobdsl.adapt.state import State
    from mobdsl.api.program import Program
    from mobdsl.model.document import Document
    from mobdsl.model.plans import Plan
    from mobdsl.schedule.candidates import Reached
    from mobdsl.schedule.coming import Coming, Next
    from mobdsl.schedule.sessions import Schedule, Session
    from mobdsl.timeline.events import Timeline

LOOKED_AHEAD = 60
"""Days after which nothing is looked for that comes next."""


def schedule(
    program: Program,
    plan: str | None = None,
    first: dt.date | None = None,
    last: dt.date | None = None,
    state: State = AS_WRITTEN,
) -> Outcome[Schedule]:
    """The sessions of ``plan`` (the file's first where none is named) from ``first`` to ``last``, both included.

    They are as the log has changed them, ``state``.
    """
    return schedule_alone(program, plan, first, last, Budget(), state)


def schedule_alone(
    program: Program,
    plan: str | None,
    first: dt.date | None,
    last: dt.date | None,
    budget: Budget,
    state: State,
) -> Outcome[Schedule]:
    """The schedule, or the error that it takes too long to work out."""
    try:
        return schedule_within(program, plan, first, last, budget=budget, state=state)
    except OverBudgetError:
        return Outcome(None, (over_budget(program, f"the plan `{plan}`" if plan else "the plan"),))


def schedule_within(
    program: Program,
    plan: str | None,
    first: dt.date | None = None,
    last: dt.date | None = None,
    *,
    budget: Budget,
    state: State = AS_WRITTEN,
) -> Outcome[Schedule]:
    """The sessions of ``plan`` as far as ``budget`` goes; it raises where that is spent."""
    from mobdsl.schedule.expand import expand
    from mobdsl.schedule.settle import settle

    document = program.document().value
    assert document is not None
    name = plan or next(iter(document.plans), None)
    if name not in document.plans:
        return Outcome(None, (_no_plan(document, plan),))
    settled = settle(document.plans[name], document)
    chosen = settled.value
    assert chosen is not None
    calm = evolve(state, stops=()) if state.stops else state
    timelines: dict[tuple[str, tuple[str, ...]], Timeline] = {}
    found = Findings()
    found.add(program.heard(settled.diagnostics))
    for doing in chain.from_iterable(line.doings for line in chosen.lines):
        key = (doing.routine, doing.contexts)
        if doing.habit or key in timelines:
            continue
        made = without_infos(timeline_within(program, doing.routine, doing.contexts, budget, calm))
        unknown = tuple(one for one in made.diagnostics if one.code in ("M206", "M210"))
        found.add(program.heard(evolve(one, span=doing.origin, related=()) for one in unknown))
        found.add((one for one in made.diagnostics if one not in unknown), doing.contexts)
        if made.value is not None:
            timelines[key] = made.value
    if has_errors(found):
        return Outcome(None, tuple(found))
    reached = _reached(document.plans[name], state)
    expanded = expand(chosen, timelines, first, last, budget, reached)
    if expanded.value is not None and name in state.again:
        from mobdsl.schedule.again import weeks_again

        planned = weeks_again(chosen, state.again[name], expanded.value, first, last)
        more = [expand(plan, timelines, begin, end, budget, reached).value for plan, begin, end in planned.parts]
        sessions = chain(planned.before, *(part.sessions for part in more if part))
        expanded = evolve(expanded, value=evolve(expanded.value, sessions=tuple(sessions)))
    found.add(program.heard(expanded.diagnostics))
    if expanded.value is not None and state.stops:
        expanded = evolve(expanded, value=_stopped(program, expanded.value, state, budget))
    if expanded.value is not None and program.whole:
        found.add(program.heard(program.run(On.SCHEDULE, expanded.value)))
    return Outcome(expanded.value, tuple(found))


def _no_plan(document: Document, plan: str | None) -> Diagnostic:
    if plan is None:
        hint = 'plan back { start 2026-03-02; zone "Europe/Berlin"; on mon, thu at 07:00 do evening }'
        hint = f"For example: {hint}"
        if document.routines:
            hint = f"This file has a routine: mobdsl timeline FILE. {hint}"
        return Diagnostic("M209", "There is no plan in this file.", document.origin, hint=hint)
    near = nearest(plan, document.plans)
    hint = did_you_mean(near) if near else f"Its plans: {', '.join(document.plans) or 'none'}."
    return Diagnostic("M209", f"There is no plan `{plan}`.", document.origin, hint=hint)


def _stopped(program: Program, planned: Schedule, state: State, budget: Budget) -> Schedule:
    """``planned``, where the next session of what was stopped begins with that."""
    waiting = {stop.routine for stop in state.stops}
    sessions = list(planned.sessions)
    for place, session in enumerate(planned.sessions):
        shown = session.timeline
        is_next = state.last is None or session.start.date() > state.last
        if shown and is_next and shown.name in waiting and not session.asks:
            waiting.discard(shown.name)
            made = timeline_within(program, session.doing.routine, session.doing.contexts, budget, state).value
            sessions[place] = evolve(session, timeline=made or shown)
    return evolve(planned, sessions=tuple(sessions))


def _reached(plan: Plan, state: State) -> Reached | None:
    """Whose turn it is in ``plan`` by what was done."""
    turns = {plan.lines[place].origin: turn for (name, place), turn in state.turns.items() if name == plan.name}
    if not turns or state.last is None:
        return None
    from mobdsl.schedule.candidates import Reached

    return Reached(state.last, turns)


def coming(program: Program, name: str | None, date: dt.date, state: State = AS_WRITTEN) -> Outcome[Next]:
    """What is due on ``date``, or the next time after it, by the log's ``state``.

    ``name`` is a plan or a routine; without it the file's first plan counts, else its first routine.
    """
    from datetime import timedelta

    from mobdsl.schedule.coming import Next

    document = program.document().value
    assert document is not None
    plan = name if name in document.plans else None if name else next(iter(document.plans), None)
    if plan is None:
        made = _coming(program, name, (), state, None)
        return Outcome(Next(date=date, coming=(made.value,)) if made.value else None, made.diagnostics)
    planned = schedule(program, plan, date, date + timedelta(days=LOOKED_AHEAD), state)
    if planned.value is None:
        return Outcome(None, planned.diagnostics)

    done = {date} if state.last == date else set()
    sessions = [one for one in planned.value.sessions if one.timeline and not one.asks]
    first = next((one.start.date() for one in sessions if one.start.date() not in done), None)
    found = list(planned.diagnostics)
    every = []
    for session in sessions:
        if session.start.date() == first:
            made = _coming(program, session.doing.routine, session.doing.contexts, state, session)
            found.extend(made.diagnostics)
            every.extend([made.value] if made.value else [])
    return Outcome(Next(date=date, coming=tuple(every)), tuple(dict.fromkeys(found)))


def _coming(
    program: Program, routine: str | None, contexts: tuple[str, ...], state: State, session: Session | None
) -> Outcome[Coming]:
    from mobdsl.schedule.coming import coming as with_log

    made = laid_out(program, routine and normalised(routine), contexts, Budget(), state)
    if made.value is None:
        return Outcome(None, program.heard(made.diagnostics))
    variant, shown = made.value
    return Outcome(with_log(variant, shown, state, session))
