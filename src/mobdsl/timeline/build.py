"""A variant to its timeline."""

from __future__ import annotations

from mobdsl.diagnostics import Diagnostic, Outcome
from mobdsl.model.intervals import Interval, exactly
from mobdsl.records import evolve
from mobdsl.select import Variant, leaves
from mobdsl.select.budget import Budget
from mobdsl.timeline.engine import MAX_EVENTS, TooLongError
from mobdsl.timeline.events import Timeline
from mobdsl.timeline.finish import events_of, total_length
from mobdsl.timeline.layout import Layout
from mobdsl.timeline.pieces import Pause, Piece, Rounds, at_place_of
from mobdsl.timeline.repeats import check_between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def timeline(variant: Variant, budget: Budget | None = None) -> Outcome[Timeline]:
    """The timeline of ``variant``; None where it would be too long to be one."""
    laid_out = pieces_of_variant(variant, budget or Budget())
    if laid_out.value is None:
        return Outcome(None, laid_out.diagnostics)
    pieces = laid_out.value
    kept = list(_with_gaps(pieces) if variant.keep_clock else (piece for piece in pieces if piece.kept))
    made = Timeline(
        routine=variant.routine,
        contexts=variant.contexts,
        length=_declared(total_length(kept, pieces), variant),
        events=tuple(events_of(kept)),
        notices=variant.notices,
        headings=variant.headings,
    )
    return Outcome(made, laid_out.diagnostics)


def pieces_of_variant(variant: Variant, budget: Budget) -> Outcome[list[Piece]]:
    """The pieces of ``variant``, also of what is left out."""
    layout = Layout(variant.keep_clock, variant.rank is not None, budget)
    check_between(variant.nodes, layout, "This stands in no `repeat`, so there are no rounds for it to stand between.")
    try:
        pieces = layout.lay_out(variant.nodes, variant.lasts, Rounds())
    except TooLongError as error:
        message = f"This comes to more than {MAX_EVENTS:,} sets and rests."
        return Outcome(None, (Diagnostic("M305", message, error.origin, hint="Repeat it less often."),))
    if variant.lasts:
        layout.check_range(pieces, variant.lasts, variant.routine.origin)
    return Outcome(pieces, tuple(layout.diagnostics))


def _declared(length: Interval, variant: Variant) -> Interval:
    """``length`` with the declared one as its estimate, where people decide and everything is done."""
    lasts = variant.lasts
    if length.high is not None or length.estimate is not None or not (lasts and lasts.single):
        return length
    if not all(leaf.kept for leaf in leaves(variant.nodes)):
        return length
    return evolve(length, estimate=max(lasts.low, length.low), declared=lasts.low >= length.low)


def _with_gaps(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """``pieces`` with rest in place of those that are left out, so that the others stay at their time."""
    for piece in pieces:
        if piece.kept:
            yield piece
        elif length := piece.interval.duration:
            gap = at_place_of(piece, Pause("Left out"), exactly(length))
            gap.in_rounds = piece.in_rounds
            yield gap
