"""A variant to its timeline."""

from __future__ import annotations

from mobdsl.diagnostics import Diagnostic, Outcome, Severity
from mobdsl.records import evolve
from mobdsl.select import Group, Variant, leaves
from mobdsl.timeline.between import check_between
from mobdsl.timeline.engine import MAX_EVENTS, TooLongError
from mobdsl.timeline.events import Timeline
from mobdsl.timeline.finish import event_of, events_of, total_length
from mobdsl.timeline.layout import Layout
from mobdsl.timeline.marks import Section
from mobdsl.timeline.pieces import Pause, Piece, Rounds, at_place_of

MAX_PHASES_IN_ALL = 20_000
"""The most phases that all events of a routine list."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.model.intervals import Interval
    from mobdsl.select.budget import Budget
    from mobdsl.timeline.engine import Memo
    from mobdsl.timeline.events import Event
    from mobdsl.timeline.marks import Mark


def timeline(variant: Variant, budget: Budget, memo: Memo | None = None) -> Outcome[Timeline]:
    """The timeline of ``variant``; None where it would be too long to be one."""
    laid_out = _laid_out(variant, budget, memo)
    if laid_out.value is None:
        return Outcome(None, laid_out.diagnostics)
    kept = _kept(laid_out.value, variant)
    all_kept = len(kept) == len(laid_out.value) and not variant.keep_clock
    budget.spend(len(kept))
    diagnostics = (*laid_out.diagnostics, *_limit_phases(kept))
    made = Timeline(
        routine=variant.routine,
        contexts=variant.contexts,
        length=_declared(total_length(kept, laid_out.value), variant),
        events=tuple(events_of(kept)),
        waiting=_waiting(laid_out.value, keep_clock=variant.keep_clock) if not all_kept else (),
        notices=variant.notices,
        headings=variant.headings,
    )
    return Outcome(made, diagnostics)


def length_of_variant(variant: Variant, budget: Budget, memo: Memo) -> Interval:
    """The length of the timeline of ``variant``, which is not too long to be one."""
    pieces = _laid_out(variant, budget, memo).value
    assert pieces is not None
    return _declared(total_length(_kept(pieces, variant), pieces), variant)


def _laid_out(variant: Variant, budget: Budget, memo: Memo | None) -> Outcome[list[Piece]]:
    """The pieces of ``variant``, also of what is left out."""
    layout = Layout(variant.keep_clock, variant.rank is not None, budget, memo)
    check_between(variant.nodes, layout, "This stands in no `repeat`, so there are no rounds for it to stand between.")
    try:
        pieces = layout.lay_out(variant.nodes, variant.lasts, Rounds())
    except TooLongError as error:
        message = f"This comes to more than {MAX_EVENTS:,} sets and rests."
        return Outcome(None, (Diagnostic("M305", message, error.origin, hint="Repeat it less often."),))
    if variant.lasts:
        layout.check_range(pieces, variant.lasts, variant.routine.origin)
    return Outcome(pieces, tuple(layout.diagnostics))


def _kept(pieces: list[Piece], variant: Variant) -> list[Piece]:
    """What of ``pieces`` is done, and the gaps that the rest leaves where the clock is kept."""
    return list(_with_gaps(pieces)) if variant.keep_clock else [piece for piece in pieces if piece.kept]


def _waiting(pieces: list[Piece], *, keep_clock: bool) -> tuple[tuple[int, Event], ...]:
    """What of ``pieces`` waits for an answer or to be asked for, each with the place of the event that it comes before.

    Where the clock is kept, that is the gap in its place.
    """
    made: list[tuple[int, Event]] = []
    place = 0
    for piece in pieces:
        if not piece.kept and any(_waits(mark) for mark in piece.within):
            made.append((place, event_of(piece, None, None)))
        place += piece.kept or bool(keep_clock and piece.interval.high)
    return tuple(made)


def _waits(mark: Mark) -> bool:
    node = mark.node if isinstance(mark, Section) else None
    if isinstance(node, Group):
        return node.chained and any(leaf.waiting for leaf in leaves(node.children))
    return node is not None and node.waiting


def _limit_phases(pieces: list[Piece]) -> Iterator[Diagnostic]:
    """Takes the phases from those of ``pieces`` that come after more of them than anyone goes through, and says so."""
    listed = 0
    for piece in pieces:
        listed += len(piece.phases)
        if listed <= MAX_PHASES_IN_ALL or not piece.phases:
            continue
        if listed - len(piece.phases) <= MAX_PHASES_IN_ALL:
            what = f"more than {MAX_PHASES_IN_ALL:,} breaths, holds or parts of a tempo in one routine"
            message = f"From here on the pace is not shown: there are {what}."
            yield Diagnostic("M309", message, piece.origin, Severity.WARNING, hint="Repeat it less often.")
        piece.phases = ()


def _declared(length: Interval, variant: Variant) -> Interval:
    """``length`` with the declared one as its estimate, where people decide and everything is done."""
    lasts = variant.lasts
    if length.high is not None or not (lasts and lasts.single) or not all(leaf.kept for leaf in leaves(variant.nodes)):
        return length
    if lasts.low >= length.low:
        return evolve(length, estimate=lasts.low, declared=True)
    return length if length.estimate is not None else evolve(length, estimate=length.low)


def _with_gaps(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """``pieces`` with rest in place of those that are left out, so that the others stay at their time."""
    for piece in pieces:
        if piece.kept:
            yield piece
        elif piece.interval.high:
            gap = at_place_of(piece, Pause("Left out"), piece.interval)
            gap.within, gap.box = piece.within, piece.box
            yield gap
