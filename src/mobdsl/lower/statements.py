"""The statements of a file: definitions, the version, lines of the log; any other is a line of a routine."""

from __future__ import annotations

from mobdsl.language.keywords import Place, table
from mobdsl.lower.cursor import Cursor, shown
from mobdsl.lower.definitions import read_movement, read_routine
from mobdsl.lower.lines import keep_context, read_context, read_inside, read_line
from mobdsl.lower.outline import head
from mobdsl.lower.recovery import forget_head
from mobdsl.lower.scope import RejectedError
from mobdsl.lower.signatures import arguments
from mobdsl.lower.unconsumed import report_leftovers
from mobdsl.records import define, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from mobdsl.lower.argument_types import Names
    from mobdsl.lower.builders import BodyBuilder
    from mobdsl.lower.memory import Memory
    from mobdsl.lower.scope import Scope
    from mobdsl.model.amounts import Count
    from mobdsl.model.log import Entry
    from mobdsl.model.plans import Plan
    from mobdsl.model.progressions import Progression
    from mobdsl.model.routines import Context, Movement, Routine
    from mobdsl.syntax import nodes

    T = TypeVar("T")
    _Defined = TypeVar("_Defined", Routine, Movement, Progression, Plan)

LANGUAGE = 1
"""The version of the language that this tool reads."""


@define
class Sheet:
    """A document while it is read."""

    scope: Scope
    """The file."""
    contents: BodyBuilder
    """What stands in no definition."""
    memory: Memory | None = None
    """What was read of the file before, with other parameters."""
    routines: dict[str, Routine] = field(factory=dict)
    movements: dict[str, Movement] = field(factory=dict)
    contexts: dict[str, Context] = field(factory=dict)
    progressions: dict[str, Progression] = field(factory=dict)
    plans: dict[str, Plan] = field(factory=dict)
    log: list[Entry] = field(factory=list)

    def read(self, statement: nodes.Statement, read: Callable[[], T]) -> T:
        """What ``read`` makes of ``statement``, or has made of it before."""
        return self.memory.recall(statement, self.scope, read) if self.memory else read()


def statement_arguments(statement: nodes.Statement, word: str, scope: Scope) -> list[object]:
    """What follows the ``word`` with which ``statement`` begins, and nothing else."""
    cursor = Cursor(statement.parts, scope, at=1)
    values = arguments(cursor, table(Place.FILE)[word])
    cursor.check_end("A name of several words is written with underscores. What belongs inside stands in the braces.")
    return values


def read_statement(statement: nodes.Statement, sheet: Sheet) -> None:
    """Reads one statement of a file into ``sheet``."""
    word = head(statement)
    if word == "param":
        return  # parameters have been worked out before
    if word not in table(Place.FILE):
        read_line(statement, sheet.contents)
        return
    with sheet.scope.attempt() as trial:
        try:
            values = statement_arguments(statement, word, sheet.scope)
            if word in _BRACED:
                _check_braces(statement, word, sheet.scope)
            _READERS[word](statement, sheet, *values)
        except RejectedError:
            forget_head(statement, trial)
            sheet.scope.note_undefined(statement)
            if word in ("routine", "context"):
                read_inside(statement, sheet.contents)
            return
    report_leftovers(statement, sheet.scope)


def _check_braces(statement: nodes.Statement, word: str, scope: Scope) -> None:
    if statement.body is None:
        hint = f"Its first line ends with a {{: {shown(statement, scope).strip('`')} {{"
        scope.reject("M117", f"`{word}` holds lines in braces, and there are none.", statement, hint=hint)


def _mob(statement: nodes.Statement, sheet: Sheet, version: Count) -> None:
    if version.low != LANGUAGE or not version.single:
        message = f"This file is written in version {version.low} of the language; I read version {LANGUAGE}."
        sheet.scope.report("M118", message, statement, hint="Update mobdsl, or write: mob 1")


def _import(statement: nodes.Statement, sheet: Sheet, path: nodes.Text, alias: nodes.Name) -> None:
    """Nothing is left to do: imports have been followed before."""


def _routine(statement: nodes.Statement, sheet: Sheet, name: nodes.Name, title: nodes.Text | None) -> None:
    routine = sheet.read(statement, lambda: read_routine(statement, sheet.scope, name, title))
    _keep(routine, sheet.routines, statement, name, sheet.scope)


def _movement(
    statement: nodes.Statement, sheet: Sheet, name: nodes.Name, title: nodes.Text | None, aliases: Names | None
) -> None:
    movement = sheet.read(statement, lambda: read_movement(statement, sheet.scope, name, title, aliases))
    _keep(movement, sheet.movements, statement, name, sheet.scope)


def _context(
    statement: nodes.Statement, sheet: Sheet, name: nodes.Name, title: nodes.Text | None, aliases: Names | None
) -> None:
    context = sheet.read(statement, lambda: read_context(statement, sheet.scope, name, title, aliases))
    keep_context(context, sheet.contexts, sheet.scope)


def _progression(statement: nodes.Statement, sheet: Sheet, name: nodes.Name, title: nodes.Text | None) -> None:
    from mobdsl.lower.progressions import read_progression

    progression = sheet.read(statement, lambda: read_progression(statement, sheet.scope, name, title))
    _keep(progression, sheet.progressions, statement, name, sheet.scope)


def _plan(statement: nodes.Statement, sheet: Sheet, name: nodes.Name, title: nodes.Text | None) -> None:
    from mobdsl.lower.plans import read_plan

    if plan := sheet.read(statement, lambda: read_plan(statement, sheet.scope, name, title)):
        _keep(plan, sheet.plans, statement, name, sheet.scope)
    else:
        sheet.scope.note_undefined(statement)


def _did(statement: nodes.Statement, sheet: Sheet, *arguments: object) -> None:
    from mobdsl.lower.log import read_entry

    read: Callable[..., Entry] = read_entry
    sheet.log.append(read(statement, sheet.scope, *arguments))


def _answered(statement: nodes.Statement, sheet: Sheet, *arguments: object) -> None:
    from mobdsl.lower.log import read_answers

    read: Callable[..., Entry] = read_answers
    sheet.log.append(read(statement, sheet.scope, *arguments))


_BRACED = ("routine", "movement", "context", "progression", "plan")
"""The definitions that hold lines."""

_READERS: dict[str, Callable[..., None]] = {
    "mob": _mob,
    "import": _import,
    "routine": _routine,
    "movement": _movement,
    "context": _context,
    "progression": _progression,
    "plan": _plan,
    "did": _did,
    "answered": _answered,
}
"""What each word does that begins a statement of a file; `param` comes before all of them."""


def _keep(
    thing: _Defined, things: dict[str, _Defined], statement: nodes.Statement, name: nodes.Name, scope: Scope
) -> None:
    if thing.name in things:
        scope.report("M205", f"`{thing.name}` is defined twice.", name, hint="Give one of them another name.")
    elif "." in thing.name:
        scope.report("M205", "A name that is defined has no dot in it.", name, hint=thing.name.replace(".", "_"))
        scope.note_undefined(statement)
    else:
        things[thing.name] = thing
