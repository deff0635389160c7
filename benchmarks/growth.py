"""How `mobdsl check` grows with the length of one file: its time, and the memory that it holds."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.processes import MOBDSL, PYTHON
from benchmarks.table import Row
from benchmarks.texts import lines

SHORT = 10_000
LONG = 100_000
RUN = """
import os, sys
nowhere = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[nowhere])
usage = os.wait4(pid, 0)[2]
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""
"""A small process starts the command: a process counts the memory of the one that started it as its own."""


def rows(folder: Path) -> Iterator[Row]:
    """Ten thousand lines, and ten times as many."""
    short, long = (_checked(folder, count) for count in (SHORT, LONG))
    yield Row(f"check {LONG:,} lines", f"check of {SHORT:,}", 11, long[0] / short[0], note=f"{long[0]:.1f} s")
    yield Row("  memory", "kB a line", 4, (long[1] - short[1]) / (LONG - SHORT) / 1000)


def _checked(folder: Path, count: int) -> tuple[float, int]:
    """The seconds of the processor, and the most bytes of memory, for a file of ``count`` lines."""
    file = folder / f"lines{count}.mob"
    file.write_text(lines(count), "utf-8")
    command = [PYTHON, "-c", RUN, MOBDSL, "check", "--no-cache", str(file)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    seconds, memory = done.stdout.split()
    return float(seconds), int(memory) * (1 if sys.platform == "darwin" else 1024)
