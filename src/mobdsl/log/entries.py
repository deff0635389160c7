"""The log as data."""

from __future__ import annotations

import datetime as dt

from mobdsl.log.lines import details, is_said_twice, text_of
from mobdsl.model.log import Entry
from mobdsl.records import field, frozen
from mobdsl.source import Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from typing import Any

    from mobdsl.model.clauses import Heading
    from mobdsl.model.conditions import Known
    from mobdsl.model.log import Done


@frozen(kw_only=True)
class Log:
    """What was done, in the order of time."""

    source: Source
    """The text."""
    entries: tuple[Entry, ...] = ()
    """The sessions, with the answers that were given later."""
    answers: tuple[Entry, ...] = ()
    """The answers that were given later, each line for itself."""
    written: tuple[Entry, ...] = ()
    """Every line as it is written, sessions and answers, in the order of time."""
    given: dict[tuple[dt.datetime, str], tuple[Entry, ...]] = field(factory=dict)
    """The same by the start and the routine of the session that they are about."""

    def place(self, entry: Entry) -> str:
        """`log.mob:12`: where ``entry`` stands."""
        return f"{self.source.path}:{self.line(entry)}"

    def line(self, entry: Entry) -> int:
        """The number of the line of ``entry``, from 1."""
        assert entry.origin
        return self.source.position(entry.origin.start)[0]

    def answer(self, entry: Entry, name: str) -> Entry | None:
        """The line that answers the question ``name`` of the session ``entry``: its own, or the last of a later one."""
        later = [one for one in self.given.get((entry.start, entry.routine), ()) if name in one.fields]
        return later[-1] if later else entry if name in entry.fields else None


class WrittenEntry(Entry):
    """An entry whose details are read when they are first asked for: most of a long log is never looked at.

    From then on it is an :class:`Entry`; until then the line stands where its fields will.
    """

    __slots__ = ()

    @property
    def fields(self) -> dict[str, Known]:
        """The answers by name."""
        return _read(self).fields

    @property
    def notes(self) -> tuple[Heading, ...]:
        """The texts."""
        return _read(self).notes

    @property
    def done(self) -> tuple[Done, ...]:
        """The parts of the session."""
        return _read(self).done


_LINE: Any = vars(Entry)["fields"]
"""Where the line is kept."""
_put: Callable[[Entry, str, object], None] = object.__setattr__


def _read(entry: Entry) -> Entry:
    """``entry`` with its details."""
    assert entry.origin
    fields, notes, done = details(_LINE.__get__(entry), entry.origin.path)
    _put(entry, "__class__", Entry)
    _put(entry, "fields", fields)
    _put(entry, "notes", notes)
    _put(entry, "done", done)
    return entry


def written(line: re.Match[str], path: str) -> Entry | None:
    """The entry on ``line``; None where there is no such day or hour, or a field stands there twice."""
    if is_said_twice(line):
        return None
    moment, routine, length, contexts = line.group(1, 2, 3, 4)
    try:
        start = dt.datetime.fromisoformat(moment)
    except ValueError:
        return None
    entry = WrittenEntry.__new__(WrittenEntry)
    _LINE.__set__(entry, line)
    put = _put
    put(entry, "start", start)
    habit = routine[0] == '"'
    put(entry, "habit", habit)
    put(entry, "routine", text_of(routine) if habit else routine)
    put(entry, "contexts", tuple(contexts.split(" and ")) if contexts else ())
    put(entry, "about", None)
    put(entry, "duration", _milliseconds(length) if length else None)
    begins = line.start(2)
    put(entry, "named", Span(path, begins, begins + len(routine)))
    put(entry, "origin", Span(path, line.start(), line.end() - 1))
    return entry


def _milliseconds(length: str) -> int:
    seconds = 0
    for part in length.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000
