"""The session engine of this implementation, played as data: what goes in and comes out is JSON."""

import datetime as dt
import json
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

from mobdsl.log.writer import line_of
from mobdsl.session.did import entry_of
from mobdsl.session.engine import prepare, react
from mobdsl.session.engine_types import Does, Effect, Event, Options, Result, State, Visit
from mobdsl.session.engine_view import view
from mobdsl.session.program_types import Program
from mobdsl.session.record import entry, entry_json, record, record_json
from mobdsl.views.session import program_json

Data = dict[str, Any]

BEGUN = dt.datetime(2026, 3, 2, 7, 4)
"""When all sessions began."""

_MODULES = Path(str(files("mobdsl.backends.html") / "js"))


def play(program: Program, options: Data, events: list[Data]) -> tuple[list[Data], Data]:
    """Plays ``events``: for each its effects and what is shown then, and the record at the end with its line."""
    state = prepare(program, Options(lead=options["lead"], flow=options["flow"]))
    turns = []
    for each in events:
        state, effects = react(state, Event(Does(each["does"]), each["at"], each.get("value"), each.get("name")))
        turns.append({"effects": [effect_json(state, effect) for effect in effects], "view": view_json(state)})
    kept = record(state)
    return turns, {**record_json(kept), "did": line_of(entry_of(program, kept, BEGUN))}


def effect_json(state: State, effect: Effect) -> Data:
    """``effect`` in JSON's types."""
    match effect.value:
        case None:
            return {"word": effect.word}
        case Visit() as visit:
            return {"word": effect.word, "value": entry_json(entry(state, visit))}
        case Result() as result:
            return {"word": effect.word, "value": {"group": result.group, "time": result.time, "capped": result.capped}}
        case value:
            return {"word": effect.word, "value": value}


def view_json(state: State) -> Data:
    """What is shown, in JSON's types."""
    shown = view(state)
    return {
        "status": shown.status.value,
        "how": state.how,
        "on": shown.on.value,
        "at": shown.at,
        "prompt": shown.prompt.name if shown.prompt else None,
        "elapsed": shown.elapsed,
        "left": shown.left,
        "deadlines": [list(each) for each in shown.deadlines],
        "rounds": [[each.number, each.total] for each in shown.rounds],
        "counted": shown.counted,
        "sets": shown.sets,
        "stands": shown.stands,
        "phase": None if shown.phase is None else shown.step.phases.index(shown.phase) if shown.step else None,
        "clock": shown.clock,
    }


class InNode:
    """The engine of the page, in a process of node that plays one session after another."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def play(self, program: Program, options: Data, events: list[Data]) -> tuple[list[Data], Data]:
        """The same as :func:`play`."""
        process = self._started()
        assert process.stdin
        assert process.stdout
        given = {"program": program_json(program), "options": options, "events": events}
        process.stdin.write(f"{json.dumps(given)}\n")
        process.stdin.flush()
        played = json.loads(process.stdout.readline())
        return played["turns"], played["record"]

    def _started(self) -> "subprocess.Popen[str]":
        if self._process is None:
            command = ("node", str(Path(__file__).with_name("play_sessions.mjs")), f"{_MODULES.as_uri()}/")
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self._process
