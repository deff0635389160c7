"""A time of day in a routine

In a routine `at` counts minutes and seconds from its start, so `at 07:30` is seven and a half minutes in. Times of day
stand in a plan, which says when the routine is done.

    at 07:30 plank 30s

Use instead:

    plank 30s
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.language import figures, literals
from mobdsl.language.keywords import Place, table
from mobdsl.syntax import nodes
from mobdsl.wording.times import spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.project.imports import Files, Unit

ON = On.FILE
CODE = "M320"
SEVERITY = Severity.WARNING

LATE = 5 * 60_000
"""A routine that begins with a wait of so many milliseconds was not meant so."""
LATEST = 5 * 3_600_000
"""Nobody trains for so many milliseconds."""

_ITEMS = frozenset({"block", "repeat", "do", "rest", "inhale", "exhale"})
_ELSEWHERE = frozenset({"plan", "did"})


def check(unit: Unit, files: Files) -> Iterator[Diagnostic]:
    """A finding for each `at` that is a time of day by its looks: far away, or the first one and `07:30` or late."""
    todo: list[nodes.File | nodes.Body] = [unit.file]
    while todo:
        timed = begun = False
        for line in todo.pop().statements:
            if not isinstance(line, nodes.Statement) or _head(line) in _ELSEWHERE:
                continue
            if line.body:
                todo.append(line.body)
            if clock := _clock(line):
                value = literals.read(clock.text)
                offset = value.offset if isinstance(value, figures.ClockFigure) else 0
                padded = clock.text.startswith("0") and clock.text[1:2] not in ("0", ":")
                first = not timed and (padded or (offset >= LATE and not begun))
                if offset >= LATEST or first:
                    yield _finding(unit, clock, offset)
                timed = True
            begun = begun or _is_item(line)


def _finding(unit: Unit, clock: nodes.Figure, offset: int) -> Diagnostic:
    message = f"`at {clock.text}` is {spoken(offset)} after the start, not a time of day."
    hint = "A time of day stands in a plan: on mon at 07:30 do evening. Minutes and seconds are written 1:28."
    return Diagnostic(CODE, message, unit.source.span(clock.start, clock.end), SEVERITY, hint=hint)


def _head(line: nodes.Statement) -> str | None:
    first = line.parts[0] if line.parts else None
    return first.text if isinstance(first, nodes.Name) else None


def _clock(line: nodes.Statement) -> nodes.Figure | None:
    if _head(line) == "at" and len(line.parts) > 1 and isinstance(line.parts[1], nodes.Figure):
        return line.parts[1]
    return None


def _is_item(line: nodes.Statement) -> bool:
    """Whether ``line`` is something that takes time, not a heading, a rule or a definition."""
    heading = len(line.parts) > 1 and isinstance(line.parts[1], nodes.Text)
    known = _head(line) in table(Place.LINE) or _head(line) in table(Place.FILE)
    return _head(line) in _ITEMS or not (heading or known)
