"""`repeat for`: as many rounds as a time takes."""

from __future__ import annotations

from mobdsl.diagnostics import Severity
from mobdsl.records import define, evolve
from mobdsl.timeline.events import Event, Kind, Quality, Round
from mobdsl.timeline.extent import Extent, exactly
from mobdsl.timeline.pieces import Piece, Rounds, cues_of, plain
from mobdsl.timeline.repeats import between_rounds, check_doses, cut, flat, numbered, once, rest_after, total_of
from mobdsl.timeline.round_words import of_a_round
from mobdsl.wording.times import spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.clauses import Heading
    from mobdsl.model.items import Repeat
    from mobdsl.select.tree import Group
    from mobdsl.timeline.layout import Layout


@define
class _Begun:
    """A round that is begun, behind the rest before it; as the ``last`` one it has nothing that stands between."""

    gap: list[Piece]
    runs: list[list[Piece]]
    last: list[list[Piece]]


def for_a_time(group: Group, repeat: Repeat, layout: Layout) -> list[list[Piece]]:
    """As many rounds as the time takes: listed where their lengths are known, else one event of that length."""
    assert repeat.time is not None
    first = once(group, layout, Rounds(0, 1), last=False, single=False)
    if not first:
        return []
    rounds = _listed(group, repeat, layout) if _length(flat(first), layout) else None
    if rounds is None:
        return _open(group, repeat, flat(first), layout)
    check_doses(group, len(rounds), layout)
    if not rounds:
        shortest = _length(flat(once(group, layout, Rounds(0, 1), last=True, single=False)), layout) or 0
        _report_none_fits(group, shortest, repeat.time.low, layout)
        return []
    made: list[list[Piece]] = []
    for number, begun in enumerate(rounds):
        ends = number == len(rounds) - 1 and repeat.ending != "cut"
        runs = [begun.gap, *(begun.last if ends else begun.runs)]
        numbered(runs, Round(number + 1, len(rounds)))
        made.extend(run for run in runs if run)
    rest = group.clauses.rest
    if rest and (rest.after_each or repeat.ending == "cut"):
        made.append([rest_after(group.clauses, flat(rounds[-1].runs), made[-1][-1].event)])
        numbered(made[-1:], Round(len(rounds), len(rounds)))
    return _until_the_end(made, repeat.time.low, layout) if repeat.ending == "cut" else made


def _listed(group: Group, repeat: Repeat, layout: Layout) -> list[_Begun] | None:
    """The rounds that are begun; None where the length of one of them, or of a rest, is not known."""
    assert repeat.time is not None
    time, taken, size = repeat.time.low, 0, 0
    begun: list[_Begun] = []
    between = any(between_rounds(group.children))
    while taken < time:
        before = flat(begun[-1].runs) if begun else []
        gap = [rest_after(group.clauses, before, before[-1].event)] if before and group.clauses.rest else []
        rounds = Rounds(len(begun), len(begun) + 1)
        runs = once(group, layout, rounds, last=False, single=False)
        last = once(group, layout, rounds, last=True, single=False) if between else runs
        lengths = [_length(pieces, layout) for pieces in (gap, flat(runs), flat(last))]
        if None in lengths:
            return None
        pause, length, shortest = (one or 0 for one in lengths)
        start = taken + pause
        if not length:
            check_doses(group, len(begun) + 1, layout)
        if not length or start >= time or (repeat.ending == "whole" and start + shortest > time):
            break
        begun.append(_Begun(gap, runs, last))
        taken = start + length
        size += len(gap) + len(flat(runs))
        layout.check_size(size, group.origin)
    return begun


def _length(pieces: list[Piece], layout: Layout) -> int | None:
    """What ``pieces`` take together, where that is known."""
    return total_of(piece.event.duration for piece in pieces if layout.counts(piece))


def _until_the_end(made: list[list[Piece]], time: int, layout: Layout) -> list[list[Piece]]:
    """``made`` cut off where the time is over."""
    kept = []
    for run in made:
        length = _length(run, layout) or 0
        if time > 0:
            kept.append(cut(run, time, layout))
        time -= length
    return kept


def _report_none_fits(group: Group, shortest: int, time: int, layout: Layout) -> None:
    message = f"No round fits into {spoken(time)}: one takes {spoken(shortest)}."
    hint = "Give it more time, or write `finish round`."
    layout.report("M310", message, group.origin, Severity.ERROR, hint)


def _open(group: Group, repeat: Repeat, pieces: list[Piece], layout: Layout) -> list[list[Piece]]:
    """One event for rounds that nobody can count beforehand; what a round is made of is its dose."""
    assert repeat.time is not None
    check_doses(group, None, layout)
    time = repeat.time.low
    counted = [piece.event for piece in pieces if piece.kept]
    least, most = sum(event.low for event in counted), total_of(event.high for event in counted)
    extent = exactly(time)
    if repeat.ending == "finish":
        extent = Extent(None, time, time, None if most is None else time + most, Quality.OPEN)
    elif repeat.ending == "whole":
        if least > time:
            _report_none_fits(group, least, time, layout)
        extent = Extent(None, time, 0 if most is None else max(time - most, 0), time, Quality.OPEN)
    work = [event for event in counted if event.kind is Kind.WORK]
    event = plain(pieces[0].event, Kind.WORK, extent, group.title or "As many rounds as possible")
    parts = {(one.line, one.item): one for one in reversed(work)}
    headings = tuple(dict.fromkeys(heading for one in work for heading in _said(one, alone=len(parts) == 1)))
    whole = evolve(
        event,
        dose=of_a_round(group, repeat, parts) or None,
        cues=cues_of(headings),
        headings=headings,
        parts=tuple(reversed(parts.values())),
    )
    return [[Piece(whole, kept=bool(counted))]]


def _said(event: Event, *, alone: bool) -> Iterator[Heading]:
    """What is said of ``event``, with its title where it is not the only movement of a round."""
    for heading in event.headings:
        yield heading if alone else evolve(heading, text=f"{event.name}: {heading.text}")
