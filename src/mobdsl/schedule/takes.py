"""On which days the lines of a plan have their sessions, those included that are counted by the week."""

from __future__ import annotations

from mobdsl.records import frozen
from mobdsl.schedule.spread import spread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.model.plans import PlanLine, When
    from mobdsl.schedule.days import Days

_WEEK = range(7)


@frozen
class Pick:
    """Session ``number`` (from 1) of those that a week has, which begins with the day ``week`` of the plan.

    ``assumed``: the author did not say on which day; ``optional``: it is one more than the least.
    """

    number: int
    week: int
    assumed: bool
    optional: bool


class Takes:
    """Answers for the lines of a plan whether they have a session on a day.

    Lines that are counted by the week keep out of the way of the others, and of each other in the order of the plan:
    never at the same minute where that can be, and on other days than what comes every week where those are as evenly
    spread. What comes now and then is no reason for other days, which would bring two weeks too close together.
    """

    def __init__(self, days: Days) -> None:
        """For the plan that ``days`` belong to."""
        self.days = days
        self._counted = [line for line in days.plan.lines if line.when.per_week]
        fixed = [line for line in days.plan.lines if not line.when.per_week and _keeps_busy(line)]
        times = {time for line in self._counted for time in line.when.times}
        self._rivals = [line for line in fixed if not times.isdisjoint(line.when.times)]
        weekly = [line.when for line in fixed if _is_weekly(line.when)]
        always = [when for when in weekly if _is_bare(when)]
        self._sometimes = [when for when in weekly if not _is_bare(when)]
        self._always = [sum((days.start + day - 1) % 7 in when.weekdays for when in always) for day in _WEEK]
        self._weeks: dict[int, dict[int, dict[int, Pick]]] = {}
        self._busy: dict[int, frozenset[int]] = {}

    def place(self, line: PlanLine, index: int) -> Pick | bool:
        """Whether ``line`` has a session on day ``index``; of a line that counts by the week, which one."""
        days = self.days
        span = days.span(line.when, index)
        if span is None or not days.may(line.when, span, index):
            return False
        if line.when.per_week is None:
            return True
        begin = index - (index - span.first) % 7
        if begin not in self._weeks:
            self._weeks[begin] = self._week(begin)
        return self._weeks[begin][id(line)].get(index, False)

    def _week(self, begin: int) -> dict[int, dict[int, Pick]]:
        """What all lines whose weeks begin with day ``begin`` have in that one, by line and day."""
        minutes = [set(self._minutes_on(begin + day)) for day in _WEEK]
        loads = self._loads(begin)
        picks: dict[int, dict[int, Pick]] = {}
        for line in self._counted:
            span = self.days.span(line.when, begin)
            if span is None or (begin - span.first) % 7:
                continue
            times = set(line.when.times)
            busy = _keeps_busy(line)
            clashes = tuple(busy and not times.isdisjoint(minutes[day]) for day in _WEEK)
            chosen = self._chosen(line, begin, clashes, tuple(loads) if busy else (0,) * 7)
            picks[id(line)] = chosen
            for index in chosen if busy else ():
                loads[index - begin] += 1
                minutes[index - begin] |= times
        return picks

    def _chosen(self, line: PlanLine, begin: int, clashes: tuple[bool, ...], loads: tuple[int, ...]) -> dict[int, Pick]:
        """The days on which ``line`` has its sessions in the week from day ``begin``.

        Days that the plan leaves out are not chosen. A week that its span cuts short keeps what falls into it.
        """
        count, days = line.when.per_week, self.days
        span = days.span(line.when, begin)
        assert count is not None
        assert span is not None
        free = tuple(
            day
            for day in _WEEK
            if days.may(line.when, span, begin + day) and not days.is_excluded(days.date_of(begin + day))
        )
        most = count.high or count.low
        chosen = spread(free, count.low, most, clashes, loads)
        assumed = not count.low == most == len(free)
        return {
            begin + day: Pick(number, begin, assumed, optional)
            for number, (day, optional) in enumerate(sorted(chosen.items()), 1)
        }

    def _minutes_on(self, index: int) -> frozenset[int]:
        """The minutes at which lines with days of their own and times like the counted have something on ``index``."""
        if index not in self._busy:
            there = (line for line in self._rivals if self.place(line, index))
            self._busy[index] = frozenset(time for line in there for time in line.when.times)
        return self._busy[index]

    def _loads(self, begin: int) -> list[int]:
        """How many lines have something on each day of the week from day ``begin``, if they are there all of it."""
        loads = [self._always[(begin + day) % 7] for day in _WEEK]
        for when in self._sometimes:
            span = self.days.span(when, begin)
            if span is not None and span == self.days.span(when, begin + 6):
                for day in _WEEK:
                    loads[day] += self.days.may(when, span, begin + day)
        return loads


def _is_weekly(when: When) -> bool:
    """Whether ``when`` is the same in every week."""
    return when.every == 1 and not (when.dates or when.of_month or when.kinds)


def _is_bare(when: When) -> bool:
    """Whether ``when`` says nothing but days of the week and times of day."""
    return not (when.spans or when.first or when.last or when.anchor or when.exclusions)


def _keeps_busy(line: PlanLine) -> bool:
    """Whether ``line`` does anything but habits."""
    return any(not doing.habit for doing in line.doings)
