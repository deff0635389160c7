"""The log as data."""

from __future__ import annotations

import datetime as dt

from mobdsl.log.lines import details, text_of
from mobdsl.model.log import Entry
from mobdsl.records import field, frozen
from mobdsl.source import Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re


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
    """An entry whose details are read when they are first asked for: most of a long log is never looked at."""

    __slots__ = ("_line",)

    _line: re.Match[str]

    def __getattr__(self, name: str) -> object:  # noqa: D105
        if name not in ("fields", "notes", "done"):
            raise AttributeError(name)
        assert self.origin
        read = dict(zip(("fields", "notes", "done"), details(self._line, self.origin.path), strict=True))
        for each, value in read.items():
            object.__setattr__(self, each, value)
        return read[name]


def written(line: re.Match[str], path: str) -> Entry | None:
    """The entry on ``line``; None where there is no such day or hour."""
    moment, routine, length, contexts = line.group(1, 2, 3, 4)
    try:
        start = dt.datetime.fromisoformat(moment)
    except ValueError:
        return None
    entry = WrittenEntry.__new__(WrittenEntry)
    put = object.__setattr__
    put(entry, "_line", line)
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
