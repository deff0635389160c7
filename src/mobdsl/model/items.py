"""What a routine is made of: steps, pauses, blocks and other routines run in place."""

from __future__ import annotations

from mobdsl.model.clauses import NO_CLAUSES, Clauses
from mobdsl.records import field, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from mobdsl.model.amounts import Count, Duration, Reps
    from mobdsl.model.conditions import Condition
    from mobdsl.source import Span


@frozen
class Use:
    """A movement named on a line."""

    movement: str
    origin: Span | None = None


@frozen(kw_only=True)
class Step:
    """A line with one movement or several.

    ``at``: offset in milliseconds from the start of the routine or block that holds the line, written at
    ``at_origin``; ``chained``: written
    with `then`, one goes into the next without rest; ``optional``: off unless asked for.
    """

    uses: tuple[Use, ...]
    clauses: Clauses = NO_CLAUSES
    at: int | None = None
    at_origin: Span | None = field(default=None, eq=False)
    chained: bool = False
    until: Condition | None = None
    optional: bool = False
    between: bool = False
    flow: str | None = None
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class Pause:
    """A line of rest, always taken, with ``between`` only between rounds. No duration: until the person goes on."""

    duration: Duration | None
    between: bool = False
    at: int | None = None
    at_origin: Span | None = field(default=None, eq=False)
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class Repeat:
    """How often a block runs, one of: ``rounds`` times; a round for each value of ``series``, which is the dose of
    items without one; for a ``time``; ``until`` something holds; if none is given once, for each side or position that
    its clauses name.

    ``every``: a round starts at this interval. ``cap``: the whole is cut off there. ``ending`` says what happens to a
    round that the end of the ``time`` falls into: `cut`, `whole` (it is not begun) or `finish`.
    """

    rounds: Count | None = None
    series: Reps | None = None
    time: Duration | None = None
    ending: str = "cut"
    until: Condition | None = None
    every: Duration | None = None
    cap: Duration | None = None


@frozen(kw_only=True)
class Block:
    """Lines that belong together: named (`block`), repeated (`repeat`), or just grouped by braces.

    The items inherit ``clauses``; ``lasts`` is the block's own length; its `rest` stands between the rounds, or
    between the items where nothing is repeated, its `switch` between the sides.
    """

    items: tuple[Item, ...]
    name: str | None = None
    title: str | None = None
    clauses: Clauses = NO_CLAUSES
    repeat: Repeat | None = None
    lasts: Duration | None = None
    at: int | None = None
    at_origin: Span | None = field(default=None, eq=False)
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class Do:
    """Another routine, run in place."""

    routine: str
    at: int | None = None
    at_origin: Span | None = field(default=None, eq=False)
    condition: Condition | None = None
    origin: Span | None = None


Item: TypeAlias = Step | Pause | Block | Do


def walk(items: Iterable[Item]) -> Iterator[Item]:
    """``items`` and all that stands in them, in the order written."""
    for item in items:
        yield item
        if isinstance(item, Block):
            yield from walk(item.items)
