"""A blank that nothing fills in

In a text `{side}` and `{other_side}` are filled in, spelled exactly so. Another word in braces is shown as it stands,
and so is a brace that is not closed.

    knee_to_chest 30s each leg cue "press the {opposite_side} heel down"

Use instead:

    knee_to_chest 30s each leg cue "press the {other_side} heel down"
"""

from __future__ import annotations

import re

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity, rename
from mobdsl.suggest import nearest
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.project.imports import Files, Unit

ON = On.FILE
CODE = "M260"
SEVERITY = Severity.WARNING

_FILLED = ("side", "other_side")
_BLANK = re.compile(r"\{[ _]*([^\W\d]+(?: [^\W\d]+)?)[ _]*\}|\{ *(side|other_side)(?!\w)")


def check(unit: Unit, files: Files) -> Iterator[Diagnostic]:
    """A warning for each such word in a text."""
    for statement in nodes.statements(unit.file):
        for part in statement.parts:
            if isinstance(part, nodes.Text):
                yield from _of(part, unit)


def _of(text: nodes.Text, unit: Unit) -> Iterator[Diagnostic]:
    for blank in _BLANK.finditer(unit.source.text, text.start, text.end):
        if blank[0] not in ("{side}", "{other_side}"):
            near = _nearest(blank[1] or blank[2])
            place = unit.source.span(blank.start(), blank.end())
            hint = rename(place, f"{{{near}}}") if near else "Only {side} and {other_side} are filled in."
            yield Diagnostic.warning(CODE, f"`{blank[0]}` is shown as it stands.", place, hint=hint)


def _nearest(word: str) -> str | None:
    word = word.casefold().replace(" ", "_")
    if word.startswith(("other", "opposite", "opp_")):
        return "other_side"
    return word if word in _FILLED else nearest(word, _FILLED)
