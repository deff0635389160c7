"""How long a log takes to be read, in units of the lines' bare scan, and with all that they say."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from benchmarks.table import Row
from mobdsl.log import read_log
from mobdsl.source import Source

SHORT, LONG = 10_000, 100_000


def text_of(lines: int) -> str:
    """Sessions as `mobdsl play` writes them, eight a day."""
    first = dt.datetime(1990, 1, 1, 6)
    return "".join(_line(first + dt.timedelta(hours=3 * number), number) for number in range(lines))


def _line(start: dt.datetime, number: int) -> str:
    squat = f"done squat x5/5/{number % 6} load {60 + number % 40}kg level {number % 4 + 1} ladder squat_ladder"
    return (
        f"did {start:%Y-%m-%d %H:%M} strength 42:{number % 60:02} effort {number % 11} pain {number % 3} "
        f'note "day {number}" {squat} done press 3x8 load 40kg time {60 + number % 30}s\n'
    )


def rows(_: Path) -> Iterator[Row]:
    """Ten thousand lines, ten times as many, and all that these say."""
    read_log(Source("log.mob", text_of(10)))
    short = _read(SHORT)
    long = _read(LONG)
    yield Row(f"log of {SHORT:,} lines", "s", 0.2, short[0], decides=False, note=f"with all details {sum(short):.2f} s")
    yield Row(f"log of {LONG:,} lines", f"log of {SHORT:,}", 12, long[0] / short[0], note=f"{long[0]:.2f} s")
    yield Row("  all that its lines say", f"log of {SHORT:,}", 12, sum(long) / sum(short), note=f"{sum(long):.2f} s")


def _read(lines: int) -> tuple[float, float]:
    """The seconds of the processor for the lines, and for what they say."""
    source = Source("log.mob", text_of(lines))
    begun = process_time()
    log = read_log(source).value
    read = process_time()
    assert log
    assert sum(len(entry.done) for entry in log.entries) == 2 * lines
    return read - begun, process_time() - read
