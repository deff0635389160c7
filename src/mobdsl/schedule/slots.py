"""Which session of a day is which, told by what it is and not by where its line stands.

The routine names it. Where a day has one routine more than once, those earlier in the day come first, so neither the
order of the lines nor other routines of that day change which is which. All habits of a day form one group, and so do
all that take turns: what is reworded, or whose turn it is, makes no other session of it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter

from mobdsl.schedule.uids import Key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from mobdsl.model.plans import Doing, Plan, PlanLine
    from mobdsl.schedule.candidates import Candidate

_HABIT, _TURN = "habit", "turn"
_NO_TIME = -1


class Slots:
    """The keys of the sessions of a plan, one day after another."""

    def __init__(self, plan: Plan) -> None:
        """For the sessions of ``plan``."""
        self._file = plan.origin.path if plan.origin else ""
        self._plan = plan.name
        self._ranks: dict[tuple[int, str], int] = {}
        weekly = [line for line in plan.lines if line.when.per_week]
        counted: Counter[str] = Counter()
        for line in sorted(weekly, key=lambda line: (line.when.times, [_text(line, doing) for doing in line.doings])):
            for group in {_group(line, doing) for doing in line.doings}:
                counted[group] += 1
                self._ranks[id(line), group] = counted[group]

    def of_day(self, places: Sequence[Candidate]) -> list[list[Key]]:
        """For each of ``places``, which are all of one planned day, the key of each thing done there."""
        order = sorted(
            (_NO_TIME if place.time is None else place.time, _text(place.line, doing), doing.contexts, nth, part)
            for nth, place in enumerate(places)
            for part, doing in enumerate(place.doings)
        )
        keys: dict[tuple[int, int], Key] = {}
        numbers: Counter[tuple[dt.date, str]] = Counter()
        for *_, nth, part in order:
            place = places[nth]
            date, group = self._place(place, place.doings[part])
            numbers[date, group] += 1
            keys[nth, part] = Key(file=self._file, plan=self._plan, date=date, group=group, number=numbers[date, group])
        return [[keys[nth, part] for part in range(len(place.doings))] for nth, place in enumerate(places)]

    def _place(self, place: Candidate, doing: Doing) -> tuple[dt.date, str]:
        """The day and the group of ``doing``. Of sessions counted by the week, the day is the week's first."""
        group = _group(place.line, doing)
        if not place.pick:
            return place.day.planned, group
        first = place.day.planned - dt.timedelta(days=place.day.index - place.pick.week)
        return first, f"{group} {place.pick.number} a week {self._ranks[id(place.line), group]}"


def _group(line: PlanLine, doing: Doing) -> str:
    if line.rotate:
        return _TURN
    return _HABIT if doing.habit else doing.routine.rpartition(".")[2]


def _text(line: PlanLine, doing: Doing) -> str:
    """What tells ``doing`` from others of its group at the same time."""
    if line.rotate:
        return "\n".join(sorted(each.routine for each in line.doings))
    return doing.routine
