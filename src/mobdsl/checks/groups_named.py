"""What a rule about a group is about

A rule names a tag, a block or a routine that is done, and stands for all the movements in it. This lists them, so that
nobody is surprised by one that the library counts to the group.

    movement child_pose { tags deep_flexion }
    movement roll_down { tags deep_flexion }
    plank 1min; child_pose 1min; roll_down 1min
    skip deep_flexion

Use instead:

    movement child_pose { tags deep_flexion }
    movement roll_down { tags deep_flexion }
    plank 1min; child_pose 1min; roll_down 1min
    skip child_pose, roll_down
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.rules import OnlyBetween, OnlyThese, Prefer, Replace, Require, RequireOrder, Rule, Skip, Target
from mobdsl.select.tree import Leaf, Variant, leaves
from mobdsl.wording.phrases import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M270"
SEVERITY = Severity.INFO
QUIET = True


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each name in a rule that stands for movements of other names."""
    targets = [target for rule in variant.rules for target in _targets(rule)]
    if not targets:
        return
    members: dict[str, dict[str, None]] = {}
    for leaf in leaves(variant.nodes):
        for name in _groups(leaf):
            members.setdefault(name, {})[leaf.title] = None
    for target in targets:
        if target.name in members:
            message = f"`{target.name}` stands for {listed(members[target.name], most=12)} here."
            yield Diagnostic(CODE, message, target.origin, SEVERITY)


def _targets(rule: Rule) -> tuple[Target, ...]:
    match rule:
        case Skip(targets=targets) | OnlyThese(targets=targets) | Require(targets=targets) | Prefer(targets=targets):
            return targets
        case OnlyBetween(first=first, last=last) | RequireOrder(earlier=first, later=last):
            return first, last
        case Replace(target=target):
            return (target,)
    return ()


def _groups(leaf: Leaf) -> frozenset[str]:
    """What rules may call ``leaf`` by that is no name of its own."""
    if leaf.instead:
        return frozenset()
    own = {
        leaf.name,
        leaf.movement.name,
        *leaf.movement.aliases,
        *((leaf.progression.name,) if leaf.progression else ()),
    }
    return leaf.names - own
