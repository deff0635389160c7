"""What is due for other programs. `docs/schema/next.schema.json` describes it, key by key."""

from __future__ import annotations

from itertools import groupby

from mobdsl.timeline.events import Kind
from mobdsl.views.timeline import length_json
from mobdsl.wording.phrases import adaptation_words, condition_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from mobdsl.adapt.changes import Change, Due, StopMet
    from mobdsl.model.log import Entry
    from mobdsl.schedule.coming import Coming, Next
    from mobdsl.source import Position, Span
    from mobdsl.timeline.events import Timeline


def next_json(due: Next, position: Position) -> dict[str, Any]:
    """``due`` in JSON's types. A place is `log.mob:12`; null where no file has it."""
    return {"date": due.date.isoformat(), "sessions": [_session(one, position) for one in due.coming]}


def change_json(change: Change, position: Position) -> dict[str, Any]:
    """A change with its rule and the lines of the log."""
    return {
        "of": change.of,
        "kind": change.kind,
        "text": change.text,
        "rule": adaptation_words(change.rule),
        "rule_at": _place(change.rule.origin, position),
        "log_at": _places(change.entries, position),
        "on": change.on.isoformat(),
        "held": change.held,
    }


def due_json(due: Due, position: Position) -> dict[str, Any]:
    """A question that waits for an answer."""
    return {
        "name": due.ask.name,
        "text": due.ask.text,
        "routine": due.entry.routine,
        "session": due.entry.start.isoformat(" ", "minutes"),
        "log_at": _place(due.entry.origin, position),
        "holds": due.holds,
    }


def stop_json(stop: StopMet, position: Position) -> dict[str, Any]:
    """A stop rule that was met in the last session."""
    return {
        "rule": condition_words(stop.rule.condition),
        "text": stop.rule.text,
        "routine": stop.routine,
        "times": stop.times,
        "rule_at": _place(stop.rule.origin, position),
        "log_at": _place(stop.entry.origin, position),
    }


def _session(one: Coming, position: Position) -> dict[str, Any]:
    session, timeline = one.session, one.timeline
    return {
        "routine": timeline.name,
        "title": timeline.title,
        "contexts": list(timeline.contexts),
        "start": None if session is None or session.all_day else session.start.isoformat(),
        "day": session.start.date().isoformat() if session else None,
        "duration": length_json(timeline.length),
        "movements": list(movements(timeline)),
        "modifiers": list(session.modifiers) if session else [],
        "changes": [change_json(change, position) for change in one.changes],
        "stops": [stop_json(stop, position) for stop in one.stops],
        "due": [due_json(due, position) for due in one.due],
    }


def movements(timeline: Timeline) -> Iterator[dict[str, Any]]:
    """Each line of the session with a movement: its title, dose, load, effort and level."""
    work = (event for event in timeline.events if event.kind is Kind.WORK)
    for _, line in groupby(work, key=lambda event: (event.line, event.item)):
        first = next(line)
        texts = first.exercise.of_line or first.exercise.texts
        yield {
            "title": first.name,
            "dose": str(texts.dose) if texts.dose else None,
            "load": texts.load,
            "effort": texts.effort,
            "level": first.level,
        }


def _places(entries: Iterable[Entry], position: Position) -> list[str]:
    return [place for entry in entries if (place := _place(entry.origin, position))]


def _place(origin: Span | None, position: Position) -> str | None:
    if origin is None:
        return None
    path, line = position(origin)
    return f"{path}:{line}" if line else path
