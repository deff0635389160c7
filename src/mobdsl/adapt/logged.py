"""Log and date to state."""

from __future__ import annotations

from mobdsl.adapt.fold import Fold
from mobdsl.adapt.state import AS_WRITTEN, State

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mobdsl.adapt.planned import Planned
    from mobdsl.model.document import Document
    from mobdsl.model.log import Entry


def entries_in(document: Document) -> tuple[Entry, ...]:
    """The lines of the log in ``document`` and in what it imports."""
    return (*document.log, *(entry for other in document.imports.values() for entry in entries_in(other)))


def state(document: Document, entries: Iterable[Entry], date: dt.date, planned: Planned) -> State:
    """What all ``entries`` up to and with ``date`` change of ``document``; ``planned`` says what its sessions ask.

    Without any line of a log it is :data:`AS_WRITTEN`.
    """
    every = sorted(entries, key=_start)
    if not every:
        return AS_WRITTEN
    fold = Fold(document, planned)
    for entry in every:
        if entry.start.date() <= date:
            fold.read(entry)
    return fold.state(date)


def _start(entry: Entry) -> dt.datetime:
    return entry.start
