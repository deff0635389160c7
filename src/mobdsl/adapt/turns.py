"""What the log says of plans: whose turn it is, which weeks are done again."""

from __future__ import annotations

import datetime as dt

from mobdsl.model.plans import DAYS_OF
from mobdsl.records import define, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.adapt.changes import Again, Change
    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.document import Document
    from mobdsl.model.plans import Plan


@define
class Turns:
    """Follows the plans of a document through the log."""

    document: Document
    turns: dict[tuple[str, int], int] = field(factory=dict)
    again: dict[str, tuple[tuple[dt.date, int], ...]] = field(factory=dict)
    """From which dates each plan is so many days further back."""
    _rotating: dict[str, list[tuple[str, int, list[str]]]] | None = None

    def done(self, routine: str) -> None:
        """Notes that ``routine`` was done: wherever it is one of several in turn, the one behind it is next."""
        if self._rotating is None:
            self._rotating = self._lines()
        for plan, place, names in self._rotating.get(routine, ()):
            now = self.turns.get((plan, place), 0)
            ahead = next(step for step in range(len(names)) if names[(now + step) % len(names)] == routine)
            self.turns[plan, place] = (now + ahead + 1) % len(names)

    def back(self, name: str, rule: Adaptation, date: dt.date) -> dt.date | None:
        """Sends the plan ``name`` back by so many weeks, from the end of its week that has ``date`` in it.

        Gives the first day of the week that is done again; None where that is settled already.
        """
        plan = self.document.plans[name]
        if plan.start is None or date < plan.start:
            return None
        day = day_of(plan, date, self.again.get(name, ()))
        first = date + dt.timedelta(days=7 - day % 7)
        before = self.again.get(name, ())
        if before and before[-1][0] >= first:
            return None
        days = min(getattr(rule.amount, "low", 1) * 7, day - day % 7 + 7)
        self.again[name] = (*before, (first, days))
        return first

    def again_of(self, changes: dict[str, tuple[Change, ...]]) -> dict[str, tuple[Again, ...]]:
        """Where each plan goes back, with the last of ``changes`` as the reason."""
        from mobdsl.adapt.changes import Again

        return {
            name: tuple(Again(first=first, days=days, change=changes[name][0]) for first, days in every)
            for name, every in self.again.items()
        }

    def _lines(self) -> dict[str, list[tuple[str, int, list[str]]]]:
        found: dict[str, list[tuple[str, int, list[str]]]] = {}
        for plan in self.document.plans.values():
            for place, line in enumerate(plan.lines):
                if line.rotate:
                    names = [name_in_log(self.document, doing.routine) for doing in line.doings]
                    for name in dict.fromkeys(names):
                        found.setdefault(name, []).append((plan.name, place, names))
        return found


def name_in_log(document: Document, routine: str) -> str:
    """The name under which the log has what a plan calls ``routine``: its own, in the file in which it stands."""
    home = document.routine(routine)
    return home[0].name if home else routine


def day_of(plan: Plan, date: dt.date, again: tuple[tuple[dt.date, int], ...] = ()) -> int:
    """Which day of ``plan`` it is on ``date``, from 0, by its pauses and the weeks done ``again``."""
    assert plan.start is not None
    paused = sum(
        max(0, (min(pause.last, date - dt.timedelta(days=1)) - max(pause.first, plan.start)).days + 1)
        for pause in plan.pauses
    )
    back = sum(days for first, days in again if first <= date)
    return max(0, (date - plan.start).days - paused - back)


def growth_days(plan: Plan | None, since: dt.date, date: dt.date) -> int:
    """How many days growth has had up to ``date``: by the plan's own days, else since the first session."""
    if plan is None or plan.start is None:
        return max(0, (date - since).days)
    return day_of(plan, date) if date >= plan.start else 0


def period_days(period: tuple[int, str]) -> int:
    """`3 days`, `2 weeks` in days; 0 of sessions."""
    return period[0] * DAYS_OF.get(period[1], 0)
