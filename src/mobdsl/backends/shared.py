"""What the sets of a movement have in common is one object; what is made of it is made once."""

from __future__ import annotations

from typing import Generic, TypeVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")
Shared = TypeVar("Shared")


class PerObject(Generic[Shared, Made]):
    """Calls ``make`` once for each object, known by its identity: a look at every part of it would cost as much."""

    def __init__(self, make: Callable[[Shared], Made]) -> None:
        self._make = make
        self._known: dict[int, tuple[Shared, Made]] = {}

    def __call__(self, value: Shared) -> Made:
        """What is made of ``value``."""
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = (value, self._make(value))  # what is kept here keeps its identity
        return known[1]
