"""The log of what was done: one line a session."""

from __future__ import annotations

from mobdsl.model.amounts import Duration
from mobdsl.printer.clauses import heading, whole_line
from mobdsl.printer.figures import clock, duration, known, text
from mobdsl.printer.lines import joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from mobdsl.model.conditions import Known
    from mobdsl.model.log import Done, Entry


def entry(value: Entry) -> str:
    """`did 2026-03-02 07:04 evening 9:40 if pre_run effort 4 note "windy" done plank 45s`"""
    moment = value.start.isoformat(" ", "minutes")
    if value.about is not None:
        head = f"answered {moment} {value.routine} from {value.about.isoformat(' ', 'minutes')}"
    else:
        head = f"did {moment} {text(value.routine) if value.habit else value.routine}"
    return joined(
        head,
        value.duration and _length(value.duration),
        value.contexts and f"if {' and '.join(value.contexts)}",
        _fields(value.fields),
        *map(heading, value.notes),
        *map(part, value.done),
    )


def _length(milliseconds: int) -> str:
    """`9:40`; what is no whole number of seconds as a time."""
    return duration(Duration.exactly(milliseconds)) if milliseconds % 1000 else clock(milliseconds)


def part(value: Done) -> str:
    """`done squat x5/5/3 load 60kg level 2`"""
    name = text(value.movement) if value.titled else value.movement
    return joined(value.state, name, whole_line(value.clauses), _fields(value.fields))


def _fields(values: Mapping[str, Known]) -> str:
    return " ".join(f"{name} {known(value)}" for name, value in values.items())
