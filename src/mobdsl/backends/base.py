"""The door that every output goes through, built in or from a package of its own.

A backend is an object with a ``name``, the ``api`` version it was written for, an attrs class ``options`` whose
fields are its options, and a ``compile`` that turns a :class:`Job` into files. It is pure: it reads no clock, no disk,
no environment and draws no random number, so the same job always gives the same bytes.

A package offers one by an entry point of the group ``mobdsl.backends`` whose name is what stands after ``--to``.
"""

from __future__ import annotations

from mobdsl.records import field, frozen
from mobdsl.records.types import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping
    from typing import Any

    from mobdsl.diagnostics import Outcome
    from mobdsl.model.document import Document
    from mobdsl.schedule.sessions import Schedule
    from mobdsl.source import Source
    from mobdsl.timeline.events import Timeline

API = 1
"""The version of this protocol. It rises when a backend written for the version before would no longer work."""


@frozen
class Artifact:
    """One file that a backend made."""

    name: str
    """A file name without a folder, safe on every system."""
    media_type: str
    content: bytes
    """The bytes as they are to be written."""
    executable: bool = False
    """Whether it is a program that can be run."""
    beside: bool = False
    """Whether it belongs beside the source, wherever the other files go."""


def _nothing(_: str) -> bytes | None:
    return None


@frozen(kw_only=True)
class Earlier:
    """What earlier builds left, for an output whose entries are edited where others are made anew."""

    today: dt.date
    """The day of this build."""
    since: tuple[bytes, ...] = ()
    """Files that were built before, as the user names them."""
    lock: str | None = None
    """The text of the lock beside the source; None where there is none."""
    keeps_lock: bool = False
    """Whether a lock is to be written."""
    there: Callable[[str], bytes | None] = _nothing
    """The content of the file of this name that the build replaces, if there is one."""


@frozen(kw_only=True)
class Job:
    """What there is to compile."""

    document: Document
    timelines: tuple[Timeline, ...]
    """One for each routine asked for, in the order of the file."""
    schedules: tuple[Schedule, ...] = ()
    """One for each plan."""
    sources: Mapping[str, Source] = field(factory=dict)
    """The text of each file by its path, for an output that names lines."""
    earlier: Earlier | None = None
    """What earlier builds left; None where this one is as if it were the first."""


class Backend(Protocol):
    """What an output has to be. See the module's text."""

    name: str
    api: int
    options: type[Any]

    def compile(self, job: Job, options: Any) -> Outcome[tuple[Artifact, ...]]:
        """The files for ``job``. What the format cannot say is a warning; ``options`` is an instance of its class."""
        ...
