"""The `markdown` output of mobdsl: a routine as a table for READMEs, found once this package is installed."""

from collections.abc import Iterable
from itertools import groupby

from attrs import field, frozen, validators

from mobdsl.backends.base import Artifact, Job
from mobdsl.backends.files import names_of
from mobdsl.diagnostics import Outcome
from mobdsl.model.intervals import Quality
from mobdsl.timeline.events import Event, Kind, Timeline
from mobdsl.wording import times
from mobdsl_markdown.text import plain

SHOWN = 12
"""So many doses of a series at most."""


@frozen
class MarkdownOptions:
    """``heading``: the level of the title, from 1 to 6."""

    heading: int = field(default=2, validator=(validators.ge(1), validators.le(6)))


class MarkdownBackend:
    """One `ROUTINE.md` for each timeline: the title, the length, and a row for each movement."""

    name = "markdown"
    api = 1
    options = MarkdownOptions

    def compile(self, job: Job, options: MarkdownOptions) -> Outcome[tuple[Artifact, ...]]:
        """The files for ``job``."""
        return Outcome(
            tuple(
                Artifact(name, "text/markdown", _page(timeline, options).encode())
                for name, timeline in zip(names_of(job.timelines, "md"), job.timelines, strict=True)
            )
        )


def _page(timeline: Timeline, options: MarkdownOptions) -> str:
    about = " · ".join((times.length(timeline.length), *(plain(context) for context in timeline.contexts)))
    lines = (
        f"{'#' * options.heading} {plain(timeline.title)}",
        "",
        about,
        "",
        "| Start | Movement | Dose | Cue |",
        "|--:|---|---|---|",
        *(_row(of_line) for of_line in _of_each(timeline.events)),
    )
    return "\n".join(lines) + "\n"


def _of_each(events: Iterable[Event]) -> Iterable[list[Event]]:
    """The events of every movement on every line."""
    of_lines: dict[tuple[int, int], list[Event]] = {}
    for event in events:
        if event.kind is Kind.WORK:
            of_lines.setdefault((event.line, event.item), []).append(event)
    return of_lines.values()


def _row(events: list[Event]) -> str:
    first = events[0]
    cells = (_start(first), plain(first.title), _doses(events), plain(first.cues[0]) if first.cues else "")
    return f"| {' | '.join(cells)} |"


def _start(event: Event) -> str:
    if event.start is not None:
        return times.clock(event.start)
    return f"≈ {times.clock(times.to_the_second(event.start_estimate))}" if event.start_estimate is not None else ""


def _doses(events: list[Event]) -> str:
    """The dose, or those of a series one after the other, and how many rounds there are."""
    doses = [dose for dose, _ in groupby(map(_dose, events)) if dose]
    if len(doses) > SHOWN:
        doses[SHOWN:] = ["…"]
    return ", ".join(filter(None, (plain(" / ".join(doses)), times.rounds_words(events[0].in_rounds))))


def _dose(event: Event) -> str:
    """How much, at which load and effort, and with what."""
    kit = f"with {event.kit_choice}" if event.kit_choice else None
    return ", ".join(filter(None, (event.dose or _length(event), event.load, event.effort, kit)))


def _length(event: Event) -> str:
    if event.quality is Quality.NOT_STATED:
        return "not stated"
    words = times.length(event.interval)
    return f"{words} (an equal share)" if event.quality is Quality.ASSUMED else words
