"""Not what is expected of its movements

A line says how many movements there are (`expect 11 movements`) or in which planes the spine moves (`expect planes
flexion, rotation`), and it is not so. A movement counts once however many sets, sides and positions it has; an
optional one counts too. A plane is covered by any movement that is done and known to move the spine in it.

    plank 30s; dead_bug x8
    expect 3 movements

Use instead:

    plank 30s; dead_bug x8; bird_dog x8
    expect 3 movements
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity, did_you_mean
from mobdsl.model.names import words_of
from mobdsl.model.rules import ExpectCount, ExpectPlanes
from mobdsl.select.tree import Variant, leaves
from mobdsl.suggest import nearest
from mobdsl.wording.doses import count_text
from mobdsl.wording.phrases import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M308"
SEVERITY = Severity.ERROR


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each expectation that ``variant`` does not meet."""
    for rule in variant.expected:
        match rule:
            case ExpectCount(count=wanted):
                number = sum(leaf.kept or leaf.optional for leaf in leaves(variant.nodes))
                if number < wanted.low or (wanted.high is not None and number > wanted.high):
                    has = f"{number} movement{'' if number == 1 else 's'}"
                    message = f"`{variant.routine.name}` has {has}, not {count_text(wanted)}."
                    hint = "Count the lines, or change what is expected."
                    yield Diagnostic(CODE, message, rule.origin, SEVERITY, hint=hint)
            case ExpectPlanes(planes=planes):
                if lacking := uncovered(variant, planes):
                    message = f"`{variant.routine.name}` does not cover {listed(map(words_of, lacking))}."
                    yield Diagnostic(CODE, message, rule.origin, SEVERITY, hint=_hint(variant, lacking))


def _hint(variant: Variant, lacking: list[str]) -> str:
    defined = (name for one in variant.document.movements.values() for name in one.facts.get("planes", ()))
    known = sorted(variant.document.library.named("planes").union(defined))
    unknown = next((plane for plane in lacking if plane not in known), None)
    if unknown is None or not known:
        return "Add a movement for it, or say `planes` in the movement that has it."
    near = nearest(unknown, known)
    return did_you_mean(near) if near else f"No movement has a plane `{unknown}`. There are: {', '.join(known)}."


def uncovered(variant: Variant, planes: tuple[str, ...]) -> list[str]:
    """Those of ``planes`` in which no movement that is done moves the spine."""
    covered = {plane for leaf in leaves(variant.nodes) if leaf.kept for plane in leaf.movement.facts.get("planes", ())}
    return [plane for plane in planes if plane not in covered]
