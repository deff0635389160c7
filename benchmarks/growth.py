"""How `mobdsl check` grows with the length of one file: its time, and the memory that it holds."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.processes import MOBDSL, Cost, cost
from benchmarks.table import Row
from benchmarks.texts import lines

SHORT = 10_000
LONG = 100_000


def rows(folder: Path) -> Iterator[Row]:
    """Ten thousand lines, and ten times as many."""
    short, long = (_checked(folder, count) for count in (SHORT, LONG))
    yield Row(f"check {LONG:,} lines", f"check of {SHORT:,}", 11, long.cpu / short.cpu, note=f"{long.cpu:.0f} s")
    yield Row("  memory", "kB a line", 4, (long.memory - short.memory) / (LONG - SHORT) / 1000)


def _checked(folder: Path, count: int) -> Cost:
    file = folder / f"lines{count}.mob"
    file.write_text(lines(count), "utf-8")
    return cost([MOBDSL, "check", "--no-cache", str(file)], folder)
