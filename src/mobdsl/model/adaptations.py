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
    """`VERB [amount | to NAME] if COND`.

    ``verb`` is advance, regress, add or reduce. ``amount`` is how much, ``what`` of what (`1 level`, `volume 20%`,
    `1 rep`); ``targets`` are names to go to or to add, the first that suits; ``every`` is how often at most, as a
    figure and `days`, `weeks` or `sessions`; ``nearest`` rounds a load; ``after`` is the least time on a level.
    """

    verb: str
    amount: Quantity | Duration | Count | None = None
    what: str | None = None
    targets: tuple[str, ...] = ()
    every: tuple[int, str] | None = None
    nearest: Quantity | None = None
    after: tuple[int, str] | None = None
    condition: Condition | None = None
    origin: Span | None = None
