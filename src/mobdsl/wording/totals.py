"""What a session comes to, in words."""

from __future__ import annotations

from mobdsl.model.amounts import Quantity
from mobdsl.wording.phrases import quantity_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal


def total_words(low: Decimal, high: Decimal | None, unit: str) -> str:
    """`1800m`, `4-5km`, `at least 400m`, `at most 300m`; nothing where nobody knows."""
    if high is None:
        return f"at least {quantity_words(Quantity(low, low, unit))}" if low else ""
    if not low and high:
        return f"at most {quantity_words(Quantity(high, high, unit))}"
    return quantity_words(Quantity(low, high, unit))
