"""A movement's dose, or that of several joined by `then`, as its sets, sides and rests."""

from __future__ import annotations

from mobdsl.diagnostics import Severity
from mobdsl.model.amounts import Count, Maximum, Reps
from mobdsl.model.intervals import NOT_STATED, OPEN
from mobdsl.records import define, evolve, field
from mobdsl.timeline.events import Exercise, Phase
from mobdsl.timeline.marks import OneSet
from mobdsl.timeline.pace import (
    Paced,
    least_of_work,
    length_of_flow,
    length_of_set,
    sides_at_once,
    value_of,
)
from mobdsl.timeline.paces import pace_of
from mobdsl.timeline.pieces import (
    Piece,
    Rounds,
    Run,
    change_of_position,
    change_of_side,
    cues_of,
    filled_up,
    in_position,
    length_of,
    limb_of,
    on_side,
    other_side,
    phases_filled,
    put_in,
    rest_after,
    rests_between_sides,
    with_texts_filled,
)
from mobdsl.timeline.texts import TextsOfLine
from mobdsl.timeline.turns import (
    Turn,
    by_round,
    check_rests,
    check_series,
    said_at,
    series_of,
    sets_of,
    turn_of,
    varies,
)
from mobdsl.wording.doses import count_text
from mobdsl.wording.times import spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mobdsl.model.clauses import Clauses
    from mobdsl.select import Leaf
    from mobdsl.timeline.engine import Engine


@define
class _Set:
    """One set on all its sides."""

    pieces: list[Piece]
    position: str | None
    number: int
    """Which one in its position, from 1."""
    total: int
    """How many there are in each position."""
    needed: bool
    """False where it may be left out."""
    every: int | None
    """The interval until the next one starts."""


def pieces_of(chain: Sequence[Leaf], rounds: Rounds, engine: Engine) -> list[Piece]:
    """The sets of a line with the rests and changes of side between them.

    ``chain`` are the movements that go into each other: one, or those joined by `then`; how often, where and with what
    rest is said by the first. All on the left, then all on the right inside each set, then rest; all sets in one
    position, then all in the next. A dose that is a series gives one value to each set, or in a repeat to each round.
    """
    clauses = chain[0].clauses
    count = sets_of(clauses, rounds)
    _check_series(chain, rounds, count, engine)
    every = clauses.dose.every if clauses.dose else None
    movements = [_movement(leaf, rounds, count if leaf is chain[0] else None, ranked=engine.ranked) for leaf in chain]
    given_a_time = [
        each for each in movements if each.leaf.kept and each.leaf.clauses.dose and each.leaf.clauses.dose.within
    ]
    made: list[_Set] = []
    for position in _positions(clauses):
        for number in range(count.high or count.low):
            for movement in given_a_time:
                movement.check_time(number, engine)
            pieces = list(_on_sides(movements, position, number, single=count.high == 1))
            if made and clauses.switch and position != made[-1].position:
                pieces.insert(0, change_of_position(clauses.switch, pieces[0], position))
            starts = every.at(turn_of(clauses, rounds, number).place) if every else None
            total = count.high or count.low
            made.append(_Set(pieces, position, number + 1, total, needed=number < count.low, every=starts))
    if every and all(leaf.kept for leaf in chain):
        _check_interval(made, chain[0], engine)
    built = _on_the_clock(made) if every else _rested(made, clauses, single=count.high == 1)
    if len(made) > 1:
        run = Run()
        for piece in built:
            piece.run = run
    if clauses.rest and clauses.rest.after_each:
        built.append(_rest(clauses, made[-1].pieces, len(made) - 1))
    if not any(leaf.kept for leaf in chain):
        for piece in built:
            piece.kept = False
    return built


def _check_series(chain: Sequence[Leaf], rounds: Rounds, count: Count, engine: Engine) -> None:
    """Reports series that do not go with the sets, and what is left of an interval that shrinks."""
    clauses = chain[0].clauses
    for leaf in chain:
        if not by_round(leaf.clauses, rounds):
            check_series(leaf.clauses, count.high or count.low, "set", leaf.origin, engine)
    pauses = (count.high or count.low) * len(_positions(clauses))
    pauses -= not (clauses.rest and clauses.rest.after_each)
    check_rests(clauses, pauses, chain[0].origin, engine)
    every = clauses.dose.every if clauses.dose else None
    if every and every.at((count.high or count.low) - 1) <= 0:
        hint = "Take less away each set."
        message = "Nothing is left of the interval in the last set."
        engine.report("M109", message, chain[0].origin, Severity.ERROR, hint)


@define
class _Said:
    """What a movement is for one set or round, or for all that are alike; each part is worked out once."""

    leaf: Leaf
    clauses: Clauses
    """What the line says for it."""
    counted: bool
    """Whether it is known how many rounds there are."""
    ranked: bool
    _dose: tuple[Paced, str | None, str | None] | None = None
    _plain: Exercise | None = None
    _exercises: dict[tuple[str | None, str | None], Exercise] = field(factory=dict)
    _phases: dict[str | None, tuple[Phase, ...]] = field(factory=dict)

    @property
    def is_laid_out(self) -> bool:
        """Whether a set of it has been made."""
        return self._dose is not None

    def dose(self) -> tuple[Paced, str | None, str | None]:
        """How long it takes, how many reps it has, and how many on each of the sides that take turns."""
        if self._dose is None:
            clauses = self.clauses
            reps_each = _reps(evolve(clauses, each=())) if sides_at_once(clauses) > 1 else None
            self._dose = (self._paced(), _reps(clauses), reps_each)
        return self._dose

    def _paced(self) -> Paced:
        leaf, clauses, pace = self.leaf, self.clauses, pace_of(self.leaf)
        if leaf.flow and clauses.dose is None:
            return length_of_flow(leaf.flow, clauses, pace)
        paced = length_of_set(clauses, pace)
        return Paced(OPEN) if leaf.until and paced.interval is NOT_STATED else paced

    def exercise(self, position: str | None, side: str | None) -> Exercise:
        """What is done in a position and on a side, or on all sides that take turns."""
        key = (position, side)
        if key not in self._exercises:
            self._exercises[key] = self._described(position, side)
        return self._exercises[key]

    def _described(self, position: str | None, side: str | None) -> Exercise:
        clauses = self.leaf.clauses
        if self._plain is None:
            said = self.clauses if self.counted else clauses
            self._plain = _exercise_of(self.leaf, said, ranked=self.ranked)
        exercise = self._plain
        if position is not None:
            exercise = in_position(exercise, position, _positions(clauses))
        sides = next((each for each in clauses.each if each.limb), None) if clauses.each else None
        if side is not None and sides is not None:
            return on_side(exercise, side, sides.limb, opposite=bool(clauses.opposite))
        if sides is not None:
            exercise = evolve(exercise, turns=sides.names, limb=limb_of(sides.limb))
        return with_texts_filled(exercise)

    def phases(self, side: str | None) -> tuple[Phase, ...]:
        """What happens inside it on ``side``."""
        if side not in self._phases:
            sides = (side, other_side(side)) if side else ()
            self._phases[side] = phases_filled(self.dose()[0].phases, *sides)
        return self._phases[side]


@define
class _Movement:
    """One movement of a line."""

    leaf: Leaf
    rounds: Rounds
    sets: int
    ranked: bool
    _all: _Said | None = field(init=False)
    """What it is in every set and round, where they are all alike."""
    _of_turns: dict[Turn, _Said] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        clauses = self.leaf.clauses
        self._all = None if varies(clauses) else self._saying(clauses)

    def _saying(self, clauses: Clauses) -> _Said:
        return _Said(self.leaf, clauses, self.rounds.counted, self.ranked)

    def said(self, number: int) -> _Said:
        """What it is in set ``number`` (from 0)."""
        if self._all is not None:
            return self._all
        clauses = self.leaf.clauses
        turn = turn_of(clauses, self.rounds, number)
        if turn not in self._of_turns:
            self._of_turns[turn] = self._saying(said_at(clauses, turn))
        return self._of_turns[turn]

    def piece(self, position: str | None, side: str | None, number: int) -> Piece:
        """Set ``number`` (from 0) in a position and on a side, or on all sides that take turns."""
        leaf, said = self.leaf, self.said(number)
        paced, reps, reps_each = said.dose()
        several = self.sets > 1
        return Piece(
            said.exercise(position, side),
            paced.interval,
            leaf.line,
            leaf.item,
            leaf.origin,
            leaf.kept,
            said.phases(side) if paced.phases else (),
            number + 1 if several else None,
            self.sets if several else None,
            reps,
            reps_each,
        )

    def check_time(self, number: int, engine: Engine) -> None:
        """Reports reps that take longer at their pace than the time that they are given."""
        leaf = self.leaf
        within = leaf.clauses.dose.within if leaf.clauses.dose else None
        if within is None or within.high is None or (said := self.said(number)).is_laid_out:
            return
        given = within.high * sides_at_once(leaf.clauses)
        if (needed := least_of_work(said.clauses, pace_of(leaf))) > given:
            message = f"{leaf.title} takes {spoken(needed)} at this pace and has {spoken(given)}."
            engine.report("M303", message, leaf.origin, Severity.WARNING, "Give it more time, or a faster pace.")


def _movement(leaf: Leaf, rounds: Rounds, count: Count | None, *, ranked: bool) -> _Movement:
    count = count or sets_of(leaf.clauses, rounds)
    return _Movement(leaf, rounds, count.high or count.low, ranked)


def varies_by_round(leaf: Leaf) -> bool:
    """Whether what ``leaf`` says is another in each round."""
    growth = leaf.clauses.growth
    in_rounds = by_round(leaf.clauses, Rounds(0, 1)) and any(series_of(leaf.clauses))
    return in_rounds or bool(growth and growth.each == "round")


def _positions(clauses: Clauses) -> tuple[str | None, ...]:
    return next((each.names for each in clauses.each if not each.limb), (None,))


def _exercise_of(leaf: Leaf, said: Clauses, *, ranked: bool) -> Exercise:
    """What is ``said`` of ``leaf`` for a set or round, on all sides and in all positions."""
    clauses = leaf.clauses
    of_line = TextsOfLine(leaf, clauses)
    return Exercise(
        title=leaf.title,
        movement=leaf.movement.name,
        facts=leaf.movement,
        texts=of_line if said is clauses else TextsOfLine(leaf, said),
        of_line=None if said is clauses else of_line,
        stated=bool(clauses.dose or clauses.hold or leaf.flow or leaf.until),
        level=leaf.level,
        rank=leaf.line + 1 if ranked else None,
        preferred=leaf.preferred,
        cues=cues_of(clauses.headings),
        headings=clauses.headings,
    )


def _reps(clauses: Clauses) -> str | None:
    """The reps of one event; a dose for each side that alternates counts for both together."""
    measure = clauses.dose.measures[0] if clauses.dose else None
    match measure:
        case Reps():
            count = value_of(measure, clauses)
            assert isinstance(count, Count)
            return count_text(count)
        case Maximum(reps=True):
            return "max"
    return None


def _on_sides(movements: list[_Movement], position: str | None, number: int, *, single: bool) -> Iterator[Piece]:
    """Set ``number`` once for each side; between them the time to change, or the rest of a line that has one set."""
    clauses = movements[0].leaf.clauses
    sides = next((each for each in clauses.each if each.limb), None)
    if sides is None or sides.alternate:
        yield from (movement.piece(position, None, number) for movement in movements)
        return
    before: list[Piece] = []
    for side in sides.names:
        work = [movement.piece(position, side, number) for movement in movements]
        if before and rests_between_sides(clauses, single=single):
            yield rest_after(clauses, before, before[-1])
        if before and clauses.switch:
            yield change_of_side(clauses.switch, work[0], side, sides.limb)
        yield from work
        before = work


def _rest(clauses: Clauses, previous: Sequence[Piece], number: int) -> Piece:
    """Rest ``number`` of a line, behind ``previous``; what takes as long as the work before it, as the last side."""
    last = previous[-1]
    return rest_after(clauses, [piece for piece in previous if piece.is_work and piece.side == last.side], last, number)


def _rested(sets: list[_Set], clauses: Clauses, *, single: bool) -> list[Piece]:
    """``sets`` with the rest of the line between them; it is left out with the set behind it.

    Where there is a ``single`` set in each position, they stand to each other as sides do.
    """
    built: list[Piece] = []
    before: _Set | None = None
    rests = clauses.rest is not None and (not single or rests_between_sides(clauses, single=single))
    any_optional = not all(each.needed for each in sets)
    for number, each in enumerate(sets):
        pieces = [_rest(clauses, before.pieces, number - 1), *each.pieces] if before and rests else each.pieces
        if any_optional:
            put_in(pieces, OneSet(each.number, each.total, each.needed, every=None))
        built.extend(pieces if each.needed else map(_as_optional, pieces))
        before = each
    return built


def _as_optional(piece: Piece) -> Piece:
    """``piece`` where it may be left out (`2-3x8`)."""
    piece.interval = piece.interval.as_optional()
    return piece


def _check_interval(sets: list[_Set], leaf: Leaf, engine: Engine) -> None:
    """Reports sets that take longer than the interval at which they start."""
    lengths = [(length_of(each.pieces), each.every or 0) for each in sets]
    over = [(max(length.low, length.high or 0) - every, every) for length, every in lengths]
    most, every = max(over)
    if most <= 0:
        return
    severity = Severity.ERROR if any(length.low > every for length, every in lengths) else Severity.WARNING
    message = f"A set takes {spoken(most + every)}, but a new one starts every {spoken(every)}."
    engine.report("M306", message, leaf.origin, severity, "Make the set shorter or the interval longer.")


def _on_the_clock(sets: list[_Set]) -> list[Piece]:
    """Sets that start at a fixed interval: what is left of it is rest, behind the last one too."""
    built: list[Piece] = []
    for each in sets:
        every = each.every or 0
        filled = filled_up(each.pieces, every, each.pieces[0])
        put_in(filled, OneSet(each.number, each.total, each.needed, every))
        if (box := filled[-1].box) and not each.needed:
            box.interval = box.interval.as_optional()
        built.extend(filled if each.needed else map(_as_optional, filled))
    return built
