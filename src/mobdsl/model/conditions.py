"""Conditions: what has to hold for a line to count."""

from __future__ import annotations

import operator
from decimal import Decimal

from mobdsl.model.amounts import KILOGRAMS, METRES, Duration, Figure, Quantity, Speed
from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from mobdsl.source import Span


@frozen
class Fact:
    """A name that is true or not, or has a value: a context, a parameter, an answer, a field of the log."""

    name: str
    """The name."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


Term: TypeAlias = Fact | Decimal | Duration | Quantity | Figure | str


@frozen
class Comparison:
    """`soreness > 24h`."""

    left: Term
    """The left side."""
    op: str
    """One of ``< <= > >= = !=``."""
    right: Term
    """The right side."""


@frozen
class Not:
    """True where its part is known and false."""

    part: Condition
    """What is negated."""


@frozen
class Every:
    """True where all of its parts are (`a and b`)."""

    parts: tuple[Condition, ...]
    """Two at least."""


@frozen
class Either:
    """True where any of its parts is (`a or b`)."""

    parts: tuple[Condition, ...]
    """Two at least."""


@frozen
class Streak:
    """True where its part held in each of the last sessions in the log (`3 in a row`)."""

    part: Condition
    """What held."""
    times: int
    """In how many sessions, from 1."""


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


Known: TypeAlias = "bool | Decimal | Duration | Quantity | Speed | Figure | str | None"


Facts: TypeAlias = "Callable[[str], Known]"
"""What is known of each name."""


def nothing_known(name: str) -> Known:
    """Nothing of any name."""
    return None


def holds(condition: Condition | None, known: Callable[[str], Known]) -> bool | None:
    """Whether ``condition`` holds, where ``known`` gives the value of a name, None where nobody knows it.

    None (nobody knows) is kept as long as it matters, as in Kleene's logic of three values. Who knows of sessions in a
    row says so: ``known.in_a_row(streak)``.
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
            in_a_row: Callable[[Streak], bool | None] | None = getattr(known, "in_a_row", None)
            return in_a_row(condition) if in_a_row else None


TRUTHS = {"yes": True, "true": True, "no": False, "false": False}
"""The words that say whether something is so."""

_ORDER = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


@frozen
class _Value:
    """What is compared: only things of one ``kind`` can be, and only some of them can be more or less."""

    kind: str
    value: Any
    ordered: bool = True


def unlike(comparison: Comparison, known: Callable[[str], Known]) -> tuple[str, str] | None:
    """The kinds of what is compared, where both sides are known and are not of one kind."""
    left, right = _sides(comparison, known)
    return (left.kind, right.kind) if left and right and left.kind != right.kind else None


def _compare(comparison: Comparison, known: Callable[[str], Known]) -> bool | None:
    left, right = _sides(comparison, known)
    if left is None or right is None or left.kind != right.kind:
        return None
    if comparison.op in ("=", "!="):
        return (left.value == right.value) is (comparison.op == "=")
    return bool(_ORDER[comparison.op](left.value, right.value)) if left.ordered else None


def _sides(comparison: Comparison, known: Callable[[str], Known]) -> tuple[_Value | None, _Value | None]:
    left, right = (_value(term, known) for term in (comparison.left, comparison.right))
    if right is None and left and left.kind == _WORD and isinstance(comparison.right, Fact):
        right = _Value(_WORD, comparison.right.name, ordered=False)  # `affected = left`: nothing is called `left`
    return left, right


_WORD = "a word"


def _value(term: Term, known: Callable[[str], Known]) -> _Value | None:
    value: Term | Known = known(term.name) if isinstance(term, Fact) else term
    if value is None and isinstance(term, Fact):
        value = TRUTHS.get(term.name)
    match value:
        case bool():
            return _Value("yes or no", value, ordered=False)
        case Decimal():
            return _Value("a plain number", value)
        case Duration() if value.single:
            return _Value("a time", value.low)
        case Quantity(low, high, unit) if low == high:
            return _amount(low, unit)
        case Figure(date=date) if date:
            return _Value("a date", date)
        case Duration() | Quantity() | Figure():
            return _Value("a figure that is no single amount", value, ordered=False)
        case str():
            return _Value(_WORD, value, ordered=False)
    return None


def _amount(number: Decimal, unit: str) -> _Value:
    """A quantity; weights and lengths are brought to one unit."""
    for kind, factors in (("a weight", KILOGRAMS), ("a length", METRES)):
        if unit in factors:
            return _Value(kind, number * factors[unit])
    return _Value(f"a figure in {unit}", number)
