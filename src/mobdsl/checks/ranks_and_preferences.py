"""Against the order that means something

`order by` says that what is written first counts most, so `fit` drops from the bottom. Another line or routine says
something else: it prefers what stands further down, names things the other way round, or does the same movements in
another order. In a context, a preference is an exception and fine.

    plank 30s; dead_bug x8; child_pose 1min
    order by effectiveness
    prefer child_pose

Use instead:

    child_pose 1min; plank 30s; dead_bug x8
    order by effectiveness
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.model.items import Step, walk
from mobdsl.model.rules import OnlyThese, OrderBy, Prefer
from mobdsl.select.tree import Leaf, Variant, leaves

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.model.routines import Routine
    from mobdsl.source import Span
    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M245"
SEVERITY = Severity.WARNING


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for a second order, and for each line or routine that goes against the one there is."""
    orders = [rule for rule in variant.routine.rules if isinstance(rule, OrderBy) and rule.condition is None]
    if not orders:
        return
    first, *others = orders
    related = (Related(first.origin, "this line says what the order means"),) if first.origin else ()

    def finding(message: str, place: Span | None, hint: str) -> Diagnostic:
        return Diagnostic(CODE, message, place, SEVERITY, hint=hint, related=related)

    for rule in variant.rules:
        if isinstance(rule, OnlyThese) and not _rising(_first_lines(variant, [one.name for one in rule.targets])):
            message = f"These are named in another order, and the order goes by {first.rank}; they stay as written."
            yield finding(message, rule.origin, "Name them in the order of the lines, or move the lines.")
    if variant.contexts:
        return
    for other in others:
        if other.rank != first.rank:
            yield finding(f"The order goes by {first.rank} already.", other.origin, "Keep one of the two.")
    for rule, name in _preferred_below(variant):
        message = f"`{name}` is preferred to what stands above it, and the order goes by {first.rank}."
        yield finding(message, rule.origin, "Move the line up, or prefer it in a context.")
    for routine in variant.document.routines.values():
        if routine is not variant.routine and _shuffles(routine, variant):
            message = f"`{routine.name}` has movements of `{variant.routine.name}` in another order than {first.rank}."
            hint = "Write them in the same order. Where it is meant: # allow M245: a session of its own"
            yield finding(message, routine.origin, hint)


def _preferred_below(variant: Variant) -> Iterator[tuple[Prefer, str]]:
    """The lines that prefer something below what they do not prefer."""
    kept = [leaf for leaf in leaves(variant.nodes) if leaf.kept]
    above = next((leaf.line for leaf in kept if not (leaf.preferred or leaf.required)), None)
    below = {name for leaf in kept if above is not None and leaf.line > above for name in leaf.names}
    for rule in variant.routine.rules:
        if isinstance(rule, Prefer) and rule.condition is None:
            name = next((target.name for target in rule.targets if target.name in below), None)
            if name:
                yield rule, name


def _shuffles(routine: Routine, variant: Variant) -> bool:
    """Whether ``routine`` is made of movements of the ranked one alone, in another order."""
    used = [use.movement for item in walk(routine.items) if isinstance(item, Step) for use in item.uses]
    lines = _first_lines(variant, dict.fromkeys(used))
    return None not in lines and not _rising(lines)


def _first_lines(variant: Variant, names: Iterable[str]) -> list[int | None]:
    """The first line of the routine that each of ``names`` speaks of."""
    first: dict[str, int] = {}
    every: list[Leaf] = list(leaves(variant.nodes))
    for leaf in every:
        for name in leaf.names:
            first.setdefault(name, leaf.line)
    return [first.get(name) for name in names]


def _rising(lines: list[int | None]) -> bool:
    known = [line for line in lines if line is not None]
    return known == sorted(known)
