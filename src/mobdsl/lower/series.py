"""Series that are read as they stand and are likely meant for something else."""

from __future__ import annotations

import re

from mobdsl.model.items import Block, Do, Item, Repeat, Step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mobdsl.lower.scope import Scope
    from mobdsl.syntax import nodes

_SHARE = r"([1-9])/([2-9])(min|h|mi|km)\Z"
_TWICE = r"x([0-9]+(?:-[0-9]+)?)/\1\Z"
_SMALLER = {"min": ("s", 60), "h": ("min", 60), "mi": ("yd", 1760), "km": ("m", 1000)}
_IN_DECIMALS = ("mi", "km")


def share_of(text: str) -> str | None:
    """`30s` for `1/2min`, `0.25mi` for `1/4mi`; None for what is no share."""
    match = re.match(_SHARE, text) if "/" in text else None
    if match is None:
        return None
    part, whole, (smaller, size) = int(match[1]), int(match[2]), _SMALLER[match[3]]
    if match[3] in _IN_DECIMALS:
        share = f"{part / whole:.3f}".rstrip("0")
        return f"{share}{match[3]}" if part < whole and float(share) * whole == part else None
    return f"{part * size // whole}{smaller}" if part < whole and part * size % whole == 0 else None


def warn_of_series(written: nodes.Figure, place: nodes.Part, scope: Scope) -> None:
    """Warns of `1/2min`, which is one minute and then two, and of `x10/10`, which is two sets and no two sides."""
    if "/" not in written.text:
        return
    match = re.match(_SHARE, written.text)
    if match and (share := share_of(written.text)):
        first, last, unit = match.groups()
        smaller, size = _SMALLER[unit]
        message = f"`{written.text}` is a series: {first}{unit}, then {last}{unit}."
        hint = f"The share of one is {share}. The series without this warning: "
        scope.warn("M127", message, place, hint=f"{hint}{int(first) * size}/{int(last) * size}{smaller}.")
    elif match := re.match(_TWICE, written.text):
        message = f"`{written.text}` is two sets of {match[1]}."
        scope.warn(
            "M127", message, place, hint=f"For two sides write x{match[1]} each side, for two sets 2x{match[1]}."
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


def reject_ladder(items: Sequence[Item], repeat: Repeat, line: nodes.Statement, scope: Scope) -> None:
    """Rejects `repeat 5 { pull_up x1/2/3/4/5 }`: it means no more than the series, and looks like five ladders."""
    match items:
        case (Step(uses=(use, *_), clauses=clauses, origin=place),) if repeat.rounds and clauses.dose and place:
            values = getattr(clauses.dose.measures[0], "values", ())
            if len(values) < 2 or clauses.dose.sets or len(values) != repeat.rounds.high or not repeat.rounds.single:
                return
            written = scope.source.text[place.start : place.end].split("\n")[0].removeprefix(use.movement).strip()
            message = f"In rounds a series has a figure for each round, so this is `{use.movement} {written}` once."
            sets = f"{len(values)}{written}" if written.startswith("x") else f"{len(values)}x{written}"
            hint = f"All of it in each round: {use.movement} {sets}. Once: take `repeat` out."
            scope.report("M103", message, place, hint=hint)


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


_INSTEAD = {
    "rest": "A figure for each pause stands with what repeats: repeat 3 rest 60/90s { ... }, squat 3x8 rest 60/90s.",
    "hold": "It holds for all sets. For another in each, write a line each, or make it the dose: plank 10/15/20s.",
    **dict.fromkeys(("tempo", "reset", "switch"), "It holds for all sets. For another in each set, write a line each."),
}


def instead_of_series(word: str, figure: str) -> str | None:
    """What to write instead of the series ``figure`` behind ``word``, which takes none; None where it is none.

    `tempo 3/1/3` is one tempo with its parts set apart in another way.
    """
    one_tempo = word == "tempo" and not re.search(r"\d{3}|-", figure)
    return None if one_tempo else _INSTEAD.get(word)
