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
    from collections.abc import Mapping
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
    """One file that a backend made.

    ``name`` is a file name without a folder, safe on every system; ``content`` the bytes as they are to be written.
    """

    name: str
    media_type: str
    content: bytes
    executable: bool = False


@frozen(kw_only=True)
class Job:
    """What there is to compile: the document, a timeline for each routine asked for, a schedule for each plan.

    ``sources`` holds the text of each file by its path, for an output that names lines.
    """

    document: Document
    timelines: tuple[Timeline, ...]
    schedules: tuple[Schedule, ...] = ()
    sources: Mapping[str, Source] = field(factory=dict)


class Backend(Protocol):
    """What an output has to be. See the module's text."""

    name: str
    api: int
    options: type[Any]

    def compile(self, job: Job, options: Any) -> Outcome[tuple[Artifact, ...]]:
        """The files for ``job``. What the format cannot say is a warning; ``options`` is an instance of its class."""
        ...
