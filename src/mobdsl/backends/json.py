"""The `json` output: the timeline of each routine for other programs, as :mod:`mobdsl.views.timeline` describes it."""

from __future__ import annotations

import json

from mobdsl.backends.base import API, Artifact, Job
from mobdsl.backends.files import names_of
from mobdsl.diagnostics import Outcome
from mobdsl.records import frozen
from mobdsl.views.timeline import position_in, timeline_json


@frozen
class JsonOptions:
    """``compact``: everything on one line, without spaces."""

    compact: bool = False


class JsonBackend:
    """One `ROUTINE.json` for each timeline, in ASCII: what is not ASCII is escaped, so that any program can read it."""

    name = "json"
    api = API
    options = JsonOptions

    def compile(self, job: Job, options: JsonOptions) -> Outcome[tuple[Artifact, ...]]:
        """The files for ``job``."""
        position = position_in(job.sources)
        indent, separators = (None, (",", ":")) if options.compact else (2, (",", ": "))
        return Outcome(
            tuple(
                Artifact(
                    name,
                    "application/json",
                    json.dumps(timeline_json(timeline, position), indent=indent, separators=separators).encode()
                    + b"\n",
                )
                for name, timeline in zip(names_of(job.timelines, "json"), job.timelines, strict=True)
            )
        )
