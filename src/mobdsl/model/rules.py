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
    """What a rule speaks of."""

    name: str
    """The name of a movement, a block or a tag."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Skip:
    """Leaves lines out."""

    targets: tuple[Target, ...]
    """What is left out."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class OnlyFirst:
    """Keeps the first lines as written."""

    count: int
    """How many, from 1."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class OnlyBetween:
    """Keeps the lines from one to another."""

    first: Target
    """On the first that is kept."""
    last: Target
    """On the last that is kept."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class OnlyThese:
    """Keeps some lines and nothing else."""

    targets: tuple[Target, ...]
    """What is kept."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Require:
    """What may not be left out."""

    targets: tuple[Target, ...]
    """The movements, blocks or tags."""
    place: str | None = None
    """Where they stand: `first` or `last`; None: anywhere."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class RequireOrder:
    """One stands before another wherever both are."""

    earlier: Target
    """The one in front."""
    later: Target
    """The one behind."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class ExpectLength:
    """How long the variant has to be."""

    length: Duration
    """The range within which it lies."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class ExpectCount:
    """How many movements the variant has to have."""

    count: Count
    """How many."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class ExpectPlanes:
    """What the movements of the variant have to cover."""

    planes: tuple[str, ...]
    """Planes of the spine."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Prefer:
    """The last to go and the first to come back when a variant is made to fit."""

    targets: tuple[Target, ...]
    """The movements, blocks or tags."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Replace:
    """One line takes the place of another."""

    target: Target
    """What gives its place."""
    step: Step
    """What takes it."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Fit:
    """Leaves out the least important, or brings back the most important left out."""

    length: Duration
    """The range within which the length has to lie."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class OrderBy:
    """The order as written is a rank: the first counts most."""

    rank: str
    """What it is a rank of, in a word."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class KeepClock:
    """What is left out leaves a gap, so that the rest stays at its time."""

    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


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
