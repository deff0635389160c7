"""What was recorded of a movement, held against what was due: whether all sets were done, whether it failed."""

from __future__ import annotations

from decimal import Decimal

from mobdsl.adapt.figures import converted
from mobdsl.model.amounts import Count, Duration, Maximum, Quantity
from mobdsl.records import frozen
from mobdsl.wording.doses import worked_out

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mobdsl.model.amounts import Dose, Measure
    from mobdsl.model.clauses import Clauses, Load
    from mobdsl.model.conditions import Facts
    from mobdsl.model.log import Done


@frozen
class Achieved:
    """``all_done``: every set reached what was asked for, of a range its most. ``failed``: one fell short."""

    all_done: bool | None
    failed: bool | None


UNKNOWN = Achieved(None, None)
_ALL, _SOME, _FAILED = Achieved(True, False), Achieved(False, False), Achieved(False, True)


def achieved(due: Clauses, records: Sequence[Done], fact: Facts) -> Achieved:
    """What ``records`` of a movement say against what was ``due``; ``fact`` tells what a load is a share of."""
    if not records:
        return UNKNOWN
    states = {record.state for record in records}
    if "skipped" in states:
        return _SOME
    by_state = _FAILED if "cut" in states else _ALL
    if due.load and by_state is _ALL and _is_lighter(due.load, records, fact):
        return _FAILED
    doses = [record.clauses.dose for record in records if record.clauses.dose]
    if due.dose is None or not doses:
        return by_state
    asked = next((each for each in due.dose.measures if not isinstance(each, Maximum)), None)
    if asked is None:
        return by_state
    got = [value for dose in doses for value in _sets_of(dose, asked)]
    if not got:
        return by_state
    if due.dose.total:
        low, high = _bounds(asked.values[0])
        return _grade([(sum(got, Decimal(0)), low, high)])
    needed = [_bounds(value) for value in asked.values]
    if len(needed) == 1:
        needed *= due.dose.sets.low if due.dose.sets else 1
    return _grade((got[at] if at < len(got) else None, *bounds) for at, bounds in enumerate(needed))


def _grade(sets: Iterable[tuple[Decimal | None, Decimal, Decimal]]) -> Achieved:
    every = list(sets)
    if any(amount is None or amount < low for amount, low, _ in every):
        return _FAILED
    return _ALL if all(amount is not None and amount >= high for amount, _, high in every) else _SOME


def _sets_of(dose: Dose, asked: Measure) -> list[Decimal]:
    """The amounts of all sets of a recorded ``dose``, in the measure that was ``asked`` for."""
    for measure in dose.measures:
        if type(measure) is type(asked) and getattr(measure, "unit", None) == getattr(asked, "unit", None):
            amounts = [_bounds(value)[0] for value in getattr(measure, "values", ())]
            return amounts * dose.sets.low if dose.sets and len(amounts) == 1 else amounts
    return []


def _bounds(value: Count | Duration | Quantity) -> tuple[Decimal, Decimal]:
    """The least and the most of ``value``, of `5+` both the least; distances in metres."""
    if isinstance(value, Quantity):
        low, high = (converted(Quantity(one, one, value.unit), "m") for one in (value.low, value.high))
        return low or Decimal(0), high or Decimal(0)
    return Decimal(value.low), Decimal(value.low if value.high is None else value.high)


def _is_lighter(load: Load, records: Iterable[Done], fact: Facts) -> bool:
    """Whether less weight is recorded than the ``load`` that was due."""
    due = [worked_out(amount, load.of, fact, load.nearest) if load.of else amount for amount in load.amounts]
    lifted = [amount for record in records if record.clauses.load for amount in record.clauses.load.amounts]
    if not due or not lifted or None in due:
        return False
    if len(due) != len(lifted):
        due, lifted = [max(due, key=_low)], [max(lifted, key=_low)]
    for asked, got in zip(due, lifted, strict=True):
        amount = converted(got, asked.unit) if asked else None
        if asked and amount is not None and amount < asked.low:
            return True
    return False


def _low(amount: Quantity | None) -> Decimal:
    return amount.low if amount else Decimal(0)
