"""The record of a session: what was done, answered and stopped. `docs/schema/record.schema.json` describes its JSON."""

from __future__ import annotations

from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from typing import Any

    from mobdsl.session.engine_types import Answer, Became, Result, State, Stopped, Visit


@frozen(kw_only=True)
class Entry:
    """What became of one step of work. Times are milliseconds."""

    step: int
    state: Became
    at: int | None
    """When it began, on the session clock; None where it did not."""
    time: int = 0
    reps: str | None = None
    load: str | None = None
    rounds: int | None = None
    extra: int | None = None
    sets: tuple[int, ...] = ()
    alternative: str | None = None
    lap: int = 1
    """Which time it was, where it was done again."""


@frozen(kw_only=True)
class Record:
    """A session that is over, or as far as it is."""

    routine: str
    title: str
    contexts: tuple[str, ...]
    fingerprint: str
    start: dt.datetime | None
    """When it began, on the clock of that place."""
    time: int
    lead: int
    asked: int
    paused: int
    how: str | None
    """How it ended; None: it has not."""
    entries: tuple[Entry, ...]
    answers: tuple[Answer, ...]
    stopped: tuple[Stopped, ...]
    results: tuple[Result, ...]


def record(state: State, start: dt.datetime | None = None) -> Record:
    """What is recorded of a session that began at ``start``."""
    steps = state.program.steps
    return Record(
        routine=state.program.routine,
        title=state.program.title,
        contexts=state.program.contexts,
        fingerprint=state.program.fingerprint,
        start=start,
        time=state.clock,
        lead=state.lead,
        asked=state.asked,
        paused=state.paused,
        how=state.how,
        entries=tuple(entry(state, visit) for visit in state.past if steps[visit.step].kind == "work"),
        answers=state.answers,
        stopped=state.stopped,
        results=state.results,
    )


def entry(state: State, visit: Visit) -> Entry:
    """What is recorded of ``visit``."""
    steps = state.program.steps
    again = 0
    for place, count in visit.laps:
        prompt = steps[place].prompt
        again += count if prompt and prompt.to is not None and prompt.to <= visit.step <= place else 0
    return Entry(
        step=visit.step,
        state=visit.became,
        at=visit.at,
        time=visit.time,
        reps=visit.reps,
        load=visit.load,
        rounds=visit.rounds,
        extra=visit.extra,
        sets=visit.sets,
        alternative=visit.alternative,
        lap=1 + again,
    )


def record_json(kept: Record) -> dict[str, Any]:
    """``kept`` in JSON's types; what nobody knows and what is empty is left out of its entries."""
    return {
        "format": "mobdsl record",
        "version": 1,
        "routine": kept.routine,
        "title": kept.title,
        "contexts": list(kept.contexts),
        "fingerprint": kept.fingerprint,
        "start": kept.start.isoformat() if kept.start else None,
        "time": kept.time,
        "lead": kept.lead,
        "asked": kept.asked,
        "paused": kept.paused,
        "how": kept.how,
        "entries": [entry_json(each) for each in kept.entries],
        "answers": [{"name": each.name, "value": each.value, "after": each.after} for each in kept.answers],
        "stopped": [{"rule": each.rule, "step": each.step, "at": each.at} for each in kept.stopped],
        "results": [{"group": each.group, "time": each.time, "capped": each.capped} for each in kept.results],
    }


def entry_json(one: Entry) -> dict[str, Any]:
    """``one`` in JSON's types."""
    known = {
        "at": one.at,
        "reps": one.reps,
        "load": one.load,
        "rounds": one.rounds,
        "extra": one.extra,
        "sets": list(one.sets) or None,
        "alternative": one.alternative,
        "lap": one.lap if one.lap > 1 else None,
    }
    base = {"step": one.step, "state": one.state.value, "time": one.time}
    return base | {key: value for key, value in known.items() if value is not None}
