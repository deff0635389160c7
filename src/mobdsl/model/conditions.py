"""Conditions: what has to hold for a line to count."""

from collections.abc import Callable
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


Known: TypeAlias = bool | Decimal | Duration | Quantity | str | None


def holds(condition: Condition | None, known: Callable[[str], Known]) -> bool | None:
    """Whether ``condition`` holds, where ``known`` gives the value of a name, None where nobody knows it.

    None (nobody knows) is kept as long as it matters, as in Kleene's logic of three values.
    """
    match condition:
        case None:
            return True
        case Fact(name):
            value = known(name)
            return value if value is None or isinstance(value, bool) else True
        case Not(part):
            result = holds(part, known)
            return None if result is None else not result
        case Every(parts):
            results = [holds(part, known) for part in parts]
            return False if False in results else None if None in results else True
        case Either(parts):
            results = [holds(part, known) for part in parts]
            return True if True in results else None if None in results else False
        case Comparison():
            return _compare(condition, known)
        case Streak():
            return None


def _compare(comparison: Comparison, known: Callable[[str], Known]) -> bool | None:
    left, right = (_figure(term, known) for term in (comparison.left, comparison.right))
    if right is None and isinstance(left, str) and isinstance(comparison.right, Fact):
        right = comparison.right.name if known(comparison.right.name) is None else None  # `affected = left`: a word
    if left is None or right is None or type(left) is not type(right):
        return None
    if comparison.op == "=":
        return left == right
    if comparison.op == "!=":
        return left != right
    if isinstance(left, str) or isinstance(right, str):
        return None
    order = {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}
    return order[comparison.op]


def _figure(term: Term, known: Callable[[str], Known]) -> Decimal | str | None:
    value = known(term.name) if isinstance(term, Fact) else term
    match value:
        case bool() | None:
            return None
        case Duration():
            return Decimal(value.low)
        case Quantity():
            return value.low
    return value
