"""What pieces stand in: each bears a chain of such marks, the outermost first."""

from __future__ import annotations

from mobdsl.model.intervals import Round
from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from mobdsl.select.tree import Node


@frozen(eq=False)
class Section:
    """A line, a block or a repeat where it is laid out: what its ``node`` of the tree comes to there."""

    node: Node


@frozen(eq=False)
class OneSet:
    """A set of a line some of whose sets may be left out, or whose sets a clock ends."""

    number: int
    """Which one, from 1."""
    total: int
    """How many there are."""
    needed: bool
    """False where it may be left out."""
    every: int | None
    """Milliseconds after which it is over, done or not; None where no clock says so."""


@frozen(eq=False)
class Slot:
    """A time that is over ``length`` milliseconds after its beginning, whatever a person makes of it."""

    length: int


@frozen(eq=False)
class Offered:
    """What an optional line comes to at its place, which a session offers."""

    line: int
    """The line of the routine, from 0."""


@frozen(eq=False)
class Lap:
    """A round that is done as often as a person wants, with what stands before it."""

    every: int | None
    """Milliseconds after which it is over, done or not; None where no clock says so."""


Mark: TypeAlias = "Section | Round | OneSet | Slot | Offered | Lap"

Marks: TypeAlias = "tuple[Mark, ...]"


def rounds_of(marks: Marks) -> tuple[Round, ...]:
    """The rounds among ``marks``."""
    return tuple([mark for mark in marks if isinstance(mark, Round)])
