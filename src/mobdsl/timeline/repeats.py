"""Rounds: the one `repeat` with its ways to end."""

from __future__ import annotations

from itertools import groupby

from mobdsl.diagnostics import Severity
from mobdsl.model.intervals import Round, exactly
from mobdsl.model.items import Repeat
from mobdsl.records import evolve, frozen
from mobdsl.select.budget import COPIES_A_STEP
from mobdsl.select.tree import Group, Leaf, Node, leaves
from mobdsl.timeline.between import again_question, between_rounds, check_between, rest_after_run, without_between
from mobdsl.timeline.events import Exercise
from mobdsl.timeline.pieces import (
    Content,
    Piece,
    Rounds,
    TimeBox,
    change_of_position,
    change_of_side,
    copies,
    filled_up,
    flat,
    in_position,
    on_side,
    phases_until,
    put_in,
    rests_between_sides,
    total_of,
)
from mobdsl.timeline.sets import varies_by_round
from mobdsl.timeline.turns import by_round, check_rests, check_series, check_spacing, pauses_of
from mobdsl.wording.phrases import condition_words
from mobdsl.wording.times import spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.model.amounts import Count, Duration
    from mobdsl.model.clauses import Growth
    from mobdsl.timeline.engine import Engine


def counted(group: Group, repeat: Repeat, engine: Engine) -> list[list[Piece]]:
    """Rounds whose number is given, with what stands between them: a list for each run, each rest, each change."""
    total = _total(repeat)
    least = repeat.rounds.low if repeat.rounds else total
    unbounded = repeat.rounds is not None and repeat.rounds.high is None
    check_doses(group, None if unbounded else total, engine)
    if repeat.every:
        check_spacing(repeat.every, None if unbounded else total, group.origin, engine)
    if total == 1 and not unbounded:
        check_between(group.children, engine, "There is one round only, so nothing stands between rounds.")
        _check_rest(group, engine)
    made: list[list[Piece]] = []
    before: list[Piece] = []
    question: list[Piece] = []
    bodies = Bodies(group, engine, single=total == 1 and not unbounded)
    for number in range(total):
        runs = bodies.of_round(Rounds(number, total, counted=not unbounded), last=number == total - 1)
        if not number:
            engine.check_size(len(flat(runs)) * total, group.origin)
        if not runs:
            break
        if repeat.every:
            runs = [_on_the_clock(flat(runs), repeat.every.at(number), group, engine)]
        work = flat(runs)
        rest = rest_after_run(group.clauses, before, before[-1], number - 1) if before and group.clauses.rest else None
        if rest:
            runs.insert(0, [rest])
        before = work
        if unbounded and number == total - 1:
            every = repeat.every.at(number) if repeat.every else None
            question = again_question(group, work, every, "or go on", engine, rested=rest is not None)
        if number >= least:
            _may_be_left_out(flat(runs))
        if repeat != Repeat():
            number_round(runs, _round(repeat, number, None if unbounded else total))
        made.extend(runs)
    if before and group.clauses.rest and group.clauses.rest.after_each:
        made.append([rest_after_run(group.clauses, before, before[-1], total - 1)])
    return [*made, question] if before and unbounded else made


def _check_rest(group: Group, engine: Engine) -> None:
    """Reports a rest between rounds where there is one round only, and no place for it between sides or positions."""
    rest, turning = group.clauses.rest, any(len(each.names) > 1 for each in group.turns)
    if rest is None or rest.after_each or (turning and rests_between_sides(group.clauses, single=True)):
        return
    stands = "the `switch` stands between the sides" if turning else "there is one round only"
    hint = "To rest behind it write `after each`, or put the rest on a line of its own."
    engine.report("M311", f"This rest is never taken: {stands}.", group.origin, Severity.WARNING, hint)


def _total(repeat: Repeat) -> int:
    if repeat.series:
        return len(repeat.series.values)
    return (repeat.rounds.high or repeat.rounds.low) if repeat.rounds else 1


class Bodies:
    """The pieces of each round of a repeat. What is the same in every round is laid out once and copied."""

    def __init__(self, group: Group, engine: Engine, *, single: bool = False) -> None:
        self._group, self._engine, self._single = group, engine, single
        self._varies = any(varies_by_round(leaf) for leaf in _in_rounds_of(group.children))
        self._between = any(between_rounds(group.children))
        self._swaps = any(each.swapped for each in group.turns)
        self._laid_out: dict[tuple[bool, bool], list[list[Piece]]] = {}

    def of_round(self, rounds: Rounds, *, last: bool) -> list[list[Piece]]:
        """The round, which is the caller's to change: a list for each run and each change.

        The ``last`` one has nothing of what stands between rounds.
        """
        shortened = last and self._between
        if self._varies:
            return _laid_out_once(self._group, self._engine, rounds, last=shortened, single=self._single)
        kind = (shortened, self._swaps and rounds.number % 2 == 1)
        if kind not in self._laid_out:
            runs = _laid_out_once(self._group, self._engine, rounds, last=shortened, single=self._single)
            self._laid_out[kind] = runs
        runs = copies(self._laid_out[kind])
        self._engine.budget.spend(1 + sum(map(len, runs)) // COPIES_A_STEP)
        return runs


@frozen
class _Place:
    """Where a round is done, or a part of it."""

    position: str | None
    side: str | None
    limb: str | None


def _places(group: Group, number: int) -> Iterator[_Place]:
    """Where round ``number``, from 0, is done, one after the other."""
    positions = next((each.names for each in group.turns if not each.limb), (None,))
    sides = next((each for each in group.turns if each.limb), None)
    names = sides.names if sides else (None,)
    if sides and sides.swapped and number % 2:
        names = names[::-1]
    for position in positions:
        for side in names:
            yield _Place(position, side, sides.limb if sides else None)


def _laid_out_once(group: Group, engine: Engine, rounds: Rounds, *, last: bool, single: bool) -> list[list[Piece]]:
    """One round: in each position and on each side once. The ``last`` has nothing of what stands between rounds.

    Where it is the ``single`` one and no `switch` stands between the sides, the rest does, as nothing else repeats.
    """
    children = tuple(without_between(group.children)) if last else group.children
    made: list[list[Piece]] = []
    before: _Place | None = None
    places = tuple(_places(group, rounds.number))
    positions = tuple(dict.fromkeys(place.position for place in places))
    for place in places:
        run = engine.lay_out(children, None, rounds)
        if not run:
            return []
        _put_in_place(run, place, positions)
        if before and group.clauses.rest and rests_between_sides(group.clauses, single=single):
            made.append([rest_after_run(group.clauses, made[-1], made[-1][-1])])
        if before and group.clauses.switch:
            made.append([_change(group.clauses.switch, run[0], before, place)])
        made.append(run)
        before = place
    return made


def _put_in_place(run: list[Piece], place: _Place, positions: tuple[str | None, ...]) -> None:
    """Does the work of ``run`` in a position and on a side, where its lines name none themselves."""
    if place.position is None and place.side is None:
        return
    placed: dict[int, tuple[Content, Content]] = {}
    for piece in run:
        content = piece.content
        if not isinstance(content, Exercise):
            continue
        if id(content) not in placed:
            placed[id(content)] = (content, _placed(content, place, positions))
        piece.content = placed[id(content)][1]


def _placed(exercise: Exercise, place: _Place, positions: tuple[str | None, ...]) -> Exercise:
    if place.position and exercise.position is None:
        exercise = in_position(exercise, place.position, positions)
    return on_side(exercise, place.side, place.limb) if place.side and exercise.side is None else exercise


def _change(time: Duration, run: Piece, before: _Place, place: _Place) -> Piece:
    if place.position != before.position or place.side is None:
        return change_of_position(time, run, place.position)
    return change_of_side(time, run, place.side, place.limb)


def check_doses(group: Group, total: int | None, engine: Engine) -> None:
    """Reports what the rounds have no dose for: a series of another length, or nothing left of one that shrinks.

    ``total`` is None where nobody knows how many rounds there will be.
    """
    check_rests(group.clauses, pauses_of(group.clauses, total), group.origin, engine)
    for leaf in leaves(tuple(_of_the_rounds(group.children))):
        dose, growth = leaf.clauses.dose, leaf.clauses.growth
        if by_round(leaf.clauses, Rounds(0, 1)) and check_series(leaf.clauses, total, "round", leaf.origin, engine):
            continue
        values = getattr(dose.measures[0], "values", ()) if dose else ()
        if values and growth and total and growth.each == "round" and _left(values[-1], growth, total) <= 0:
            hint = "Take less away each round, or repeat it less often."
            engine.report("M109", "Nothing is left of this in the last round.", leaf.origin, Severity.ERROR, hint)


def _left(value: Count | Duration, growth: Growth, total: int) -> int:
    """What is left of a dose in the last round."""
    return value.low + growth.amount * (total - 1)


def _of_the_rounds(nodes: Iterable[Node]) -> Iterator[Leaf]:
    """The movements among ``nodes`` whose doses go by these rounds, not by those of an inner repeat."""
    for node in nodes:
        if isinstance(node, Leaf):
            yield node
        elif isinstance(node, Group) and (node.repeat is None or node.repeat == Repeat()):
            yield from _of_the_rounds(node.children)


def _in_rounds_of(nodes: Iterable[Node]) -> Iterator[Leaf]:
    """The movements among ``nodes`` that are told which of these rounds it is."""
    for node in nodes:
        if isinstance(node, Leaf):
            yield node
        elif isinstance(node, Group) and node.repeat is None:
            yield from _in_rounds_of(node.children)


def number_round(runs: Iterable[list[Piece]], number: Round) -> None:
    """Gives the pieces of a round its number, outside of those of inner rounds."""
    for run in runs:
        put_in(run, number)


def _round(repeat: Repeat, number: int, total: int | None) -> Round:
    """Round ``number`` (from 0) of ``repeat``."""
    least = repeat.rounds.low if repeat.rounds and not repeat.rounds.single else None
    every = repeat.every.at(number) if repeat.every else None
    return Round(number + 1, total, least, repeat.cap.high if repeat.cap else None, every)


def _may_be_left_out(pieces: list[Piece]) -> None:
    for piece in pieces:
        piece.interval = piece.interval.as_optional()
        if piece.box and piece.box.interval.low:
            piece.box.interval = evolve(piece.box.interval, low=0)


def _on_the_clock(pieces: list[Piece], every: int, group: Group, engine: Engine) -> list[Piece]:
    """A round that starts at an interval, with the rest that is left of it.

    What is left out of a round leaves its time to the rest; a round that is left out as a whole had its interval.
    """
    applicable = [piece for piece in pieces if engine.counts(piece)]
    pieces = applicable or pieces
    if not pieces:
        return pieces
    length = total_of(pieces)
    if max(length.low, length.high or 0) > every:
        severity = Severity.ERROR if length.low > every else Severity.WARNING
        taken = spoken(length.low if length.low > every else length.high or 0)
        message = f"A round takes {taken}, but a new one starts every {spoken(every)}."
        engine.report("M306", message, group.origin, severity, "Make the round shorter or the interval longer.")
    filled = filled_up(pieces, every, pieces[-1])
    if len(filled) > len(pieces):
        filled[-1].kept = bool(applicable)
    return filled


def until(group: Group, repeat: Repeat, engine: Engine) -> list[list[Piece]]:
    """A round whose number nobody knows: one is listed, and then the question whether it goes on."""
    assert repeat.until is not None
    check_doses(group, None, engine)
    made = Bodies(group, engine).of_round(Rounds(0, 1, counted=False), last=True)
    if not made:
        return []
    if repeat.every:
        check_spacing(repeat.every, None, group.origin, engine)
        made = [_on_the_clock(flat(made), repeat.every.at(0), group, engine)]
    last = flat(made)
    if group.clauses.rest and group.clauses.rest.after_each:
        made.append([rest_after_run(group.clauses, last, last[-1])])
    every = repeat.every.at(0) if repeat.every else None
    question = again_question(group, flat(made), every, f"until {condition_words(repeat.until)}", engine)
    number_round(made, _round(repeat, 0, None))
    return [*made, question]


def capped(pieces: list[Piece], most: int, engine: Engine) -> list[Piece]:
    """At most ``most`` of ``pieces``: cut off there if it is known where that is, else for the person to stop at.

    What comes only when the time is over even if all is done in the shortest time, never comes.
    """
    if _is_known_up_to(pieces, most, engine):
        return cut(pieces, most, engine)
    cap, made, start = TimeBox(exactly(most)), [], 0
    for box, group in groupby(pieces, key=lambda piece: piece.box):
        earliest = start
        for piece in group:
            if earliest < most:
                piece.cap = cap
                made.append(piece)
            earliest += piece.interval.low if engine.counts(piece) else 0
        start = start + box.interval.low if box else earliest
    return made


def capped_again(pieces: list[Piece], engine: Engine) -> list[Piece]:
    """``pieces`` whose lengths are known now, because their slot gave them one, cut off at the caps that they bear."""
    made: list[Piece] = []
    for cap, group in groupby(pieces, key=lambda piece: piece.cap):
        if cap is None:
            made.extend(group)
            continue
        bearing = list(group)
        for piece in bearing:
            piece.cap = None
        made.extend(capped(bearing, cap.interval.low, engine))
    return made


def _is_known_up_to(pieces: list[Piece], most: int, engine: Engine) -> bool:
    """Whether nothing of unknown length comes before ``most``."""
    reached = 0
    for piece in pieces:
        if engine.counts(piece) and reached < most:
            if piece.interval.duration is None and reached + piece.interval.low < most:
                return False
            reached += piece.interval.low
    return True


def cut(pieces: list[Piece], left: int, engine: Engine) -> list[Piece]:
    """What of ``pieces`` still falls into the time."""
    made = []
    for piece in pieces:
        if not engine.counts(piece):
            made.append(piece)
            continue
        if left <= 0:
            break
        interval = piece.interval
        if interval.low > left or (interval.duration is None and interval.low == left):
            piece.interval = exactly(left, interval.quality)
            piece.phases = phases_until(piece.phases, left)
            if isinstance(piece.content, Exercise):
                piece.content = evolve(piece.content, title=f"{piece.content.title} (cut off)")
        left -= interval.low
        made.append(piece)
    return made
