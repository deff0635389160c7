"""A schedule for other programs. The JSON Schema of it is `docs/schema/schedule.schema.json`."""

from __future__ import annotations

from mobdsl.views.timeline import length_json
from mobdsl.wording.phrases import adaptation_words, condition_words, heading_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mobdsl.schedule.sessions import Schedule, Session


def schedule_json(schedule: Schedule) -> dict[str, Any]:
    """``schedule`` as plain data for JSON. A start is ISO 8601 with its offset; lengths are in seconds."""
    plan = schedule.plan
    return {
        "plan": plan.name,
        "zone": plan.zone,
        "remind": None if plan.remind is None else plan.remind * 60,
        "words": [{"word": heading.word, "text": heading_words(heading)} for heading in plan.headings],
        "adaptations": [adaptation_words(adaptation) for adaptation in plan.adaptations],
        "sessions": [_session(session) for session in schedule.sessions],
    }


def _session(session: Session) -> dict[str, Any]:
    condition = session.doing.condition
    return {
        "start": session.start.isoformat(),
        "zone": session.zone,
        "routine": session.doing.routine,
        "title": session.title,
        "contexts": list(session.doing.contexts),
        "duration": length_json(session.timeline.length) if session.timeline else None,
        "all_day": session.all_day,
        "assumed": session.assumed,
        "optional": session.optional,
        "condition": condition_words(condition) if condition else None,
        "modifiers": list(session.modifiers),
        "moved": session.moved,
        "day": session.day,
        "week": session.week,
        "asks": session.asks,
        "uid": session.uid,
    }
