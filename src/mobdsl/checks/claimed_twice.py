"""Two contexts of one name

A context is chosen by its name, or by another name of it behind `also`. Here two contexts go by the same one, and who
chooses it gets the rules of both. Where that is meant, one context says it better.

    plank 30s; dead_bug x8
    context before_sport also pre_run { only first 1 }
    context activation also pre_run { expect 1min if tired }

Use instead:

    plank 30s; dead_bug x8
    context before_sport also pre_run { only first 1 }
    context activation { expect 1min if tired }
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.select import own_contexts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.document import Document
    from mobdsl.model.routines import Context

ON = On.DOCUMENT
CODE = "M242"
SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Diagnostic]:
    """A finding at the second context of a name, with the first."""
    for routine in document.routines.values():
        first: dict[str, Context] = {}
        for context in own_contexts(document, routine):
            for name in dict.fromkeys(context.names):
                before = first.setdefault(name, context)
                if before is not context:
                    related = (Related(before.origin, "the other one"),) if before.origin else ()
                    message = f"`{name}` is a name of two contexts; who chooses it gets both."
                    hint = "Give one of them another name, or put the rules of both into one."
                    yield Diagnostic(CODE, message, context.origin, SEVERITY, hint=hint, related=related)
