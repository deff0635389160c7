"""What a routine is made of: steps, pauses, blocks and other routines run in place."""

from __future__ import annotations

from mobdsl.model.clauses import NO_CLAUSES, Clauses
from mobdsl.records import field, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from mobdsl.model.amounts import Count, Duration, Reps, Spacing
    from mobdsl.model.conditions import Condition
    from mobdsl.source import Span


@frozen
class Use:
    """A movement named on a line."""

    movement: str
    """The name of the movement, with the alias of its import in front."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Step:
    """A line with one movement or several."""

    uses: tuple[Use, ...]
    """The movements, one at least."""
    clauses: Clauses = NO_CLAUSES
    """How they are done."""
    at: int | None = None
    """Milliseconds from the start of the routine or block that it stands in; None where it follows the line before."""
    at_origin: Span | None = field(default=None, eq=False)
    """Where that time stands."""
    chained: bool = False
    """Whether one goes into the next without rest (`then`)."""
    until: Condition | None = None
    """What ends it."""
    optional: bool = False
    """Whether it is off unless the person asks for it or its condition holds."""
    between: bool = False
    """Whether it is left out after the last round."""
    flow: str | None = None
    """inhale or exhale, where it is done on one breath."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Pause:
    """A line of rest, always taken."""

    duration: Duration | None
    """How long; None: until the person goes on."""
    between: bool = False
    """Whether it is taken between rounds only."""
    at: int | None = None
    """Milliseconds from the start of the routine or block that it stands in; None where it follows the line before."""
    at_origin: Span | None = field(default=None, eq=False)
    """Where that time stands."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Repeat:
    """How often a block runs: one of rounds, series, time and until, or once for each side or position that
    its clauses name.
    """

    rounds: Count | None = None
    """How many rounds, from 1."""
    series: Reps | None = None
    """A round for each value, which is the dose of items without one."""
    time: Duration | None = None
    """For how long."""
    ending: str = "cut"
    """What becomes of a round that the end of the time falls into: `cut`, `whole` (it is not begun) or `finish`."""
    until: Condition | None = None
    """What ends it."""
    every: Spacing | None = None
    """The interval at which rounds start."""
    cap: Duration | None = None
    """The time at which the whole is cut off."""

    @property
    def several(self) -> bool:
        """Whether there may be more rounds than one."""
        if self.rounds:
            return self.rounds.high != 1
        return bool(self.time or self.until or (self.series and len(self.series.values) > 1))


@frozen(kw_only=True)
class Block:
    """Lines that belong together: named (`block`), repeated (`repeat`), or just grouped by braces."""

    items: tuple[Item, ...]
    """Its lines."""
    name: str | None = None
    """The name by which rules speak of it."""
    title: str | None = None
    """What people read."""
    clauses: Clauses = NO_CLAUSES
    """What its items inherit. Its `rest` stands between the rounds, or between the items where nothing is repeated, its
    `switch` between the sides."""
    repeat: Repeat | None = None
    """How often it runs; None: once."""
    lasts: Duration | None = None
    """How long it lasts by its own word."""
    at: int | None = None
    """Milliseconds from the start of the routine or block that it stands in; None where it follows the line before."""
    at_origin: Span | None = field(default=None, eq=False)
    """Where that time stands."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Do:
    """Another routine, run in place."""

    routine: str
    """Its name, with the alias of its import in front."""
    at: int | None = None
    """Milliseconds from the start of the routine or block that it stands in; None where it follows the line before."""
    at_origin: Span | None = field(default=None, eq=False)
    """Where that time stands."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


Item: TypeAlias = Step | Pause | Block | Do


def walk(items: Iterable[Item]) -> Iterator[Item]:
    """``items`` and all that stands in them, in the order written."""
    for item in items:
        yield item
        if isinstance(item, Block):
            yield from walk(item.items)
