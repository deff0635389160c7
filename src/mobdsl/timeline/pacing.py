"""A movement's dose as its sets, sides and rests."""

from collections.abc import Iterator

import attrs
from attrs import define

from mobdsl.model.amounts import Count, Counted, Distance, Dose, Reps, Timed
from mobdsl.model.clauses import Clauses
from mobdsl.select import Leaf
from mobdsl.timeline.events import Event, Kind, Quality
from mobdsl.timeline.extent import OPEN, Extent, Pace, between, exactly, extent_of_set
from mobdsl.timeline.spelling import dose_text, effort_text, load_text, reps_text


@define
class Piece:
    """An event that has no start yet.

    ``every``: a work and the rest behind it that together take this long, whatever the work takes. ``share``: a number
    that all pieces bear that divide one slot among them.
    """

    event: Event
    kept: bool = True
    every: int | None = None
    share: int | None = None


@define
class Rounds:
    """Where a movement stands in a repeat: round ``number`` (from 0) of ``total``; ``total`` None outside."""

    number: int = 0
    total: int | None = None


def pieces_of(leaf: Leaf, pace: Pace, rounds: Rounds) -> list[Piece]:
    """The sets of ``leaf`` with the rests and changes of side between them.

    Left, then right inside each set, then rest; all sets in one position, then all in the next. A dose that is a
    series gives one value to each set, or inside a repeat to each round.
    """
    clauses = leaf.clauses
    sets = _sets(clauses.dose, rounds)
    by_round = rounds.total is not None and clauses.dose is not None and clauses.dose.sets is None
    base = _base(leaf)
    pace = attrs.evolve(pace, rep=leaf.movement.pace or pace.rep)
    built: list[Piece] = []
    for position in _positions(clauses):
        for number in range(sets.high or sets.low):
            if built:
                built.extend(_rest(clauses, base))
            index = rounds.number if by_round else number
            extent = extent_of_set(clauses, pace, index)
            if number >= sets.low:
                extent = _perhaps(extent)
            event = attrs.evolve(_with_extent(base, extent), position=position, reps=_reps(clauses, index))
            if (sets.high or sets.low) > 1:
                event = attrs.evolve(event, set=number + 1, sets=sets.high or sets.low)
            built.extend(_sides_of(clauses, event, single=sets.high == 1))
    if clauses.rest and clauses.rest.after_each:
        built.extend(_rest(clauses, base))
    if clauses.dose and clauses.dose.every:
        built = list(_on_the_clock(built, clauses.dose.every.low, base))
    for piece in built:
        piece.kept = leaf.kept
    return built


def _sets(dose: Dose | None, rounds: Rounds) -> Count:
    if dose is None or dose.total:
        return Count(1, 1)
    if dose.sets:
        return dose.sets
    match dose.measures[0]:
        case Reps(values) | Timed(values) | Counted(_, values) | Distance(values) if rounds.total is None:
            return Count(len(values), len(values))
    return Count(1, 1)


def _positions(clauses: Clauses) -> tuple[str | None, ...]:
    return next((each.names for each in clauses.each if not each.limb), (None,))


def _base(leaf: Leaf) -> Event:
    """What all events of ``leaf`` have in common."""
    clauses = leaf.clauses
    return Event(
        kind=Kind.WORK,
        start=None,
        start_estimate=None,
        duration=None,
        estimate=None,
        low=0,
        high=None,
        quality=Quality.NOT_STATED,
        title=leaf.title,
        movement=leaf.movement.name,
        facts=leaf.movement,
        load=load_text(clauses.load),
        effort=effort_text(clauses.effort),
        dose=dose_text(clauses),
        equipment=tuple(name for one in clauses.equipment for name in one.items),
        cues=tuple(heading.text for heading in clauses.headings if heading.word == "cue"),
        headings=clauses.headings,
        line=leaf.line,
        item=leaf.item,
        origin=leaf.origin,
    )


def _reps(clauses: Clauses, index: int) -> str | None:
    """The reps of one event; a dose for each side that alternates counts for both together."""
    measure = clauses.dose.measures[0] if clauses.dose else None
    if isinstance(measure, Reps) and any(each.apiece for each in clauses.each):
        doubled = (Count(one.low * 2, None if one.high is None else one.high * 2) for one in measure.values)
        measure = Reps(tuple(doubled))
    return reps_text(measure, index) if measure else None


def _perhaps(extent: Extent) -> Extent:
    """A set that may be left out (`2-3x8`)."""
    return Extent(None, extent.estimate, 0, extent.high, Quality.OPEN, extent.phases)


def _with_extent(event: Event, extent: Extent) -> Event:
    return attrs.evolve(
        event,
        duration=extent.duration,
        estimate=extent.estimate,
        low=extent.low,
        high=extent.high,
        quality=extent.quality,
        phases=extent.phases,
    )


def _sides_of(clauses: Clauses, event: Event, *, single: bool) -> Iterator[Piece]:
    """``event`` once for each side; between them the time to change, or the rest of a line that has one set."""
    sides = next((each for each in clauses.each if each.limb), None)
    if sides is None or sides.alternate:
        yield Piece(_doubled(event) if sides and sides.apiece else event)
        return
    for number, side in enumerate(sides.names):
        if number:
            if single:
                yield from _rest(clauses, event)
            if clauses.switch:
                yield Piece(switch_event(clauses, event, side))
        yield Piece(attrs.evolve(event, side=side))


def _doubled(event: Event) -> Event:
    """An event that holds the work of both sides."""

    def twice(value: int | None) -> int | None:
        return None if value is None else value * 2

    low = event.low * 2
    return attrs.evolve(
        event,
        duration=twice(event.duration),
        estimate=twice(event.estimate),
        low=low,
        high=twice(event.high),
        phases=(),
    )


def plain(event: Event, kind: Kind, extent: Extent, title: str) -> Event:
    """An event of another kind at the place of ``event``."""
    changed = Event(
        kind=kind,
        start=None,
        start_estimate=None,
        duration=None,
        estimate=None,
        low=0,
        high=None,
        quality=Quality.EXACT,
        title=title,
        line=event.line,
        item=event.item,
        origin=event.origin,
    )
    return _with_extent(changed, extent)


def switch_event(clauses: Clauses, event: Event, side: str) -> Event:
    """The change to ``side``. ``clauses`` have a `switch`."""
    assert clauses.switch is not None
    return attrs.evolve(plain(event, Kind.SWITCH, between(clauses.switch), "Switch sides"), side=side)


def rest_event(clauses: Clauses, event: Event) -> Event:
    """The rest that ``clauses`` ask for."""
    assert clauses.rest is not None
    extent = between(clauses.rest.duration) if clauses.rest.duration else OPEN
    return plain(event, Kind.REST, extent, "Rest")


def _rest(clauses: Clauses, event: Event) -> Iterator[Piece]:
    if clauses.rest:
        yield Piece(rest_event(clauses, event))


def _on_the_clock(built: list[Piece], every: int, base: Event) -> Iterator[Piece]:
    """Sets that start at a fixed interval: what is left of it is rest."""
    work = [piece for piece in built if piece.event.kind is not Kind.REST]
    for number, piece in enumerate(work):
        yield piece
        last = number == len(work) - 1
        if last or work[number + 1].event.set == piece.event.set:
            continue  # the clock starts sets; the sides of one set follow each other
        duration = piece.event.duration
        if duration is None:
            piece.every = every
            waiting = Extent(None, None, 0, every, Quality.OPEN)
            yield Piece(plain(base, Kind.REST, waiting, "Rest"), every=every)
        elif duration < every:
            yield Piece(plain(base, Kind.REST, exactly(every - duration), "Rest"))
