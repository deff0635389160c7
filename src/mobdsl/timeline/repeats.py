"""Rounds: the one `repeat` with its ways to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from mobdsl.diagnostics import Severity
from mobdsl.model.items import Repeat
from mobdsl.phrases import condition_words
from mobdsl.select.tree import Group, Leaf, Node, Wait
from mobdsl.timeline.events import Event, Kind, Quality
from mobdsl.timeline.extent import Extent, exactly
from mobdsl.timeline.pacing import (
    Piece,
    Rounds,
    Stretch,
    filled_up,
    on_side,
    perhaps,
    plain,
    rest_event,
    switch_event,
)
from mobdsl.wording import spoken

if TYPE_CHECKING:
    from mobdsl.timeline.layout import Layout


def runs(group: Group, repeat: Repeat, layout: Layout, rounds: Rounds) -> list[list[Piece]]:
    """The pieces of each round, or of each side."""
    if repeat.each:
        sides = repeat.each
        return [_on_side(layout.lay_out(group.children, None, rounds), side, repeat.limb) for side in sides]
    if repeat.time:
        return _for_a_time(group, repeat.time.low, repeat.ending, layout)
    if repeat.until:
        return [_until(group, repeat, layout)]
    total = _total(repeat)
    first = _round(group, repeat, layout, Rounds(0, total))
    if not first:
        return []
    layout.check_size(len(first) * total, group.origin)
    return [first, *(_round(group, repeat, layout, Rounds(number, total)) for number in range(1, total))]


def _total(repeat: Repeat) -> int:
    if repeat.series:
        return len(repeat.series.values)
    assert repeat.rounds is not None
    return repeat.rounds.high or repeat.rounds.low


def _on_side(pieces: list[Piece], side: str, limb: str | None) -> list[Piece]:
    for piece in pieces:
        if piece.event.kind is Kind.WORK and piece.event.side is None:
            piece.event = on_side(piece.event, side, limb)
    return pieces


def _round(group: Group, repeat: Repeat, layout: Layout, rounds: Rounds) -> list[Piece]:
    """One round. What stands between rounds is left out of the last, a round beyond the least may be left out."""
    total = rounds.total or 1
    last = rounds.number == total - 1
    children = tuple(child for child in group.children if not (last and _between(child)))
    pieces = layout.lay_out(children, None, rounds)
    for piece in pieces:
        if piece.event.round is None:
            piece.event = attrs.evolve(piece.event, round=rounds.number + 1, rounds=total)
        if repeat.rounds and rounds.number >= repeat.rounds.low:
            piece.event = perhaps(piece.event)
    if repeat.every and pieces:
        pieces = _on_the_clock(pieces, repeat.every.low, group, layout)
    return pieces


def _between(node: Node) -> bool:
    return isinstance(node, Leaf | Wait) and node.between


def _on_the_clock(pieces: list[Piece], every: int, group: Group, layout: Layout) -> list[Piece]:
    """A round that starts at an interval, with the rest that is left of it."""
    least = sum(piece.event.low for piece in pieces)
    highs = [piece.event.high for piece in pieces]
    most = sum(high for high in highs if high is not None) if None not in highs else None
    if least > every or (most is not None and most > every):
        severity = Severity.ERROR if least > every else Severity.WARNING
        taken = spoken(least if least > every else most or 0)
        message = f"A round takes {taken}, but a new one starts every {spoken(every)}."
        layout.report("M306", message, group.origin, severity, "Make the round shorter or the interval longer.")
        return pieces
    event = pieces[-1].event
    filled = filled_up(pieces, every, event)
    if len(filled) > len(pieces):
        filled[-1].event = attrs.evolve(filled[-1].event, round=event.round, rounds=event.rounds)
        filled[-1].kept = any(piece.kept for piece in pieces)
    return filled


def _until(group: Group, repeat: Repeat, layout: Layout) -> list[Piece]:
    """A round whose number nobody knows: one is listed, and then the question whether it goes on."""
    pieces = layout.lay_out(group.children, None, Rounds(0, 1))
    for piece in pieces:
        if piece.event.round is None:
            piece.event = attrs.evolve(piece.event, round=1)
    if not pieces or repeat.until is None:
        return pieces
    title = f"Again, until {condition_words(repeat.until)}"
    question = plain(pieces[-1].event, Kind.PROMPT, Extent(None, None, 0, None, Quality.OPEN), title)
    return [*pieces, Piece(question, kept=any(piece.kept for piece in pieces))]


def _for_a_time(group: Group, time: int, ending: str, layout: Layout) -> list[list[Piece]]:
    """As many rounds as the time takes: listed where their length is known, else one event of that length."""
    first = layout.lay_out(group.children, None, Rounds(0, 1))
    if not first:
        return []
    kept = [piece for piece in first if piece.kept]
    length = sum(piece.event.duration or 0 for piece in kept)
    if not kept or not length or any(piece.event.duration is None for piece in kept):
        return [[Piece(_as_many_as_possible(group, first, time), kept=bool(kept))]]
    rest = group.clauses.rest.duration if group.clauses.rest else None
    gap = rest.low if rest and rest.single else 0
    whole = (time + gap) // (length + gap)
    begun = whole + (1 if ending != "whole" and whole * (length + gap) < time else 0)
    layout.check_size(begun * (len(first) + 1), group.origin)
    made = [
        _numbered(layout.lay_out(group.children, None, Rounds(number, begun)), number, begun) for number in range(begun)
    ]
    if ending == "cut" and begun > whole:
        left = time - whole * (length + gap)
        made[-1] = list(cut(made[-1], left))
    return made


def _numbered(pieces: list[Piece], number: int, total: int) -> list[Piece]:
    for piece in pieces:
        if piece.event.round is None:
            piece.event = attrs.evolve(piece.event, round=number + 1, rounds=total)
    return pieces


def cut(pieces: list[Piece], left: int) -> list[Piece]:
    """What of ``pieces`` still falls into the time."""
    made = []
    for piece in pieces:
        if not piece.kept:
            made.append(piece)
            continue
        duration = piece.event.duration or 0
        if left <= 0:
            break
        if duration > left:
            phases = tuple(phase for phase in piece.event.phases if phase.start + phase.duration <= left)
            event = attrs.evolve(piece.event, duration=left, estimate=left, low=left, high=left, phases=phases)
            piece.event = attrs.evolve(event, title=f"{event.title} (cut off)")
        left -= duration
        made.append(piece)
    return made


def _as_many_as_possible(group: Group, pieces: list[Piece], time: int) -> Event:
    """One event for rounds that nobody can count beforehand; what a round is made of is its dose."""
    work = [piece.event for piece in pieces if piece.kept and piece.event.kind is Kind.WORK]
    listed = ", ".join(f"{event.title} {event.dose}" if event.dose else event.title for event in work)
    event = plain(pieces[0].event, Kind.WORK, exactly(time), group.title or "As many rounds as possible")
    cues = tuple(dict.fromkeys(cue for one in work for cue in one.cues))
    headings = tuple(dict.fromkeys(heading for one in work for heading in one.headings))
    return attrs.evolve(event, dose=listed or None, cues=cues, headings=headings)


def joined(made: list[list[Piece]], group: Group, repeat: Repeat) -> list[Piece]:
    """The rounds or sides one after another, with the rest or the change of sides between them.

    Where all that is repeated stands between rounds, the last round is empty and counts as none.
    """
    made = [run for run in made if run]
    pieces = list(made[0]) if made else []
    kept = any(piece.kept for piece in pieces)
    for number, run in enumerate(made[1:], 1):
        if group.clauses.rest:
            event = attrs.evolve(
                _rest_after(made[number - 1], group), round=run[0].event.round, rounds=run[0].event.rounds
            )
            if repeat.rounds and number >= repeat.rounds.low:
                event = perhaps(event)
            pieces.append(Piece(event, kept))
        if repeat.each and group.clauses.switch:
            pieces.append(Piece(switch_event(group.clauses, run[0].event, repeat.each[number], repeat.limb), kept))
        pieces.extend(run)
    if pieces and group.clauses.rest and group.clauses.rest.after_each:
        pieces.append(Piece(_rest_after(made[-1], group), kept))
    if repeat.cap and repeat.cap.high:
        return _capped(pieces, repeat.cap.high)
    return pieces


def _capped(pieces: list[Piece], most: int) -> list[Piece]:
    """At most ``most`` of ``pieces``: cut off there if their lengths are known, else for the person to stop at."""
    if all(piece.event.duration is not None for piece in pieces if piece.kept):
        return cut(pieces, most)
    cap = Stretch(most)
    for piece in pieces:
        piece.cap = cap
    return pieces


def _rest_after(run: list[Piece], group: Group) -> Event:
    """The rest after a round; with `rest same` as long as the round itself."""
    assert group.clauses.rest is not None
    event = run[-1].event
    if group.clauses.rest.same:
        durations = [piece.event.duration for piece in run if piece.kept]
        known = None if None in durations else sum(duration or 0 for duration in durations)
        event = attrs.evolve(event, duration=known, estimate=known, low=known or 0, high=known)
    return rest_event(group.clauses, event)
