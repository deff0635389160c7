"""Pieces: events that have no start yet, and how one is made of another."""

from __future__ import annotations

from itertools import groupby

from mobdsl.model.clauses import Clauses, Heading, applicable
from mobdsl.model.intervals import OPEN, Interval, Quality, between, exactly, total
from mobdsl.records import define, evolve, frozen
from mobdsl.timeline.events import Exercise, Kind, Phase, side_words
from mobdsl.wording.phrases import heading_words, with_sides
from mobdsl.wording.times import spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import ClassVar, Literal, TypeAlias

    from mobdsl.model.amounts import Duration
    from mobdsl.model.guards import Ask
    from mobdsl.source import Span
    from mobdsl.timeline.marks import Mark, Marks


@frozen
class Pause:
    """What a rest is called; ``spare``: nobody wrote it."""

    kind: ClassVar[Literal[Kind.REST]] = Kind.REST
    title: str = "Rest"
    spare: bool = False
    fills: bool = False
    """Whether it is what is left of a round on a clock."""


@frozen
class Change:
    """What a change of sides or positions is called, and what it leads to."""

    kind: ClassVar[Literal[Kind.SWITCH]] = Kind.SWITCH
    title: str
    side: str | None = None
    limb: str | None = None
    position: str | None = None


@frozen
class Question:
    """What a prompt says."""

    kind: ClassVar[Literal[Kind.PROMPT]] = Kind.PROMPT
    title: str
    cues: tuple[str, ...] = ()
    ask: Ask | None = None
    again: bool = False
    """Whether it asks for one more round, or whether that was enough."""
    lap: tuple[Piece, ...] = ()
    """That round with what stands before it, where something does."""


Content: TypeAlias = Exercise | Pause | Change | Question
"""What a piece is: many pieces share one such object."""


@define(eq=False)
class TimeBox:
    """A time that several pieces take together, whatever each of them takes."""

    interval: Interval


@define(eq=False)
class Run:
    """What all sets of a line have in common with the rests between them."""


@define(eq=False)
class Piece:
    """An event that has no start yet. It is changed until all is laid out; then it becomes an event, once."""

    content: Content
    interval: Interval
    line: int = 0
    item: int = 0
    origin: Span | None = None
    kept: bool = True
    """False where it is left out, but counts for the length of its slot."""
    phases: tuple[Phase, ...] = ()
    set: int | None = None
    sets: int | None = None
    reps: str | None = None
    reps_each: str | None = None
    within: Marks = ()
    """What it stands in, the outermost first; what stands in the same shares these."""
    block: str | None = None
    slot: int | None = None
    box: TimeBox | None = None
    """The pieces that bear the same one fill its time together."""
    cap: TimeBox | None = None
    """The pieces that bear the same one take its time together at the most."""
    share: int | None = None
    """A number that all pieces bear that divide one slot among them."""
    run: Run | None = None
    """The pieces that bear the same one are the sets of one line; None where it has one."""

    @property
    def is_work(self) -> bool:
        """Whether a movement is done."""
        return self.content.kind is Kind.WORK

    @property
    def side(self) -> str | None:
        """The side that works; None where there is none, or where nothing is done."""
        return self.content.side if isinstance(self.content, Exercise) else None

    def copy(self) -> Piece:
        """Another piece that is the same."""
        return Piece(
            self.content,
            self.interval,
            self.line,
            self.item,
            self.origin,
            self.kept,
            self.phases,
            self.set,
            self.sets,
            self.reps,
            self.reps_each,
            self.within,
            self.block,
            self.slot,
            self.box,
            self.cap,
            self.share,
            self.run,
        )


@define
class Rounds:
    """Where a movement stands in a repeat: round ``number`` (from 0) of ``total``; ``total`` None outside."""

    number: int = 0
    total: int | None = None
    counted: bool = True
    """False where nobody knows how many rounds there will be."""


def copies(runs: Iterable[list[Piece]]) -> list[list[Piece]]:
    """The same ``runs`` once more; what takes a time together does so in the copy as well."""
    boxes: dict[TimeBox, TimeBox] = {}
    sets: dict[Run, Run] = {}

    def copy(piece: Piece) -> Piece:
        other = piece.copy()
        if piece.box:
            other.box = boxes.setdefault(piece.box, TimeBox(piece.box.interval))
        if piece.cap:
            other.cap = boxes.setdefault(piece.cap, TimeBox(piece.cap.interval))
        if piece.run:
            other.run = sets.setdefault(piece.run, Run())
        return other

    return [[copy(piece) for piece in run] for run in runs]


def put_in(pieces: Iterable[Piece], mark: Mark) -> None:
    """Lets ``pieces`` stand in ``mark``, and what that is in not yet."""
    inner: Marks = ()
    chain: Marks = (mark,)
    for piece in pieces:
        if piece.within is not inner:
            inner = piece.within
            chain = (mark, *inner)
        piece.within = chain


def flat(runs: Iterable[list[Piece]]) -> list[Piece]:
    """All pieces of ``runs``."""
    return [piece for run in runs for piece in run]


def length_of(pieces: Iterable[Piece]) -> Interval:
    """What ``pieces`` take one after another, each for itself."""
    return total(piece.interval for piece in pieces)


def total_of(pieces: Iterable[Piece]) -> Interval:
    """What ``pieces`` take together, by the times that some of them have together."""
    return total(within_cap(list(capped)) for _, capped in groupby(pieces, key=lambda piece: piece.cap))


def within_cap(pieces: list[Piece]) -> Interval:
    """What ``pieces`` take together, which bear the same cap or none."""
    boxes = groupby(pieces, key=lambda piece: piece.box)
    length = total(box.interval if box else length_of(group) for box, group in boxes)
    cap = pieces[0].cap
    return length.at_most(cap.interval.low) if cap else length


def cues_of(headings: tuple[Heading, ...]) -> tuple[str, ...]:
    """The texts to say at the start; those that only some need to hear come last."""
    cues = [heading for heading in headings if heading.word == "cue"]
    return tuple(heading_words(cue) for cue in sorted(cues, key=lambda cue: cue.condition is not None))


def in_position(exercise: Exercise, position: str, positions: tuple[str | None, ...]) -> Exercise:
    """``exercise`` in one of several ``positions``: what is said only there is said, what is said elsewhere is not."""
    headings = _decided(exercise.headings, lambda name: name == position if name in positions else None)
    return evolve(exercise, position=position, headings=headings, cues=cues_of(headings))


def on_side(exercise: Exercise, side: str, limb: str | None, *, opposite: bool = False) -> Exercise:
    """``exercise`` on ``side``, its texts filled in, without what is said on the other side only."""
    other = other_side(side)
    headings = _decided(exercise.headings, lambda name: name == side if name in (side, other) else None)
    headings = _filled(headings, side, other)
    limb = f"arm and {other} leg" if opposite else limb_of(limb)
    title = f"{exercise.title}, {side_words(side, limb)}" if opposite else exercise.title
    return evolve(exercise, side=side, limb=limb, headings=headings, cues=cues_of(headings), title=title)


def _decided(headings: tuple[Heading, ...], known: Callable[[str], bool | None]) -> tuple[Heading, ...]:
    """Those of ``headings`` that count by what is ``known``."""
    return applicable(headings, known) if any(heading.condition for heading in headings) else headings


def other_side(side: str) -> str:
    """The side opposite to ``side``."""
    return {"left": "right", "right": "left"}.get(side, "other")


def limb_of(word: str | None) -> str | None:
    """The limb that ``word`` names; "side" names none."""
    return None if word == "side" else word


def with_texts_filled(exercise: Exercise) -> Exercise:
    """``exercise`` with `{side}` and `{other_side}` in its texts filled in with words for any side."""
    headings = _filled(exercise.headings)
    if headings is exercise.headings:
        return exercise
    return evolve(exercise, headings=headings, cues=cues_of(headings))


def _filled(headings: tuple[Heading, ...], *sides: str) -> tuple[Heading, ...]:
    if not any("{" in heading.text for heading in headings):
        return headings
    return tuple(evolve(heading, text=with_sides(heading.text, *sides)) for heading in headings)


def phases_filled(phases: tuple[Phase, ...], *sides: str) -> tuple[Phase, ...]:
    """``phases`` with `{side}` and `{other_side}` in their texts filled in."""
    if not any(phase.text and "{" in phase.text for phase in phases):
        return phases
    return tuple(evolve(phase, text=with_sides(phase.text or "", *sides)) if phase.text else phase for phase in phases)


def phases_until(phases: tuple[Phase, ...], end: int) -> tuple[Phase, ...]:
    """Those of ``phases`` that are over by ``end``."""
    if not phases or phases[-1].start + phases[-1].duration <= end:
        return phases
    return tuple(phase for phase in phases if phase.start + phase.duration <= end)


def at_place_of(piece: Piece, content: Content, interval: Interval) -> Piece:
    """Something else that belongs to the same line as ``piece``."""
    return Piece(content, interval, piece.line, piece.item, piece.origin)


def change_of_side(time: Duration, place: Piece, side: str, limb: str | None) -> Piece:
    """The change to ``side``, on the line of ``place``."""
    return at_place_of(place, Change("Switch sides", side=side, limb=limb_of(limb)), between(time))


def change_of_position(time: Duration, place: Piece, position: str | None) -> Piece:
    """The change to ``position``, on the line of ``place``."""
    return at_place_of(place, Change("Change position", position=position), between(time))


_REST = Pause()
_SAME_REST = Pause("Rest, as long as the work")
FILLING = Pause(fills=True)
"""What is known to be left of a round on a clock."""


def rest_after(clauses: Clauses, work: Iterable[Piece], place: Piece, number: int = 0) -> Piece:
    """The rest that ``clauses`` ask for, on the line of ``place``; with `rest same` as long as ``work``.

    ``number`` says which of its pauses it is, from 0. Where nobody knows how long, the title says what it goes by.
    """
    assert clauses.rest is not None
    if clauses.rest.same:
        interval = length_of(work)
        if interval.duration is None:
            return at_place_of(place, _SAME_REST, interval)
    else:
        time = clauses.rest.at(number)
        interval = between(time) if time else OPEN
    return at_place_of(place, _REST, interval)


def rests_between_sides(clauses: Clauses, *, single: bool) -> bool:
    """Whether the rest of ``clauses`` stands between sides or positions.

    It does so on a line that repeats nothing else, where it has one set or round, is ``single``, and no `switch`. The
    rest of a block or a routine stands between what the line is among.
    """
    return single and clauses.rest is not None and not clauses.rest.passed and clauses.switch is None


def rest_of(every: int) -> Pause:
    """The rest at the end of an interval ``every``, where nobody knows how much is left for it."""
    return Pause(f"Rest, what is left of {spoken(every)}", fills=True)


def what_is_left(every: int, length: Interval) -> Interval:
    """What ``length`` leaves of ``every``, where that is not known for certain."""
    low = 0 if length.high is None else max(every - length.high, 0)
    high = max(every - length.low, 0)
    if low == high:
        return exactly(low)
    likely = None if length.estimate is None else min(max(every - length.estimate, low), high)
    return Interval(low, high, likely, Quality.OPEN)


def filled_up(pieces: list[Piece], every: int, place: Piece) -> list[Piece]:
    """``pieces`` and the rest that is left of the interval ``every``, on the line of ``place``.

    What of them takes a time of its own for certain, such as a round on a clock inside a round, keeps it.
    """
    length = total_of(pieces)
    taken = length.duration
    if length.low > every:
        return pieces
    if taken is not None:
        return [*pieces, at_place_of(place, FILLING, exactly(every - taken))] if every > taken else pieces
    known = _known_at_first(pieces)
    left = every - total_of(pieces[:known]).low
    box = TimeBox(exactly(left))
    waiting = at_place_of(place, rest_of(every), what_is_left(every, length))
    for piece in pieces[known:]:
        over_by(piece, left)
        piece.box = box
    waiting.box = box
    return [*pieces, waiting]


def _known_at_first(pieces: list[Piece]) -> int:
    """How many of ``pieces`` come up to the end of the last time of its own that ends at a time known for certain."""
    known = reached = 0
    for box, group in groupby(pieces, key=lambda piece: piece.box):
        members = list(group)
        interval = box.interval if box else length_of(members)
        if interval.duration is None or any(piece.cap for piece in members):
            break
        reached += len(members)
        known = reached if box else known
    return known


def over_by(piece: Piece, end: int) -> None:
    """Bounds ``piece``, which has bounds, by what it may take at the most."""
    if piece.interval.high is not None and piece.interval.high > end:
        piece.interval = piece.interval.at_most(end)
        piece.phases = phases_until(piece.phases, end)
