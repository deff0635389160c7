"""Days that no line of the plan goes by

The plan gives some days a name, or says on which an activity is, and none of its lines asks for them: nothing comes
`before` or `after` that activity, nothing is `on` the days of that name, on a `training_day` or on a `rest_day`. So
the calendar is the same without the line.

    routine evening { plank 30s }
    plan q {
      start 2026-03-02; for 6 weeks; zone "Europe/Berlin"
      days easy_day on mon, fri
      on tue at 07:00 do evening
    }

Use instead:

    routine evening { plank 30s }
    plan q {
      start 2026-03-02; for 6 weeks; zone "Europe/Berlin"
      days easy_day on mon, fri
      on easy_day at 07:00 do evening
    }
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.plans import Plan, When
    from mobdsl.schedule.sessions import Schedule

ON = On.SCHEDULE
CODE = "M456"
SEVERITY = Severity.WARNING

_OF_ALL = frozenset(("training_day", "rest_day"))
"""Kinds of days that all activities make."""


def check(schedule: Schedule) -> Iterator[Diagnostic]:
    """A finding for each activity, and each name for days, that no line of the plan goes by."""
    plan = schedule.plan
    whens = tuple(_whens(plan))
    kinds = {name for when in whens for name in when.kinds}
    anchors = {when.anchor.activity for when in whens if when.anchor}
    for activity in () if kinds & _OF_ALL else plan.activities:
        if activity.name not in anchors:
            message = f"No line is before or after `{activity.name}`, or on training or rest days."
            hint = f"For example: before {activity.name} by 15min do …"
            yield Diagnostic(CODE, message, activity.origin, SEVERITY, hint=hint)
    for kind in plan.kinds:
        if kind.name not in kinds:
            message = f"No line is on a `{kind.name}`."
            yield Diagnostic(CODE, message, kind.origin, SEVERITY, hint=f"For example: on {kind.name} do …")


def _whens(plan: Plan) -> Iterator[When]:
    yield from (line.when for line in plan.lines)
    yield from (modifier.when for modifier in plan.modifiers)
    yield from (activity.when for activity in plan.activities)
    yield from (kind.when for kind in plan.kinds)
