"""`repeat for`: as many rounds as a time takes."""

from __future__ import annotations

from mobdsl.diagnostics import Severity
from mobdsl.model.intervals import Interval, Quality, Round, exactly
from mobdsl.records import define, evolve
from mobdsl.timeline.between import between_rounds, rest_after_run
from mobdsl.timeline.events import Exercise, Work
from mobdsl.timeline.finish import event_of
from mobdsl.timeline.pieces import Piece, Rounds, at_place_of, cues_of, flat, length_of
from mobdsl.timeline.repeats import Bodies, check_doses, cut, number_round
from mobdsl.timeline.round_words import of_a_round
from mobdsl.timeline.texts import Texts
from mobdsl.wording.doses import DoseText
from mobdsl.wording.times import spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.clauses import Heading
    from mobdsl.model.items import Repeat
    from mobdsl.select.tree import Group
    from mobdsl.timeline.engine import Engine

AS_MANY_ROUNDS = "As many rounds as possible"
"""What rounds that nobody can count beforehand are called where their author gave them no title."""


@define
class _Begun:
    """A round that is begun, behind the rest before it; as the ``last`` one it has nothing that stands between."""

    gap: list[Piece]
    runs: list[list[Piece]]
    last: list[list[Piece]]


def for_a_time(group: Group, repeat: Repeat, engine: Engine) -> list[list[Piece]]:
    """As many rounds as the time takes: listed where their lengths are known, else one event of that length."""
    assert repeat.time is not None
    bodies = Bodies(group, engine)
    first = flat(bodies.of_round(Rounds(0, 1), last=False))
    if not first:
        return []
    rounds = _listed(group, repeat, bodies, engine) if _length(first, engine) else None
    if rounds is None:
        return _open(group, repeat, first, engine)
    check_doses(group, len(rounds), engine)
    if not rounds:
        shortest = _length(flat(bodies.of_round(Rounds(0, 1), last=True)), engine) or 0
        _report_none_fits(group, shortest, repeat.time.low, engine)
        return []
    made: list[list[Piece]] = []
    for number, begun in enumerate(rounds):
        ends = number == len(rounds) - 1 and repeat.ending != "cut"
        runs = [begun.gap, *(begun.last if ends else begun.runs)]
        number_round(runs, Round(number + 1, len(rounds)))
        made.extend(run for run in runs if run)
    rest = group.clauses.rest
    if rest and (rest.after_each or repeat.ending == "cut"):
        made.append([rest_after_run(group.clauses, flat(rounds[-1].runs), made[-1][-1])])
        number_round(made[-1:], Round(len(rounds), len(rounds)))
    return _until_the_end(made, repeat.time.low, engine) if repeat.ending == "cut" else made


def _listed(group: Group, repeat: Repeat, bodies: Bodies, engine: Engine) -> list[_Begun] | None:
    """The rounds that are begun; None where the length of one of them, or of a rest, is not known."""
    assert repeat.time is not None
    time, taken, size = repeat.time.low, 0, 0
    begun: list[_Begun] = []
    between = any(between_rounds(group.children))
    while taken < time:
        before = flat(begun[-1].runs) if begun else []
        gap = [rest_after_run(group.clauses, before, before[-1])] if before and group.clauses.rest else []
        rounds = Rounds(len(begun), len(begun) + 1)
        runs = bodies.of_round(rounds, last=False)
        last = bodies.of_round(rounds, last=True) if between else runs
        lengths = [_length(pieces, engine) for pieces in (gap, flat(runs), flat(last))]
        if None in lengths:
            return None
        pause, length, shortest = (known or 0 for known in lengths)
        start = taken + pause
        if not length:
            check_doses(group, len(begun) + 1, engine)
        if not length or start >= time or (repeat.ending == "whole" and start + shortest > time):
            break
        begun.append(_Begun(gap, runs, last))
        taken = start + length
        size += len(gap) + sum(map(len, runs))
        engine.check_size(size, group.origin)
    return begun


def _length(pieces: list[Piece], engine: Engine) -> int | None:
    """What ``pieces`` take together, where that is known."""
    return length_of(piece for piece in pieces if engine.counts(piece)).duration


def _until_the_end(made: list[list[Piece]], time: int, engine: Engine) -> list[list[Piece]]:
    """``made`` cut off where the time is over."""
    kept = []
    for run in made:
        length = _length(run, engine) or 0
        if time > 0:
            kept.append(cut(run, time, engine))
        time -= length
    return kept


def _report_none_fits(group: Group, shortest: int, time: int, engine: Engine) -> None:
    message = f"No round fits into {spoken(time)}: one takes {spoken(shortest)}."
    hint = "Give it more time, or write `finish round`."
    engine.report("M310", message, group.origin, Severity.ERROR, hint)


def _open(group: Group, repeat: Repeat, pieces: list[Piece], engine: Engine) -> list[list[Piece]]:
    """One event for rounds that nobody can count beforehand; what a round is made of is its dose."""
    assert repeat.time is not None
    check_doses(group, None, engine)
    time = repeat.time.low
    counted = [piece for piece in pieces if piece.kept]
    length = length_of(counted)
    interval = exactly(time)
    if repeat.ending == "finish":
        interval = Interval(time, None if length.high is None else time + length.high, time, Quality.OPEN)
    elif repeat.ending == "whole":
        if length.low > time:
            _report_none_fits(group, length.low, time, engine)
        low = 0 if length.high is None else max(time - length.high, 0)
        interval = Interval(low, time, time, Quality.OPEN)
    work = [piece for piece in counted if isinstance(piece.content, Exercise)]
    first = {(piece.line, piece.item): piece for piece in reversed(work)}
    parts = {key: event for key, piece in first.items() if isinstance(event := event_of(piece, None, None), Work)}
    every = (heading for piece in work for heading in _headings_of(piece, alone=len(parts) == 1))
    headings = tuple(dict.fromkeys(every))
    words = of_a_round(group, repeat, {key: event.exercise for key, event in parts.items()})
    exercise = Exercise(
        title=group.title or AS_MANY_ROUNDS,
        texts=Texts(dose=DoseText(words) if words else None),
        cues=cues_of(headings),
        headings=headings,
        rank=pieces[0].line + 1 if engine.ranked else None,
        parts=tuple(reversed(parts.values())),
    )
    piece = at_place_of(pieces[0], exercise, interval)
    piece.kept = bool(counted)
    return [[piece]]


def _headings_of(piece: Piece, *, alone: bool) -> Iterator[Heading]:
    """What is said of a movement, with its title where it is not the only one of a round."""
    assert isinstance(piece.content, Exercise)
    for heading in piece.content.headings:
        yield heading if alone else evolve(heading, text=f"{piece.content.name}: {heading.text}")
