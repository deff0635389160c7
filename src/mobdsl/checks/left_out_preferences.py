"""Preferred, and left out

One line says that a movement is worth the most here, and an `only` or a `skip` beside it leaves the movement out. These
win, so the preference has no effect. Either they leave out too much or the preference belongs to another context.

    plank 30s; dead_bug x8; bird_dog x8
    context pre_run { only first 2; prefer bird_dog }

Use instead:

    plank 30s; dead_bug x8; bird_dog x8
    context pre_run { only plank, bird_dog }
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.model.rules import OnlyBetween, OnlyFirst, OnlyThese, Prefer, Skip
from mobdsl.select.tree import Leaf, Variant, leaves

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M246"
SEVERITY = Severity.WARNING

_LEAVING = (OnlyFirst, OnlyBetween, OnlyThese, Skip)


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each preferred name of which nothing is kept, with the lines that leave it out."""
    leaving = [rule for rule in variant.rules if isinstance(rule, _LEAVING)]
    preferring = [rule for rule in variant.rules if isinstance(rule, Prefer)]
    if not (leaving and preferring):
        return
    called: dict[str, list[Leaf]] = {}
    for leaf in leaves(variant.nodes):
        for name in leaf.names:
            called.setdefault(name, []).append(leaf)
    of_all = frozenset(rule for rule in variant.routine.rules if rule.condition is None)
    for rule in preferring:
        # What is preferred in every variant may be left out of one; what is preferred just here may not.
        rules = [one for one in leaving if rule not in of_all or one in of_all]
        for target in rule.targets:
            out = called.get(target.name, [])
            if not out or any(leaf.kept for leaf in out):
                continue
            lines = [one.origin for one in rules if one.origin and _concerns(one, out)]
            if related := tuple(Related(line, "this line leaves it out") for line in lines):
                message = f"`{target.name}` is preferred here, and left out."
                hint = "Keep it, or prefer it where it is kept."
                yield Diagnostic(CODE, message, target.origin, SEVERITY, hint=hint, related=related)


def _concerns(rule: OnlyFirst | OnlyBetween | OnlyThese | Skip, out: list[Leaf]) -> bool:
    """Whether it is ``rule`` that leaves movements ``out``."""
    if isinstance(rule, Skip):
        return any(target.name in leaf.names for target in rule.targets for leaf in out)
    return True
