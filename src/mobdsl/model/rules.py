"""Rules: which of a routine's lines count, and what has to be true of what is left."""

from __future__ import annotations

from mobdsl.model.adaptations import Adaptation
from mobdsl.model.guards import Ask, Clearance, Never, Stop, Warn
from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from mobdsl.model.amounts import Count, Duration
    from mobdsl.model.conditions import Condition
    from mobdsl.model.items import Step
    from mobdsl.source import Span


@frozen
class Target:
    """A name that a rule speaks of: a movement, a block or a tag."""

    name: str
    origin: Span | None = None


@frozen(kw_only=True)
class Skip:
    """Leaves ``targets`` out."""

    targets: tuple[Target, ...]
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class OnlyFirst:
    """Keeps the first ``count`` lines as written."""

    count: int
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class OnlyBetween:
    """Keeps the lines from the one with ``first`` to the one with ``last``, both included."""

    first: Target
    last: Target
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class OnlyThese:
    """Keeps ``targets`` and nothing else."""

    targets: tuple[Target, ...]
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class Require:
    """``targets`` may not be left out. ``place`` (`first`, `last`) also fixes where they stand."""

    targets: tuple[Target, ...]
    place: str | None = None
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class RequireOrder:
    """``earlier`` stands before ``later`` wherever both are."""

    earlier: Target
    later: Target
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class ExpectLength:
    """The variant's length lies within ``length``."""

    length: Duration
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class ExpectCount:
    """The variant has so many movements."""

    count: Count
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class ExpectPlanes:
    """The variant's movements cover these planes of the spine."""

    planes: tuple[str, ...]
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class Prefer:
    """``targets`` are the last to go and the first to come back when a variant is made to fit."""

    targets: tuple[Target, ...]
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class Replace:
    """``target`` gives its place to ``step``."""

    target: Target
    step: Step
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class Fit:
    """Leaves out the least important, or brings back the most important left out, until the length lies within."""

    length: Duration
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class OrderBy:
    """The order as written is a rank: the first counts most."""

    rank: str
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class KeepClock:
    """What is left out leaves a gap, so that the rest stays at its time."""

    condition: Condition | None = None
    origin: Span | None = None


Rule: TypeAlias = (
    Skip
    | OnlyFirst
    | OnlyBetween
    | OnlyThese
    | Require
    | RequireOrder
    | Prefer
    | Replace
    | Fit
    | OrderBy
    | ExpectLength
    | ExpectCount
    | ExpectPlanes
    | KeepClock
    | Clearance
    | Warn
    | Stop
    | Never
    | Ask
    | Adaptation
)

SHOWN = (Clearance, Warn, Stop, Never, Ask, Adaptation)
"""Rules that say or ask something, and leave the lines as they are."""
