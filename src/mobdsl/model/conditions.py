"""Conditions: what has to hold for a line to count."""

from decimal import Decimal
from typing import TypeAlias

from attrs import frozen

from mobdsl.model.amounts import Duration, Quantity
from mobdsl.source import Span


@frozen
class Fact:
    """A name that is true or not, or has a value: a context, a parameter, an answer, a field of the log."""

    name: str
    origin: Span | None = None


Term: TypeAlias = Fact | Decimal | Duration | Quantity | str


@frozen
class Comparison:
    """`soreness > 24h`. ``op`` is one of ``< <= > >= = !=``."""

    left: Term
    op: str
    right: Term


@frozen
class Not:
    """True where ``part`` is known and false."""

    part: "Condition"


@frozen
class Every:
    """True where all ``parts`` are (`a and b`)."""

    parts: tuple["Condition", ...]


@frozen
class Either:
    """True where any of ``parts`` is (`a or b`)."""

    parts: tuple["Condition", ...]


@frozen
class Streak:
    """True where ``part`` held in each of the last ``times`` logged sessions (`3 in a row`)."""

    part: "Condition"
    times: int


Condition: TypeAlias = Fact | Comparison | Not | Every | Either | Streak


def facts(condition: Condition | None) -> tuple[Fact, ...]:
    """Every fact that ``condition`` asks for, in the order written."""
    match condition:
        case Fact():
            return (condition,)
        case Comparison():
            return tuple(term for term in (condition.left, condition.right) if isinstance(term, Fact))
        case Not() | Streak():
            return facts(condition.part)
        case Every() | Either():
            return tuple(fact for part in condition.parts for fact in facts(part))
        case None:
            return ()
