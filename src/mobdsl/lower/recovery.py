"""Bodies behind a head that cannot be read: what is in them counts, and their own mistakes are told of."""

from __future__ import annotations

from mobdsl.diagnostics import rewrite
from mobdsl.language import figures, literals
from mobdsl.language.keywords import Place, table
from mobdsl.language.vocabulary import DOSE_WORDS, ELSEWHERE, HEADINGS
from mobdsl.source import braces_at
from mobdsl.suggest import nearest
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.lower.scope import Scope, Trial

_CLAUSES = frozenset({*table(Place.CLAUSE), *table(Place.MOVEMENT), *HEADINGS, *ELSEWHERE, *DOSE_WORDS})
_DOSES = (
    figures.RepsFigure,
    figures.SetsFigure,
    figures.TimeFigure,
    figures.ClockFigure,
    figures.DistanceFigure,
)
_HOLDERS = frozenset({"do", "repeat", "block", "at"})
_OTHERS = _CLAUSES | table(Place.LINE).keys()


def holds_lines(body: nodes.Body | None) -> bool:
    """Whether the lines of ``body`` are those of a routine or a block: movements with doses, blocks, rules."""
    lines = [line for line in body.statements if isinstance(line, nodes.Statement)] if body else ()
    return any(_is_line(line) for line in lines)


def _is_line(line: nodes.Statement) -> bool:
    first, second = (*line.parts[:2], None, None)[:2]
    match first:
        case None:
            return line.body is not None
        case nodes.Name(text):
            likely = text not in _OTHERS and nearest(text, _CLAUSES) is None
            return text in _HOLDERS or (likely and (_is_dose(second) or line.body is not None))
        case nodes.Text():
            return _is_dose(second) or line.body is not None
    return isinstance(first, nodes.Listing)


def _is_dose(part: nodes.Part | None) -> bool:
    return isinstance(part, nodes.Figure) and isinstance(literals.read(part.text), _DOSES)


def reject_lines(line: nodes.Statement, scope: Scope) -> None:
    """Gives up a step whose braces hold movements; they are a block."""
    if not holds_lines(line.body):
        return
    assert line.body is not None
    head = scope.source.text[line.start : line.body.start].strip()
    message = f"`{head}` is read as a movement, and the braces behind a movement hold no others."
    place = line.parts[0] if line.parts else line
    head_span = scope.source.span(line.start, line.start + len(head))
    body = braces_at(scope.source.text, line.body.start)
    scope.reject("M124", message, place, hint=rewrite(head_span, f"block {head}", behind=f" {body}"))


def forget_head(line: nodes.Statement, trial: Trial) -> None:
    """Takes back what has been reported of a head with characters in it that no line may contain: those are told."""
    body = line.body
    if body and line.problems:
        trial.rollback(lambda diagnostic: diagnostic.span is not None and diagnostic.span.start < body.start)
