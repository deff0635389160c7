"""What is never to be done, done

A line says `never`, and another line does it. With an area (`never foam_roll on low_back`) the movement has to be one
of that tool, by its name, its tags or its equipment, and one for that area, by its name, its target or its muscles.
Without an area the movement, the tool or the tag itself is meant. A `never` with an `if` counts where that holds.

    foam_roll_low_back 30s
    never foam_roll on low_back "roll the muscles around it"

Use instead:

    foam_roll_glutes 30s
    never foam_roll on low_back "roll the muscles around it"
"""

from __future__ import annotations

import re

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.model.names import words_of
from mobdsl.select.tree import Leaf, Node, Variant, done_in, leaves

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.model.guards import Never
    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M250"
SEVERITY = Severity.ERROR

_SAME_AREA = (
    frozenset({"low_back", "lower_back", "lumbar", "lumbar_spine"}),
    frozenset({"upper_back", "thoracic_spine", "thoracic"}),
    frozenset({"neck", "cervical_spine", "cervical"}),
)
"""Areas with several names."""


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each movement that a line forbids, with both lines."""
    yield from _done(variant.nodes, variant.forbidden)
    for group, brought in done_in(variant.nodes):
        yield from _done(group.children, brought.forbidden)


def _done(nodes: tuple[Node, ...], forbidden: tuple[Never, ...]) -> Iterator[Diagnostic]:
    for rule in forbidden:
        for leaf in leaves(nodes):
            if (leaf.kept or leaf.optional) and _is_forbidden(leaf, rule):
                what = f"{words_of(rule.target)} on the {words_of(rule.area)}" if rule.area else words_of(rule.target)
                named = "" if leaf.title.casefold() == what.casefold() else f"{what}, which is "
                message = f"{leaf.title} is {named}never to be done here."
                related = (Related(rule.origin, rule.text or "this line forbids it"),) if rule.origin else ()
                yield Diagnostic(CODE, message, leaf.origin, SEVERITY, hint="Take another movement.", related=related)


def _is_forbidden(leaf: Leaf, rule: Never) -> bool:
    facts = leaf.movement.facts
    kit = (*facts.get("equipment", ()), *(name for one in leaf.clauses.equipment for name in one.items))
    if rule.area is None:
        return rule.target in leaf.names or _speak_of(rule.target, kit)
    named = (*leaf.names, *facts.get("target", ()), *facts.get("muscles", ()))
    areas = next((same for same in _SAME_AREA if rule.area in same), frozenset((rule.area,)))
    return _speak_of(rule.target, (*leaf.names, *kit)) and any(_speak_of(area, named) for area in areas)


def _speak_of(word: str, names: Iterable[str]) -> bool:
    """Whether one of ``names`` has the whole of ``word`` in it, as `foam_roller` has `foam_roll`."""
    pattern = rf"(?:^|_){re.escape(word.casefold())}(?:s|er|ers|ing)?(?:_|$)"
    return any(re.search(pattern, name.casefold()) for name in names)
