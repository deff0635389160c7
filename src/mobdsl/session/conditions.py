"""Conditions on answers in a session program's JSON."""

from __future__ import annotations

from decimal import Decimal

from mobdsl.model.conditions import Comparison, Either, Every, Fact, Not

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mobdsl.model.conditions import Condition, Term


def condition_json(condition: Condition) -> dict[str, Any]:
    """``condition`` in JSON's types; what no answer in a session decides is `{"unknown": true}`."""
    match condition:
        case Fact(name):
            return {"fact": name}
        case Comparison(left, op, right):
            return {"op": op, "left": _term(left), "right": _term(right)}
        case Not(part):
            return {"not": condition_json(part)}
        case Every(parts):
            return {"every": [condition_json(part) for part in parts]}
        case Either(parts):
            return {"any": [condition_json(part) for part in parts]}
        case _:
            return {"unknown": True}


def _term(term: Term) -> dict[str, str] | int | float | str | None:
    """A term: a fact, a figure or a word; None for what is no answer, such as a weight."""
    match term:
        case Fact(name):
            return {"fact": name}
        case Decimal():
            return int(term) if term == term.to_integral_value() else float(term)
        case str():
            return term
        case _:
            return None
