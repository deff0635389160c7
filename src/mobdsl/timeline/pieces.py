"""Events that have no start yet, and how one is made of another: on a side, as a rest, on the clock."""

from __future__ import annotations

from mobdsl.model.clauses import Clauses, Heading, applicable
from mobdsl.records import Factory, define, evolve, field
from mobdsl.timeline.events import Event, Kind, Quality
from mobdsl.timeline.extent import (
    OPEN,
    Extent,
    between,
    exactly,
)
from mobdsl.wording.phrases import heading_words, with_sides

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.model.amounts import Duration


@define(eq=False)
class TimeBox:
    """Pieces that belong together: an interval that they fill, or a time at which they are cut off.

    ``length`` is what they take, most likely where ``low`` and ``high`` are others, else for certain.
    """

    length: int
    low: int = field(default=Factory(lambda self: self.length, takes_self=True))
    high: int = field(default=Factory(lambda self: self.length, takes_self=True))

    @property
    def sure(self) -> bool:
        """Whether its length is certain."""
        return self.low == self.high


@define
class Piece:
    """An event that has no start yet.

    ``interval``: the pieces that bear the same one take its length together, whatever each of them takes; ``cap``:
    likewise, at the most. ``share``: a number that all pieces bear that divide one slot among them.
    """

    event: Event
    kept: bool = True
    interval: TimeBox | None = None
    cap: TimeBox | None = None
    share: int | None = None


@define
class Rounds:
    """Where a movement stands in a repeat: round ``number`` (from 0) of ``total``; ``total`` None outside."""

    number: int = 0
    total: int | None = None


def cues_of(headings: tuple[Heading, ...]) -> tuple[str, ...]:
    """The texts to say at the start; those that only some need to hear come last."""
    cues = (heading for heading in headings if heading.word == "cue")
    return tuple(heading_words(one) for one in sorted(cues, key=lambda one: one.condition is not None))


def as_optional(event: Event) -> Event:
    """``event`` in a set or round that may be left out (`2-3x8`)."""
    return evolve(event, duration=None, low=0, quality=Quality.OPEN)


def with_extent(event: Event, extent: Extent) -> Event:
    """``event`` with the length ``extent``."""
    return evolve(
        event,
        duration=extent.duration,
        estimate=extent.estimate,
        low=extent.low,
        high=extent.high,
        quality=extent.quality,
        phases=extent.phases,
    )


def on_side(event: Event, side: str, limb: str | None, *, opposite: bool = False) -> Event:
    """``event`` on ``side``, its texts filled in (`{side}`, `{other_side}`), without what is said on the other only."""
    other = {"left": "right", "right": "left"}.get(side, "other")
    headings = applicable(event.headings, lambda name: name == side if name in (side, other) else None)
    event = evolve(event, headings=headings, cues=cues_of(headings))
    event = _filled(evolve(event, side=side, limb=limb_of(limb)), side, other)
    if not opposite:
        return event
    event = evolve(event, limb=f"arm and {other} leg")
    return evolve(event, title=f"{event.title}, {event.side_words}")


def limb_of(word: str | None) -> str | None:
    """The limb that ``word`` names; "left" says all of `side`."""
    return None if word == "side" else word


def on_both_sides(event: Event) -> Event:
    """``event`` where no side is said, or both take turns in it."""
    return _filled(event)


def _filled(event: Event, *sides: str) -> Event:
    if not any("{" in heading.text for heading in event.headings):
        return event

    def fill(text: str) -> str:
        return with_sides(text, *sides)

    headings = tuple(evolve(heading, text=fill(heading.text)) for heading in event.headings)
    phases = tuple(evolve(phase, text=fill(phase.text)) if phase.text else phase for phase in event.phases)
    return evolve(event, headings=headings, cues=tuple(map(fill, event.cues)), phases=phases)


def plain(event: Event, kind: Kind, extent: Extent, title: str) -> Event:
    """An event of another kind at the place of ``event``."""
    changed = Event(
        kind=kind,
        quality=Quality.EXACT,
        title=title,
        line=event.line,
        item=event.item,
        origin=event.origin,
    )
    return with_extent(changed, extent)


def switch_event(clauses: Clauses, event: Event, side: str, limb: str | None) -> Event:
    """The change to ``side``. ``clauses`` have a `switch`."""
    assert clauses.switch is not None
    made = plain(event, Kind.SWITCH, between(clauses.switch), "Switch sides")
    return evolve(made, side=side, limb=limb_of(limb))


def change_event(time: Duration, event: Event, position: str | None) -> Event:
    """The change to ``position``."""
    return evolve(plain(event, Kind.SWITCH, between(time), "Change position"), position=position)


def rest_event(clauses: Clauses, previous: Event) -> Event:
    """The rest that ``clauses`` ask for after the event ``previous``."""
    assert clauses.rest is not None
    if clauses.rest.same:
        extent = Extent(previous.duration, previous.estimate, previous.low, previous.high, previous.quality)
    else:
        extent = between(clauses.rest.duration) if clauses.rest.duration else OPEN
    return plain(previous, Kind.REST, extent, "Rest")


def filled_up(pieces: list[Piece], every: int, event: Event) -> list[Piece]:
    """``pieces`` and the rest that is left of the interval ``every``."""
    durations = [piece.event.duration for piece in pieces]
    known = [duration for duration in durations if duration is not None]
    if len(known) == len(durations):
        left = every - sum(known)
        return [*pieces, Piece(plain(event, Kind.REST, exactly(left), "Rest"))] if left > 0 else pieces
    interval = TimeBox(every)
    waiting = Piece(plain(event, Kind.REST, Extent(None, None, 0, every, Quality.OPEN), "Rest"))
    for piece in (*pieces, waiting):
        piece.interval = interval
    return [*pieces, waiting]
