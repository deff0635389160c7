"""How much of the processor and of memory commands take, measured where nothing else is: in their own processes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from attrs import frozen

PYTHON = sys.executable
MOBDSL = str(Path(sys.executable).with_name("mobdsl"))

Command = Sequence[str]


@frozen
class Cost:
    """What one run took. cpu: seconds of all processors. wall: seconds that a person waits."""

    cpu: float
    wall: float


def cost(command: Command, cache: Path, *, fresh: bool = False) -> Cost:
    """What ``command`` takes that keeps its results in ``cache``; with ``fresh`` there are none yet."""
    if fresh:
        shutil.rmtree(cache, ignore_errors=True)
    left_out = ("PYTHONDONTWRITEBYTECODE", "MOBDSL_NO_CACHE")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    begun = perf_counter()
    process = subprocess.Popen(
        command,
        env={**environment, "MOBDSL_CACHE_DIR": str(cache)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return Cost(usage.ru_utime + usage.ru_stime, wall)


def medians(runs: int, commands: Mapping[str, Callable[[], Cost]]) -> dict[str, float]:
    """The seconds of the processor that each command takes in the middle of ``runs``.

    They take turns, so that a busy moment of the machine hits all of them alike; the first turn fills the disk's
    caches and Python's, and does not count.
    """
    turns = [{name: run().cpu for name, run in commands.items()} for _ in range(runs + 1)]
    return {name: median(turn[name] for turn in turns[1:]) for name in commands}
