"""A log read: every line that can be read counts, whatever the others are."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter

from mobdsl.diagnostics import Diagnostic, Outcome, Severity
from mobdsl.log.entries import Log, written
from mobdsl.log.lines import LINE
from mobdsl.lower.log_lines import read_lines
from mobdsl.records import evolve, frozen
from mobdsl.source import Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from mobdsl.model.log import Entry

LONGEST_LINE = 20_000
"""So many characters a line may have."""

_NOTHING = re.compile(r"(?:[^\S\n]*(?:#[^\n]*)?(?:\n|\Z))*+")
_TOO_LONG = re.compile(rf"^[^\n]{{{LONGEST_LINE + 1},}}$", re.MULTILINE)


@frozen
class _Excerpt(Source):
    """A part of a file, whose places are those in the file."""

    offset: int = 0

    def span(self, start: int, end: int) -> Span:
        """The span in the file."""
        return Span(self.path, start + self.offset, end + self.offset)


def read_log(source: Source) -> Outcome[Log]:
    """The log in ``source``."""
    read = read_each(source)
    return Outcome(_log(source, read.value or ()), read.diagnostics)


def read_each(source: Source) -> Outcome[tuple[Entry, ...]]:
    """Each line in ``source`` for itself, in the order of the text."""
    entries: list[Entry] = []
    found: list[Diagnostic] = []
    behind = 0
    for line in LINE.finditer(source.text):
        entry = written(line, source.path) if line.end() - line.start() <= LONGEST_LINE else None
        if entry is not None:
            if line.start() > behind:
                _read_between(source, behind, line.start(), entries, found)
            entries.append(entry)
            behind = line.end()
    _read_between(source, behind, len(source.text), entries, found)
    return Outcome(tuple(entries), tuple(_with_a_torn_end(source, found)))


def _read_between(source: Source, start: int, end: int, entries: list[Entry], found: list[Diagnostic]) -> None:
    """Reads what stands in another spelling."""
    text = source.text[start:end]
    if _NOTHING.fullmatch(text):
        return
    for line in _TOO_LONG.finditer(text):
        place = Span(source.path, start + line.start(), start + line.start() + 80)
        message = f"This line is longer than {LONGEST_LINE:,} characters and was not read."
        found.append(Diagnostic.error("M437", message, place))
    read = read_lines(_Excerpt(source.path, _TOO_LONG.sub(lambda line: " " * len(line[0]), text), start))
    entries.extend(read.value or ())
    found.extend(read.diagnostics)


def _with_a_torn_end(source: Source, found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """``found``; what is wrong in a last line without an end is that it was cut off."""
    last = source.text.rfind("\n") + 1
    torn = [one for one in found if one.span and one.span.end > last and one.severity is Severity.ERROR]
    if last == len(source.text) or not torn:
        yield from found
        return
    yield from (one for one in found if one not in torn)
    hint = "Complete the line or delete it: mobdsl only ever adds lines to a log."
    message = "The last line was cut off while it was written, so it does not count."
    yield Diagnostic("M436", message, Span(source.path, last, len(source.text)), Severity.WARNING, hint=hint)


def _log(source: Source, read: Iterable[Entry]) -> Log:
    """The log of all that was ``read``."""
    entries: list[Entry] = []
    answers: list[Entry] = []
    for one in read:
        (entries if one.about is None else answers).append(one)
    by_time = attrgetter("start")
    entries.sort(key=by_time)
    if not answers:
        return Log(source=source, entries=tuple(entries), written=tuple(entries))
    written = tuple(sorted((*entries, *answers), key=by_time))
    answers.sort(key=by_time)
    starts = [entry.start for entry in entries]
    given: dict[tuple[dt.datetime, str], tuple[Entry, ...]] = {}
    for answer in answers:
        assert answer.about
        key = (answer.about, answer.routine)
        given[key] = (*given.get(key, ()), answer)
        at = bisect_right(starts, answer.about)
        while at and starts[at - 1] == answer.about:
            at -= 1
            if entries[at].routine == answer.routine:
                entries[at] = _answered(entries[at], answer)
                break
    return Log(source=source, entries=tuple(entries), answers=tuple(answers), written=written, given=given)


def _answered(entry: Entry, answer: Entry) -> Entry:
    return evolve(entry, fields={**entry.fields, **answer.fields}, notes=(*entry.notes, *answer.notes))
