"""The `json` output: the timeline of each routine for other programs, as :mod:`mobdsl.views.timeline` describes it."""

from __future__ import annotations

from mobdsl.backends.base import API, Artifact, Job
from mobdsl.backends.files import encoded, names_of
from mobdsl.diagnostics import Outcome
from mobdsl.records import frozen
from mobdsl.source import position_in
from mobdsl.views.timeline import timeline_text


@frozen
class JsonOptions:
    """How the text is laid out."""

    compact: bool = False
    """Whether it stands on one line, without spaces."""


class JsonBackend:
    """One `ROUTINE.json` for each timeline, in ASCII: what is not ASCII is escaped, so that any program can read it."""

    name = "json"
    api = API
    options = JsonOptions

    def compile(self, job: Job, options: JsonOptions) -> Outcome[tuple[Artifact, ...]]:
        """The files for ``job``."""
        position = position_in(job.sources)
        names = names_of(job.timelines, "json")
        contents = (encoded(timeline_text(each, position, compact=options.compact)) for each in job.timelines)
        return Outcome(
            tuple(Artifact(name, "application/json", content) for name, content in zip(names, contents, strict=True))
        )
