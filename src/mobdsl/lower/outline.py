"""What can be seen of a file before any of its lines is read: which names it defines, and what its lines begin with."""

from __future__ import annotations

from mobdsl.language.keywords import Place, table
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.project.imports import Unit

_INSIDE = {
    "routine": frozenset[str](),
    "context": frozenset[str](),
    "movement": frozenset(table(Place.MOVEMENT)) - table(Place.LINE).keys(),
    "progression": frozenset(table(Place.PROGRESSION)) - table(Place.LINE).keys(),
    "plan": frozenset((*table(Place.PLAN), *table(Place.WHEN))),
}
"""Definitions, and what begins a line in their braces and not beside them."""


def contexts_in(unit: Unit) -> Iterator[str]:
    """The names and aliases of the contexts in the file and in its routines."""
    for statement in nodes.statements(unit.file):
        if head(statement) == "context":
            yield from (name.text for name in _names(statement.parts[1:]))


def asked_by_params(unit: Unit) -> frozenset[str]:
    """The names that the conditions on parameters ask for."""
    lines = (line for line in unit.file.statements if isinstance(line, nodes.Statement) and head(line) == "param")
    tests = (test for line in lines for condition in line.conditions for test in condition.tests)
    sides = (side for test in tests for side in (test.left, test.right))
    return frozenset(side.text for side in sides if isinstance(side, nodes.Name))


def events_in(unit: Unit) -> Iterator[str]:
    """The names in lines `start birth` of plans."""
    for statement in unit.file.statements:
        if isinstance(statement, nodes.Statement) and statement.body and head(statement) == "plan":
            for line in statement.body.statements:
                match line:
                    case nodes.Statement((nodes.Name("start"), nodes.Name(event), *_)):
                        yield event


def defined_in(unit: Unit, *words: str) -> Iterator[str]:
    """The names and aliases of the movements, progressions and routines in the file, or what else ``words`` define."""
    words = words or ("movement", "progression", "routine")
    for statement in unit.file.statements:
        if isinstance(statement, nodes.Statement) and head(statement) in words:
            yield from (name.text for name in _names(statement.parts[1:]))
            for line in statement.body.statements if statement.body else ():
                if isinstance(line, nodes.Statement) and head(line) == "also":
                    yield from (name.text for name in _names(line.parts[1:]))


def _names(parts: Iterable[nodes.Part]) -> Iterator[nodes.Name]:
    for part in parts:
        items = part.items if isinstance(part, nodes.Listing) else (part,)
        yield from (item for item in items if isinstance(item, nodes.Name))


def head(statement: nodes.Statement) -> str | None:
    """The bare word with which ``statement`` begins."""
    first = statement.parts[0] if statement.parts else None
    return first.text if isinstance(first, nodes.Name) else None


def belongs(statement: nodes.Statement, bare: str | None) -> bool:
    """Whether ``statement`` likely belongs into the definition above it, that of a ``bare`` word without braces."""
    if bare not in _INSIDE:
        return False
    return not (statement.parts or statement.conditions) or head(statement) in _INSIDE[bare]
