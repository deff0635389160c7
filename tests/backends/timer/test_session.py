"""The timer's session: rounds on a clock, caps, counted rounds, questions, gates and stop rules, by keys and clock."""

import pytest

from support.hand_clock import HandClock
from support.programs import built
from support.terminals import Terminal

pytestmark = pytest.mark.shell


@pytest.fixture
def clock(tmp_path):
    return HandClock(tmp_path)


@pytest.fixture
def play(tmp_path, clock):
    """Starts the timer of a routine behind its first screen; it has no lead-in and ends with a line for the log."""

    def play(source, *options):
        path = tmp_path / "routine.sh"
        path.write_bytes(built(source, "timer")[0].content)
        timer = Terminal([*clock.command(["dash"], path), "--mute", "--lead-in", "0", "--did", *options])
        timer.expect("Enter starts")
        timer.send("\n")
        return timer

    return play
