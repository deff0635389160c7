"""What the days of a plan alone say of its growth: `add 1 rep every week`, for everybody the same on the same day."""

from __future__ import annotations

from mobdsl.language.vocabulary import PLURALS
from mobdsl.model.amounts import Count, Duration, Quantity
from mobdsl.model.plans import DAYS_OF
from mobdsl.printer.guards import guard
from mobdsl.records import evolve, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.plans import Plan
    from mobdsl.timeline.events import Timeline


class Growth:
    """What is added on each day of a plan. What waits for a condition, or counts sessions, only the log will know."""

    def __init__(self, plan: Plan) -> None:
        """For the adaptations of ``plan``, and those of the routines that it does."""
        self._of_plan = [_Step(days, one, None) for one in plan.adaptations if (days := _days(one))]
        self._of_routines: dict[int, list[_Step]] = {}

    def on(self, index: int, timeline: Timeline) -> tuple[str, ...]:
        """What has been added to ``timeline`` up to day ``index`` of the plan, in its words."""
        of_routine = self._of(timeline)
        if not (self._of_plan or of_routine):
            return ()
        return tuple(
            f"{step.of}: {text}" if step.of else text
            for step in (*self._of_plan, *of_routine)
            if (text := _all_of(step.adaptation, index // step.days))
        )

    def _of(self, timeline: Timeline) -> list[_Step]:
        """What the routine itself and its movements say."""
        if id(timeline) not in self._of_routines:
            self._of_routines[id(timeline)] = [
                _Step(days, notice.adaptation, notice.of)
                for notice in timeline.notices
                if notice.adaptation and (days := _days(notice.adaptation))
            ]
        return self._of_routines[id(timeline)]


@frozen
class _Step:
    """An adaptation that adds its amount after so many ``days`` each; ``of`` what, where that is not all of it."""

    days: int
    adaptation: Adaptation
    of: str | None


def _days(adaptation: Adaptation) -> int:
    """After how many days each it adds its amount; 0 where the days alone do not say it."""
    if adaptation.verb != "add" or adaptation.condition or adaptation.amount is None or adaptation.every is None:
        return 0
    count, unit = adaptation.every
    return count * DAYS_OF.get(unit, 0)


def _all_of(adaptation: Adaptation, times: int) -> str | None:
    """`add 2 reps`; None where nothing has been added yet.

    What is added to a share is no sum of shares, so that is said as often as it is added.
    """
    if not times:
        return None
    amount = adaptation.amount
    added = evolve(adaptation, every=None)
    match amount:
        case Count() if amount.single:
            what = adaptation.what
            if what and amount.low * times > 1:
                what = PLURALS.get(what, what if what.endswith("s") else f"{what}s")
            return guard(evolve(added, amount=Count(amount.low * times, amount.low * times), what=what))
        case Duration() if amount.single:
            return guard(evolve(added, amount=Duration.exactly(amount.low * times)))
        case Quantity() if amount.unit != "%" and amount.low == amount.high:
            total = amount.low * times
            return guard(evolve(added, amount=evolve(amount, low=total, high=total)))
    return guard(added) if times == 1 else f"{guard(added)} ({times} times)"
