"""A movement's dose, or that of several joined by `then`, as its sets, sides and rests."""

from __future__ import annotations

from mobdsl.diagnostics import Severity
from mobdsl.model.amounts import Count, Counted, Distance, Dose, Duration, Maximum, Reps, Timed
from mobdsl.model.clauses import Clauses, applicable
from mobdsl.records import define, evolve
from mobdsl.timeline.events import Event, Kind, Quality
from mobdsl.timeline.extent import (
    DEFAULT_BREATH,
    NOT_STATED,
    OPEN,
    Pace,
    Turn,
    extent_of_flow,
    extent_of_set,
    least_of_work,
    sides_at_once,
    value_at,
)
from mobdsl.timeline.pieces import (
    Piece,
    Rounds,
    as_optional,
    change_event,
    cues_of,
    filled_up,
    limb_of,
    on_both_sides,
    on_side,
    rest_event,
    switch_event,
    with_extent,
)
from mobdsl.wording.doses import count_text, dose_text, effort_text, load_text
from mobdsl.wording.phrases import kit_words, words_of
from mobdsl.wording.times import spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeAlias

    from mobdsl.select import Leaf
    from mobdsl.source import Span

Report: TypeAlias = "Callable[[str, str, Span | None, Severity, str | None], None]"
"""Takes a finding: code, message, place, severity, hint."""


@define
class _Set:
    """One set on all its sides. ``needed`` is False where it may be left out."""

    pieces: list[Piece]
    position: str | None
    needed: bool

    def settle(self) -> list[Piece]:
        """The pieces, marked where they may be left out."""
        for piece in self.pieces if not self.needed else ():
            piece.event = as_optional(piece.event)
        return self.pieces


def pieces_of(chain: Sequence[Leaf], rounds: Rounds, report: Report) -> list[Piece]:
    """The sets of a line with the rests and changes of side between them.

    ``chain`` are the movements that go into each other: one, or those joined by `then`; how often, where and with what
    rest is said by the first. All on the left, then all on the right inside each set, then rest; all sets in one
    position, then all in the next. A dose that is a series gives one value to each set, or in a repeat to each round.
    """
    clauses = chain[0].clauses
    sets = sets_of(clauses.dose, rounds)
    bases = [_base(leaf) for leaf in chain]
    made: list[_Set] = []
    positions = _positions(clauses)
    for position in positions:
        for number in range(sets.high or sets.low):
            work = [
                _work_of(leaf, in_position(base, position, positions), rounds, number)
                for leaf, base in zip(chain, bases, strict=True)
            ]
            for leaf in chain:
                _check_time(leaf, _turn(leaf.clauses, rounds, number), report)
            pieces = list(_sides_of(chain, work, single=sets.high == 1))
            if made and clauses.switch and position != made[-1].position:
                pieces.insert(0, Piece(change_event(clauses.switch, work[0], position)))
            made.append(_Set(pieces, position, number < sets.low))
    every = clauses.dose.every if clauses.dose else None
    if every and all(leaf.kept for leaf in chain):
        _check_interval(made, every.low, chain[0], report)
    built = _on_the_clock(made, every.low, bases[0]) if every else _rested(made, clauses)
    if clauses.rest and clauses.rest.after_each:
        built.extend(_rest(clauses, made[-1].pieces))
    kept = any(leaf.kept for leaf in chain)
    for piece in built:
        piece.kept = piece.kept and kept
    return built


def _work_of(leaf: Leaf, base: Event, rounds: Rounds, number: int) -> Event:
    """Set ``number`` (from 0) of ``leaf`` on one side, or on all that take turns in it."""
    clauses = leaf.clauses
    sets = sets_of(clauses.dose, rounds)
    pace = _pace(leaf)
    turn = _turn(clauses, rounds, number)
    on_breath = leaf.flow if clauses.dose is None else None
    extent = extent_of_flow(on_breath, pace) if on_breath else extent_of_set(clauses, pace, turn)
    if leaf.until and extent is NOT_STATED:
        extent = OPEN
    event = evolve(with_extent(base, extent), reps=_reps(clauses, turn))
    if sides_at_once(clauses) > 1:
        event = evolve(event, reps_each=_reps(evolve(clauses, each=()), turn))
    total = sets.high or sets.low
    return evolve(event, set=number + 1, sets=total) if total > 1 else event


def _pace(leaf: Leaf) -> Pace:
    """How long breaths and reps take on its line: by the movement, else by the parameters of the file with the line."""
    breath, rep = leaf.fact("breath"), leaf.fact("pace")
    return Pace(
        breath.low if isinstance(breath, Duration) and breath.low else DEFAULT_BREATH,
        leaf.movement.pace or (rep.low if isinstance(rep, Duration) and rep.low else None),
    )


def _turn(clauses: Clauses, rounds: Rounds, number: int) -> Turn:
    """Where set ``number`` is in a series, and how often growth has been added until then."""
    by_round = rounds.total is not None and clauses.dose is not None and clauses.dose.sets is None
    grown = rounds.number if clauses.growth and clauses.growth.each == "round" else number
    return Turn(rounds.number if by_round else number, grown)


def _rested(sets: list[_Set], clauses: Clauses) -> list[Piece]:
    """``sets`` with the rest of the line between them; it is left out with the set behind it."""
    built: list[Piece] = []
    for number, one in enumerate(sets):
        if number:
            one.pieces[:0] = _rest(clauses, sets[number - 1].pieces)
        built.extend(one.pieces)
    for one in sets:
        one.settle()
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


def _base(leaf: Leaf) -> Event:
    """What all events of ``leaf`` have in common."""
    clauses = leaf.clauses
    return Event(
        kind=Kind.WORK,
        quality=Quality.NOT_STATED,
        title=leaf.title,
        movement=leaf.movement.name,
        facts=leaf.movement,
        load=load_text(clauses.load, leaf.fact),
        effort=effort_text(clauses.effort, leaf.fact),
        dose=dose_text(clauses, leaf.until, leaf.flow),
        stated=bool(clauses.dose or clauses.hold or leaf.flow or leaf.until),
        kit=kit_words(clauses.equipment),
        kit_choice=kit_words(leaf.needs),
        stance=" or ".join(words_of(name) for name in clauses.position) or None,
        level=leaf.level,
        preferred=leaf.preferred,
        cues=cues_of(clauses.headings),
        headings=clauses.headings,
        line=leaf.line,
        item=leaf.item,
        origin=leaf.origin,
    )


def in_position(event: Event, position: str | None, positions: tuple[str | None, ...]) -> Event:
    """``event`` in one of several ``positions``: what is said only there is said, what is said elsewhere is not."""
    if position is None:
        return event

    def known(name: str) -> bool | None:
        return name == position if name in positions else None

    headings = applicable(event.headings, known)
    return evolve(event, position=position, headings=headings, cues=cues_of(headings))


def _reps(clauses: Clauses, turn: Turn) -> str | None:
    """The reps of one event; a dose for each side that alternates counts for both together."""
    measure = clauses.dose.measures[0] if clauses.dose else None
    match measure:
        case Reps():
            count = value_at(measure, turn, clauses)
            assert isinstance(count, Count)
            return count_text(count)
        case Maximum(reps=True):
            return "max"
    return None


def _sides_of(chain: Sequence[Leaf], work: list[Event], *, single: bool) -> Iterator[Piece]:
    """``work`` once for each side; between them the time to change, or the rest of a line that has one set."""
    clauses = chain[0].clauses
    sides = next((each for each in clauses.each if each.limb), None)
    if sides is None or sides.alternate:
        for leaf, event in zip(chain, work, strict=True):
            both = evolve(event, turns=sides.names, limb=limb_of(sides.limb)) if sides else event
            yield Piece(on_both_sides(both), leaf.kept)
        return
    for number, side in enumerate(sides.names):
        done = [on_side(event, side, sides.limb, opposite=bool(clauses.opposite)) for event in work]
        if number:
            if single:
                yield from _rest(clauses, [Piece(event) for event in work])
            if clauses.switch:
                yield Piece(switch_event(clauses, work[0], side, sides.limb))
        yield from (Piece(event, leaf.kept) for leaf, event in zip(chain, done, strict=True))


def _rest(clauses: Clauses, previous: Sequence[Piece]) -> Iterator[Piece]:
    """The rest of a line behind the pieces ``previous``; what takes as long as the work before it, as the last side."""
    if clauses.rest:
        last = previous[-1].event
        run = [piece.event for piece in previous if piece.event.kind is Kind.WORK and piece.event.side == last.side]
        yield Piece(rest_event(clauses, _together(run)))


def _together(run: list[Event]) -> Event:
    """An event as long as all of ``run``."""
    if len(run) == 1:
        return run[0]
    return evolve(
        run[-1],
        duration=_total(event.duration for event in run),
        estimate=_total(event.estimate for event in run),
        low=sum(event.low for event in run),
        high=_total(event.high for event in run),
        quality=max((event.quality for event in run), key=tuple(Quality).index),
    )


def _total(lengths: Iterable[int | None]) -> int | None:
    """The sum; None where one is not known."""
    known = list(lengths)
    return None if None in known else sum(length or 0 for length in known)


def _check_time(leaf: Leaf, turn: Turn, report: Report) -> None:
    """Reports reps that take longer at their pace than the time that they are given."""
    within = leaf.clauses.dose.within if leaf.clauses.dose and leaf.kept else None
    if within is None or within.high is None:
        return
    given = within.high * sides_at_once(leaf.clauses)
    if (needed := least_of_work(leaf.clauses, _pace(leaf), turn)) > given:
        message = f"{leaf.title} takes {spoken(needed)} at this pace and has {spoken(given)}."
        report("M303", message, leaf.origin, Severity.WARNING, "Give it more time, or a faster pace.")


def _check_interval(sets: list[_Set], every: int, leaf: Leaf, report: Report) -> None:
    """Reports sets that take longer than the interval at which they start."""
    least = max(sum(piece.event.low for piece in one.pieces) for one in sets)
    most = max((_total(piece.event.high for piece in one.pieces) or 0 for one in sets), default=0)
    if most <= every and least <= every:
        return
    severity = Severity.ERROR if least > every else Severity.WARNING
    message = f"A set takes {spoken(max(least, most))}, but a new one starts every {spoken(every)}."
    report("M306", message, leaf.origin, severity, "Make the set shorter or the interval longer.")


def _on_the_clock(sets: list[_Set], every: int, base: Event) -> list[Piece]:
    """Sets that start at a fixed interval: what is left of it is rest."""
    built: list[Piece] = []
    for one, following in zip(sets, [*sets[1:], None], strict=True):
        if following is None:
            built.extend(one.settle())
            continue
        least = sum(piece.event.low for piece in one.pieces)
        most = _total(piece.event.high for piece in one.pieces)
        filled = filled_up(one.pieces, every, base)
        if interval := filled[-1].interval:
            left = max(every - least, 0) if following.needed else 0
            interval.low = (least if one.needed else 0) + left
            interval.high = max(every, most or 0)
            interval.length = max(every, _total(piece.event.estimate for piece in one.pieces) or 0)
        one.settle()
        rests = filled[len(one.pieces) :]
        for piece in rests if not following.needed else ():
            piece.event = as_optional(piece.event)
        built.extend(filled)
    return built
