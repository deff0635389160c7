"""Questions that a session before has left open, such as how sore one is the day after: asked before the next one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation

from mobdsl.log.writer import append
from mobdsl.model.log import Entry
from mobdsl.model.names import title_of, words_of
from mobdsl.render.terminal import visible
from mobdsl.wording.phrases import ask_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import TextIO

    from mobdsl.adapt.changes import Due
    from mobdsl.model.conditions import Known
    from mobdsl.model.guards import Ask


def ask_late(waiting: Iterable[Due], now: dt.datetime, log: Path, output: TextIO, answers: TextIO) -> bool:
    """Asks what is due at ``now`` and puts the answers into ``log``; whether there was one."""
    given = False
    for due in waiting:
        if not is_due(due, now):
            continue
        value = _answer(due, output, answers)
        if value is None:
            continue
        about = due.entry.start
        entry = Entry(start=now, routine=due.entry.routine, about=about, fields={due.ask.name: value})
        told = append(log, entry)
        for one in told.diagnostics:
            output.write(f"{visible(one.message)}\n")
        given = given or not told.diagnostics
    return given


def is_due(due: Due, now: dt.datetime) -> bool:
    """Whether the time has come to ask: a question that was put off is not asked before."""
    if due.ask.delay is None:
        return False
    return due.entry.start + dt.timedelta(milliseconds=due.ask.delay.low) <= now


def _answer(due: Due, output: TextIO, answers: TextIO) -> Known:
    """What somebody types; None where nothing is."""
    title = visible(title_of(due.entry.routine))
    output.write(f"After {title} of {due.entry.start:%Y-%m-%d %H:%M}: {visible(ask_words(due.ask))}\n")
    while True:
        output.write("Enter: ask later > ")
        output.flush()
        typed = answers.readline()
        if not typed.strip():
            return None
        value = value_of(due.ask, typed.strip().lower())
        if value is not None:
            return value


def value_of(ask: Ask, typed: str) -> Known:
    """``typed`` as an answer to ``ask``; None where it is none."""
    if ask.scale is not None:
        return _figure(ask, typed)
    if ask.choices:
        names = [choice for choice in ask.choices if typed in (choice, words_of(choice))]
        if not names and typed.isdigit() and 0 < int(typed) <= len(ask.choices):
            names = [ask.choices[int(typed) - 1]]
        return names[0] if names else None
    return {"y": True, "yes": True, "n": False, "no": False}.get(typed)


def _figure(ask: Ask, typed: str) -> Known:
    assert ask.scale is not None
    try:
        figure = Decimal(typed)
    except InvalidOperation:
        return None
    low, high = ask.scale.low, ask.scale.high
    return figure if figure >= low and (high is None or figure <= high) else None
