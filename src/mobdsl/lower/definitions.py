"""Definitions: routines, movements, and what stands directly in a file."""

from typing import Any

from mobdsl.lower.clauses import Draft, plain_names, read_body
from mobdsl.lower.lines import Contents, read_lines
from mobdsl.lower.reader import Captures
from mobdsl.lower.scope import Scope
from mobdsl.model.routines import Movement, Routine, title_of
from mobdsl.syntax import nodes
from mobdsl.words import Place

_FACTS = ("target", "muscles", "planes", "equipment", "tags", "easier", "harder")


def read_routine(captures: Captures, statement: nodes.Statement, scope: Scope) -> Routine:
    """`routine evening "Evening" { ... }`"""
    name, title = captures["name"], captures.get("title")
    contents = Contents.of(scope, "routine")
    read_lines(statement.body, contents)
    return routine_of(name.text, title.value if title else title_of(name.text), contents, name)


def routine_of(name: str, title: str, contents: Contents, place: Any) -> Routine:
    """The routine that ``contents`` make, under ``name``."""
    clauses = contents.draft.finish(place)
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
    """`movement dead_bug "Dead bug" { target deep_core; cue "spine still" }`"""
    name, title = captures["name"], captures.get("title")
    draft = Draft(scope)
    read_body(statement.body, scope, Place.MOVEMENT, draft)
    facts = {word: plain_names(draft.extra[word]["names"]) for word in _FACTS if word in draft.extra}
    clauses = draft.finish(statement)
    if clauses.position:
        facts["position"] = clauses.position
    if "unilateral" in draft.extra:
        facts["unilateral"] = ("yes",)
    pace = draft.extra["pace"]["time"] if "pace" in draft.extra else None
    aliases = draft.extra["also"]["names"] if "also" in draft.extra else ()
    return Movement(
        name=name.text,
        title=title.value if title else title_of(name.text),
        facts=facts,
        aliases=plain_names(aliases),
        pace=pace.low if pace else None,
        clauses=clauses,
        headings=clauses.headings,
        origin=scope.span(name),
    )
