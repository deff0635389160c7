"""A rest that is never taken

`rest` on a line stands between what the line repeats: its sets, or its sides. This line repeats nothing, so nobody
ever takes the rest. To rest behind the movement, write `after each`, or put the rest on a line of its own.

    plank 30s rest 10s
    shoulder_bridge 30s

Use instead:

    plank 30s
    rest 10s
    shoulder_bridge 30s
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.checks.support.clause_sites import Member, clause_sites
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.timeline.pieces import Rounds
from mobdsl.timeline.turns import sets_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.clauses import Clauses
    from mobdsl.select.tree import Variant
    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M334"
SEVERITY = Severity.WARNING


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each line with such a rest; one that a block or the routine passes down need not fit all lines."""
    for line in clause_sites(variant, "rest"):
        rest = line.clauses.rest
        if not line.of_line or rest is None or rest.after_each or not line.members:
            continue
        if not any(_is_taken(member, of_level=line.of_level) for member in line.members):
            message = "This line repeats nothing, so its rest is never taken."
            if any(_has_sides(member.leaf.clauses) for member in line.members):
                message = "Between the sides stands the `switch`, so the rest of this line is never taken."
            hint = "To rest behind it write `after each`, or put the rest on a line of its own."
            yield Diagnostic(CODE, message, line.origin, SEVERITY, hint=hint)


def _is_taken(member: Member, *, of_level: bool) -> bool:
    """Whether the rest is taken; on a line that does a progression it need not be on each level."""
    clauses = member.leaf.clauses
    sets = sets_of(clauses, Rounds(0, 1 if member.rounds else None))
    total = clauses.dose is not None and clauses.dose.total
    between_sides = _has_sides(clauses) and clauses.switch is None
    return total or sets.high != 1 or between_sides or (member.leaf.progression is not None and not of_level)


def _has_sides(clauses: Clauses) -> bool:
    return any(len(each.names) > 1 and not each.alternate for each in clauses.each)
