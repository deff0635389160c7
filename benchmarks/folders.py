"""`mobdsl check` of a folder with many files: the first time, whether it grows evenly, and again without a change."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.processes import MOBDSL, PYTHON, cost, medians
from benchmarks.table import Row
from benchmarks.texts import lines

FILES = 1_000
LINES = 60
PART = 4
"""The part of the files that the growth is measured from."""
RUNS = 7
READ = """
import os, sys
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            file.read()
"""


def rows(folder: Path) -> Iterator[Row]:
    """A thousand files of sixty lines."""
    club = folder / "club"
    kept, empty = folder / "kept", folder / "empty"
    text = lines(LINES)
    for number in range(FILES):
        place = club / f"{number % PART}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"plan{number:04}.mob").write_text(f"{text}# {number}\n", "utf-8")
    part = cost([MOBDSL, "check", str(club / "0")], empty, fresh=True)
    whole = cost([MOBDSL, "check", str(club)], kept, fresh=True)
    work = f"check a folder of {FILES:,} files"
    note = f"{whole.cpu / FILES * 1000:.0f} ms a file"
    yield Row(f"{work}, first", f"a {PART}th of it, times {PART}", 1.1, whole.cpu / part.cpu / PART, note=note)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    busy = whole.wall * cores / whole.cpu
    yield Row("  how long a person waits", "all cores busy", 1.25, busy, decides=False, note="on a quiet machine")
    measured = medians(
        RUNS,
        {
            "read": partial(cost, [PYTHON, "-c", READ, str(club)], empty),
            "again": partial(cost, [MOBDSL, "check", str(club)], kept),
        },
    )
    yield Row(f"{work}, again", "reading the files", 1.3, measured["again"] / measured["read"])
