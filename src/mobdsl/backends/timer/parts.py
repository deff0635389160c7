"""The parts of a session as its line in the log names them: what a script says of each when it is over."""

from __future__ import annotations

import re

from mobdsl.backends.timer.text import clean
from mobdsl.records import frozen
from mobdsl.session.program_types import End
from mobdsl.timeline.events import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from mobdsl.session.program_types import Step

_LOAD = re.compile(r"\d+(\.\d+)?(kg|lb)")


@frozen
class PartOfLog:
    """All sets of a movement that stand on one line of the file."""

    spelled: str
    """How the log names it: the name of the movement, or a title in quotes."""
    said: str
    """The dose and the load, where all of it is done: `x5/5/5 load 60kg`."""
    places: tuple[int, ...]
    """Where its sets stand among the steps of the script, from 1."""


def parts(steps: Sequence[Step]) -> tuple[PartOfLog, ...]:
    """The parts of ``steps``, in their order."""
    found: dict[object, list[int]] = {}
    for place, step in enumerate(steps, 1):
        if step.kind is Kind.WORK:
            where = step.origin or step.groups[-1:]
            found.setdefault((step.movement or step.title, where), []).append(place)
    return tuple(_part([steps[place - 1] for place in places], tuple(places)) for places in found.values())


def _part(sets: Sequence[Step], places: tuple[int, ...]) -> PartOfLog:
    first = sets[0]
    spelled = first.movement or '"' + clean(first.title).replace("\\", "\\\\").replace('"', '\\"') + '"'
    loads = {step.load for step in sets}
    load = next(iter(loads)) or "" if len(loads) == 1 else ""
    said = [_dose([step for step in sets if step.side == first.side])]
    if {step.side for step in sets} == {"left", "right"} and said[0]:
        said.append("each side")
    if _LOAD.fullmatch(load):
        said.append(f"load {load}")
    return PartOfLog(spelled, " ".join(filter(None, said)), places)


def _dose(sets: Sequence[Step]) -> str:
    """What of each set is known before it is done: `x5/5/5`, `30/30s`."""
    if all(step.reps and step.reps.isdecimal() for step in sets):
        return "x" + "/".join(step.reps or "" for step in sets)
    lengths = [step.duration for step in sets if step.end is End.TIME and step.duration]
    if len(lengths) == len(sets) and all(length % 1000 == 0 for length in lengths):
        return "/".join(str(length // 1000) for length in lengths) + "s"
    return ""
