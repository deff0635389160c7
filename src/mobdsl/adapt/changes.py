"""What has changed, and why: the steps by which figures changed, what waits, what was met."""

from __future__ import annotations

from mobdsl.records import field, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal
    from typing import TypeAlias

    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.amounts import Count, Duration, Quantity
    from mobdsl.model.clauses import Load
    from mobdsl.model.guards import Ask, Stop
    from mobdsl.model.log import Entry

    Amount: TypeAlias = Quantity | Duration | Count


@frozen(kw_only=True)
class Shift:
    """A step by which a figure of a movement has changed: one of `add`, `share` and `base`."""

    what: str
    """Which figure: load, reps, sets, time, hold, distance, effort, or the unit of a counted thing."""
    add: Quantity | Duration | Count | None = None
    """What is added to it."""
    share: Decimal | None = None
    """What it is multiplied by."""
    nearest: Quantity | None = None
    """The step to which it is rounded then."""
    base: Load | None = None
    """The load that was recorded, where the file states none."""


@frozen(kw_only=True)
class Figures:
    """What has become of the figures that a movement is written with."""

    shifts: tuple[Shift, ...] = ()
    """What stays, in the order in which it came."""
    cuts: dict[str, Decimal] = field(factory=dict)
    """The shares left for the time being, by the word of what is less: `volume`, `effort`."""
    why: tuple[Change, ...] = ()
    """The latest change of each kind that still counts, the last of them first."""


NO_FIGURES = Figures()
"""Those that are as they are written."""


@frozen(kw_only=True)
class Change:
    """A change with its reason: the rule and the lines of the log."""

    key: str
    """The name under which it is kept: of a movement's figures, a movement, a progression, a routine, a plan."""
    of: str
    """What people call it."""
    kind: str
    """Which part of it: level, movement, load, reps, sets, time, volume, week, and so on."""
    rule: Adaptation
    """By which it changed."""
    on: dt.date
    """The day of the session that brought it about."""
    text: str
    """What it is now, without what anybody answered: "62.5 kg, was 60 kg"."""
    entries: tuple[Entry, ...] = ()
    """The lines of the log that brought it about, in their order."""
    held: bool = False
    """Whether it could not be: a cap holds it back, or nothing states a figure that it could change."""


@frozen(kw_only=True)
class StopMet:
    """A stop rule that was met in the last session of what it stands in."""

    rule: Stop
    entry: Entry
    routine: str
    """The name of the routine that was done."""
    times: int = 1
    """How many sessions in a row it was met in."""


@frozen(kw_only=True)
class Due:
    """A question that was put off and has no answer yet."""

    ask: Ask
    entry: Entry
    """The session after which it is asked."""
    holds: bool = False
    """Whether something waits for the answer: until then nothing is added and no level is gone up."""


@frozen(kw_only=True)
class Again:
    """A plan goes back: from a date on it is so many days behind its calendar."""

    first: dt.date
    days: int
    change: Change
