"""Timelines and schedules as tables for a terminal."""

from __future__ import annotations

from mobdsl.model.intervals import Quality
from mobdsl.render.terminal import visible
from mobdsl.timeline.events import Event, Kind, Timeline
from mobdsl.wording.phrases import condition_words
from mobdsl.wording.times import clock, length, place_words, roughly

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.schedule.sessions import Schedule, Session

_MARKS = {Quality.ESTIMATED: "≈ ", Quality.ASSUMED: "= "}
_LEGEND = {Quality.ESTIMATED: "≈ estimated", Quality.ASSUMED: "= an equal share of its slot, assumed"}


def timeline_table(timeline: Timeline) -> str:
    """The events of ``timeline`` with start, length and what they are."""
    contexts = f" ({', '.join(timeline.contexts)})" if timeline.contexts else ""
    title = f"{timeline.title}{contexts}: {length(timeline.length)}"
    rows = [(_start(event), _duration(event), _what(event)) for event in timeline.events]
    wide = max((10, *(len(duration) for _, duration, _ in rows)))
    lines = [f"  {start:>8}  {duration:>{wide}}  {what}" for start, duration, what in rows]
    used = {event.quality for event in timeline.events}
    legend = [text for quality, text in _LEGEND.items() if quality in used]
    legend.extend(["* preferred"] if any(event.preferred for event in timeline.events) else [])
    parts = [title, "", *lines, *(["", f"  {'; '.join(legend)}"] if legend else [])]
    return "\n".join(visible(part) for part in parts)


def _start(event: Event) -> str:
    if event.start is not None:
        return clock(event.start)
    if event.start_estimate is not None:
        return f"≈ {roughly(event.start_estimate)}"
    return "" if event.offset is None else f"+{clock(event.offset)}"


def _duration(event: Event) -> str:
    if event.duration is not None:
        return f"{_MARKS.get(event.quality, '')}{clock(event.duration)}"
    if event.low and event.high:
        return f"{clock(event.low)}–{clock(event.high)}"
    if event.estimate is not None:
        return f"open ≈ {roughly(event.estimate)}"
    if event.high is not None:
        return f"0:00–{clock(event.high)}"
    return "not stated" if event.quality is Quality.NOT_STATED else "open"


def _what(event: Event) -> str:
    parts = [f"{event.name} *" if event.preferred else event.name]
    if event.kind is Kind.WORK:
        parts.extend(part for part in (event.position and event.position.replace("_", " "), event.side_words) if part)
        details = [event.dose or "", event.load or "", event.effort or ""]
        if event.set:
            details.append(f"set {event.set} of {event.sets}")
        details.append(place_words(event.in_rounds))
        if event.start is None and event.start_estimate is not None and event.offset is not None:
            details.append(f"at +{clock(event.offset)}")
        text = ", ".join(detail for detail in details if detail)
        return f"{', '.join(parts)}{f'  ({text})' if text else ''}"
    return f"– {parts[0].lower()}"


def schedule_table(schedule: Schedule) -> str:
    """The sessions of ``schedule``, a line each."""
    lines = [f"{schedule.plan.title} ({schedule.plan.zone})", ""]
    for session in schedule.sessions:
        time = "     " if session.all_day else f"{session.start:%H:%M}"
        lines.append(f"  {session.start:%a %Y-%m-%d} {time}  {_session(session, schedule.plan.zone)}")
    if not schedule.sessions:
        lines.append("  no sessions on these days")
    return "\n".join(visible(line) for line in lines)


def _session(session: Session, home: str) -> str:
    """What a session is, with all that is not as usual."""
    contexts = f" ({', '.join(session.doing.contexts)})" if session.doing.contexts else ""
    details = [
        length(session.timeline.length) if session.timeline else "",
        *session.modifiers,
        "optional" if session.optional else "",
        _assumed(session),
        f"if {condition_words(session.doing.condition)}" if session.doing.condition else "",
        session.zone if session.zone != home else "",
    ]
    return ", ".join((f"{session.title}{contexts}", *filter(None, details)))


def _assumed(session: Session) -> str:
    if not session.assumed:
        return ""
    return f"{session.other_days} will do" if session.days else "any day of the week"
