"""`week 4 load 60%`: what is different in the sessions of some days."""

from mobdsl.lower.clauses import Draft, read_clauses
from mobdsl.lower.conditions import read_condition
from mobdsl.lower.plans.whens import Phrase, read_when
from mobdsl.lower.reader import Cursor
from mobdsl.model.plans import Modifier, When
from mobdsl.syntax import nodes
from mobdsl.words import Place, table

_DAYS = {"on", "every", "week", "day"}
"""What a modifier can say about days; of times it says nothing."""


def is_modifier(cursor: Cursor) -> bool:
    """Whether the line goes on with clauses."""
    part, following = cursor.peek(), cursor.peek(1)
    if isinstance(part, nodes.Name):
        return part.text in table(Place.CLAUSE) or isinstance(following, nodes.Text)
    return isinstance(part, nodes.Figure)


def read_modifier(line: nodes.Statement, above: Phrase) -> Modifier:
    """What the whole ``line`` says.

    It goes by the days that it names itself and those of the body around it; the weekdays on which the lines above have
    their sessions do not matter to it.
    """
    scope, cursor = above.scope, Cursor(line.parts, above.scope)
    phrase = read_when(cursor, Phrase(scope, above.around or When()))
    said = phrase.said.keys()
    if not (said or above.around) or said - _DAYS or phrase.when.per_week:
        message = "What is different holds on days; this line has to name them, and no times."
        scope.reject("M422", message, line, hint="week 4 load 60%")
    draft = Draft(scope)
    read_clauses(cursor, Place.CLAUSE, draft)
    return Modifier(
        when=phrase.when,
        clauses=draft.finish(line),
        condition=read_condition(line.conditions, scope),
        origin=scope.span(line),
    )
