"""Names that a session keeps for ever: UUIDs of version 5 (RFC 9562, section 5.5)."""

from __future__ import annotations

from functools import cached_property
from uuid import UUID, uuid5

from mobdsl.records import evolve, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

_NAMESPACE = UUID("5a612cce-395b-4c45-b271-6f28f6627f5b")


@frozen(kw_only=True)
class Key:
    """What makes a session the one that it is, however its plan is reworded, reordered or extended."""

    file: str
    """The path of the plan's file in its project: plans of two files are two plans, though they have one name."""
    plan: str
    """The plan's name."""
    date: dt.date
    """The day for which it is planned, whatever was moved or paused; where it is counted by the week, its first day."""
    group: str
    """What it is: the name of its routine; of all habits of a day the same, and of all that take turns."""
    number: int = 1
    """Which of its group it is on that day, from 1."""
    question: str = ""
    """The question that it asks after the session that has the same key without one; none: it is no question."""

    @property
    def slot(self) -> str:
        """What tells it from the others of its day."""
        slot = self.group if self.number == 1 else f"{self.group} {self.number}"
        return f"{slot} asks {self.question}" if self.question else slot

    @cached_property
    def uid(self) -> str:
        """Its name for ever."""
        slot = self.group if self.number == 1 else f"{self.group} {self.number}"
        uid = _uid(*filter(None, (self.file, self.plan)), self.date.isoformat(), slot)
        return _uid(uid, self.question) if self.question else uid

    def numbered(self, number: int) -> Key:
        """The key of the one with ``number`` in the same group."""
        return evolve(self, number=number)


def routine_uid(routine: str, contexts: tuple[str, ...]) -> str:
    """The routine itself, without a date."""
    return _uid(routine, *contexts)


def _uid(*parts: str) -> str:
    name = "\n".join(parts).encode(errors="replace").decode()  # half a character has no bytes
    return str(uuid5(_NAMESPACE, name))
