"""`do` and `rotate`: what a line of a plan does."""

from __future__ import annotations

from mobdsl.language.keywords import Place, table
from mobdsl.lower.conditions import read_condition
from mobdsl.lower.cursor import Cursor, is_name, shown
from mobdsl.lower.signatures import argument
from mobdsl.model.plans import Doing
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.lower.scope import Scope
    from mobdsl.model.conditions import Condition

WORDS = ("do", "rotate")


def read_doings(cursor: Cursor, line: nodes.Statement) -> tuple[Doing, ...]:
    """What stands behind the word that comes next, up to the end of the line."""
    scope, word = cursor.scope, cursor.word()
    cursor.at += 1
    start = cursor.at
    first, *others = argument(cursor, table(Place.WHEN)[str(word)], tuple)
    if others:
        cursor.at = start + 1
        cursor.check_end(_hint(others[0]))
    condition = read_condition(line.conditions, scope)
    items = first.items if isinstance(first, nodes.Listing) else (first,)
    doings = tuple(_doing(item, condition, scope) for item in items)
    if word == "rotate" and len({doing.routine for doing in doings}) < 2:
        scope.reject("M427", "There is nothing to take turns with.", first, hint="rotate strength, mobility")
    return doings


def _doing(item: nodes.Part, condition: Condition | None, scope: Scope) -> Doing:
    if isinstance(item, nodes.Text):
        return Doing(routine=item.value, habit=True, condition=condition, origin=scope.span(item))
    if isinstance(item, nodes.Name) and is_name(item):
        return Doing(routine=item.text, condition=condition, origin=scope.span(item))
    scope.reject("M102", f"{shown(item, scope)} cannot be done.", item, expected='a routine, or a "text" for a habit')


def _hint(part: nodes.Part) -> str:
    if isinstance(part, nodes.Name) and part.text in table(Place.WHEN):
        return "When stands in front, what behind: on mon at 07:00 do evening."
    return "Several routines have commas between them: do warm_up, evening."
