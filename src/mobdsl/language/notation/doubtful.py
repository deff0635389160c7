"""What figures without a unit, and figures in a name, say of a line: where two things may be meant, both are shown."""

from __future__ import annotations

from mobdsl.language.notation.reading import Doubt, Reading, UnclearError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_TRAVELS = frozenset(
    {"run", "jog", "walk", "sprint", "swim", "row", "bike", "cycle", "ride", "ski", "hike", "ruck", "skate"}
)
"""What is measured by the way that it goes."""
_SHORTEST_WAY = 25
_SHORTEST_WORK = 20
"""Seconds of work that hardly are repetitions."""
_LONGEST_WORK = 120
_PAIRS = frozenset(
    {"clean and jerk", "clean and press", "slip and roll", "bob and weave", "jab and cross", "cat and cow"}
)
"""Names that have an `and` in them."""


def travels(reading: Reading) -> bool:
    """Whether the movement is one that covers a distance."""
    return any(word.lower() in _TRAVELS for word in reading.words)


def say_work_and_rest(reading: Reading, match: re.Match[str]) -> bool | None:
    """`20/10 x 8`, `8 x 40/20`, `30s on 30s off`: seconds of work and of rest, where the figures can be no others."""
    work, rest, number, off = match["work"], match["rest"], match["n"], match.groupdict().get("off")
    if (number is None and not off) or (reading.sets is not None and number is not None):
        return False
    if match["unit"] and match["last"] and number == "2" and not off:
        return False  # a figure for each set
    unit = match["unit"] or match["last"] or ""
    if not unit and not off and not _are_seconds(int(work), int(rest)):
        raise _asked(int(work), int(rest), number, last=not reading.words)
    if not unit and max(int(work), int(rest)) > _LONGEST_WORK:
        return False
    if number is not None:
        reading.set_sets(number)
    reading.set_measure(f"{work}{match['unit'] or unit or 's'}")
    reading.say("rest", f"rest {rest}{match['last'] or unit or 's'}")
    return None


def _are_seconds(work: int, rest: int) -> bool:
    return work % 5 == rest % 5 == 0 and _SHORTEST_WORK <= work <= _LONGEST_WORK and rest < work


def _asked(work: int, rest: int, number: str, *, last: bool) -> UnclearError:
    """The work and rest that two figures may be, and what else they may."""
    seconds = f"Seconds of work and of rest: {number}x{work}s rest {rest}s."
    if work == rest:
        return UnclearError(f"{seconds} On both sides: {number}x{work} each side.", last=last)
    if work < rest:
        return UnclearError(f"{seconds} From one number to the other: {number}x{work}-{rest}.", last=last)
    return UnclearError(f"{seconds} Minutes: {number}x{work}min rest {rest}min.", last=last)


def say_thousands(reading: Reading, match: re.Match[str]) -> bool | None:
    """`run 5k`."""
    if not travels(reading):
        raise UnclearError(f"{match[0]} may be a distance, {match['n']}km, or a weight: load {match['n']}kg.")
    reading.set_measure(f"{match['n']}km")
    return None


def say_way(reading: Reading, match: re.Match[str]) -> bool | None:
    """`swim 4x100`: metres or yards."""
    way = match["n"]
    if int(way) < _SHORTEST_WAY or reading.measure is not None or not travels(reading):
        return False
    reading.set_measure(f"{way}m")
    reading.doubts(Doubt("In metres", "In yards", f"{way}m", f"{way}yd"))
    return None


def say_part_of_name(reading: Reading, match: re.Match[str]) -> bool | None:
    """`warrior 2 5 breaths`: a figure in front of the dose is of the name, or says how many sets."""
    if not reading.words or reading.closed or reading.measure is not None or reading.sets is not None:
        return False
    if reading.words[-1].lower() != "warrior":
        reading.doubts(
            Doubt(
                f"If {match['n']} is part of the name", "If it is how many sets", f"_{match['n']} ", f" {match['n']}x"
            )
        )
    reading.words.append(match["n"])
    return None


def say_pair(reading: Reading, match: re.Match[str]) -> bool | None:
    """`clean and jerk`."""
    if reading.closed or not reading.words or f"{reading.words[-1]} {match[0]}".lower() not in _PAIRS:
        return False
    reading.words += ["and", match["word"]]
    return None


def say_breathing(reading: Reading, match: re.Match[str]) -> bool | None:
    """`box breathing 4-4-4-4`, `4-7-8 breathing`."""
    if not match["ahead"] and not any(word.lower().startswith("breath") for word in reading.words):
        return False
    reading.say("breathe", f"breathe {match['pattern']}")
    return None


def say_way_between(reading: Reading, match: re.Match[str]) -> bool | None:
    """`6x400m, 200m jog`: what is done between the sets."""
    if reading.sets is None or reading.measure is None or reading.between is not None:
        return False
    reading.between = f"{match['move'].lower()} {match['way']}"
    return None
