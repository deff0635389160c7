"""`python -m benchmarks`: all measurements, one after the other. It fails where one of ours is missed by far."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import folders, growth, logs, one_file, parsing, peer
from benchmarks.table import HEAD, Row, line

MEASUREMENTS: tuple[Callable[[Path], Iterable[Row]], ...] = (
    one_file.rows,
    peer.rows,
    folders.rows,
    parsing.rows,
    growth.rows,
    logs.rows,
)


def main() -> int:
    """Measures and prints. The exit code."""
    print(HEAD)
    missed = []
    with TemporaryDirectory() as folder:
        for measure in MEASUREMENTS:
            for row in measure(Path(folder)):
                print(line(row), flush=True)
                missed += [row.work] if row.is_missed_by_far else []
    if missed:
        print(f"\nMissed by more than a quarter: {', '.join(missed)}.")
    return 1 if missed else 0


sys.exit(main())
