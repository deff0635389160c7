"""Sessions spread over a week as evenly as its days allow."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WEEK = 7


@lru_cache(maxsize=1024)
def spread(
    days: tuple[int, ...], least: int, most: int, clashes: tuple[bool, ...], loads: tuple[int, ...]
) -> Mapping[int, bool]:
    """Which of ``days`` (0 to 6, rising) have a session, and whether it is one more than the ``least``.

    ``clashes`` says on which day (0 to 6) something else is at the same minute: as few as can be are on these.
    ``loads`` says how many other sessions there are on each day.

    The ``least`` are chosen so that the shortest way from one to the next, over the end of the week too, is as long as
    can be, then the second shortest, and so on; of equals those with the least loads count, then the earliest. Each one
    more is put where it is farthest from the others. Where there are fewer days than sessions, all days have one.
    """

    def quality(chosen: Iterable[int]) -> tuple[int, list[int], int]:
        on = tuple(chosen)
        return -sum(clashes[day] for day in on), _evenness(on), -sum(loads[day] for day in on)

    needed = min(least, len(days))
    chosen = dict.fromkeys(max(combinations(days, needed), key=quality) if needed else (), False)
    for _ in range(min(most, len(days)) - needed):
        free = [day for day in days if day not in chosen]
        chosen[max(free, key=lambda day: (quality((*chosen, day)), -day))] = True
    return chosen


def _evenness(days: Iterable[int]) -> list[int]:
    """The ways from each day to the next, round the week, the shortest first."""
    ordered = sorted(days)
    return sorted(
        (after - before - 1) % _WEEK for before, after in zip(ordered, (*ordered[1:], *ordered[:1]), strict=True)
    )
