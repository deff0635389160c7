"""Questions and adaptations for other programs, as :mod:`mobdsl.views.timeline` shows them."""

from __future__ import annotations

from decimal import Decimal

from mobdsl.model.amounts import Count, Duration, Quantity
from mobdsl.wording.phrases import condition_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.guards import Ask


def ask_json(ask: Ask | None) -> dict[str, Any] | None:
    """The question with the answers that it takes; the delay is in seconds."""
    if ask is None:
        return None
    return {
        "name": ask.name,
        "question": ask.text,
        "answer": "scale" if ask.scale else "choice" if ask.choices else "yes_no",
        "scale": [ask.scale.low, ask.scale.high] if ask.scale else None,
        "choices": list(ask.choices),
        "when": ask.when,
        "delay": _number(Decimal(ask.delay.low) / 1000) if ask.delay else None,
    }


def adaptation_json(adaptation: Adaptation | None) -> dict[str, Any] | None:
    """What changes, by how much, how often at most and on what condition; times are in seconds."""
    if adaptation is None:
        return None
    amount, unit = _amount(adaptation.amount)
    return {
        "verb": adaptation.verb,
        "amount": amount,
        "unit": unit,
        "what": adaptation.what,
        "targets": list(adaptation.targets),
        "every": _period(adaptation.every),
        "after": _period(adaptation.after),
        "nearest": _amount(adaptation.nearest)[0],
        "condition": condition_words(adaptation.condition) if adaptation.condition else None,
    }


def _amount(amount: Quantity | Duration | Count | None) -> tuple[int | float | None, str | None]:
    match amount:
        case Quantity():
            return _number(amount.low), amount.unit
        case Duration(low):
            return _number(Decimal(low) / 1000), "s"
        case Count(low):
            return low, None
    return None, None


def _period(period: tuple[int, str] | None) -> dict[str, Any] | None:
    return {"count": period[0], "unit": period[1]} if period else None


def _number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)
