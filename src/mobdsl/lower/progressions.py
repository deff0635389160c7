"""Progressions: ladders of levels, and what climbs them."""

from __future__ import annotations

from contextlib import suppress

from mobdsl.diagnostics import Edit, Fix
from mobdsl.language.keywords import Place, table
from mobdsl.language.vocabulary import DOSE_WORDS, HEADINGS
from mobdsl.lower import adaptations
from mobdsl.lower.builders import BodyBuilder
from mobdsl.lower.clause_builder import ClauseBuilder
from mobdsl.lower.clauses import read_body, read_clauses
from mobdsl.lower.condition_scope import warn_of_reach
from mobdsl.lower.conditions import read_condition
from mobdsl.lower.cursor import Cursor, plain_name, shown
from mobdsl.lower.misplaced_keywords import check_heading, reject_misplaced
from mobdsl.lower.recovery import holds_lines
from mobdsl.lower.scope import RejectedError, Scope, readable, statements_in
from mobdsl.lower.signatures import call
from mobdsl.lower.site import Site
from mobdsl.lower.unconsumed import report_leftovers
from mobdsl.model.items import Block
from mobdsl.model.names import title_of
from mobdsl.model.progressions import Level, Progression
from mobdsl.records import define, evolve, field, frozen
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.amounts import Duration, Quantity
    from mobdsl.model.conditions import Condition
    from mobdsl.model.items import Item


@frozen
class _Line:
    statement: nodes.Statement
    cursor: Cursor
    condition: Condition | None


@define
class _Ladder:
    scope: Scope
    builder: ClauseBuilder
    levels: list[Level] = field(factory=list)
    adaptations: list[Adaptation] = field(factory=list)
    cap: Quantity | None = None


def read_progression(
    statement: nodes.Statement, scope: Scope, name: nodes.Name, title: nodes.Text | None
) -> Progression:
    """`progression hinge { level dowel_hinge x8; advance if control_solid 3 in a row }`"""
    ladder = _Ladder(scope, ClauseBuilder(scope))
    with scope.attempt() as trial:
        for line in statements_in(statement.body, scope):
            with suppress(RejectedError):
                _line(line, ladder)
                report_leftovers(line, scope)
    broken = trial.reported or (statement.body and statement.body.broken)
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
    call(_READERS[word], cursor, words[word], ladder, _Line(line, cursor, condition))


def _check_first(line: nodes.Statement, cursor: Cursor) -> None:
    """What is no word of a progression says how all levels are done; a movement by itself is no level."""
    scope, here = cursor.scope, (Place.PROGRESSION, Place.CLAUSE)
    first = scope.resolve(cursor.peek())
    if isinstance(cursor.peek(1), nodes.Text):
        check_heading(line, cursor, here)
    elif isinstance(first, nodes.Name) and first.text not in (*table(Place.CLAUSE), *HEADINGS, *DOSE_WORDS):
        reject_misplaced(line, cursor, here)
        written = scope.source.text[first.start : line.parts[-1].end]
        message = f"{shown(first, scope)} begins no line of a progression: movements are its levels."
        place = scope.span(first)
        fix = Fix(f"Write: level {written}", (Edit(place, f"level {scope.source.text[place.start : place.end]}"),))
        scope.reject("M115", message, first, hint=fix)


def _level(ladder: _Ladder, line: _Line, movement: nodes.Name | None, quoted: nodes.Text | None) -> None:
    scope, statement = ladder.scope, line.statement
    if (lines := _lines_of_level(statement, movement, quoted, scope)) is not None:
        ladder.levels.append(_level_of_lines(ladder, line, lines))
        return
    name = movement or quoted
    assert name is not None
    builder = ClauseBuilder(scope)
    read_clauses(line.cursor, Place.CLAUSE, builder)
    warn_of_reach(statement, builder, scope)
    read_body(statement.body, scope, Place.CLAUSE, builder)
    level = Level(
        movement=plain_name(name),
        clauses=builder.finish(statement, ("variation",)),
        condition=line.condition,
        origin=scope.span(statement),
    )
    ladder.levels.append(level)


def _lines_of_level(
    statement: nodes.Statement, movement: nodes.Name | None, quoted: nodes.Text | None, scope: Scope
) -> tuple[nodes.Line, ...] | None:
    """What a level holds that is more than a movement: lines in braces, one such line, or a routine by its name."""
    if movement is None:
        if quoted:
            return _under_a_title(statement)
        if statement.body is None:
            scope.reject("M101", "`level` does not say what is done.", statement, hint="level dowel_hinge x8")
        scope.read.add(statement.body.start)
        return statement.body.statements
    rest = statement.parts[1:]
    does = movement.text == "do" and len(rest) > 1 and isinstance(rest[1], nodes.Name)
    holds = movement.text in ("block", "repeat") and statement.body is not None and holds_lines(statement.body)
    if does or holds:
        ends = tuple(condition for condition in statement.conditions if condition.word == "until")
        return (evolve(statement, parts=rest, conditions=ends),)
    if len(rest) == 1 and statement.body is None and movement.text in scope.routines:
        word = nodes.Name("do", movement.start, movement.start)
        return (evolve(statement, parts=(word, movement), conditions=()),)
    return None


def _under_a_title(statement: nodes.Statement) -> tuple[nodes.Line, ...] | None:
    """`level "Level 1" repeat 5 { … }` and `level "Level 1" { … }`: a group with a title."""
    body, (title, *rest) = statement.body, statement.parts[1:]
    if body is None or not holds_lines(body):
        return None
    ends = tuple(condition for condition in statement.conditions if condition.word == "until")
    word, *behind = rest or (nodes.Name("block", title.start, title.start),)
    if not isinstance(word, nodes.Name) or word.text not in ("block", "repeat"):
        return None
    return (evolve(statement, parts=(word, *behind, title), conditions=ends),)


def _level_of_lines(ladder: _Ladder, line: _Line, lines: tuple[nodes.Line, ...]) -> Level:
    from mobdsl.lower.lines import read_line

    contents = BodyBuilder(ladder.scope, "block", ClauseBuilder(ladder.scope))
    for one in readable(lines, ladder.scope):
        read_line(one, contents)
    line.cursor.at = len(line.cursor.parts)
    if not contents.items:
        ladder.scope.reject("M101", "This level does nothing.", line.statement, hint="level { repeat 4 { walk 1min } }")
    items: tuple[Item, ...] = tuple(contents.items)
    if contents.lasts:
        items = (Block(items=items, lasts=contents.lasts, origin=ladder.scope.span(line.statement)),)
    return Level(
        movement="",
        items=items,
        clauses=contents.builder.finish(line.statement),
        condition=line.condition,
        origin=ladder.scope.span(line.statement),
    )


def _cap(ladder: _Ladder, line: _Line, time: Duration | None, step: Quantity | None) -> None:
    ladder.cap = step
    if step is None or step.unit != "%":
        message = "The cap of a step is a share in percent."
        ladder.scope.reject("M120", message, line.statement, hint="cap 10%")
    line.cursor.check_end()


def _adaptation(verb: str) -> Callable[..., None]:
    def read(ladder: _Ladder, line: _Line, *arguments: object) -> None:
        site = Site(ladder.scope, ladder.scope.span(line.statement), line.condition)
        ladder.adaptations.append(adaptations.READERS[verb](site, *arguments))
        line.cursor.check_end()

    return read


_READERS: dict[str, Callable[..., None]] = {
    "level": _level,
    "cap": _cap,
    **{verb: _adaptation(verb) for verb in adaptations.READERS},
}
"""What each word does that begins a line of a progression."""
