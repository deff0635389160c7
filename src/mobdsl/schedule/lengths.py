"""How long a session takes, in the whole minutes of a calendar."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.model.intervals import Interval
    from mobdsl.timeline.events import Timeline

LONGEST = 24 * 60
"""Minutes that a session may take, a day. Whatever is longer counts as this; `expand` reports it."""


def certain_minutes(length: Interval) -> int | None:
    """Minutes after which a session of ``length`` is surely over, else most likely; None where nothing says so."""
    return _whole(length.high if length.high is not None else length.estimate)


def likely_minutes(length: Interval) -> int | None:
    """Minutes that a session of ``length`` most likely takes, else at least takes; None where nothing says so."""
    return _whole(length.estimate or length.high or length.low or None)


def too_long(timeline: Timeline) -> bool:
    """Whether the session is longer than :data:`LONGEST`."""
    length = timeline.length
    return max(length.low, length.high or 0, length.estimate or 0) > LONGEST * 60_000


def _whole(milliseconds: int | None) -> int | None:
    return None if milliseconds is None else min(-(-milliseconds // 60_000), LONGEST)
