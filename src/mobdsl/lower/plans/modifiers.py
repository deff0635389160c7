"""`week 4 load 60%`: what is different in the sessions of some days."""

from collections.abc import Iterator

from mobdsl.lower.clauses import Draft, read_clauses
from mobdsl.lower.conditions import read_condition
from mobdsl.lower.plans.whens import Phrase, read_when
from mobdsl.lower.reader import Cursor
from mobdsl.lower.scope import Scope
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
    """What the whole ``line`` says. It goes by weeks and days alone, whatever weekdays the lines above name."""
    scope, cursor = above.scope, Cursor(line.parts, above.scope)
    phrase = read_when(cursor, Phrase(scope, When(spans=above.when.spans)))
    said = phrase.said.keys()
    if not said or said - _DAYS or phrase.when.per_week:
        message = "What is different holds on days; this line has to name them, and no times."
        scope.reject("M422", message, line, hint="week 4 load 60%")
    if line.body:
        scope.report("M113", "This line of a plan has no body.", line.body)
    parts, draft = cursor.parts[cursor.at :], Draft(scope)
    read_clauses(cursor, Place.CLAUSE, draft)
    return Modifier(
        when=phrase.when,
        clauses=draft.finish(line),
        text=", ".join(_words(parts, scope)),
        condition=read_condition(line.conditions, scope),
        origin=scope.span(line),
    )


def _words(parts: tuple[nodes.Part, ...], scope: Scope) -> Iterator[str]:
    """The clauses as written, parameters replaced by their values; of a heading its text."""
    written: list[str] = []
    for part, following in zip(parts, (*parts[1:], None), strict=True):
        if isinstance(part, nodes.Text) or isinstance(following, nodes.Text):
            if written:
                yield " ".join(written)
                written = []
            if isinstance(part, nodes.Text):
                yield part.value
            continue
        resolved = scope.resolve(part)
        text = resolved.text if isinstance(resolved, nodes.Figure) else scope.source.text[part.start : part.end]
        written.append(" ".join(text.split()))
    if written:
        yield " ".join(written)
