"""Clocks for timer scripts that know nothing of the time of the machine, so that a busy one is never late."""

import time
from collections.abc import Sequence
from pathlib import Path

from support.patience import PATIENCE
from support.terminals import Terminal

_TIME = """
  case $1 in
    +%s%3N) echo "$world" ;;
    +%s) echo "${world%???}" ;;
    *) echo '2026-03-02 07:04' ;;
  esac
"""
SIMULATED_TIME = f"""
world=1772434999900
date() {{{_TIME}}}
sleep() {{
  case $1 in
    1) world=$((world + 1000)) ;;
    *) world_took=1${{1#0.}} world=$((world + world_took - 1000)) ;;
  esac
}}
"""
"""For a timer without a terminal, to be put before it: whenever it sleeps, the time has passed already."""

UNCUT_VOICES = """
kill() {
  case $1 in
    -s) command kill "$@"; return ;;
    -*) shift ;;
  esac
  wait "$1"
  return 1
}
"""
"""What would cut off a voice, or ask whether it still speaks, waits until it is over. How far it has come would else
depend on the machine."""

_BY_HAND = f"""
date() {{
  read -r world <'FOLDER/clock'
  echo >>'FOLDER/looks'
{_TIME}}}
{UNCUT_VOICES}
. 'SCRIPT'
"""
_LOOKS_UNTIL_HANDLED = 3
"""A look may be under way when the clock is moved; the next one sees it, and the one after comes when that is done."""


class HandClock:
    """The clock of the timers that are started with :meth:`command`. It stands still until it is moved."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = 1_772_434_999_900
        self.move(0)

    def command(self, shell: Sequence[str], script: Path) -> list[str]:
        """Runs ``script`` by this clock; options of the script may follow."""
        world = self.folder / "by_hand.sh"
        world.write_text(_BY_HAND.replace("FOLDER", str(self.folder)).replace("SCRIPT", str(script)))
        return [*shell, str(world)]

    def move(self, seconds: float) -> None:
        """Sets the clock forward, or back."""
        self.now += round(seconds * 1000)
        fresh = self.folder / "clock.new"
        fresh.write_text(f"{self.now}\n")
        fresh.replace(self.folder / "clock")

    def pass_time(self, terminal: Terminal, seconds: float) -> None:
        """Moves the clock and waits until the timer in ``terminal`` has seen it. More than ten seconds are a sleep."""
        self.move(seconds)
        wanted = self._looks() + _LOOKS_UNTIL_HANDLED
        given_up = time.monotonic() + PATIENCE
        while self._looks() < wanted and terminal.process.poll() is None:
            terminal.read(0.05)
            assert time.monotonic() < given_up, "the timer does not look at the clock any more"

    def _looks(self) -> int:
        looks = self.folder / "looks"
        return looks.stat().st_size if looks.exists() else 0
