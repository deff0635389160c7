"""What the days of a plan alone say of its growth: `add 1 rep every week`, for everybody the same on the same day."""

from __future__ import annotations

from mobdsl.language.vocabulary import UNITS
from mobdsl.model.amounts import Count, Duration, Quantity
from mobdsl.model.plans import DAYS_OF
from mobdsl.printer.guards import guard
from mobdsl.records import evolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.plans import Plan

_PLURALS = {singular: plural for plural, singular in UNITS.items() if plural != singular}


class Growth:
    """What is added on each day of a plan. What waits for a condition, or counts sessions, only the log will know."""

    def __init__(self, plan: Plan) -> None:
        """For the adaptations of ``plan``."""
        self._steps = [(_days(one), one) for one in plan.adaptations if _days(one)]

    def on(self, index: int) -> tuple[str, ...]:
        """What has been added up to day ``index`` of the plan, in its words."""
        return tuple(self._added(index))

    def _added(self, index: int) -> Iterator[str]:
        for days, adaptation in self._steps:
            if times := index // days:
                yield _all_of(adaptation, times)


def _days(adaptation: Adaptation) -> int:
    """After how many days each it adds its amount; 0 where the days alone do not say it."""
    if adaptation.verb != "add" or adaptation.condition or adaptation.amount is None or adaptation.every is None:
        return 0
    count, unit = adaptation.every
    return count * DAYS_OF.get(unit, 0)


def _all_of(adaptation: Adaptation, times: int) -> str:
    """`add 2 reps`; what is added to a share is no sum of shares, so that is said as often as it is added."""
    amount = adaptation.amount
    added = evolve(adaptation, every=None)
    match amount:
        case Count() if amount.single:
            what = adaptation.what
            if what and amount.low * times > 1:
                what = _PLURALS.get(what, what if what.endswith("s") else f"{what}s")
            return guard(evolve(added, amount=Count(amount.low * times, amount.low * times), what=what))
        case Duration() if amount.single:
            return guard(evolve(added, amount=Duration.exactly(amount.low * times)))
        case Quantity() if amount.unit != "%" and amount.low == amount.high:
            total = amount.low * times
            return guard(evolve(added, amount=evolve(amount, low=total, high=total)))
    return guard(added) if times == 1 else f"{guard(added)} ({times} times)"
