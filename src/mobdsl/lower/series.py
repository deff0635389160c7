"""Series that are read as they stand and are likely meant for something else."""

import re
from collections.abc import Iterable

from mobdsl.lower.scope import Scope
from mobdsl.model.items import Block, Do, Item, Repeat, Step
from mobdsl.syntax import nodes

_SHARE = re.compile(r"([1-9])/([2-9])(min|h)\Z")
_TWICE = re.compile(r"x([0-9]+(?:-[0-9]+)?)/\1\Z")
_SMALLER = {"min": ("s", 60), "h": ("min", 60)}


def warn_of_series(written: nodes.Figure, place: nodes.Part, scope: Scope) -> None:
    """Warns of `1/2min`, which is one minute and then two, and of `x10/10`, which is two sets and no two sides."""
    if found := _SHARE.match(written.text):
        part, whole, unit = int(found[1]), int(found[2]), found[3]
        smaller, size = _SMALLER[unit]
        if part < whole and part * size % whole == 0:
            message = f"`{written.text}` is a series: {part}{unit}, then {whole}{unit}."
            hint = f"The share of one is {part * size // whole}{smaller}. The series without this warning: "
            scope.warn("M127", message, place, hint=f"{hint}{part * size}/{whole * size}{smaller}.")
    elif found := _TWICE.match(written.text):
        message = f"`{written.text}` is two sets of {found[1]}."
        scope.warn(
            "M127", message, place, hint=f"For two sides write x{found[1]} each side, for two sets 2x{found[1]}."
        )


def warn_of_rounds(items: Iterable[Item], repeat: Repeat, line: nodes.Statement, scope: Scope) -> None:
    """Warns of `repeat x3` where everything in it has a dose of its own, so that nothing takes the three."""
    if repeat.series is None or _takes(items):
        return
    rounds = len(repeat.series.values)
    several = f"{rounds} rounds" if rounds > 1 else "one round"
    first = line.parts[1]
    message = (
        f"This is {several}, and nothing in it takes its dose from `{scope.source.text[first.start : first.end]}`."
    )
    values = repeat.series.values
    count = values[0].low if rounds == 1 else rounds
    scope.warn("M127", message, first, hint=f"To do it {count} times write: repeat {count} {{ … }}")


def _takes(items: Iterable[Item]) -> bool:
    """Whether one of ``items`` has no dose of its own; what another routine does is not looked into."""
    for item in items:
        match item:
            case Step(clauses=clauses) if clauses.dose is None and clauses.hold is None:
                return True
            case Block(clauses=clauses, repeat=None) if clauses.dose is None and _takes(item.items):
                return True
            case Block(repeat=Repeat()) if _takes(item.items):
                return True
            case Do():
                return True
    return False
