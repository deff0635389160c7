"""A routine that asks which day it is

A line of a routine counts only on some day of the week, or on a kind of day. A routine does not know the day: a plan
says when it is done, and chooses by the same word behind `do`. Without that the word counts only where it is asked for.

    plank 30s; dead_bug x8
    skip plank if sunday

Use instead:

    routine strength { plank 30s; dead_bug x8; skip plank if sunday }
    plan week {
      start 2026-03-02; for 4 weeks; zone "Europe/Berlin"
      on wed do strength
      on sun do strength if sunday
    }
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.language.vocabulary import WEEKDAY_NAMES, WEEKDAYS
from mobdsl.model.conditions import facts
from mobdsl.model.plans import REST_DAY, TRAINING_DAY
from mobdsl.select import deciding_conditions, known_contexts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.document import Document

ON = On.DOCUMENT
CODE = "M273"
SEVERITY = Severity.WARNING

_DAYS = frozenset((*WEEKDAYS, *WEEKDAY_NAMES, "weekday", "weekdays", "weekend", TRAINING_DAY, REST_DAY))


def check(document: Document) -> Iterator[Diagnostic]:
    """A finding for each day that decides what a routine does and that no plan chooses."""
    plans = document.plans.values()
    doings = (doing for plan in plans for line in plan.lines for doing in line.doings)
    told = {fact.name for doing in doings for fact in facts(doing.condition)}
    days = _DAYS.union(kind.name for plan in plans for kind in plan.kinds)
    for routine in document.routines.values():
        told_here = told.union(*(context.names for context in known_contexts(document, routine)))
        asked = (fact for condition in deciding_conditions(document, routine) for fact in facts(condition))
        for fact in {fact.name: fact for fact in asked if fact.name in days}.values():
            if fact.name not in told_here and document.fact(fact.name) is None:
                message = f"A routine does not know the day, so nobody says whether `{fact.name}` holds."
                day = fact.name[:3] if fact.name[:3] in WEEKDAYS else fact.name
                hint = f"A plan says when it is done, and chooses it: on {day} do {routine.name} if {fact.name}"
                yield Diagnostic(CODE, message, fact.origin, SEVERITY, hint=hint)
