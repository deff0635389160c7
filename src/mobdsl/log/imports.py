"""Sessions from elsewhere: lines, the file that a page exports, and tables. What the log has already is left out."""

from __future__ import annotations

import csv
import datetime as dt
import json
from decimal import Decimal
from io import StringIO

from mobdsl.diagnostics import Diagnostic, Outcome, has_errors
from mobdsl.log.reader import read_each
from mobdsl.model.amounts import Duration
from mobdsl.model.log import Done, Entry
from mobdsl.printer.figures import plain, text
from mobdsl.source import Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from mobdsl.log.entries import Log
    from mobdsl.model.conditions import Known

MOST_ROWS = 100_000
_NEEDED = ("date", "time", "routine")
_PAGE = "mobdsl session"


def read_sessions(source: Source) -> Outcome[tuple[Entry, ...]]:
    """The sessions in ``source``, whichever of the three it is."""
    first = source.text.lstrip("\ufeff \t\r\n")
    if first[:1] in ("{", "["):
        return _of_page(source)
    head = first.partition("\n")[0].lower()
    if all(name in head for name in _NEEDED):
        return _of_table(source)
    return read_each(source)


def new_ones(log: Log, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those of ``entries`` that ``log`` does not have, by their start, their routine and what they are about."""
    known = {_key(entry) for entry in (*log.entries, *log.answers)}
    fresh = {_key(entry): entry for entry in entries if _key(entry) not in known}
    return tuple(fresh.values())


def _key(entry: Entry) -> tuple[object, ...]:
    return entry.start, entry.routine, entry.about


def _wrong(source: Source, message: str, row: int | None = None, hint: str | None = None) -> Diagnostic:
    where = f"Row {row}: " if row else ""
    return Diagnostic.error("M447", f"{where}{message}", Span(source.path, 0, 0), hint=hint)


def _of_page(source: Source) -> Outcome[tuple[Entry, ...]]:
    """The sessions in the JSON that a page exports: one, or a list."""
    try:
        data = json.loads(source.text)
    except (ValueError, RecursionError):
        return Outcome((), (_wrong(source, "This is no JSON."),))
    found: list[Diagnostic] = []
    entries: list[Entry] = []
    for number, one in enumerate(data if isinstance(data, list) else [data], 1):
        try:
            entries.append(_session(one))
        except (AttributeError, KeyError, TypeError, ValueError, ArithmeticError):
            hint = f"A page exports sessions with `format`: `{_PAGE}`."
            found.append(_wrong(source, "This is no session that a page has exported.", number, hint))
    return Outcome(tuple(entries), tuple(found))


def _session(data: Mapping[str, Any]) -> Entry:
    if data["format"] != _PAGE or data["version"] != 1:
        raise ValueError
    start = dt.datetime.fromisoformat(data["started"]).replace(second=0, microsecond=0, tzinfo=None)
    seconds = round(float(data["duration"]))
    fields: dict[str, Known] = {
        name: Decimal(str(value)) for name, value in data["answers"].items() if plain(name) and abs(float(value)) < 1e9
    }
    if not data["complete"]:
        fields["ended"] = "quit"
    if not plain(data["routine"]) or not 0 <= seconds <= 86_400:
        raise ValueError
    return Entry(
        start=start,
        routine=data["routine"],
        contexts=tuple(name for name in data["contexts"] if plain(name)),
        duration=max(seconds, 1) * 1000,
        fields=fields,
        done=tuple(_parts(step for step in data["steps"] if step["kind"] == "work")),
    )


def _parts(steps: Iterable[Mapping[str, Any]]) -> Iterable[Done]:
    """What became of each movement, and how long it took."""
    parts: dict[tuple[str, bool], list[Mapping[str, Any]]] = {}
    for step in steps:
        name = step["movement"]
        is_name = isinstance(name, str) and plain(name)
        parts.setdefault((name if is_name else str(step["title"]), not is_name), []).append(step)
    for (name, titled), each in parts.items():
        ended = {step["ended"] for step in each}
        spent = round(sum(float(step["spent"]) for step in each))
        skipped = ended == {"skipped"}
        state = "skipped" if skipped else "done" if ended == {"done"} else "cut"
        fields: dict[str, Known] = {"time": Duration.exactly(spent * 1000)} if spent > 0 and not skipped else {}
        yield Done(movement=name, titled=titled, state=state, fields=fields)


def _of_table(source: Source) -> Outcome[tuple[Entry, ...]]:
    """The sessions in a table with a head: date, time, routine; length, contexts, note, parts; any other is a field."""
    sample = source.text.lstrip("\ufeff")
    delimiter = max(",;\t", key=sample.partition("\n")[0].count)
    found: list[Diagnostic] = []
    entries: list[Entry] = []
    try:
        for number, row in enumerate(csv.DictReader(StringIO(sample, newline=""), delimiter=delimiter), 2):
            if number > MOST_ROWS:
                found.append(_wrong(source, f"The table has more than {MOST_ROWS:,} rows.", number))
                break
            cells = {
                (name or "").strip().lower(): _cell(value) for name, value in row.items() if isinstance(value, str)
            }
            if not any(cells.values()):
                continue
            read = read_each(Source(source.path, f"{_line(cells)}\n"))
            if has_errors(read.diagnostics) or not read.value or len(read.value) != 1:
                first = next((one for one in read.diagnostics), None)
                hint = f"It was read as: {_line(cells)}"
                found.append(_wrong(source, first.message if first else "This is no session.", number, hint))
            else:
                entries.extend(read.value)
    except csv.Error as error:
        found.append(_wrong(source, f"This is no table: {error}."))
    return Outcome(tuple(entries), tuple(found))


def _cell(value: str) -> str:
    return value.strip().removeprefix("'") if value.strip()[:2] in ("'=", "'+", "'-", "'@", "''") else value.strip()


def _line(cells: Mapping[str, str]) -> str:
    """The line of the log that a row is."""
    fixed = {*_NEEDED, "length", "contexts", "note", "parts"}
    name = cells["routine"]
    habit = len(name) > 1 and name[0] == name[-1] == '"'
    words = [
        "did", cells["date"], cells["time"][:5],
        text(name[1:-1]) if habit else name if plain(name) else name.strip().replace(" ", "_"),
        cells.get("length", ""),
    ]  # fmt: skip
    if contexts := cells.get("contexts"):
        words.append(f"if {contexts}")
    words += [f"{field} {value}" for field, value in cells.items() if value and field not in fixed]
    if note := cells.get("note"):
        words.append(f"note {text(note)}")
    words.append(cells.get("parts", ""))
    return " ".join(word for word in words if word).replace("\n", " ")
