"""How long the parser takes for a text, in units of a bare regular expression that finds its tokens, and its growth."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import process_time

from benchmarks.table import Row
from mobdsl.source import Source
from mobdsl.syntax.parser import parse

SIZES = (1_000, 10_000, 100_000)
RUNS = 3
TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"'  # texts
    r"|[^\W\d]\w*(?:\.[^\W\d]\w*)*"  # names
    r"|[+-]?[0-9][^\s;,{}()\"#=<>!*]*"  # figures
    r"|#[^\n]*|[;\n{},=<>+*/()-]",  # comments and signs
    re.DOTALL,
)
LINES = """\
routine morning "Morning" {
  lasts 10:00
  at 0:33  pelvic_rocks, pelvic_clocks motion small  # a comment
  at 1:28  dead_bug 3x8-12 each side tempo 3-1-3 rest 30s cue "spine still" why "the trunk learns to hold"
  shoulder_bridge x10 hold 3s load 16kg effort 7rpe
  if pre_activity skip child_pose
  repeat 3 rest 60s {
    plank 45s
    bird_dog x8 each side switch 5s cue "reach long"
  }
  mermaid 6 breaths each side if not sore
}
"""


def text_of(lines: int) -> str:
    """A text of ``lines`` lines as people write them, or of a few less: whole routines."""
    return LINES * (lines // LINES.count("\n"))


def rows(_: Path) -> Iterator[Row]:
    """Texts of several lengths: how many scans the parser takes, and whether a line takes the same in all of them."""
    parse(Source("warm-up.mob", text_of(20)))  # builds the parser, which is no part of its speed
    first = 0.0
    for lines in SIZES:
        text = text_of(lines)
        scan, parsed = _fastest(partial(_scan, text), partial(_parse, text))
        first = first or parsed / lines
        note = f"{parsed / lines / first:.2f} times as long for a line as at first"
        yield Row(f"parse {lines:,} lines", "bare scan for its tokens", 12, parsed / scan, note=note)


def _fastest(*actions: Callable[[], None]) -> list[float]:
    """The seconds of the processor in the fastest of some runs of each action, which take turns."""
    times: list[list[float]] = [[] for _ in actions]
    for _ in range(RUNS):
        for action, measured in zip(actions, times, strict=True):
            begun = process_time()
            action()
            measured.append(process_time() - begun)
    return [min(measured) for measured in times]


def _scan(text: str) -> None:
    for _ in TOKEN.finditer(text):
        pass


def _parse(text: str) -> None:
    parse(Source("bench.mob", text))
