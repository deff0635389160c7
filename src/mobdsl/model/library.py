"""Movements that are known without being defined. The model asks for them through an interface and ships none."""

from __future__ import annotations

from mobdsl.records import frozen
from mobdsl.records.types import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mobdsl.model.routines import Movement


class Library(Protocol):
    """What :mod:`mobdsl.library` is, seen from here."""

    def known(self, name: str) -> Movement | None:
        """What a file may take for granted of the movement called ``name``, by its name or an alias."""
        ...

    def names(self) -> Iterable[str]:
        """Every name and alias."""
        ...

    def named(self, fact: str) -> frozenset[str]:
        """Every name that is given for ``fact`` (`equipment`, `position`) in any movement."""
        ...


@frozen
class Empty:
    """No library."""

    def known(self, name: str) -> Movement | None:
        """None."""
        return None

    def names(self) -> Iterable[str]:
        """None at all."""
        return ()

    def named(self, fact: str) -> frozenset[str]:
        """None at all."""
        return frozenset()


EMPTY = Empty()
