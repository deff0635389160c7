"""What a session works, for a terminal."""

from __future__ import annotations

from mobdsl.model.names import words_of
from mobdsl.render.terminal import visible
from mobdsl.timeline.coverage import coverage
from mobdsl.wording.columns import wrapped
from mobdsl.wording.phrases import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.timeline.events import Timeline

_TITLES = {"muscles": "Muscles", "target": "For", "planes": "Planes", "tags": "Groups"}


def coverage_report(timeline: Timeline, width: int | None = None) -> str:
    """Every muscle, area, plane and group with the movements that reach it, and those of which nothing is known."""
    return "\n".join(_lines(timeline, width))


def _lines(timeline: Timeline, width: int | None) -> Iterator[str]:
    covered = coverage(timeline.events)
    contexts = f" ({', '.join(timeline.contexts)})" if timeline.contexts else ""
    yield from wrapped(visible(f"{timeline.title}{contexts}"), width)
    for fact, names in covered.reached.items():
        if names:
            longest = max(len(words_of(name)) for name in names)
            yield from ("", _TITLES[fact])
            for name, titles in names.items():
                yield from wrapped(visible(", ".join(titles)), width, f"  {words_of(name):<{longest}}  ", longest + 4)
    if covered.unknown:
        yield ""
        yield from wrapped(visible(f"Of {listed(covered.unknown)} no muscles are known."), width)
