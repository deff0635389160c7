"""Where a rule stands."""

from __future__ import annotations

from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.lower.scope import Scope
    from mobdsl.model.conditions import Condition
    from mobdsl.source import Span


@frozen
class Site:
    """What every function that reads a rule needs to know besides what the rule says."""

    scope: Scope
    """The file that it stands in."""
    origin: Span
    """Where it stands."""
    condition: Condition | None
    """What has to hold for it to count."""
