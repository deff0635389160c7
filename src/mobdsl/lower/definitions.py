"""Definitions: routines, movements, and what stands directly in a file."""

from __future__ import annotations

from contextlib import suppress

from mobdsl.language.keywords import Place, table
from mobdsl.lower.builders import BodyBuilder
from mobdsl.lower.clause_builder import ClauseBuilder
from mobdsl.lower.clauses import read_body, read_clause_line, read_clauses
from mobdsl.lower.cursor import Cursor, plain_names
from mobdsl.lower.lines import read_lines
from mobdsl.lower.scope import RejectedError, Scope, Spanned, statements_in
from mobdsl.lower.signatures import call
from mobdsl.lower.unconsumed import report_leftovers
from mobdsl.model.names import title_of
from mobdsl.model.routines import Movement, Routine
from mobdsl.records import evolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.lower.argument_types import Names
    from mobdsl.syntax import nodes

_FACTS = ("target", "muscles", "planes", "tags", "easier", "harder", "equipment")
_VARIATION = table(Place.MOVEMENT)["variation"]


def read_routine(statement: nodes.Statement, scope: Scope, name: nodes.Name, title: nodes.Text | None) -> Routine:
    """`routine evening "Evening" { ... }`"""
    contents = BodyBuilder.of(scope, "routine")
    read_lines(statement.body, contents)
    return routine_of(name.text, title.value if title else title_of(name.text), contents, name)


def routine_of(name: str, title: str, contents: BodyBuilder, place: Spanned) -> Routine:
    """The routine that ``contents`` make, under ``name``."""
    clauses = contents.builder.finish(place)
    return Routine(
        name=name,
        title=title,
        items=tuple(contents.items),
        lasts=contents.lasts,
        clauses=clauses,
        rules=tuple(contents.rules),
        contexts=tuple(contents.contexts.values()),
        headings=clauses.headings,
        origin=contents.scope.span(place),
    )


def read_movement(
    statement: nodes.Statement, scope: Scope, name: nodes.Name, title: nodes.Text | None, aliases: Names | None
) -> Movement:
    """`movement dead_bug "Dead bug" { target deep_core; cue "spine still"; variation slow { pace 8s } }`"""
    known_as = title.value if title else title_of(name.text)
    builder = ClauseBuilder(scope)
    variations: dict[str, Movement] = {}
    for line in statements_in(statement.body, scope):
        with suppress(RejectedError):
            cursor = Cursor(line.parts, scope)
            if cursor.take("variation"):
                variation = call(_variation, cursor, _VARIATION, cursor, line, known_as)
                if variations.setdefault(variation.name, variation) is not variation:
                    scope.report("M205", f"The variation `{variation.name}` is defined twice.", line)
            else:
                read_clause_line(line, scope, Place.MOVEMENT, builder)
    movement = _movement(name, known_as, builder, statement, tuple(variations.values()))
    return evolve(movement, aliases=(*plain_names(aliases or ()), *movement.aliases))


def _variation(
    cursor: Cursor, line: nodes.Statement, movement: str, name: nodes.Name, title: nodes.Text | None
) -> Movement:
    """`variation lateral "Lateral bird dog" { planes rotation }` in the movement that is known as ``movement``."""
    scope = cursor.scope
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
    extra = builder.extra
    clauses = builder.finish(statement, extra)
    facts = {word: extra[word].names for word in _FACTS if word in extra}
    if clauses.position:
        facts["position"] = clauses.position
    if "unilateral" in extra:
        facts["unilateral"] = ("yes",)
    pace = extra["pace"].length if "pace" in extra else None
    return Movement(
        name=name.text,
        title=title,
        facts=facts,
        any_equipment="equipment" in extra and extra["equipment"].any_of,
        aliases=extra["also"].names if "also" in extra else (),
        pace=pace.low if pace else None,
        speeds=tuple(each.speed for each in builder.paces if each.speed),
        clauses=clauses,
        headings=clauses.headings,
        variations=variations,
        origin=builder.scope.span(name),
    )
