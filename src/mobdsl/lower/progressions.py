"""Progressions: ladders of levels, and what climbs them."""

from __future__ import annotations

from contextlib import suppress

from mobdsl.language.keywords import DOSE_WORDS, HEADINGS, Place, table
from mobdsl.lower.adaptations import read_adaptation
from mobdsl.lower.clauses import ClauseBuilder, read_body, read_clauses
from mobdsl.lower.condition_scope import warn_of_reach
from mobdsl.lower.conditions import read_condition
from mobdsl.lower.cursor import Captures, Cursor, shown
from mobdsl.lower.misplaced_keywords import check_heading, reject_stray
from mobdsl.lower.reader import arguments
from mobdsl.lower.scope import RejectedError, Scope, statements_in
from mobdsl.lower.unconsumed import report_leftovers
from mobdsl.model.progressions import Level, Progression
from mobdsl.model.routines import title_of
from mobdsl.records import define, field
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.amounts import Quantity
    from mobdsl.model.conditions import Condition


@define
class _Ladder:
    scope: Scope
    builder: ClauseBuilder
    levels: list[Level] = field(factory=list)
    adaptations: list[Adaptation] = field(factory=list)
    cap: Quantity | None = None


def read_progression(captures: Captures, statement: nodes.Statement, scope: Scope) -> Progression:
    """`progression hinge { level dowel_hinge x8; advance if control_solid 3 in a row }`"""
    name, title = captures["name"], captures.get("title")
    ladder, found = _Ladder(scope, ClauseBuilder(scope)), len(scope.found)
    for line in statements_in(statement.body, scope):
        with suppress(RejectedError):
            _line(line, ladder)
            report_leftovers(line, scope)
    broken = len(scope.found) > found or (statement.body and statement.body.problems)
    if not ladder.levels and not broken:
        scope.report("M120", f"The progression `{name.text}` has no levels.", name, hint="level dowel_hinge x8")
    return Progression(
        name=name.text,
        title=title.value if title else title_of(name.text),
        levels=tuple(ladder.levels),
        adaptations=tuple(ladder.adaptations),
        cap=ladder.cap,
        clauses=ladder.builder.finish(statement),
        origin=scope.span(name),
    )


def _line(line: nodes.Statement, ladder: _Ladder) -> None:
    scope = ladder.scope
    cursor = Cursor(line.parts, scope)
    if not line.parts:
        scope.reject("M108", "This condition has nothing to decide.", line)
    condition = read_condition(line.conditions, scope)
    word = cursor.word() or ""
    words = table(Place.PROGRESSION)
    if word not in words:
        _check_first(line, cursor)
        read_clauses(cursor, Place.CLAUSE, ladder.builder, condition)
        return
    cursor.at += 1
    captures = arguments(cursor, words[word])
    if word == "level":
        ladder.levels.append(_level(captures, line, cursor, condition))
        return
    if word == "cap":
        ladder.cap = captures.get("step")
        if ladder.cap is None or ladder.cap.unit != "%":
            scope.reject("M120", "The cap of a step is a share in percent.", line, hint="cap 10%")
    else:
        ladder.adaptations.append(read_adaptation(word, captures, condition, scope.span(line), scope))
    if (part := cursor.peek()) is not None:
        scope.report("M105", f"{shown(part, scope)} is one thing too many on this line.", part)


def _check_first(line: nodes.Statement, cursor: Cursor) -> None:
    """What is no word of a progression says how all levels are done; a movement by itself is no level."""
    scope, here = cursor.scope, (Place.PROGRESSION, Place.CLAUSE)
    first = scope.resolve(cursor.peek())
    if isinstance(cursor.peek(1), nodes.Text):
        check_heading(line, cursor, here)
    elif isinstance(first, nodes.Name) and first.text not in (*table(Place.CLAUSE), *HEADINGS, *DOSE_WORDS):
        reject_stray(line, cursor, here)
        written = scope.source.text[first.start : line.parts[-1].end]
        message = f"{shown(first, scope)} begins no line of a progression: movements are its levels."
        scope.reject("M115", message, first, hint=f"Write: level {written}")


def _level(captures: Captures, line: nodes.Statement, cursor: Cursor, condition: Condition | None) -> Level:
    scope = cursor.scope
    builder = ClauseBuilder(scope)
    read_clauses(cursor, Place.CLAUSE, builder)
    warn_of_reach(line, builder, scope)
    read_body(line.body, scope, Place.CLAUSE, builder)
    return Level(
        movement=captures["movement"].text,
        clauses=builder.finish(line, ("variation",)),
        condition=condition,
        origin=scope.span(line),
    )
