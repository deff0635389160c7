"""The clock, in simulated time: `date` and `sleep` are ours, and nothing takes as long as it should."""

import os
import subprocess

import pytest

from support.needs import needs
from support.patience import PATIENCE
from support.timers import script, spinal_mobility, timed, timeline

pytestmark = pytest.mark.shell

WORLD = """
world=1772434999900
date() {
  echo "@$world" >>out
  case $1 in
    +%s%3N) echo "MILLISECONDS" ;;
    +%s000) echo "${world%???}000" ;;
    +%s) echo "${world%???}" ;;
    *) echo '2026-03-02 07:04' ;;
  esac
}
sleep() {
  case $1 in
    1) took=1000 ;;
    0.01) took=10 ;;
    0.???) took=1${1#0.} took=$((took - 1000)) ;;
    *) return 1 ;;
  esac
  world=$((world + took + 20))
}
. ./routine.sh
"""
"""A sleep takes 20 ms more than asked for; every look at the clock leaves its time in the output."""

CLOCKS = {"milliseconds": "$world", "seconds": "${world%???}3N"}
"""What `date +%s%3N` answers: GNU's, and one that does not know %N."""

STARTS = {
    "Lateral rib breathing": 0,
    "Pelvic rocks": 33,
    "Pelvic clocks": 60.5,
    "Dead bug": 88,
    "Shoulder bridge": 136,
    "Clamshells": 196,
    "Leg circles": 234.5,
    "Bird dog": 273,
    "Mermaid": 345,
    "Child's pose": 430,
    "Twist": 515,
    "Done": 600,
}


@pytest.fixture
def simulate(tmp_path):
    """Runs a script in simulated time; gives the time, in milliseconds, at which it wrote each line."""

    def run(shell, text, clock):
        (tmp_path / "routine.sh").write_text(text)
        world = WORLD.replace("MILLISECONDS", CLOCKS[clock])
        with (tmp_path / "out").open("a") as out:
            command = [*shell, "-c", world, "routine.sh", "--mute", "--lead-in", "0"]
            subprocess.run(command, cwd=tmp_path, stdin=subprocess.DEVNULL, stdout=out, check=True, timeout=PATIENCE)
        return _times((tmp_path / "out").read_text())

    return run


def _times(output):
    now, times = 0, {}
    for line in output.splitlines():
        if line.startswith("@"):
            now = int(line[1:])
        elif line:
            times[line] = now
    return times


def _at(times, title):
    return next(time for line, time in times.items() if title in line)


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize(
    "shell", [pytest.param(["dash"], marks=needs("dash")), pytest.param(["busybox", "sh"], marks=needs("busybox"))]
)
def test_ten_minutes_to_the_second(shell, clock, simulate):
    times = simulate(shell, script(spinal_mobility()), clock)
    begin = _at(times, "Lateral rib breathing")
    late = {title: (_at(times, title) - begin) / 1000 - start for title, start in STARTS.items()}
    tolerance = 0.1 if clock == "milliseconds" else 1.1
    assert {title: error for title, error in late.items() if abs(error) > tolerance} == {}


@pytest.mark.slow
@needs("dash")
def test_an_hour_of_short_steps_does_not_drift(simulate):
    line = timeline(*(timed(f"Step {number}.", 2500) for number in range(1440)))
    times = simulate(["dash"], script(line), "milliseconds")
    begin = _at(times, "Step 0.")
    assert abs(_at(times, "Step 720.") - begin - 1_800_000) <= 100
    assert abs(_at(times, "Done: 1:00:00") - begin - 3_600_000) <= 100


@pytest.mark.slow
@needs("dash", "faketime")
def test_ten_minutes_by_another_clock(tmp_path):
    """libfaketime runs a hundred times as fast, for the real `date` and the real `sleep`."""
    (tmp_path / "routine.sh").write_text(script(spinal_mobility()))
    inner = 'date +%s; "$@" --mute --lead-in 0 | tail -1; date +%s'
    run = subprocess.run(
        ["faketime", "-f", "@2026-03-02 07:04:00 x100", "sh", "-c", inner, "-", "dash", tmp_path / "routine.sh"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        env={"PATH": os.environ["PATH"], "FAKETIME_DONT_RESET": "1"},  # one clock for all that the script starts
        check=True,
        timeout=PATIENCE,
    )
    begin, done, end = run.stdout.splitlines()
    assert done.startswith("Done: 10:0")
    assert int(end) - int(begin) >= 600
