"""Where one stands, for other programs. `docs/schema/status.schema.json` describes it, key by key."""

from __future__ import annotations

from mobdsl.adapt.habits import adherence, trends
from mobdsl.views.coming import change_json, due_json, stop_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence
    from typing import Any

    from mobdsl.adapt.state import State
    from mobdsl.model.document import Document
    from mobdsl.model.log import Entry
    from mobdsl.source import Position


def status_json(
    document: Document, state: State, entries: Sequence[Entry], date: dt.date, position: Position
) -> dict[str, Any]:
    """Ladders, adherence, answers, assessments and what is due, in JSON's types."""
    references = {load.of for use in document.clauses_said if (load := use.clauses.load) and load.of}
    every = trends(entries, date)
    return {
        "date": date.isoformat(),
        "ladders": list(_ladders(document, state, position)),
        "changes": [change_json(change, position) for change in state.changes if change.kind != "level"],
        "adherence": [
            {
                "routine": one.routine,
                "sessions": one.sessions,
                "last": one.last.isoformat(),
                "last_7_days": one.week,
                "last_28_days": one.month,
            }
            for one in adherence(entries, date)
        ],
        "answers": [_series(name, values) for name, values in every.items() if name not in references],
        "assessments": [_series(name, values) for name, values in every.items() if name in references],
        "stops": [stop_json(stop, position) for stop in state.stops],
        "due": [due_json(due, position) for due in state.due],
    }


def _ladders(document: Document, state: State, position: Position) -> Iterator[dict[str, Any]]:
    for holder in (document, *document.imports.values()):
        for ladder in holder.progressions.values():
            level = state.levels.get(ladder.name, 0)
            why = next((one for one in state.changes if one.key == ladder.name and one.kind == "level"), None)
            yield {
                "name": ladder.name,
                "title": ladder.title,
                "level": level + 1,
                "levels": [rung.movement or f"level {number}" for number, rung in enumerate(ladder.levels, 1)],
                "instead": state.instead.get(ladder.name),
                "why": change_json(why, position) if why else None,
            }


def _series(name: str, values: Sequence[tuple[dt.date, float]]) -> dict[str, Any]:
    return {"name": name, "values": [{"date": day.isoformat(), "value": value} for day, value in values]}
