"""A text that touches what follows

A quote ends the text, and the next word begins right behind it, without a blank. Most likely the quote was meant to be
part of the text; then what follows is lost, or becomes a heading of its own. Inside a text it is written with a \\.

    plank 30s cue "spine "long" still"

Use instead:

    plank 30s cue "spine \\"long\\" still"
"""

from __future__ import annotations

from itertools import pairwise

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.project.imports import Files, Unit

ON = On.FILE
CODE = "M259"
SEVERITY = Severity.WARNING


def check(unit: Unit, files: Files) -> Iterator[Diagnostic]:
    """A warning for each text with something right behind it."""
    for statement in nodes.statements(unit.file):
        pieces = sorted((*statement.parts, *statement.conditions), key=lambda piece: piece.start)
        for text, behind in pairwise(pieces):
            if isinstance(text, nodes.Text) and text.end == behind.start:
                hint = 'A quote inside a text is written \\". If the text is over here, put a blank behind it.'
                place = unit.source.span(text.end - 1, behind.end)
                yield Diagnostic(CODE, "This text ends right before the next word.", place, SEVERITY, hint=hint)
