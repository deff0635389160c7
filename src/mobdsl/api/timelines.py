"""The timeline of a routine, and the session program made of it."""

from __future__ import annotations

from mobdsl.adapt.state import AS_WRITTEN
from mobdsl.checks import On
from mobdsl.diagnostics import Diagnostic, Outcome, Severity, has_errors
from mobdsl.language.names import normalised
from mobdsl.records import evolve
from mobdsl.select import Variant, known_contexts, select
from mobdsl.select.budget import WORK_OF_A_VARIANT, Budget, OverBudgetError
from mobdsl.timeline.fit import fitted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.adapt.state import State
    from mobdsl.api.program import Program
    from mobdsl.session.program_types import Program as SessionProgram
    from mobdsl.timeline.events import Timeline


def timeline(
    program: Program, routine: str | None = None, contexts: tuple[str, ...] = (), state: State = AS_WRITTEN
) -> Outcome[Timeline]:
    """The timeline of ``routine`` (the file's first where none is named) in ``contexts``, as the log has changed it.

    Infos are left to `check`.
    """
    contexts = tuple(map(normalised, contexts))
    return timeline_alone(program, routine and normalised(routine), contexts, Budget(), state)


def timeline_alone(
    program: Program, routine: str | None, contexts: tuple[str, ...], budget: Budget, state: State
) -> Outcome[Timeline]:
    """The timeline, or the error that it takes too long to work out; without infos."""
    try:
        made = timeline_within(program, routine, contexts, budget, state)
    except OverBudgetError:
        return Outcome(None, (over_budget(program, f"the routine `{routine}`" if routine else "the routine"),))
    return without_infos(made)


def without_infos(made: Outcome[Timeline]) -> Outcome[Timeline]:
    """``made`` without its infos, which are left to `check`."""
    return evolve(made, diagnostics=tuple(one for one in made.diagnostics if one.severity is not Severity.INFO))


def over_budget(program: Program, what: str) -> Diagnostic:
    """The error that ``what`` takes too long to work out."""
    document = program.document().value
    message = f"There is more in this file than can be worked out: it ends before {what}."
    hint = "Repeat things less often, or put routines into files of their own."
    return Diagnostic("M309", message, document.origin if document else None, hint=hint)


def timeline_within(
    program: Program, routine: str | None, contexts: tuple[str, ...], budget: Budget, state: State = AS_WRITTEN
) -> Outcome[Timeline]:
    """The timeline of ``routine`` as far as ``budget`` goes; it raises where that is spent."""
    made = laid_out(program, routine, contexts, budget, state)
    if made.value is None:
        return Outcome(None, program.heard(made.diagnostics))
    variant, shown = made.value
    found = program.run(On.VARIANT, variant, shown) if program.whole else ()
    return Outcome(shown, program.heard((*made.diagnostics, *found)))


def laid_out(
    program: Program, routine: str | None, contexts: tuple[str, ...], budget: Budget, state: State
) -> Outcome[tuple[Variant, Timeline]]:
    """The variant of ``routine`` in ``contexts`` and its timeline."""
    budget.spend(WORK_OF_A_VARIANT + program.work_of_reading(contexts))
    lowered = program.document(contexts)
    document = lowered.value
    assert document is not None
    of_file = set(program.document().diagnostics)
    of_contexts = tuple(one for one in lowered.diagnostics if one not in of_file)
    if has_errors(of_contexts):
        return Outcome(None, of_contexts)
    name = routine or next(iter(document.routines), None)
    if name is None:
        hint = "A routine is a list of lines such as: dead_bug x8"
        if document.plans:
            hint = "This file has a plan: mobdsl schedule FILE"
        return Outcome(None, (Diagnostic("M208", "There is no routine in this file.", document.origin, hint=hint),))
    chosen = select(document, name, contexts, state)
    if chosen.value is None:
        return Outcome(None, (*of_contexts, *chosen.diagnostics))
    budget.spend(len(known_contexts(document, chosen.value.routine)) // 5)
    made = fitted(chosen.value, budget)
    return Outcome(made.value, (*of_contexts, *chosen.diagnostics, *made.diagnostics))


def session_program(
    program: Program, routine: str | None = None, contexts: tuple[str, ...] = (), state: State = AS_WRITTEN
) -> Outcome[SessionProgram]:
    """The program of a session of ``routine`` in ``contexts``, for players; see :func:`timeline`."""
    from mobdsl.session.alternatives import NAMES, shifted
    from mobdsl.session.program import program as program_of
    from mobdsl.source import position_in

    made = timeline(program, routine, contexts, state)
    if made.value is None:
        return Outcome(None, made.diagnostics)
    contexts = tuple(map(normalised, contexts))
    document = program.document(contexts).value
    assert document is not None
    others = {}
    for name in NAMES:
        if changed := shifted(made.value, document, state, name):
            other = timeline_alone(program, made.value.name, contexts, Budget(), changed).value
            if other is not None:
                others[name] = other
    return Outcome(program_of(made.value, position_in(program.sources), others), made.diagnostics)
