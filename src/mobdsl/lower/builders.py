"""A line while it is read, and what the lines of one body amount to."""

from __future__ import annotations

from mobdsl.language.keywords import Place
from mobdsl.lower.clause_builder import ClauseBuilder
from mobdsl.lower.conditions import read_condition
from mobdsl.lower.cursor import Cursor, shown
from mobdsl.lower.misplaced_keywords import RULES_OF_SAFETY
from mobdsl.records import define, field
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.lower.scope import Scope
    from mobdsl.model.amounts import Duration
    from mobdsl.model.conditions import Condition
    from mobdsl.model.items import Item
    from mobdsl.model.routines import Context
    from mobdsl.model.rules import Rule
    from mobdsl.source import Span


@define
class BodyBuilder:
    """What the lines of one body amount to."""

    scope: Scope
    """The file that they stand in."""
    owner: str
    """What the body belongs to: routine, block, context or file."""
    builder: ClauseBuilder
    """The clauses that stand on lines of their own."""
    """In how many other bodies it stands."""
    items: list[Item] = field(factory=list)
    rules: list[Rule] = field(factory=list)
    contexts: dict[str, Context] = field(factory=dict)
    lasts: Duration | None = None
    """How long it lasts, where a line says so."""
    lasting: nodes.Statement | None = None
    """The line that says so."""
    clause: nodes.Statement | None = None
    """The first line of clauses."""

    @classmethod
    def of(cls, scope: Scope, owner: str) -> BodyBuilder:
        """Empty contents."""
        return cls(scope, owner, ClauseBuilder(scope))


@define
class Line:
    """A statement while it is read."""

    statement: nodes.Statement
    """Its parts, conditions and body."""
    cursor: Cursor
    """It stands behind the word that named the reader of the line."""
    contents: BodyBuilder
    """What the line becomes part of."""
    at: int | None = None
    """Milliseconds from the start of what it stands in, where it begins with a time."""
    at_origin: Span | None = None
    """Where that time stands."""

    @property
    def scope(self) -> Scope:
        """The file's scope."""
        return self.contents.scope

    @property
    def condition(self) -> Condition | None:
        """What has to hold for the line to count."""
        return read_condition(self.statement.conditions, self.scope)


def ended(line: Line) -> None:
    """Nothing may follow what has been read."""
    line.cursor.check_end("A name of several words has underscores between them, several names have commas: a_b, c.")


def only_in(line: Line, *owners: str) -> None:
    """Rejects a line that stands in something else than one of ``owners``."""
    owner = line.contents.owner
    if owner not in owners:
        first = line.statement.parts[0] if line.statement.parts else line.statement
        message = f"{shown(first, line.scope)} cannot stand in a {owner}."
        hint = f"It belongs into a {' or a '.join(name for name in owners if name != 'file')}."
        if owner == "block" and isinstance(first, nodes.Name):
            hint = RULES_OF_SAFETY.get(first.text, hint)
        if owner == "context":
            hint = "A context holds rules: skip twist, only first 4, expect 3-4min. Movements stand in the routine."
        line.scope.reject("M115", message, first, hint=hint)


def places_of(line: Line) -> tuple[Place, ...]:
    """Where the words stand that may begin the line."""
    owner = line.contents.owner
    clauses = Place.BLOCK if owner == "block" else Place.CLAUSE
    return (Place.LINE, clauses, Place.FILE) if owner == "file" else (Place.LINE, clauses)
