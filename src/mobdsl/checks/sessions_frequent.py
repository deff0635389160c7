"""More often than stated

One line says how often a week a routine is done (`3-4 per week`), and together with the other lines it comes more
often. Weeks are those of the plan. What is done in another context, or in turn with others, is not the same.

    routine a { plank 30s }
    plan p {
      start 2026-03-02; for 2 weeks; zone "Europe/Berlin"
      2 per week on mon, thu at 07:00 do a
      on wed at 07:00 do a
    }

Use instead:

    routine a { plank 30s }
    plan p {
      start 2026-03-02; for 2 weeks; zone "Europe/Berlin"
      3 per week on mon, wed, thu at 07:00 do a
    }
"""

from __future__ import annotations

from collections import Counter

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.plans import Doing, PlanLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.schedule.sessions import Schedule

ON = On.SCHEDULE
CODE = "M450"
SEVERITY = Severity.WARNING


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """A finding for each routine that is done too often, at the week in which that happens first."""
    counted: dict[Doing, list[PlanLine]] = {}
    for line in schedule.plan.lines:
        for doing in line.doings if line.when.per_week and not line.rotate else ():
            counted.setdefault(_same(doing), []).append(line)
    done = Counter((_same(session.doing), session.week) for session in schedule.sessions)
    for doing, lines in counted.items():
        for week in sorted(week for each, week in done if each == doing):
            most = sum(_most(line, week) for line in lines)
            if most and done[doing, week] > most:
                yield Diagnostic(
                    CODE,
                    f"`{doing.routine}` is done {done[doing, week]} times in week {week}, not {most} at most.",
                    lines[0].origin,
                    SEVERITY,
                    hint="Leave it to the line that counts by the week, or count more there.",
                )
                break


def _same(doing: Doing) -> Doing:
    """What two doings of the same thing have in common."""
    return Doing(routine=doing.routine, contexts=doing.contexts, habit=doing.habit)


def _most(line: PlanLine, week: int) -> int:
    """How often at most ``line`` has a session in ``week`` of the plan."""
    count, first = line.when.per_week, 7 * (week - 1)
    spans = line.when.spans
    holds = not spans or any(span.first <= first + 6 and (span.last is None or span.last >= first) for span in spans)
    return (count.high or count.low) * (line.when.a_day.high or 1) if count and holds else 0
