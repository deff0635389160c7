"""The `timer` output: a POSIX shell script that guides through a routine in a terminal, or line by line without one."""

from __future__ import annotations

import re

from attrs import Attribute, field, frozen

from mobdsl.backends.base import API, Artifact, Job
from mobdsl.backends.files import names_of
from mobdsl.backends.timer.notices import stops, warnings
from mobdsl.backends.timer.script import script
from mobdsl.diagnostics import Diagnostic, Outcome
from mobdsl.session.program import program
from mobdsl.source import position_in
from mobdsl.timeline.events import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mobdsl.timeline.events import Timeline


@frozen(kw_only=True)
class TimerOptions:
    """How a timer is made. Whoever runs it can change both."""

    lead_in: int = field(default=5)
    """Seconds to get ready, 0 to 60, which the timer adds in front of the routine and shows as its own."""
    lang: str | None = field(default=None)
    """The language that a voice speaks, a tag of BCP 47 (`en`, `de-CH`); None leaves it to the voice."""

    @lead_in.validator
    def _within_a_minute(self, _: Attribute[Any], value: int) -> None:
        if not 0 <= value <= 60:
            raise ValueError("`lead_in` is a number of seconds from 0 to 60")

    @lang.validator
    def _tag(self, _: Attribute[Any], value: str | None) -> None:
        if value is not None and not re.fullmatch("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", value):
            raise ValueError("`lang` is the tag of a language, such as `en` or `de-CH`")


class TimerBackend:
    """One `ROUTINE.sh` for each timeline. It runs in any POSIX shell, needs no network and writes no file."""

    name = "timer"
    api = API
    options = TimerOptions

    def compile(self, job: Job, options: TimerOptions) -> Outcome[tuple[Artifact, ...]]:
        """The scripts for ``job``."""
        artifacts = []
        diagnostics: list[Diagnostic] = []
        for name, timeline in zip(names_of(job.timelines, "sh"), job.timelines, strict=True):
            if all(event.kind in (Kind.REST, Kind.SWITCH) for event in timeline.events):
                diagnostics.append(_nothing_to_do(timeline))
                continue
            notices = warnings(timeline, timeline.headings + timeline.routine.headings)
            made = program(timeline, position_in(job.sources))
            text = script(timeline, made, notices, stops(timeline), options.lead_in, options.lang or "")
            artifacts.append(Artifact(name, "application/x-sh", text.encode(), executable=True))
        return Outcome(tuple(artifacts), tuple(diagnostics))


def _nothing_to_do(timeline: Timeline) -> Diagnostic:
    return Diagnostic("M501", f"There is nothing to time in `{timeline.name}`.", timeline.routine.origin)
