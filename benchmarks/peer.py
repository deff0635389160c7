"""`mobdsl check` beside WODCraft's `wodc check`, on the same training. The peer lives in an environment of its own."""

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.one_file import UNIT
from benchmarks.processes import MOBDSL, PYTHON, cost, medians
from benchmarks.table import Row
from benchmarks.texts import routines, workouts

PLACE = Path("build", "peer")
TARGETS = {100: 1.2, 1_000: 1.5}
"""By the number of routines, of ten steps each."""
RUNS = 5


def rows(folder: Path) -> Iterator[Row]:
    """Files of a thousand and of ten thousand steps."""
    wodc = _installed()
    cache = folder / "empty"
    for count, target in TARGETS.items():
        ours, theirs = folder / f"steps{count}.mob", folder / f"steps{count}.wod"
        ours.write_text(routines(count), "utf-8")
        theirs.write_text(workouts(count), "utf-8")
        figure = None
        if wodc:
            measured = medians(
                RUNS,
                {
                    "ours": partial(cost, [MOBDSL, "check", str(ours)], cache, fresh=True),
                    "theirs": partial(cost, [str(wodc), "check", str(theirs)], cache),
                },
            )
            figure = measured["ours"] / measured["theirs"]
        note = "" if wodc else "wodcraft cannot be installed"
        yield Row(f"check {count * 10:,} steps", "wodc check of the same", target, figure, decides=False, note=note)
    yield from _start_of(wodc, folder)


def _start_of(wodc: Path | None, folder: Path) -> Iterator[Row]:
    """How long the peer takes for a small file, to compare with our first row."""
    if wodc:
        file = folder / "line.wod"
        file.write_text(workouts(1), "utf-8")
        commands = {"pass": [PYTHON, "-c", "pass"], "theirs": [str(wodc), "check", str(file)]}
        measured = medians(RUNS, {name: partial(cost, command, folder) for name, command in commands.items()})
        figure = measured["theirs"] / measured["pass"]
        yield Row("wodc check of one file", UNIT, None, figure, decides=False, note="to compare with the first line")


def _installed() -> Path | None:
    """The peer's command, installed once; None where that does not work."""
    wodc = PLACE / ("Scripts" if sys.platform == "win32" else "bin") / "wodc"
    if not wodc.exists():
        try:
            _run(sys.executable, "venv", str(PLACE))
            _run(str(wodc.with_name("python")), "pip", "--disable-pip-version-check", "install", "wodcraft")
        except (OSError, subprocess.CalledProcessError):
            return None
    return wodc.absolute()


def _run(python: str, module: str, *arguments: str) -> None:
    subprocess.run([python, "-m", module, *arguments], check=True, capture_output=True)
