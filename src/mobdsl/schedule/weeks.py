"""Weeks of a plan in which something is done less often than a line says."""

from __future__ import annotations

from collections import Counter

from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.plans import Doing, PlanLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from mobdsl.schedule.days import Days
    from mobdsl.schedule.occurrences import Occurrence, Timelines


def report(days: Days, timelines: Timelines, planned: Sequence[Occurrence], last: dt.date) -> Iterator[Diagnostic]:
    """A finding for each thing that is done too seldom, at the first such week; ``planned`` are all up to ``last``."""
    counted: dict[Doing, list[PlanLine]] = {}
    for line in days.plan.lines:
        for doing in line.doings if line.when.per_week and not line.rotate else ():
            if doing.habit or (doing.routine, doing.contexts) in timelines:
                counted.setdefault(_same(doing), []).append(line)
    done = Counter((_same(each.session.doing), each.session.week) for each in planned)
    weeks = (days.index_from(last.toordinal() + 1) if days.count is None else days.count) // 7
    for doing, lines in counted.items():
        for week in range(1, weeks + 1):
            least = sum(_least(line, week, days) for line in lines)
            if (times := done[doing, week]) < least:
                yield Diagnostic(
                    "M429",
                    f"`{doing.routine}` is done {times} time{'' if times == 1 else 's'} in week {week}, "
                    f"not {least} at least.",
                    lines[0].origin,
                    Severity.WARNING,
                    hint="Too many of its days are left out. Allow other days, or say for which weeks the line holds.",
                )
                break


def _same(doing: Doing) -> Doing:
    """What two doings of the same thing have in common."""
    return Doing(routine=doing.routine, contexts=doing.contexts, habit=doing.habit)


def _least(line: PlanLine, week: int, days: Days) -> int:
    """How often at least ``line`` has to have a session in ``week``; nothing where it holds for a part of that only."""
    first = 7 * (week - 1)
    span = days.span(line.when, first)
    holds = span is not None and span == days.span(line.when, first + 6)
    return line.when.per_week.low * line.when.a_day.low if line.when.per_week and holds else 0
