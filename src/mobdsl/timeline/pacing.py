"""A movement's dose as its sets, sides and rests."""

from collections.abc import Iterator

import attrs
from attrs import define

from mobdsl.model.amounts import Count, Counted, Distance, Dose, Maximum, Reps, Timed
from mobdsl.model.clauses import Clauses, Heading
from mobdsl.model.conditions import facts
from mobdsl.phrases import words_of
from mobdsl.select import Leaf
from mobdsl.timeline.events import Event, Kind, Quality
from mobdsl.timeline.extent import (
    NOT_STATED,
    OPEN,
    Extent,
    Pace,
    between,
    exactly,
    extent_of_flow,
    extent_of_set,
    value_at,
)
from mobdsl.timeline.spelling import count_text, dose_text, effort_text, load_text


@define(eq=False)
class Stretch:
    """Pieces that belong together: an interval that they fill for certain, or a time at which they are cut off."""

    length: int


@define
class Piece:
    """An event that has no start yet.

    ``interval``: the pieces that bear the same one take its length together, whatever each of them takes; ``cap``:
    likewise, at the most. ``share``: a number that all pieces bear that divide one slot among them.
    """

    event: Event
    kept: bool = True
    interval: Stretch | None = None
    cap: Stretch | None = None
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
    sets = sets_of(clauses.dose, rounds)
    by_round = rounds.total is not None and clauses.dose is not None and clauses.dose.sets is None
    base = _base(leaf, pace)
    pace = attrs.evolve(pace, rep=leaf.movement.pace or pace.rep)
    built: list[Piece] = []
    for position in _positions(clauses):
        for number in range(sets.high or sets.low):
            made = list(_rest(clauses, built[-1].event)) if built else []
            index = rounds.number if by_round else number
            on_breath = leaf.flow if clauses.dose is None else None
            extent = extent_of_flow(on_breath, pace) if on_breath else extent_of_set(clauses, pace, index)
            if leaf.until and extent is NOT_STATED:
                extent = OPEN
            event = attrs.evolve(_with_extent(_in_position(base, position), extent), reps=_reps(clauses, index))
            if (sets.high or sets.low) > 1:
                event = attrs.evolve(event, set=number + 1, sets=sets.high or sets.low)
            made.extend(_sides_of(clauses, event, single=sets.high == 1))
            if number >= sets.low:
                for piece in made:
                    piece.event = perhaps(piece.event)
            built.extend(made)
    if clauses.rest and clauses.rest.after_each:
        built.extend(_rest(clauses, built[-1].event))
    if clauses.dose and clauses.dose.every:
        built = list(_on_the_clock(built, clauses.dose.every.low, base))
    for piece in built:
        piece.kept = leaf.kept
    return built


def sets_of(dose: Dose | None, rounds: Rounds) -> Count:
    """How many sets ``dose`` has outside or inside a repeat."""
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


def _base(leaf: Leaf, pace: Pace) -> Event:
    """What all events of ``leaf`` have in common."""
    clauses = leaf.clauses
    return Event(
        kind=Kind.WORK,
        quality=Quality.NOT_STATED,
        title=leaf.title,
        movement=leaf.movement.name,
        facts=leaf.movement,
        load=load_text(clauses.load, pace.params),
        effort=effort_text(clauses.effort, pace.params),
        dose=dose_text(clauses, leaf.until),
        equipment=tuple(name for one in clauses.equipment for name in one.items),
        kit=leaf.kit,
        stance=" or ".join(words_of(name) for name in clauses.position) or None,
        level=leaf.level,
        cues=_cues(clauses.headings),
        headings=clauses.headings,
        line=leaf.line,
        item=leaf.item,
        origin=leaf.origin,
    )


def _cues(headings: tuple[Heading, ...]) -> tuple[str, ...]:
    return tuple(heading.text for heading in headings if heading.word == "cue" and heading.condition is None)


def _in_position(event: Event, position: str | None) -> Event:
    """``event`` in one of several positions: what is said only there is said, what is said elsewhere is not."""
    if position is None:
        return event
    headings = tuple(
        attrs.evolve(heading, condition=None) if _asks_for(heading, position) else heading
        for heading in event.headings
        if heading.condition is None or _asks_for(heading, position)
    )
    return attrs.evolve(event, position=position, headings=headings, cues=_cues(headings))


def _asks_for(heading: Heading, position: str) -> bool:
    return any(fact.name == position for fact in facts(heading.condition))


def _reps(clauses: Clauses, index: int) -> str | None:
    """The reps of one event; a dose for each side that alternates counts for both together."""
    measure = clauses.dose.measures[0] if clauses.dose else None
    match measure:
        case Reps():
            count = value_at(measure, index, clauses.growth)
            assert isinstance(count, Count)
            twice = 2 if any(each.apiece for each in clauses.each) else 1
            return count_text(Count(count.low * twice, None if count.high is None else count.high * twice))
        case Maximum(reps=True):
            return "max"
    return None


def perhaps(event: Event) -> Event:
    """``event`` in a set or round that may be left out (`2-3x8`)."""
    return attrs.evolve(event, duration=None, low=0, quality=Quality.OPEN)


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
        yield Piece(_both_sides(_doubled(event) if sides and sides.apiece else event))
        return
    for number, side in enumerate(sides.names):
        if number:
            if single:
                yield from _rest(clauses, event)
            if clauses.switch:
                yield Piece(switch_event(clauses, event, side, sides.limb))
        yield Piece(on_side(event, side, sides.limb, opposite=bool(clauses.opposite)))


def on_side(event: Event, side: str, limb: str | None, *, opposite: bool = False) -> Event:
    """``event`` on ``side``, its texts filled in: `{side}` and `{other_side}`."""
    other = {"left": "right", "right": "left"}.get(side, "other")
    event = _filled(attrs.evolve(event, side=side, limb=_limb(limb)), side, other)
    if not opposite:
        return event
    event = attrs.evolve(event, limb=f"arm and {other} leg")
    return attrs.evolve(event, title=f"{event.title}, {event.side_words}")


def _limb(word: str | None) -> str | None:
    """The limb that ``word`` names; "left" says all of `side`."""
    return None if word == "side" else word


def _both_sides(event: Event) -> Event:
    return _filled(event, "working", "other")


def _filled(event: Event, side: str, other: str) -> Event:
    if not any("{" in heading.text for heading in event.headings):
        return event

    def fill(text: str) -> str:
        return text.replace("{side}", side).replace("{other_side}", other)

    headings = tuple(attrs.evolve(heading, text=fill(heading.text)) for heading in event.headings)
    return attrs.evolve(event, headings=headings, cues=tuple(fill(cue) for cue in event.cues))


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
        quality=Quality.EXACT,
        title=title,
        line=event.line,
        item=event.item,
        origin=event.origin,
    )
    return _with_extent(changed, extent)


def switch_event(clauses: Clauses, event: Event, side: str, limb: str | None) -> Event:
    """The change to ``side``. ``clauses`` have a `switch`."""
    assert clauses.switch is not None
    return attrs.evolve(plain(event, Kind.SWITCH, between(clauses.switch), "Switch sides"), side=side, limb=_limb(limb))


def rest_event(clauses: Clauses, previous: Event) -> Event:
    """The rest that ``clauses`` ask for after the event ``previous``."""
    assert clauses.rest is not None
    if clauses.rest.same:
        extent = Extent(previous.duration, previous.estimate, previous.low, previous.high, previous.quality)
    else:
        extent = between(clauses.rest.duration) if clauses.rest.duration else OPEN
    return plain(previous, Kind.REST, extent, "Rest")


def _rest(clauses: Clauses, previous: Event) -> Iterator[Piece]:
    if clauses.rest:
        yield Piece(rest_event(clauses, previous))


def _on_the_clock(built: list[Piece], every: int, base: Event) -> Iterator[Piece]:
    """Sets that start at a fixed interval: what is left of it is rest."""
    work = [piece for piece in built if piece.event.kind is not Kind.REST]
    while work:
        number = work[0].event.set
        inside = [piece for piece in work if piece.event.set == number]
        work = work[len(inside) :]
        yield from filled_up(inside, every, base) if work else inside


def filled_up(pieces: list[Piece], every: int, event: Event) -> list[Piece]:
    """``pieces`` and the rest that is left of the interval ``every``."""
    durations = [piece.event.duration for piece in pieces]
    known = [duration for duration in durations if duration is not None]
    if len(known) == len(durations):
        left = every - sum(known)
        return [*pieces, Piece(plain(event, Kind.REST, exactly(left), "Rest"))] if left > 0 else pieces
    interval = Stretch(every)
    waiting = Piece(plain(event, Kind.REST, Extent(None, None, 0, every, Quality.OPEN), "Rest"))
    for piece in (*pieces, waiting):
        piece.interval = interval
    return [*pieces, waiting]
