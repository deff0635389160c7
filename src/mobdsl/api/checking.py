"""All that there is to say about a file."""

from __future__ import annotations

from mobdsl.api.schedules import schedule_within
from mobdsl.api.timelines import timeline_within
from mobdsl.checks import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.lint.cascades import without_unused
from mobdsl.lint.findings import Findings
from mobdsl.model.conditions import facts
from mobdsl.model.items import walk
from mobdsl.select import conditions_in, deciding, known_contexts
from mobdsl.select.budget import TERMS_A_STEP, OverBudgetError, budget_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.api.program import Program
    from mobdsl.model.document import Document


def check(program: Program) -> tuple[Diagnostic, ...]:
    """All that there is to say about every variant of every routine: the whole, and each context by itself.

    In a file with broken lines no variant is what its author meant, so nothing is said of what it lacks.
    """
    document = program.document().value
    assert document is not None
    found = Findings()
    found.add(program.plugins.diagnostics)
    unit = program.project.units[program.path]
    found.add(program.heard(program.run(On.FILE, unit, program.project.files)))
    found.add(program.heard(program.run(On.DOCUMENT, document)))
    budget = budget_of(sum(1 for routine in document.routines.values() for _ in walk(routine.items)))
    here = ""
    try:
        for name, contexts, terms in _variants(document):
            budget.spend(terms // TERMS_A_STEP)
            here = " in ".join(f"`{part}`" for part in (name, *contexts))
            found.add(timeline_within(program, name, contexts, budget).diagnostics, contexts)
        for plan in document.plans:
            here = f"the plan `{plan}`"
            found.add(schedule_within(program, plan, budget=budget).diagnostics)
    except OverBudgetError:
        message = f"There is more in this file than can be worked out in every context: the check ends before {here}."
        hint = "Put routines into files of their own: what was not worked out is not checked either."
        found.add((Diagnostic("M309", message, document.origin, Severity.WARNING, hint=hint),))
    every = without_unused(found)
    if not program.whole:
        return tuple(finding for finding in every if not _needs_complete_file(finding.code))
    if not program.policy.allowed:
        return every
    from mobdsl.lint.codes.table import CODES

    known = CODES.keys() | program.policy.codes_of_checks
    of_project = frozenset(code for code, kind in CODES.items() if kind.of_project)
    return (*every, *program.policy.complaints(program.path, known, of_project))


def _needs_complete_file(code: str) -> bool:
    from mobdsl.lint.codes.without_checks import CODES_WITHOUT_CHECKS

    return code in CODES_WITHOUT_CHECKS and CODES_WITHOUT_CHECKS[code].needs_complete_file


def _variants(document: Document) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """Every routine as a whole, and in each context and with each fact that decides what of it is done.

    With each comes how many names its conditions ask for.
    """
    for name, routine in document.routines.items():
        contexts = known_contexts(document, routine)
        words = {word for context in contexts for word in context.names}
        names = (deciding(document, routine) | document.asking) - words
        asked = sorted(one for one in names if document.fact(one) is None)
        terms = sum(len(facts(condition)) for condition in conditions_in(document, routine))
        yield name, (), terms
        yield from ((name, (one,), terms) for one in (*(context.name for context in contexts), *asked))
