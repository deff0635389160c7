"""`week 4 load 60%`: what is different in the sessions of some days."""

from __future__ import annotations

from mobdsl.language.keywords import Place, table
from mobdsl.lower.clause_builder import ClauseBuilder
from mobdsl.lower.clauses import read_clauses
from mobdsl.lower.conditions import read_condition
from mobdsl.lower.plans.doings import WORDS
from mobdsl.model.plans import Modifier
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.lower.cursor import Cursor
    from mobdsl.lower.plans.when_builder import WhenBuilder
    from mobdsl.model.plans import When

_OF_ROUTINES = ("ask", "stop")


def is_modifier(cursor: Cursor) -> bool:
    """Whether the line goes on with clauses."""
    part, following = cursor.peek(), cursor.peek(1)
    if any(isinstance(one, nodes.Name) and one.text in WORDS for one in cursor.parts[cursor.at :]):
        return False
    if isinstance(part, nodes.Name):
        return part.text in table(Place.CLAUSE) or isinstance(following, nodes.Text)
    return isinstance(part, nodes.Figure)


def _counts(when: When) -> bool:
    """Whether ``when`` says something that only sessions of a line have."""
    return bool(when.anchor or when.per_week or when.per_day or when.finish)


def read_modifier(line: nodes.Statement, cursor: Cursor, phrase: WhenBuilder) -> Modifier:
    """What ``line`` says behind ``phrase``, its WHEN-words.

    It goes by what it says itself and by the bodies around it; the weekdays and times at which the lines above have
    their sessions do not matter to it.
    """
    scope, when = phrase.scope, phrase.own
    if not (phrase.words or phrase.around or when.spans) or _counts(when):
        message = "What is different holds on days and at times of day; this line has to name them."
        scope.reject("M422", message, line, hint="week 4 load 60%")
    for part in cursor.parts[cursor.at :]:
        if isinstance(part, nodes.Name) and part.text in _OF_ROUTINES:
            hint = "Write it in the routine, or write a routine with it and do that one on these days."
            scope.reject("M115", f"`{part.text}` belongs to a routine.", part, hint=hint)
    builder = ClauseBuilder(scope)
    read_clauses(cursor, Place.CLAUSE, builder)
    return Modifier(
        when=when,
        clauses=builder.finish(line),
        condition=read_condition(line.conditions, scope),
        origin=scope.span(line),
    )
