"""More on one side than on the other

Both sides are done, each on its own line, and they do not get the same. If the weaker side is to get more, say so in
a comment that allows this; if not, `each side` keeps both alike.

    split_squat 3x8 only left
    split_squat 2x8 only right

Use instead:

    split_squat 3x8 each side
"""

from collections import Counter
from collections.abc import Iterator

from mobdsl.checks.base import On
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.model.amounts import Dose
from mobdsl.select.tree import Leaf, Variant, leaves
from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M325"
LEVEL = Severity.WARNING


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
            if _doses(first) != _doses(second):
                other = first[0].origin
                related = (Related(other, "the other side"),) if other else ()
                message = f"{title} is not the same on both sides."
                yield Diagnostic(CODE, message, second[0].origin, LEVEL, related=related)


def _doses(of_side: list[Leaf]) -> Counter[Dose | None]:
    return Counter(leaf.clauses.dose for leaf in of_side)
