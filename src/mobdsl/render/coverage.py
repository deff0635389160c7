"""What a session works, for a terminal."""

from __future__ import annotations

from mobdsl.model.names import words_of
from mobdsl.render.terminal import visible
from mobdsl.timeline.coverage import coverage
from mobdsl.wording.phrases import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.timeline.events import Timeline

_TITLES = {"muscles": "Muscles", "target": "For", "planes": "Planes", "tags": "Groups"}


def coverage_report(timeline: Timeline) -> str:
    """Every muscle, area, plane and group with the movements that reach it, and those of which nothing is known."""
    return "\n".join(visible(line) for line in _lines(timeline))


def _lines(timeline: Timeline) -> Iterator[str]:
    covered = coverage(timeline.events)
    contexts = f" ({', '.join(timeline.contexts)})" if timeline.contexts else ""
    yield f"{timeline.title}{contexts}"
    for fact, names in covered.reached.items():
        if names:
            width = max(len(words_of(name)) for name in names)
            yield from ("", _TITLES[fact])
            yield from (f"  {words_of(name):<{width}}  {', '.join(titles)}" for name, titles in names.items())
    if covered.unknown:
        yield from ("", f"Of {listed(covered.unknown)} no muscles are known.")
