"""What there is to say of a log beside its files: routines, questions, times."""

from __future__ import annotations

import datetime as dt

from mobdsl.diagnostics import Diagnostic, Severity, rename
from mobdsl.log.questions import questions
from mobdsl.suggest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.log.entries import Log
    from mobdsl.model.document import Document
    from mobdsl.model.log import Entry

OF_SESSIONS = frozenset(("effort", "comfort", "pain", "paused", "ended", "result", "soreness", "stopped"))
"""Fields that say something without being asked for."""


def findings(document: Document, log: Log, moment: dt.datetime) -> Iterator[Diagnostic]:
    """What is odd in ``log``, which is of the routines of ``document``, at ``moment``."""
    yield from _order(log, moment)
    yield from _twice(log)
    asked = {ask.name for name in document.routine_names() for ask in questions(document, name)}
    sessions = {(entry.start, entry.routine) for entry in log.entries}
    for entry in (*log.entries, *log.answers):
        assert entry.origin
        known = entry.habit or document.routine(document.logged_routine(entry.routine)) is not None
        if not known:
            near = nearest(entry.routine, [name.rpartition(".")[2] for name in document.routine_names()])
            place = entry.named or entry.origin
            fix = rename(place, near) if near else None
            message = f"There is no routine `{entry.routine}` here."
            hint = "Name the routine as it is called in the file."
            yield Diagnostic.warning("M441", message, place, hint=fix or hint)
        elif entry.about is None and not entry.habit:
            yield from _unanswered(document, entry)
        for name in entry.fields.keys() - asked - OF_SESSIONS:
            if not name.startswith("result_"):
                message = f"Nothing asks for `{name}`, and no rule goes by it."
                yield Diagnostic("M442", message, entry.origin, Severity.INFO)
        if entry.about is not None and (entry.about, entry.routine) not in sessions:
            message = f"There is no session of `{entry.routine}` at {entry.about:%Y-%m-%d %H:%M}."
            yield Diagnostic("M445", message, entry.origin, Severity.WARNING)


def _order(log: Log, moment: dt.datetime) -> Iterator[Diagnostic]:
    latest: Entry | None = None
    for entry in sorted((*log.entries, *log.answers), key=lambda one: one.origin.start if one.origin else 0):
        if entry.start > moment + dt.timedelta(days=1):
            message = f"{entry.start:%Y-%m-%d} is still to come."
            yield Diagnostic("M444", message, entry.origin, Severity.WARNING, hint="Look at the year and the month.")
        elif latest and entry.start < latest.start:
            message = f"This is earlier than the line before it, of {latest.start:%Y-%m-%d %H:%M}."
            yield Diagnostic("M440", message, entry.origin, Severity.INFO)
        if entry.start <= moment + dt.timedelta(days=1):
            latest = entry


def _twice(log: Log) -> Iterator[Diagnostic]:
    seen = set()
    for entry in log.entries:
        key = (entry.start, entry.routine)
        if key in seen:
            message = f"`{entry.routine}` at {entry.start:%Y-%m-%d %H:%M} is in the log already."
            yield Diagnostic("M431", message, entry.origin, Severity.WARNING, hint="Delete one of the two lines.")
        seen.add(key)


def _unanswered(document: Document, entry: Entry) -> Iterator[Diagnostic]:
    """The question about pain that the routine asks, where the session has no answer to it: rules wait for that."""
    asks = questions(document, entry.routine)
    said = {*entry.fields, *(name for part in entry.done for name in part.fields)}
    for ask in asks:
        if "pain" in ask.name and ask.delay is None and ask.name not in said:
            message = f"`{entry.routine}` asks for `{ask.name}`, and this session does not say it."
            yield Diagnostic("M443", message, entry.origin, Severity.WARNING)
