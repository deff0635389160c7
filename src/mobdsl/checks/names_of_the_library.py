"""What the library takes a name for

The library knows the movement under other words than yours. Nothing is wrong: your words are what everybody reads, and
the facts (what it is for, the equipment, the position, what is easier and harder) come from the library. Where another
movement is meant, give it another name, or define it yourself.

    rocking_frog x10

Use instead:

    movement rocking_frog { target hips }
    rocking_frog x10
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.checks.support.listing import listing
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.language.names import words_in
from mobdsl.model.names import same_words
from mobdsl.select.tree import Variant, leaves

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.select.tree import Leaf
    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M274"
SEVERITY = Severity.INFO
QUIET = True


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """One finding for the whole routine."""
    if variant.contexts:
        return
    other = [leaf for leaf in leaves(variant.nodes) if _is_known_otherwise(leaf) and leaf.origin in variant.own_places]
    if parts := [Related(leaf.origin, f"{leaf.title} ({leaf.movement.title})") for leaf in other if leaf.origin]:
        yield listing(CODE, "The library has other words for", parts, variant.routine.origin)


def _is_known_otherwise(leaf: Leaf) -> bool:
    """Whether the name has words that the library's title has not; a fuller title is no other one."""
    movement = leaf.movement
    if (
        movement.origin
        or leaf.title == movement.title
        or leaf.clauses.variation
        or same_words(leaf.name.removesuffix("s"), movement.name.removesuffix("s"))
    ):
        return False
    return not _words(leaf.title) <= _words(movement.title) and not same_words(leaf.name, movement.title)


def _words(title: str) -> frozenset[str]:
    return frozenset(words_in(title.casefold(), r"\w+"))
