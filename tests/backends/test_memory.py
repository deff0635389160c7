"""A long file takes memory in proportion to its lines, in a check and in every output, besides the output itself."""

import tracemalloc
from collections.abc import Callable

import pytest

from mobdsl import api
from mobdsl.diagnostics import has_errors
from mobdsl.project.imports import Memory
from mobdsl.source import position_in
from mobdsl.views.timeline import timeline_text

SHORT, LONG = 500, 1_500
"""Lines; what a first one takes once and for all is in both."""


def program(line: str, count: int) -> api.Program:
    loaded = api.load(Memory({"long.mob": line * count}), "long.mob").value
    assert loaded is not None
    return loaded


def checked(line: str, count: int) -> int:
    assert not has_errors(api.check(program(line, count)))
    return 0


def shown(line: str, count: int) -> int:
    loaded = program(line, count)
    timeline = api.timeline(loaded).value
    assert timeline is not None
    assert len(timeline.events) == count
    for _ in timeline_text(timeline, position_in(loaded.sources)):
        pass
    return 0


def built(output: str) -> Callable[[str, int], int]:
    def build(line: str, count: int) -> int:
        job = api.job(program(line, count)).value
        assert job is not None
        (artifact,) = api.build(job, output).value or ()
        return len(artifact.content)

    return build


def bytes_a_line(work: Callable[[str, int], int], line: str) -> tuple[float, float]:
    """The most memory that ``work`` holds for each further line, and the output that it makes of it."""
    peaks, outputs = [], []
    for count in (SHORT, SHORT, LONG):
        tracemalloc.start()
        try:
            outputs.append(work(line, count))
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
    return (peaks[2] - peaks[1]) / (LONG - SHORT), (outputs[2] - outputs[1]) / (LONG - SHORT)


@pytest.mark.parametrize("line", ["crawl_like_a_bear\n", "plank 30s\n"], ids=["a name", "a dose"])
@pytest.mark.parametrize(
    ("work", "most"),
    [
        (checked, 2_500),
        (shown, 2_500),
        (built("json"), 2_500),
        (built("html"), 5_000),
        (built("ics"), 2_500),
        (built("timer"), 5_000),
    ],
    ids=["check", "timeline", "json", "html", "ics", "timer"],
)
def test_a_line_of_one_step_takes_so_many_bytes_besides_the_output(
    work: Callable[[str, int], int], most: int, line: str
) -> None:
    # With 20,000 steps, the most there may be, 2,500 are 50 MB; the output itself, as it grows, takes half its size
    # more. The page and the timer hold the session program beside the timeline.
    held, made = bytes_a_line(work, line)
    assert held < most + 1.5 * made
