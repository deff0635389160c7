"""How a programme changes with what happened: the one shape of an adaptation."""

from __future__ import annotations

from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.model.amounts import Count, Duration, Quantity
    from mobdsl.model.conditions import Condition
    from mobdsl.source import Span


@frozen(kw_only=True)
class Adaptation:
    """`VERB [amount | to NAME] if COND`."""

    verb: str
    """advance, regress, add or reduce."""
    amount: Quantity | Duration | Count | None = None
    """How much."""
    what: str | None = None
    """Of what: level, week, rep, volume."""
    targets: tuple[str, ...] = ()
    """Names to go to or to add, the first that suits."""
    every: tuple[int, str] | None = None
    """How often at most: a figure from 1, and days, weeks or sessions."""
    nearest: Quantity | None = None
    """The step to which a load is rounded."""
    after: tuple[int, str] | None = None
    """The least time on a level, likewise."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""
