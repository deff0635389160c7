"""What becomes of a session that was left: its player was killed, or the machine went down."""

from __future__ import annotations

from pathlib import Path

from mobdsl.play.book import append
from mobdsl.play.journal import drop
from mobdsl.play.words import stopwatch
from mobdsl.render.terminal import visible
from mobdsl.session.engine import prepare, react
from mobdsl.session.engine_types import Does, Event, Options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from mobdsl.play.journal import Left, Played
    from mobdsl.session.engine_types import State
    from mobdsl.session.program_types import Program


def offered(left: Sequence[Left], here: Played, output: TextIO, answers: TextIO | None) -> Left | None:
    """Asks what is to become of each of ``left``, and gives back the one that is gone on with.

    Where there is nobody to answer it is said, and they stay.
    """
    for one in left:
        if one.line is None or _is_in_log(one):
            drop(one)
            continue
        can_go_on = (one.played.file, one.played.fingerprint) == (here.file, here.fingerprint)
        answer = _answered(one, can_go_on, output, answers)
        if answer == "g" and can_go_on:
            return one
        if answer == "k":
            _keep(one, output)
        elif answer == "d":
            drop(one)
    return None


def _answered(left: Left, can_go_on: bool, output: TextIO, answers: TextIO | None) -> str:
    choices = [*(["g go on"] if can_go_on else []), "k keep what was done", "d drop it", "Enter decide later"]
    output.write(f"{told(left)}\n")
    if answers is None:
        output.write("It waits: start `mobdsl play` in a terminal to keep it or to drop it.\n")
        output.flush()
        return ""
    output.write(f"{', '.join(choices)}: ")
    output.flush()
    return answers.readline().strip().lower()[:1]


def told(left: Left) -> str:
    """`Evening of 2026-03-02 07:04 was left after 4:10, at 3 of 12.`"""
    last = left.moments[-1]
    title = visible(left.played.title)
    return f"{title} of {left.played.started} was left after {stopwatch(last.at)}, at {visible(last.place)}."


def _keep(left: Left, output: TextIO) -> None:
    assert left.line is not None
    if left.played.log is None:
        return
    kept = append(Path(left.played.log), left.line)
    if kept.safe:
        drop(left)
    output.write(f"{visible(left.line)}\n{kept.told}\n")


def _is_in_log(left: Left) -> bool:
    """Whether its line got into the log before the player ended."""
    if left.played.log is None or left.line is None:
        return False
    try:
        written = Path(left.played.log).read_bytes()
    except OSError:
        return False
    return f"{left.line}\n".encode() in written


def replayed(left: Left, program: Program) -> State:
    """The state of the session when it was left: its events, once more."""
    state = prepare(program, Options(lead=left.played.lead * 1000))
    for moment in left.moments:
        does, value, name = moment.event
        state, _ = react(state, Event(Does(does), moment.at, value, name))
    return state
