"""Definitions: routines, movements, and what stands directly in a file."""

from __future__ import annotations

from contextlib import suppress

from mobdsl.language.keywords import Place, table
from mobdsl.lower.builders import BodyBuilder
from mobdsl.lower.clauses import ClauseBuilder, read_body, read_clause_line, read_clauses
from mobdsl.lower.cursor import Captures, Choice, Cursor, plain_names
from mobdsl.lower.lines import read_lines
from mobdsl.lower.reader import arguments
from mobdsl.lower.scope import RejectedError, Scope, statements_in
from mobdsl.lower.unconsumed import report_leftovers
from mobdsl.model.routines import Movement, Routine, title_of
from mobdsl.records import evolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mobdsl.syntax import nodes

_FACTS = ("target", "muscles", "planes", "tags", "easier", "harder")


def read_routine(captures: Captures, statement: nodes.Statement, scope: Scope) -> Routine:
    """`routine evening "Evening" { ... }`"""
    name, title = captures["name"], captures.get("title")
    contents = BodyBuilder.of(scope, "routine")
    read_lines(statement.body, contents)
    return routine_of(name.text, title.value if title else title_of(name.text), contents, name)


def routine_of(name: str, title: str, contents: BodyBuilder, place: Any) -> Routine:
    """The routine that ``contents`` make, under ``name``."""
    clauses = contents.builder.finish(place)
    return Routine(
        name=name,
        title=title,
        items=tuple(contents.items),
        lasts=contents.lasts,
        clauses=clauses,
        rules=tuple(contents.rules),
        contexts=tuple(contents.contexts),
        headings=clauses.headings,
        origin=contents.scope.span(place),
    )


def read_movement(captures: Captures, statement: nodes.Statement, scope: Scope) -> Movement:
    """`movement dead_bug "Dead bug" { target deep_core; cue "spine still"; variation slow { pace 8s } }`"""
    name, title = captures["name"], captures.get("title")
    known_as = title.value if title else title_of(name.text)
    builder = ClauseBuilder(scope)
    variations: dict[str, Movement] = {}
    for line in statements_in(statement.body, scope):
        with suppress(RejectedError):
            if Cursor(line.parts, scope).word() == "variation":
                variation = _variation(line, scope, known_as)
                if variations.setdefault(variation.name, variation) is not variation:
                    scope.report("M205", f"The variation `{variation.name}` is defined twice.", line)
            else:
                read_clause_line(line, scope, Place.MOVEMENT, builder)
    movement = _movement(name, known_as, builder, statement, tuple(variations.values()))
    return evolve(movement, aliases=(*plain_names(captures.get("aliases", ())), *movement.aliases))


def _variation(line: nodes.Statement, scope: Scope, movement: str) -> Movement:
    """`variation lateral "Lateral bird dog" { planes rotation }` in the movement that is known as ``movement``."""
    cursor = Cursor(line.parts, scope, at=1)
    captures = arguments(cursor, table(Place.MOVEMENT)["variation"])
    name, title = captures["name"], captures.get("title")
    builder = ClauseBuilder(scope)
    read_clauses(cursor, Place.MOVEMENT, builder)
    read_body(line.body, scope, Place.MOVEMENT, builder)
    report_leftovers(line, scope)
    return _movement(name, title.value if title else f"{movement}, {name.text.replace('_', ' ')}", builder, line)


def _movement(
    name: nodes.Name,
    title: str,
    builder: ClauseBuilder,
    statement: nodes.Statement,
    variations: tuple[Movement, ...] = (),
) -> Movement:
    scope = builder.scope
    extra = {word: one.captures for word, one in builder.extra.items()}
    facts = {word: plain_names(extra[word]["names"]) for word in _FACTS if word in extra}
    kit: Choice | None = extra["equipment"]["kit"] if "equipment" in extra else None
    if kit:
        facts["equipment"] = plain_names(kit.names)
    clauses = builder.finish(statement, extra)
    if clauses.position:
        facts["position"] = clauses.position
    if "unilateral" in extra:
        facts["unilateral"] = ("yes",)
    pace = extra["pace"]["time"] if "pace" in extra else None
    return Movement(
        name=name.text,
        title=title,
        facts=facts,
        any_equipment=bool(kit and kit.any_of),
        aliases=plain_names(extra["also"]["names"]) if "also" in extra else (),
        pace=pace.low if pace else None,
        clauses=clauses,
        headings=clauses.headings,
        variations=variations,
        origin=scope.span(name),
    )
