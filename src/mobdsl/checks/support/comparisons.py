"""What the conditions of a file compare."""

from __future__ import annotations

from mobdsl.model.conditions import Comparison, Either, Every, Not, Streak
from mobdsl.select import every_condition

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.conditions import Condition
    from mobdsl.model.document import Document


def comparisons(document: Document) -> Iterator[Comparison]:
    """Every comparison in a condition of ``document``."""
    for condition in every_condition(document):
        yield from _in(condition)


def _in(condition: Condition) -> Iterator[Comparison]:
    match condition:
        case Comparison():
            yield condition
        case Not(part) | Streak(part):
            yield from _in(part)
        case Every(parts) | Either(parts):
            for part in parts:
                yield from _in(part)
