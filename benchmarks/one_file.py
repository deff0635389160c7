"""How long a person waits for `mobdsl check` of one small file, in units of an interpreter that does nothing."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.processes import MOBDSL, PYTHON, cost, medians
from benchmarks.table import Row
from benchmarks.texts import LINE

RUNS = 30
UNIT = "python -c pass"


def rows(folder: Path) -> Iterator[Row]:
    """The first time, and again without a change."""
    file, empty, kept = folder / "line.mob", folder / "empty", folder / "kept"
    file.write_text(LINE, "utf-8")
    check = [MOBDSL, "check", str(file)]
    measured = medians(
        RUNS,
        {
            "pass": lambda: cost([PYTHON, "-c", "pass"], empty),
            "first": lambda: cost(check, empty, fresh=True),
            "again": lambda: cost(check, kept),
        },
    )
    first, again = (measured[name] / measured["pass"] for name in ("first", "again"))
    yield Row("check one file, first time", UNIT, 12, first, note="aim: 8")
    yield Row("check one file, again", UNIT, 1.5, again)
