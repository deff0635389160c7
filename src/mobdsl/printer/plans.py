"""Plans."""

from __future__ import annotations

from mobdsl.model.names import title_of
from mobdsl.printer.clauses import heading, whole_line
from mobdsl.printer.figures import condition, names, period, text
from mobdsl.printer.guards import guard
from mobdsl.printer.lines import joined, with_body
from mobdsl.printer.rules import title
from mobdsl.printer.whens import exclusion, minutes, when

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.plans import Activity, Doing, Modifier, Plan


def plan(value: Plan) -> list[str]:
    """`plan back "Back care" { ... }`"""
    return with_body(joined("plan", value.name, title(value.title, title_of(value.name))), _lines(value))


def _lines(value: Plan) -> Iterator[str]:
    yield f"start {value.event or value.start}"
    if value.length is not None:
        yield f"for {period(value.length)}"
    if value.until is not None:
        yield f"until {value.until}"
    yield f"zone {text(value.zone)}"
    yield from (f"zone {text(one.zone)} from {one.first} to {one.last}" for one in value.stays)
    if value.remind is not None:
        yield f"remind {minutes(value.remind)}"
    yield from map(heading, value.headings)
    yield from map(exclusion, value.exclusions)
    yield from (joined(f"pause {one.first}", one.last != one.first and f"to {one.last}") for one in value.pauses)
    yield from (f"move {one.day} to {one.target}" for one in value.moves)
    yield from (joined("apart", minutes(one.minutes), names(one.routines)) for one in value.apart)
    yield from map(_activity, value.activities)
    yield from (f"days {one.name} {when(one.when)}" for one in value.kinds)
    yield from map(_modifier, value.modifiers)
    for line in value.lines:
        yield joined(when(line.when), "rotate" if line.rotate else "do", _doings(line.doings))
    yield from map(guard, value.adaptations)


def _activity(value: Activity) -> str:
    length = value.minutes and f"for {minutes(value.minutes)}"
    return joined(f"activity {value.name}", when(value.when), length)


def _modifier(value: Modifier) -> str:
    days = when(value.when, bare=bool(value.when.spans or value.when.first or value.when.last))
    return joined(days, whole_line(value.clauses), condition(value.condition))


def _doings(values: tuple[Doing, ...]) -> str:
    """What the line does, and on what condition: that is the same for all."""
    doings = ", ".join(text(one.routine) if one.habit else one.routine for one in values)
    return joined(doings, condition(values[0].condition))
