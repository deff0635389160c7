"""The questions of a routine, and those put off that are due: `ask soreness 0-10 after 24h` a day after the session."""

from __future__ import annotations

import datetime as dt

from mobdsl.model.guards import Ask
from mobdsl.model.items import Block, Do, Step, walk
from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.log.entries import Log
    from mobdsl.model.document import Document
    from mobdsl.model.log import Entry
    from mobdsl.model.routines import Routine

OPEN_FOR = dt.timedelta(days=7)
"""So long a question stays open; later nobody knows the answer any more."""


@frozen
class DueQuestion:
    """A question that nobody has answered yet."""

    ask: Ask
    entry: Entry
    """The session that it is about."""
    due: dt.datetime
    """Since when it is."""


def questions(document: Document, name: str) -> tuple[Ask, ...]:
    """What the routine ``name`` asks, each name once."""
    found = document.routine(document.logged_routine(name))
    if found is None:
        return ()
    routine, home = found
    asked = {ask.name: ask for ask in _asks(routine, home, set())}
    return tuple(asked.values())


def _asks(routine: Routine, home: Document, seen: set[int]) -> Iterator[Ask]:
    if id(routine) in seen:
        return
    seen.add(id(routine))
    yield from (rule for rule in (*home.rules, *routine.rules) if isinstance(rule, Ask))
    yield from (guard for guard in (*home.clauses.guards, *routine.clauses.guards) if isinstance(guard, Ask))
    for item in walk(routine.items):
        if isinstance(item, Step | Block):
            yield from (guard for guard in item.clauses.guards if isinstance(guard, Ask))
        elif isinstance(item, Do) and (other := home.routine(item.routine)):
            yield from _asks(*other, seen)


def due_questions(document: Document, log: Log, moment: dt.datetime) -> tuple[DueQuestion, ...]:
    """The questions put off that wait for an answer at ``moment``, the oldest first."""
    open_ones: list[DueQuestion] = []
    known: dict[str, tuple[Ask, ...]] = {}
    for entry in reversed(log.entries):
        if entry.start > moment:
            continue
        if entry.start < moment - OPEN_FOR - dt.timedelta(days=7):
            break
        if entry.habit:
            continue
        if entry.routine not in known:
            known[entry.routine] = tuple(ask for ask in questions(document, entry.routine) if ask.delay)
        for ask in known[entry.routine]:
            assert ask.delay
            due = entry.start + dt.timedelta(milliseconds=(entry.duration or 0) + ask.delay.low)
            if due <= moment < due + OPEN_FOR and log.answer(entry, ask.name) is None:
                open_ones.append(DueQuestion(ask, entry, due))
    return tuple(sorted(open_ones, key=lambda one: one.due))
