"""More on one side than on the other

Both sides are done, each on its own line, and they do not get the same: other doses, or one side in more rounds. Or
sides take turns, and the number of turns is odd, or the end of a time cuts one side short. If the weaker side is to
get more, say so in a comment that allows this; if not, `each side` keeps both alike.

    split_squat 3x8 only left
    split_squat 2x8 only right

Use instead:

    split_squat 3x8 each side
"""

from __future__ import annotations

from collections import Counter

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.language.vocabulary import SIDES
from mobdsl.model.amounts import Dose, Reps
from mobdsl.select.tree import Leaf, Variant, leaves
from mobdsl.timeline.events import Kind, Timeline, Work
from mobdsl.wording.times import spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.clauses import Each

ON = On.VARIANT
CODE = "M325"
SEVERITY = Severity.WARNING

_LEAST = 1_000
"""Milliseconds by which sides have to differ; equal shares of a time may do so by one."""


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each movement whose sides differ, with a line of either side."""
    by_side: dict[str, dict[str, list[Leaf]]] = {}
    for leaf in leaves(variant.nodes):
        for each in leaf.clauses.each:
            if leaf.kept and each.only:
                by_side.setdefault(leaf.title, {}).setdefault(each.names[0], []).append(leaf)
    for title, sides in by_side.items():
        if len(sides) == 2:
            first, second = sides.values()
            if _doses(first) != _doses(second) or _times(first, timeline) != _times(second, timeline):
                other = first[0].origin
                related = (Related(other, "the other side"),) if other else ()
                message = f"{title} is not the same on both sides."
                yield Diagnostic(CODE, message, second[0].origin, SEVERITY, related=related)
    yield from _cut_short(variant, timeline)
    for leaf in leaves(variant.nodes):
        if leaf.kept and (count := _odd(leaf)):
            message = f"{count} in turns are one more on one side."
            yield Diagnostic(
                CODE, message, leaf.origin, SEVERITY, hint=f"Write x{count + 1} alternate, or x{count} each side."
            )


def _cut_short(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """Findings for movements that are done on both sides in rounds, of which the end of a time cuts one short."""
    alike = {(leaf.line, leaf.item) for leaf in leaves(variant.nodes) if any(map(_both, leaf.clauses.each))}
    spent: dict[tuple[int, int], dict[str, int]] = {}
    works: dict[tuple[int, int], Work] = {}
    for event in timeline.events:
        if isinstance(event, Work) and event.side in SIDES and event.duration is not None:
            place = (event.line, event.item)
            works.setdefault(place, event)
            of_side = spent.setdefault(place, dict.fromkeys(SIDES, 0))
            of_side[event.side] += event.duration
    for place, of_side in spent.items():
        (more, longer), (less, shorter) = sorted(of_side.items(), key=lambda item: -item[1])
        work = works[place]
        if (shorter or place in alike) and longer - shorter >= _LEAST and work.in_rounds:
            message = f"{work.name} takes {spoken(longer)} {more} and {spoken(shorter)} {less}."
            hint = "Give it a time into which whole rounds fit, or write `whole rounds` or `finish round`."
            yield Diagnostic(CODE, message, work.origin, SEVERITY, hint=hint)


def _both(each: Each) -> bool:
    return each.turns and sorted(each.names) == sorted(SIDES)


def _times(of_side: list[Leaf], timeline: Timeline) -> int:
    """How often it is done, in all rounds."""
    places = {leaf.origin for leaf in of_side}
    return sum(event.kind is Kind.WORK and event.origin in places for event in timeline.events)


def _odd(leaf: Leaf) -> int | None:
    """An odd number of repetitions that two sides share."""
    measure = leaf.clauses.dose.measures[0] if leaf.clauses.dose else None
    shared = any(each.alternate and not each.apiece and len(each.names) == 2 for each in leaf.clauses.each)
    if not (shared and isinstance(measure, Reps)):
        return None
    return next((one.low for one in measure.values if one.single and one.low % 2), None)


def _doses(of_side: list[Leaf]) -> Counter[Dose | None]:
    return Counter(leaf.clauses.dose for leaf in of_side)
