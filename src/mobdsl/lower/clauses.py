"""Clauses: what stands behind a movement, a block or a repeat, in any order."""

from __future__ import annotations

from contextlib import suppress

from mobdsl.language import figures, literals
from mobdsl.language.keywords import Place, table
from mobdsl.language.vocabulary import HEADINGS
from mobdsl.lower import guards
from mobdsl.lower.clause_builder import ClauseBuilder
from mobdsl.lower.clause_words import READERS
from mobdsl.lower.conditions import read_condition
from mobdsl.lower.cursor import Cursor
from mobdsl.lower.doses import read_dose, read_interval
from mobdsl.lower.misplaced_keywords import RULES_OF_SAFETY, check_heading, reject_misplaced
from mobdsl.lower.scope import RejectedError, Scope, statements_in
from mobdsl.lower.signatures import arguments
from mobdsl.lower.unconsumed import report_leftovers
from mobdsl.model.clauses import Growth, Heading
from mobdsl.records import evolve
from mobdsl.suggest import nearest
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from mobdsl.model.conditions import Condition

    Unknown: TypeAlias = Callable[[Cursor, nodes.Name], None]
    """Reads on from a bare word."""

_REPEATABLE = frozenset({"each", "with", "position", "pace", *guards.OF_ITEMS})
"""Words that may stand on a line more than once."""


def read_clauses(
    cursor: Cursor,
    place: Place,
    builder: ClauseBuilder,
    condition: Condition | None = None,
    unknown: Unknown | None = None,
) -> None:
    """Reads the rest of the line into ``builder``: clauses, headings, and a dose if it comes first.

    ``unknown`` reads on from a word that is no clause, which else is rejected. ``condition`` is the `if` of the line
    where it decides over its clauses, not over a movement in front of them.
    """
    if condition is not None:
        inner = ClauseBuilder(cursor.scope, condition=condition)
        read_clauses(cursor, place, inner)
        builder.take(inner, cursor.parts[0])
        return
    kept = len(builder.extra)
    try:
        _read(cursor, place, builder, unknown)
    except RejectedError:
        builder.forget_extra(kept)  # one thing is said of a broken line, not also that a word of it belongs elsewhere
        raise


def _read(cursor: Cursor, place: Place, builder: ClauseBuilder, unknown: Unknown | None) -> None:
    words = table(place)
    if builder.dose is None and cursor.word() not in words:
        builder.dose = read_dose(cursor)
    while (part := cursor.peek()) is not None:
        if not isinstance(part, nodes.Name):
            if _titles(cursor, part, builder):
                assert isinstance(part, nodes.Text)
                builder.title = part
                cursor.at += 1
            elif not _growth(cursor, builder):
                from mobdsl.lower.unknown_clauses import reject_part

                reject_part(cursor, part)
        elif part.text in words:
            cursor.at += 1
            _clause(cursor, part, place, builder)
        elif isinstance(following := cursor.peek(1), nodes.Text):
            if hint := RULES_OF_SAFETY.get(part.text):
                message = f"`{part.text}` stands on a line of a routine, not here."
                cursor.scope.reject("M115", message, part, hint=hint)
            cursor.at += 2
            builder.headings += (heading(part, following, cursor.scope, builder.condition),)
        elif unknown is not None:
            unknown(cursor, part)
        else:
            from mobdsl.lower.unknown_clauses import reject_word

            reject_word(cursor, part, place)


def _titles(cursor: Cursor, part: nodes.Part, builder: ClauseBuilder) -> bool:
    """Whether ``part`` is the title of the block or repeat whose clauses these are."""
    first = cursor.parts[0]
    is_head = isinstance(first, nodes.Name) and first.text in ("block", "repeat")
    return is_head and builder.title is None and isinstance(part, nodes.Text)


def read_body(body: nodes.Body | None, scope: Scope, place: Place, builder: ClauseBuilder) -> None:
    """Reads a body whose lines are clauses, as if they stood on the line before it."""
    for line in statements_in(body, scope):
        with suppress(RejectedError):
            read_clause_line(line, scope, place, builder)


def read_clause_line(line: nodes.Statement, scope: Scope, place: Place, builder: ClauseBuilder) -> None:
    """Reads one line of clauses."""
    if not line.parts:
        scope.reject("M108", "This condition has nothing to decide.", line)
    cursor = Cursor(line.parts, scope)
    if (word := cursor.word()) and word not in table(place):
        is_heading = isinstance(cursor.peek(1), nodes.Text)
        (check_heading if is_heading or word in HEADINGS else reject_misplaced)(line, cursor, (place,))
    read_clauses(cursor, place, builder, read_condition(line.conditions, scope))
    report_leftovers(line, scope)


def heading(word: nodes.Name, text: nodes.Text, scope: Scope, condition: Condition | None = None) -> Heading:
    """`word "text"`. A near miss of a known heading is a warning."""
    if word.text not in HEADINGS and (near := nearest(word.text, HEADINGS)):
        hint = scope.rename(word, near)
        scope.warn("M106", f"`{word.text}` is not a heading that outputs know.", word, hint=hint)
    return Heading(word.text, text.value, condition, scope.span(word))


def _clause(cursor: Cursor, part: nodes.Name, place: Place, builder: ClauseBuilder) -> None:
    name = part.text
    if name == "variation" and place is Place.MOVEMENT:
        hint = 'movement bird_dog { variation lateral "Lateral bird dog" { planes rotation } }'
        message = "A variation stands on a line of its own, directly in its movement."
        cursor.scope.reject("M115", message, part, hint=hint)
    values = arguments(cursor, table(place)[name])
    if name in builder.seen and name not in _REPEATABLE:
        cursor.scope.report("M107", f"`{name}` is said twice.", part, hint="Keep one of them.")
        return
    builder.seen[name] = part
    READERS[name](builder, part, *values)


def _growth(cursor: Cursor, builder: ClauseBuilder) -> bool:
    """`+1 each round`: reads it where the line goes on so."""
    part = cursor.scope.resolve(cursor.peek())
    value = literals.read(part.text) if isinstance(part, nodes.Figure) else None
    match value:
        case figures.NumberFigure((count,), sign) if sign and count.single:
            amount, unit = count.low * sign, "rep"
        case figures.TimeFigure((time,), sign) if sign and time.single:
            amount, unit = time.low * sign, "ms"
        case _:
            return False
    cursor.at += 1
    each = (cursor.take("round") or cursor.take("set")) if cursor.take("each") else None
    if each is None:
        cursor.scope.reject(
            "M102",
            "How often is this added?",
            part or cursor.last,
            expected="`each round` or `each set`",
            hint="x8 +1 each round",
        )
    if builder.growth:
        cursor.scope.report("M107", "This grows twice.", part or cursor.last, hint="Keep one of them.")
    builder.growth = Growth(amount=amount, unit=unit, each=each.text)
    if builder.dose and builder.dose.every is None and cursor.take("every"):
        builder.dose = evolve(builder.dose, every=read_interval(cursor))
    return True
