"""A risk without a disclaimer

The routine has a gate or warns of a condition (`clearance`, `warn`), so its author knows of people whom it could hurt;
and nothing says what it is not made for. The page, the timer and the calendar show a `disclaimer` first.

    toe_touch 1min
    warn toe_touch "guidance first" if herniation

Use instead:

    disclaimer "assumes no structural damage to the spine"
    toe_touch 1min
    warn toe_touch "guidance first" if herniation
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.guards import Clearance, Warn
from mobdsl.select import own_contexts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.clauses import Heading
    from mobdsl.model.document import Document
    from mobdsl.model.routines import Routine
    from mobdsl.source import Span

ON = On.DOCUMENT
CODE = "M244"
SEVERITY = Severity.WARNING

_RISKS = ("contraindication", "contraindications")


def check(document: Document) -> Iterator[Diagnostic]:
    """A finding at the first line of a routine that speaks of a risk, where there is no disclaimer."""
    for routine in document.routines.values():
        headings = (*routine.headings, *document.headings)
        if any(heading.word == "disclaimer" for heading in headings):
            continue
        if place := next(_risks(document, routine, headings), None):
            message = "This line speaks of a risk, and there is no `disclaimer`."
            hint = 'disclaimer "assumes that you are healthy; see a physician where you are not sure"'
            yield Diagnostic(CODE, message, place, SEVERITY, hint=hint)


def _risks(document: Document, routine: Routine, headings: tuple[Heading, ...]) -> Iterator[Span]:
    rules = (rule for context in own_contexts(document, routine) for rule in context.rules)
    for rule in (*routine.rules, *document.rules, *rules):
        if isinstance(rule, Clearance | Warn) and rule.origin:
            yield rule.origin
    yield from (heading.origin for heading in headings if heading.word in _RISKS and heading.origin)
