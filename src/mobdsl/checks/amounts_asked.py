"""A question of how many that is answered with yes or no

A question without a scale and without choices is one of yes or no. The text of this one asks for a figure, or shows one
as an answer, which nobody can give.

    plank x8
    ask rounds "How many rounds did you do?"

Use instead:

    plank x8
    ask rounds 0-30 "How many rounds did you do?"
"""

from __future__ import annotations

import re

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.document import Document

ON = On.DOCUMENT
CODE = "M265"
SEVERITY = Severity.WARNING

_FIGURE = (
    r"(?i)\bhow (?:many|much|long|far|often|heavy|hard|strong)\b|\b(?:number|count) of\b|\bsuch as \d"
    r"|\d+ ?(?:-|–|to|\+) ?\d+"
    r"|\bwie ?(?:viele?|lange|oft|weit)\b|\bcombien\b"
)
_BOTH = r"(?i)\brounds? and\b|\d ?\+ ?\d"


def check(document: Document) -> Iterator[Diagnostic]:
    """A finding for each question of ``document`` that asks for a figure and takes none."""
    for ask in document.asks():
        if ask.scale or ask.choices or not (re.search(_FIGURE, ask.text) or re.search(_BOTH, ask.text)):
            continue
        hint = f"For a figure say from where to where it goes: ask {ask.name} 0-30."
        if re.search(_BOTH, ask.text):
            both = f'ask {ask.name} 0-30 "Whole rounds"; ask extra_reps 0-100 "And repetitions"'
            hint = f"Two figures are two questions: {both}."
        message = f"`{ask.name}` is answered with yes or no, and its text asks for a figure."
        yield Diagnostic(CODE, message, ask.origin, SEVERITY, hint=hint)
