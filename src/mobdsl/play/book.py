"""The log of a session: what its line says, and how it gets there."""

from __future__ import annotations

import os

from mobdsl.printer.figures import plain, text
from mobdsl.records import define, frozen
from mobdsl.render.terminal import visible
from mobdsl.wording.times import clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from mobdsl.session.engine_types import State
    from mobdsl.session.program_types import Value


@frozen
class Kept:
    """What became of a line, in words, and whether the log has it."""

    told: str
    safe: bool


@define
class Book:
    """The log that a session belongs in; ``path`` is None where nothing is to be kept."""

    path: Path | None
    started: dt.datetime

    def line_of(self, state: State) -> str | None:
        """The line of a session that ends as it is; None where nothing was done or said."""
        work = [visit for visit in state.past if state.program.steps[visit.step].kind == "work"]
        if not any(visit.became in ("done", "cut") for visit in work) and not state.answers and not state.stopped:
            return None
        return did_line(state, self.started)

    def keep(self, line: str) -> Kept:
        """Puts ``line`` into the log."""
        if self.path is None:
            return Kept("Not kept: there is no log.", safe=True)
        return append(self.path, line)


def did_line(state: State, started: dt.datetime) -> str:
    """`did 2026-03-02 07:04 evening 9:40 effort 4`"""
    length = clock(max(state.clock // 1000, 1) * 1000)
    parts = ["did", started.isoformat(" ", "minutes"), state.program.routine, length]
    parts += [f"{answer.name} {_value(answer.name, answer.value)}" for answer in state.answers if plain(answer.name)]
    if state.program.contexts:
        parts.append(f"if {' and '.join(state.program.contexts)}")
    return " ".join(parts)


def _value(name: str, value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    is_text = isinstance(value, str) and (name == "note" or not plain(value))
    return text(str(value)) if is_text else str(value)


def append(path: Path, line: str) -> Kept:
    """Adds ``line`` to the log at ``path``: one write, behind what others wrote, and on the disk before this ends."""
    shown = visible(str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        try:
            os.write(file, f"{line}\n".encode())
            os.fsync(file)
        finally:
            os.close(file)
    except OSError as error:
        return Kept(
            f"{shown} could not be written: {error.strerror}. The line waits for the next `mobdsl play`.", safe=False
        )
    return Kept(f"Kept in {shown}.", safe=True)
