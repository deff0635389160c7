"""The log of a session: what its line says, and how it gets there."""

from __future__ import annotations

from mobdsl.log.writer import append_line, line_of
from mobdsl.records import define, frozen
from mobdsl.render.terminal import visible
from mobdsl.session.did import entry_of
from mobdsl.session.record import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from mobdsl.session.engine_types import State


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
    """`did 2026-03-02 07:04 evening 9:40 effort 4 done plank 40s`"""
    return line_of(entry_of(state.program, record(state), started))


def append(path: Path, line: str) -> Kept:
    """Adds ``line`` to the log at ``path``, on the disk before this ends."""
    shown = visible(str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        append_line(path, line)
    except OSError as error:
        return Kept(
            f"{shown} could not be written: {error.strerror}. The line waits for the next `mobdsl play`.", safe=False
        )
    return Kept(f"Kept in {shown}.", safe=True)
