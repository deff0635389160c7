"""A routine says how many movements it has or which planes it covers (`expect 11 movements`), and it is not so.

A movement counts once however many sets, sides and positions it has; an optional one counts. A plane is covered by
any movement that is done and known to move the spine in it.
"""

from collections.abc import Iterator

from mobdsl.diagnostics import Diagnostic
from mobdsl.model.rules import ExpectCount, ExpectPlanes
from mobdsl.phrases import words_of
from mobdsl.select.tree import Leaf, Variant, leaves
from mobdsl.timeline.events import Timeline
from mobdsl.timeline.spelling import count_text

CODE = "M308"


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each expectation that ``variant`` does not meet."""
    everything = list(leaves(variant.nodes))
    where = f" in {', '.join(variant.contexts)}" if variant.contexts else ""
    for rule in variant.expected:
        match rule:
            case ExpectCount(count=wanted):
                number = sum(leaf.kept or leaf.optional for leaf in everything)
                if number < wanted.low or (wanted.high is not None and number > wanted.high):
                    message = f"`{variant.routine.name}`{where} has {number} movements, not {count_text(wanted)}."
                    yield Diagnostic(CODE, message, rule.origin, hint="Count the lines, or change what is expected.")
            case ExpectPlanes(planes=planes):
                missing = [plane for plane in planes if plane not in _covered(everything)]
                if missing:
                    listed = ", ".join(words_of(plane) for plane in missing)
                    message = f"`{variant.routine.name}`{where} does not cover {listed}."
                    hint = "Add a movement for it, or say `planes` in the movement that has it."
                    yield Diagnostic(CODE, message, rule.origin, hint=hint)


def _covered(everything: list[Leaf]) -> set[str]:
    return {plane for leaf in everything if leaf.kept for plane in leaf.movement.facts.get("planes", ())}
