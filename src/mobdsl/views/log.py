"""The log for other programs. The JSON Schema of it is `docs/schema/log.schema.json`."""

from __future__ import annotations

from decimal import Decimal

from mobdsl.printer.clauses import whole_line
from mobdsl.printer.figures import clock, known
from mobdsl.printer.log import part
from mobdsl.records import evolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from mobdsl.log import Done, Entry, Log
    from mobdsl.model.clauses import Heading
    from mobdsl.model.conditions import Known

COLUMNS = ("date", "time", "routine", "length", "contexts")
"""The first columns of a table of sessions; a column for each field follows, then notes and parts."""
LAST = ("note", "parts")


def log_json(log: Log, entries: Iterable[Entry]) -> dict[str, Any]:
    """``entries`` of ``log`` as plain data for JSON. Lengths are in seconds."""
    return {"sessions": [_session(log, entry) for entry in entries]}


def _session(log: Log, entry: Entry) -> dict[str, Any]:
    return {
        "start": entry.start.isoformat(timespec="minutes"),
        "routine": entry.routine,
        "habit": entry.habit,
        "contexts": list(entry.contexts),
        "duration": None if entry.duration is None else entry.duration / 1000,
        "fields": _fields(entry.fields),
        "words": _words(entry.notes),
        "parts": [_part(one) for one in entry.done],
        "file": log.source.path,
        "line": log.line(entry),
    }


def _part(done: Done) -> dict[str, Any]:
    return {
        "state": done.state,
        "name": done.movement,
        "titled": done.titled,
        "said": whole_line(evolve(done.clauses, headings=())),
        "words": _words(done.clauses.headings),
        "fields": _fields(done.fields),
    }


def _words(headings: Iterable[Heading]) -> list[dict[str, str]]:
    return [{"word": heading.word, "text": heading.text} for heading in headings]


def _fields(fields: Mapping[str, Known]) -> dict[str, bool | int | float | str]:
    return {name: _value(value) for name, value in fields.items()}


def _value(value: Known) -> bool | int | float | str:
    if isinstance(value, bool):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return known(value)


def rows(entries: Sequence[Entry]) -> list[list[str]]:
    """``entries`` as a table with a head. What a spreadsheet could take for a formula has a `'` in front."""
    names = tuple(dict.fromkeys(name for entry in entries for name in entry.fields))
    return [[*COLUMNS, *names, *LAST], *([_cell(text) for text in _row(entry, names)] for entry in entries)]


def _row(entry: Entry, names: Iterable[str]) -> list[str]:
    return [
        f"{entry.start:%Y-%m-%d}",
        f"{entry.start:%H:%M}",
        f'"{entry.routine}"' if entry.habit else entry.routine,
        clock(entry.duration) if entry.duration else "",
        " and ".join(entry.contexts),
        *(known(entry.fields[name]) if name in entry.fields else "" for name in names),
        "; ".join(note.text if note.word == "note" else f"{note.word}: {note.text}" for note in entry.notes),
        " ".join(map(part, entry.done)),
    ]


def _cell(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r", "'") else text
