"""What a variant works: every muscle, area, plane and group, with the movements that reach it."""

from __future__ import annotations

from mobdsl.records import frozen
from mobdsl.timeline.events import Event, Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FACTS = ("muscles", "target", "planes", "tags")
"""The facts of a movement that a session can cover."""


@frozen(kw_only=True)
class Coverage:
    """``reached`` has for each of :data:`FACTS` its names, in the order of the session, with the titles of movements.

    ``unknown`` are the titles of the movements of which no muscles are known: what they work is not in the report.
    """

    reached: dict[str, dict[str, tuple[str, ...]]]
    unknown: tuple[str, ...]


def coverage(events: Iterable[Event]) -> Coverage:
    """What the movements among ``events`` work, as far as it is known."""
    reached: dict[str, dict[str, dict[str, None]]] = {fact: {} for fact in FACTS}
    unknown: dict[str, None] = {}
    for event in _movements(events):
        facts = event.facts.facts if event.facts else {}
        for fact in FACTS:
            for name in facts.get(fact, ()):
                reached[fact].setdefault(name, {})[event.title] = None
        if not facts.get("muscles"):
            unknown[event.title] = None
    named = {fact: {name: tuple(titles) for name, titles in names.items()} for fact, names in reached.items()}
    return Coverage(reached=named, unknown=tuple(unknown))


def _movements(events: Iterable[Event]) -> Iterator[Event]:
    for event in events:
        if event.kind is Kind.WORK:
            yield from event.parts or (event,)
