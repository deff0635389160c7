"""A log lived day by day: what was due each time, and what is then written down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from tests.support.say import program

from mobdsl import api
from mobdsl.adapt.changes import Change
from mobdsl.adapt.state import State
from mobdsl.select import leaves, select
from mobdsl.wording.doses import dose_text, load_text

Row = tuple[str, str, str]
"""The day, what is due on it, and what the log says of it: all behind the date, or nothing."""


def lived(text: str, rows: Iterable[Row]) -> list[tuple[str, str]]:
    """What was due on each day of ``rows`` by the file ``text`` and what the rows before it have put into the log."""
    log: list[str] = []
    found = []
    for day, _, said in rows:
        found.append((day, due(text, log, day)))
        if said:
            log.append(f"did {day} {said}")
    return found


def stated(rows: Iterable[Row]) -> list[tuple[str, str]]:
    """What ``rows`` say was due on each day."""
    return [(day, due_then) for day, due_then, _ in rows]


def state_of(text: str, log: Iterable[str], day: str | None = None) -> State:
    """The state of ``text`` with the lines ``log``, at the end of ``day``."""
    return api.state(program(f"{text}\n" + "\n".join(log)), (), dt.date.fromisoformat(day) if day else None)


def due(
    text: str, log: Iterable[str], day: str | None = None, routine: str | None = None, contexts: tuple[str, ...] = ()
) -> str:
    """What is done on ``day``: each movement with its dose and load, with `;` between them."""
    here = program(f"{text}\n" + "\n".join(log))
    document = here.document(contexts).value
    assert document is not None
    state = api.state(here, (), dt.date.fromisoformat(day) if day else None)
    variant = select(document, routine or next(iter(document.routines)), contexts, state).value
    assert variant is not None
    said = [
        (leaf.title, str(dose_text(leaf.clauses) or ""), load_text(leaf.clauses.load, leaf.fact))
        for leaf in leaves(variant.nodes)
        if leaf.kept
    ]
    return "; ".join(" ".join(filter(None, each)) for each in said)


def reasons(state: State) -> list[str]:
    """What has changed and still counts, the last first: `Squat load: 62.5kg, was 60kg (2026-03-02)`."""
    return [_reason(change) for change in state.changes]


def _reason(change: Change) -> str:
    days = ", ".join(entry.start.date().isoformat() for entry in change.entries)
    return f"{change.of} {change.kind}: {change.text} ({days})"
