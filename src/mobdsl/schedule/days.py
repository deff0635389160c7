"""The days of a plan: on which date each comes, and which lines hold on it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from itertools import accumulate

from mobdsl.model.plans import LAST, REST_DAY, TRAINING_DAY, Activity, DaySpan, Exclusion, Pause, Plan, PlanLine, When
from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WHOLE = DaySpan(0, None)


class Dates:
    """Dates in stretches, as ordinals. Asking is fast, however many stretches there are."""

    def __init__(self, stretches: Iterable[Exclusion | Pause], least: int = 0) -> None:
        """The dates of ``stretches`` from ``least`` on."""
        merged: list[list[int]] = []
        for first, last in sorted((each.first.toordinal(), each.last.toordinal()) for each in stretches):
            if merged and first <= merged[-1][1] + 1:
                merged[-1][1] = max(merged[-1][1], last)
            elif last >= least:
                merged.append([max(first, least), last])
        self.firsts = [first for first, _ in merged]
        self.lasts = [last for _, last in merged]
        self._lengths = [0, *accumulate(last - first + 1 for first, last in merged)]

    def __contains__(self, ordinal: int) -> bool:
        """Whether ``ordinal`` is one of them."""
        index = bisect_right(self.firsts, ordinal) - 1
        return index >= 0 and ordinal <= self.lasts[index]

    def before(self, ordinal: int) -> int:
        """How many of them are before ``ordinal``."""
        index = bisect_right(self.firsts, ordinal - 1) - 1
        return 0 if index < 0 else self._lengths[index] + min(ordinal, self.lasts[index] + 1) - self.firsts[index]


@frozen
class PlanDay:
    """Day ``index`` of a plan, from 0. It was ``planned`` for one date, as if there were no pauses, and is on another.

    ``due`` is its date after the pauses; ``date`` the same, unless it was moved.
    """

    index: int
    planned: dt.date
    due: dt.date
    date: dt.date


class Days:
    """The days of a plan that has a start. Dates are ordinals here: sums of them cannot leave the calendar."""

    def __init__(self, plan: Plan) -> None:
        """The days of ``plan``."""
        assert plan.start is not None
        self.plan = plan
        self.start = plan.start.toordinal()
        self._pauses = Dates(plan.pauses, self.start)
        self._excluded = Dates(plan.exclusions)
        self._moves = {move.day.toordinal(): move.target.toordinal() for move in plan.moves}
        self._activities = {activity.name: activity for activity in plan.activities}
        self._kinds: dict[int, frozenset[str]] = {}
        self._own: dict[int, Dates] = {}
        self._bounds: dict[int, tuple[int, int | None]] = {}
        self._dates: dict[int, frozenset[int]] = {}

    @property
    def count(self) -> int | None:
        """How many days the plan has; None if it has no end."""
        if self.plan.until:
            return self.index_from(self.plan.until.toordinal() + 1)
        return self.plan.days

    def date_of(self, index: int) -> int:
        """The ordinal of the date on which day ``index`` is due."""
        ordinal = self.start + index
        for first, last in zip(self._pauses.firsts, self._pauses.lasts, strict=True):
            if first > ordinal:
                break
            ordinal += last - first + 1
        return ordinal

    def index_from(self, ordinal: int) -> int:
        """The first day that is due on ``ordinal`` or later."""
        return max(0, ordinal - self.start - self._pauses.before(ordinal))

    def is_paused(self, ordinal: int) -> bool:
        """Whether the plan stands still on ``ordinal``."""
        return ordinal in self._pauses

    def is_excluded(self, ordinal: int) -> bool:
        """Whether there are no sessions on ``ordinal``."""
        return ordinal in self._excluded

    def has(self, ordinal: int) -> bool:
        """Whether ``ordinal`` is a day of the plan, and neither paused nor left out."""
        index, count = self.index_from(ordinal), self.count
        inside = ordinal >= self.start and (count is None or index < count)
        return inside and not (self.is_paused(ordinal) or self.is_excluded(ordinal))

    def moved_to(self, first: int, last: int) -> set[int]:
        """The days that are moved to a date from ``first`` to ``last``."""
        return {
            self.index_from(day)
            for day, target in self._moves.items()
            if first <= target <= last and day >= self.start and day not in self._pauses
        }

    def each(self, indexes: Iterable[int]) -> Iterator[PlanDay]:
        """The days ``indexes`` of the plan, without those that the plan leaves out."""
        for index in indexes:
            ordinal = self.date_of(index)
            if ordinal not in self._excluded:
                due = dt.date.fromordinal(ordinal)
                date = dt.date.fromordinal(self._moves.get(ordinal, ordinal))
                yield PlanDay(index, dt.date.fromordinal(self.start + index), due, date)

    def activity(self, name: str) -> Activity | None:
        """The activity called ``name``."""
        return self._activities.get(name)

    def span(self, when: When, index: int) -> DaySpan | None:
        """The days of the plan between which ``when`` holds, among them ``index``; None where it does not hold then."""
        span = _span(when, index)
        if span is None or (when.first is None and when.last is None):
            return span
        begin, end = self._bounds_of(when)
        first = max(begin, span.first)
        last = min((bound for bound in (end, span.last) if bound is not None), default=None)
        return DaySpan(first, last) if first <= index and (last is None or index <= last) else None

    def holds(self, when: When, index: int) -> bool:
        """Whether day ``index`` is one of the days that ``when`` names."""
        span = self.span(when, index)
        return span is not None and self._matches(when, span, index) and not self._is_left_out(when, index)

    def concerns(self, when: When, line: PlanLine, index: int, time: int | None) -> bool:
        """Whether ``when``, that of a change, is about what ``line`` has on day ``index`` at ``time``."""
        if when.times and (line.when.anchor or time not in when.times):
            return False
        return self.holds(when, index)

    def would_hold(self, when: When, index: int) -> bool:
        """Whether day ``index`` would be one of those of ``when``, if it left none out."""
        span = self.span(when, index)
        return span is not None and self._matches(when, span, index) and self._is_anchored(when, index)

    def may(self, when: When, span: DaySpan, index: int) -> bool:
        """Whether nothing speaks against a line of ``when`` on day ``index``, wherever its span ends."""
        return (
            self._matches(when, span, index) and not self._is_left_out(when, index) and self._is_anchored(when, index)
        )

    def _is_left_out(self, when: When, index: int) -> bool:
        """Whether ``when`` itself leaves day ``index`` out."""
        if not when.exclusions:
            return False
        if id(when) not in self._own:
            self._own[id(when)] = Dates(when.exclusions)
        return self.date_of(index) in self._own[id(when)]

    def _is_anchored(self, when: When, index: int) -> bool:
        """Whether the activity that ``when`` is tied to is on day ``index``; true where there is none."""
        if when.anchor is None:
            return True
        activity = self._activities.get(when.anchor.activity)
        return activity is not None and self.holds(activity.when, index)

    def _matches(self, when: When, span: DaySpan, index: int) -> bool:
        offset = index - span.first
        if (offset // 7 if when.weekly else offset) % when.every:
            return False
        if when.of_month:
            return self._is_of_month(when, index)
        if (self.start + index - 1) % 7 in when.weekdays:
            return True
        if when.dates and self._is_named(when, index):
            return True
        return bool(when.kinds and self._kinds_of(index) & {*when.kinds})

    def _is_named(self, when: When, index: int) -> bool:
        """Whether the date of day ``index`` is one of those of ``when``."""
        if id(when) not in self._dates:
            self._dates[id(when)] = frozenset(date.toordinal() for date in when.dates)
        return self.date_of(index) in self._dates[id(when)]

    def _is_of_month(self, when: When, index: int) -> bool:
        """Whether the date of day ``index`` is the first, second … of its weekdays in the calendar's month."""
        ordinal = self.date_of(index)
        date, week_later = dt.date.fromordinal(ordinal), min(ordinal + 7, dt.date.max.toordinal())
        is_last = dt.date.fromordinal(week_later).month != date.month or week_later < ordinal + 7
        return date.weekday() in when.weekdays and (
            (date.day - 1) // 7 + 1 in when.of_month or (is_last and LAST in when.of_month)
        )

    def _bounds_of(self, when: When) -> tuple[int, int | None]:
        """The first and the last day of the plan on the dates between which ``when`` holds."""
        if id(when) not in self._bounds:
            first = self.index_from(when.first.toordinal()) if when.first else 0
            last = self.index_from(when.last.toordinal() + 1) - 1 if when.last else None
            self._bounds[id(when)] = (first, last)
        return self._bounds[id(when)]

    def _kinds_of(self, index: int) -> frozenset[str]:
        """The kinds of day that day ``index`` is."""
        if index not in self._kinds:
            trains = any(self.holds(activity.when, index) for activity in self.plan.activities)
            own = (kind.name for kind in self.plan.kinds if self.holds(kind.when, index))
            self._kinds[index] = frozenset((TRAINING_DAY if trains else REST_DAY, *own))
        return self._kinds[index]


def _span(when: When, index: int) -> DaySpan | None:
    """The span of ``when`` that day ``index`` lies in. Spans rise and do not overlap."""
    if not when.spans:
        return _WHOLE
    span = when.spans[bisect_right(when.spans, index, key=lambda each: each.first) - 1]
    return span if span.first <= index and (span.last is None or index <= span.last) else None
