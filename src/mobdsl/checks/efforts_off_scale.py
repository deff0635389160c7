"""An effort beyond its scale

`rpe` goes from 0 to 10, and of all that one can give there is no more than 100%. A share of something else may well be
larger (`effort 120% of ftp`).

    run 10min effort 11rpe

Use instead:

    run 10min effort 9rpe
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.amounts import Quantity
from mobdsl.wording.phrases import quantity_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.document import Document

ON = On.DOCUMENT
CODE = "M338"
SEVERITY = Severity.WARNING

_MOST = {"rpe": 10, "%": 100}


def check(document: Document) -> Iterator[Diagnostic]:
    """A warning for each such effort, near the line that it stands on."""
    for said in document.clauses_said:
        effort = said.clauses.effort
        amounts = effort.amounts if effort and not effort.of else ()
        above = (one for one in amounts if isinstance(one, Quantity) and one.high > _MOST.get(one.unit, one.high))
        if amount := next(above, None):
            most = _MOST[amount.unit]
            unit = amount.unit
            message = f"{quantity_words(amount)} is more than there is."
            hint = f"The most is {most}{unit}. A share of something says of what: effort 120% of ftp"
            yield Diagnostic(
                CODE, message, said.origin, SEVERITY, hint=hint if unit == "%" else f"The most is {most}{unit}."
            )
