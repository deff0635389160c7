"""Rounds: the one `repeat` with its ways to end."""

from __future__ import annotations

from itertools import groupby

from mobdsl.diagnostics import Severity
from mobdsl.model.items import Repeat
from mobdsl.records import evolve, frozen
from mobdsl.select.tree import Group, Leaf, Node, Wait, leaves
from mobdsl.timeline.events import Event, Kind, Quality, Round
from mobdsl.timeline.extent import Extent, exactly
from mobdsl.timeline.pieces import (
    Piece,
    Rounds,
    TimeBox,
    as_optional,
    change_event,
    on_side,
    plain,
    rest_event,
    switch_event,
)
from mobdsl.timeline.round_words import again
from mobdsl.timeline.sets import in_position
from mobdsl.wording.phrases import condition_words
from mobdsl.wording.times import spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from mobdsl.model.amounts import Count, Duration, Quantity
    from mobdsl.model.clauses import Clauses, Growth
    from mobdsl.timeline.layout import Layout


def counted(group: Group, repeat: Repeat, layout: Layout) -> list[list[Piece]]:
    """Rounds whose number is given, with what stands between them: a list for each run, each rest, each change."""
    total = _total(repeat)
    least = repeat.rounds.low if repeat.rounds else total
    check_doses(group, total, layout)
    if total == 1:
        check_between(group.children, layout, "There is one round only, so nothing stands between rounds.")
    made: list[list[Piece]] = []
    before: list[Piece] = []
    for number in range(total):
        runs = once(group, layout, Rounds(number, total), last=number == total - 1, single=total == 1)
        if not number:
            layout.check_size(len(flat(runs)) * total, group.origin)
        if not runs:
            break
        if repeat.every:
            runs = [_on_the_clock(flat(runs), repeat.every.low, group, layout)]
        work = flat(runs)
        if before and group.clauses.rest:
            runs.insert(0, [rest_after(group.clauses, before, before[-1].event)])
        before = work
        if number >= least:
            _may_be_left_out(flat(runs))
        if repeat != Repeat():
            numbered(runs, _round(repeat, number, total))
        made.extend(runs)
    if before and group.clauses.rest and group.clauses.rest.after_each:
        made.append([rest_after(group.clauses, before, before[-1].event)])
    return made


def _total(repeat: Repeat) -> int:
    if repeat.series:
        return len(repeat.series.values)
    return (repeat.rounds.high or repeat.rounds.low) if repeat.rounds else 1


def flat(runs: Iterable[list[Piece]]) -> list[Piece]:
    """All pieces of ``runs``."""
    return [piece for run in runs for piece in run]


@frozen
class _Place:
    """Where a round is done, or a part of it."""

    position: str | None
    side: str | None
    limb: str | None


def _places(group: Group) -> Iterator[_Place]:
    positions = next((each.names for each in group.turns if not each.limb), (None,))
    sides = next((each for each in group.turns if each.limb), None)
    for position in positions:
        for side in sides.names if sides else (None,):
            yield _Place(position, side, sides.limb if sides else None)


def once(group: Group, layout: Layout, rounds: Rounds, *, last: bool, single: bool) -> list[list[Piece]]:
    """One round: in each position and on each side once. The ``last`` has nothing of what stands between rounds.

    Where it is the ``single`` one, the rest stands between the sides, because there is nothing else to stand between.
    """
    children = tuple(_without_between(group.children)) if last else group.children
    made: list[list[Piece]] = []
    before: _Place | None = None
    positions = tuple(dict.fromkeys(place.position for place in _places(group)))
    for place in _places(group):
        run = layout.lay_out(children, None, rounds)
        if not run:
            return []
        for piece in run:
            piece.event = _placed(piece.event, place, positions)
        if before and single and group.clauses.rest:
            made.append([rest_after(group.clauses, made[-1], made[-1][-1].event)])
        if before and group.clauses.switch:
            made.append([Piece(_change(group.clauses, run[0].event, before, place))])
        made.append(run)
        before = place
    return made


def _placed(event: Event, place: _Place, positions: tuple[str | None, ...]) -> Event:
    if event.kind is not Kind.WORK:
        return event
    if place.position and event.position is None:
        event = in_position(event, place.position, positions)
    return on_side(event, place.side, place.limb) if place.side and event.side is None else event


def _change(clauses: Clauses, event: Event, before: _Place, place: _Place) -> Event:
    assert clauses.switch is not None
    if place.position != before.position or place.side is None:
        return change_event(clauses.switch, event, place.position)
    return switch_event(clauses, event, place.side, place.limb)


def _without_between(nodes: Iterable[Node]) -> Iterator[Node]:
    """``nodes`` without what stands between rounds; that of an inner repeat is its own."""
    for node in nodes:
        if isinstance(node, Group) and node.repeat is None:
            children = tuple(_without_between(node.children))
            if children or not node.children:
                yield evolve(node, children=children)
        elif not _is_between(node):
            yield node


def _is_between(node: Node) -> bool:
    return isinstance(node, Leaf | Wait) and node.between


def between_rounds(nodes: Iterable[Node]) -> Iterator[Node]:
    """What of ``nodes`` is left out after the last round."""
    for node in nodes:
        if isinstance(node, Group) and node.repeat is None:
            yield from between_rounds(node.children)
        elif _is_between(node):
            yield node


def check_between(nodes: Iterable[Node], layout: Layout, message: str) -> None:
    """Reports what stands between rounds where there are none."""
    hint = "Take `between rounds` out, or put the line into the repeat that it belongs to."
    for node in between_rounds(nodes):
        layout.report("M311", message, node.origin, Severity.WARNING, hint)


def check_doses(group: Group, total: int | None, layout: Layout) -> None:
    """Reports what the rounds have no dose for: a series of another length, or nothing left of one that shrinks.

    ``total`` is None where nobody knows how many rounds there will be.
    """
    for leaf in leaves(tuple(_of_the_rounds(group.children))):
        dose, growth = leaf.clauses.dose, leaf.clauses.growth
        values: tuple[Count | Duration | Quantity, ...] = getattr(dose.measures[0], "values", ()) if dose else ()
        if dose and dose.sets is None and len(values) not in (0, 1, total):
            rounds = "rounds that nobody has counted" if total is None else f"{total} rounds"
            message = f"This series has {len(values)} figures for {rounds}."
            hint = "Give a figure for each round: x8/6/4 in a repeat 3."
            layout.report("M103", message, leaf.origin, Severity.ERROR, hint)
        elif values and growth and total and growth.each == "round" and _left(values[-1], growth, total) <= 0:
            hint = "Take less away each round, or repeat it less often."
            layout.report("M109", "Nothing is left of this in the last round.", leaf.origin, Severity.ERROR, hint)


def _left(value: Count | Duration | Quantity, growth: Growth, total: int) -> Decimal | int:
    """What is left of a dose in the last round."""
    return value.low + growth.amount * (total - 1)


def _of_the_rounds(nodes: Iterable[Node]) -> Iterator[Node]:
    """The movements among ``nodes`` whose doses go by these rounds, not by those of an inner repeat."""
    for node in nodes:
        if isinstance(node, Leaf):
            yield node
        elif isinstance(node, Group) and (node.repeat is None or node.repeat == Repeat()):
            yield from _of_the_rounds(node.children)


def numbered(runs: Iterable[list[Piece]], one: Round) -> None:
    """Gives the pieces of the round ``one`` its number, outside of those of inner rounds."""
    for piece in flat(runs):
        piece.event = evolve(piece.event, in_rounds=(one, *piece.event.in_rounds))


def _round(repeat: Repeat, number: int, total: int | None) -> Round:
    """Round ``number`` (from 0) of ``repeat``."""
    least = repeat.rounds.low if repeat.rounds and not repeat.rounds.single else None
    return Round(number + 1, total, least, repeat.cap.high if repeat.cap else None)


def _may_be_left_out(pieces: list[Piece]) -> None:
    for piece in pieces:
        piece.event = as_optional(piece.event)
        if piece.interval:
            piece.interval.low = 0


def _on_the_clock(pieces: list[Piece], every: int, group: Group, layout: Layout) -> list[Piece]:
    """A round that starts at an interval, with the rest that is left of it.

    What is left out of a round leaves its time to the rest; a round that is left out as a whole had its interval.
    """
    applicable = [piece for piece in pieces if layout.counts(piece)]
    pieces = applicable or pieces
    events = [piece.event for piece in pieces]
    if not events:
        return pieces
    least, most = sum(event.low for event in events), total_of(event.high for event in events)
    if least > every or (most is not None and most > every):
        severity = Severity.ERROR if least > every else Severity.WARNING
        taken = spoken(least if least > every else most or 0)
        message = f"A round takes {taken}, but a new one starts every {spoken(every)}."
        layout.report("M306", message, group.origin, severity, "Make the round shorter or the interval longer.")
    if least > every:
        return pieces
    if all(event.duration is not None for event in events):
        rest = plain(events[-1], Kind.REST, exactly(every - least), "Rest")
        return [*pieces, Piece(rest, kept=bool(applicable))] if least < every else pieces
    left = Extent(None, None, 0 if most is None else max(every - most, 0), every - least, Quality.OPEN)
    pieces = [*pieces, Piece(plain(events[-1], Kind.REST, left, "Rest"), kept=bool(applicable))]
    likely = total_of(event.estimate for event in events)
    interval = TimeBox(max(every, likely or 0), low=every, high=max(every, most or 0))
    for piece in pieces:
        piece.interval = interval
    return pieces


def until(group: Group, repeat: Repeat, layout: Layout) -> list[list[Piece]]:
    """A round whose number nobody knows: one is listed, and then the question whether it goes on."""
    assert repeat.until is not None
    check_doses(group, None, layout)
    made = once(group, layout, Rounds(0, 1), last=True, single=False)
    if not made:
        return []
    last = flat(made)
    if group.clauses.rest and group.clauses.rest.after_each:
        made.append([rest_after(group.clauses, last, last[-1].event)])
    numbered(made, _round(repeat, 0, None))
    title = f"{again(group, between_rounds(group.children))}, until {condition_words(repeat.until)}"
    question = plain(last[-1].event, Kind.PROMPT, Extent(None, None, 0, None, Quality.OPEN), title)
    return [*made, [Piece(question, kept=any(piece.kept for piece in last))]]


def rest_after(clauses: Clauses, run: list[Piece], place: Event) -> Piece:
    """The rest after ``run``, at the place of an event; with `rest same` as long as the run itself."""
    assert clauses.rest is not None
    if not clauses.rest.same:
        return Piece(rest_event(clauses, place))
    events = [piece.event for piece in run if piece.kept] or [run[-1].event]
    worked = evolve(
        place,
        duration=total_of(event.duration for event in events),
        estimate=total_of(event.estimate for event in events),
        low=sum(event.low for event in events),
        high=total_of(event.high for event in events),
        quality=max((event.quality for event in events), key=tuple(Quality).index),
    )
    return Piece(rest_event(clauses, worked))


def total_of(lengths: Iterable[int | None]) -> int | None:
    """The sum; None where one is not known."""
    known = list(lengths)
    return None if None in known else sum(length or 0 for length in known)


def capped(pieces: list[Piece], most: int, layout: Layout) -> list[Piece]:
    """At most ``most`` of ``pieces``: cut off there if it is known where that is, else for the person to stop at.

    What comes only when the time is over even if all is done in the shortest time, never comes.
    """
    if _is_known_up_to(pieces, most, layout):
        return cut(pieces, most, layout)
    cap, made, start = TimeBox(most), [], 0
    for interval, group in groupby(pieces, key=lambda piece: piece.interval):
        earliest = start
        for piece in group:
            if earliest < most:
                piece.cap = cap
                made.append(piece)
            earliest += piece.event.low if layout.counts(piece) else 0
        start = start + interval.low if interval else earliest
    return made


def _is_known_up_to(pieces: list[Piece], most: int, layout: Layout) -> bool:
    """Whether nothing of unknown length comes before ``most``."""
    reached = 0
    for piece in pieces:
        if layout.counts(piece) and reached < most:
            if piece.event.duration is None and reached + piece.event.low < most:
                return False
            reached += piece.event.duration or piece.event.low
    return True


def cut(pieces: list[Piece], left: int, layout: Layout) -> list[Piece]:
    """What of ``pieces`` still falls into the time."""
    made = []
    for piece in pieces:
        if not layout.counts(piece):
            made.append(piece)
            continue
        open_ended = piece.event.duration is None
        duration = piece.event.low if piece.event.duration is None else piece.event.duration
        if left <= 0:
            break
        if duration > left or (open_ended and duration == left):
            phases = tuple(phase for phase in piece.event.phases if phase.start + phase.duration <= left)
            event = evolve(piece.event, duration=left, estimate=left, low=left, high=left, phases=phases)
            title = f"{event.title} (cut off)" if event.kind is Kind.WORK else event.title
            piece.event = evolve(event, title=title)
        left -= duration
        made.append(piece)
    return made
