"""What is read of a file again and again, where its parameters depend on contexts.

Each context may give a parameter another value, and the file then means something else: but only the definitions that
name the parameter do. The others are read once.
"""

from __future__ import annotations

from mobdsl.lower.scope import RejectedError
from mobdsl.records import define, field, frozen
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias, TypeVar

    from mobdsl.diagnostics import Diagnostic
    from mobdsl.lower.params import Lines
    from mobdsl.lower.scope import Scope
    from mobdsl.model.document import UndefinedName

    T = TypeVar("T")

_Values: TypeAlias = "tuple[tuple[str, nodes.Atom | None], ...]"


@frozen
class Reported:
    """What was reported while something was read."""

    diagnostics: tuple[Diagnostic, ...]
    undefined: tuple[UndefinedName, ...]


@define
class Memory:
    """What has been read of one file and those that it imports."""

    params: dict[str, tuple[Lines, Reported]] = field(factory=dict)
    """The lines that set parameters, by the path of the file."""
    _definitions: dict[tuple[str, int, _Values], tuple[object, Reported]] = field(factory=dict)
    _names: dict[tuple[str, int], tuple[str, ...]] = field(factory=dict)

    def recall(self, statement: nodes.Statement, scope: Scope, read: Callable[[], T]) -> T:
        """What ``read`` makes of ``statement`` under the parameters in force, with what there is to report."""
        place = (scope.source.path, statement.start)
        if place not in self._names:
            self._names[place] = tuple(dict.fromkeys(name.text for name in nodes.names_of(statement)))
        key = (*place, _values(self._names[place], scope))
        if key not in self._definitions:
            thing, reported = watched(scope, read)
            self._definitions[key] = (thing, reported)
            return thing
        known, reported = self._definitions[key]
        report_again(reported, scope)
        if statement.body:
            scope.read.add(statement.body.start)
        return known  # type: ignore[return-value] # made by the same function for the same statement


def watched(scope: Scope, read: Callable[[], T]) -> tuple[T, Reported]:
    """What ``read`` makes, and what it reports."""
    diagnostics, undefined = len(scope.diagnostics), len(scope.undefined)
    thing = read()
    return thing, Reported(tuple(scope.diagnostics[diagnostics:]), tuple(scope.undefined[undefined:]))


def report_again(reported: Reported, scope: Scope) -> None:
    """Reports what was ``reported`` when something was read first."""
    scope.diagnostics.extend(reported.diagnostics)
    scope.undefined.extend(reported.undefined)


def _values(names: tuple[str, ...], scope: Scope) -> _Values:
    """Those of ``names`` that are parameters, with their values; None for one that has none."""
    values: list[tuple[str, nodes.Atom | None]] = []
    for name in names:
        try:
            value = scope.value(name)
        except RejectedError:
            values.append((name, None))
            continue
        if value is not None:
            values.append((name, value))
    return tuple(values)
