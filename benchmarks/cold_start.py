"""How long a person waits for `mobdsl check` on one small file, in units of an interpreter that does nothing."""

import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

RUNS = 40
LINE = 'at 1:28 dead_bug x8 cue "spine still"; if pre_activity skip child_pose\n'


def report() -> None:
    """Measures and prints."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "line.mob")
        file.write_text(LINE, encoding="utf-8")
        mobdsl = Path(sys.executable).with_name("mobdsl")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "mobdsl check": [str(mobdsl), "check", str(file)],
        }
        times = _interleaved(commands)
    unit = median(times["python -c pass"])
    print(f"{'cold start':<18}{'median':>12}{'ratio':>9}   ({RUNS} runs each, in turn)")
    for name, measured in times.items():
        print(f"{name:<18}{median(measured) * 1000:>9.1f} ms{median(measured) / unit:>9.1f}")


def _interleaved(commands: dict[str, list[str]]) -> dict[str, list[float]]:
    """Seconds of each run. The commands take turns, so that a busy moment of the machine hits all of them alike."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(RUNS + 1):
        for name, command in commands.items():
            begun = perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if run:  # the first run fills the caches of the disk
                times[name].append(perf_counter() - begun)
    return times
