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
    """A gate before the routine: where ``condition`` holds or is not known, the person has to agree to ``text``."""

    text: str
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class Warn:
    """A caution shown with the movements that ``targets`` name (with the whole routine where it names none)."""

    text: str
    targets: tuple[str, ...] = ()
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class Stop:
    """Ends the routine, or the movement in whose body it stands, as soon as ``condition`` holds."""

    condition: Condition
    text: str | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class Never:
    """Forbids a movement or a tool, everywhere or on an ``area`` of the body."""

    target: str
    area: str | None = None
    text: str | None = None
    condition: Condition | None = None
    origin: Span | None = None


@frozen(kw_only=True)
class Ask:
    """A question to the person. The answer is the fact ``name``.

    ``scale`` is the range of a figure, ``choices`` the names to choose from; with neither the answer is yes or no.
    ``when`` is `before`, `after`, or `each` (after each movement); ``delay`` puts the question off (`after 24h`).
    """

    name: str
    text: str
    scale: Count | None = None
    choices: tuple[str, ...] = ()
    when: str = "after"
    delay: Duration | None = None
    condition: Condition | None = None
    origin: Span | None = None
