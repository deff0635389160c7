"""Names that a session keeps for ever: UUIDs of version 5 (RFC 9562, section 5.5)."""

from __future__ import annotations

from uuid import UUID, uuid5

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

_NAMESPACE = UUID("5a612cce-395b-4c45-b271-6f28f6627f5b")


def session_uid(plan: str, date: dt.date, slot: str) -> str:
    """The session of ``plan`` that is planned for ``date``; ``slot`` tells those of one day apart."""
    return _uid(plan, date.isoformat(), slot)


def question_uid(session: str, name: str) -> str:
    """The question ``name`` that comes after the session with the UID ``session``."""
    return _uid(session, name)


def routine_uid(routine: str, contexts: tuple[str, ...]) -> str:
    """The routine itself, without a date."""
    return _uid(routine, *contexts)


def _uid(*parts: str) -> str:
    name = "\n".join(parts).encode(errors="replace").decode()  # half a character has no bytes
    return str(uuid5(_NAMESPACE, name))
