"""What keeps people safe, and what they are asked."""

from __future__ import annotations

from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.model.amounts import Count, Duration
    from mobdsl.model.conditions import Condition
    from mobdsl.source import Span


@frozen(kw_only=True)
class Clearance:
    """A gate before the routine: where its condition holds or is not known, the person has to agree."""

    text: str
    """What the person agrees to."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Warn:
    """A caution."""

    text: str
    """What it says."""
    targets: tuple[str, ...] = ()
    """The movements, blocks or tags that it is shown with; none: with the whole routine."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Stop:
    """Ends the routine, or the movement in whose body it stands."""

    condition: Condition
    """As soon as this holds."""
    text: str | None = None
    """What the person is told."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Never:
    """Forbids a movement or a tool."""

    target: str
    """The movement or tool."""
    area: str | None = None
    """The area of the body on which it is forbidden; None: everywhere."""
    text: str | None = None
    """Why, or what to do instead."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


@frozen(kw_only=True)
class Ask:
    """A question to the person."""

    name: str
    """The fact that the answer is."""
    text: str
    """What the person is asked."""
    scale: Count | None = None
    """The range of a figure; with neither this nor choices the answer is yes or no."""
    choices: tuple[str, ...] = ()
    """The names to choose from."""
    when: str = "after"
    """`before`, `after`, or `each` (after each movement)."""
    delay: Duration | None = None
    """How long after the session it is asked (`after 24h`)."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""
