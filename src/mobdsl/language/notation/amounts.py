"""Figures in the spellings of people, written as this language has them: `2,5 km` as `2.5km`, `8 to 10` as `8-10`."""

from __future__ import annotations

import re
from functools import cache

from mobdsl.language.vocabulary import SPELLED_OUT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction

_VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}
_UNITS = {
    **SPELLED_OUT,
    **{unit: unit for unit in ("s", "min", "h", "m", "km", "mi", "yd", "kg", "lb", "%")},
    "sec": "s", "sekunden": "s", "sekunde": "s", "secondes": "s", "seconde": "s", "minuten": "min", "stunden": "h",
    "stunde": "h", "heures": "h", "kilogramm": "kg", "meter": "m", "mètres": "m",
    "'": "min", "’": "min", "′": "min", "″": "s", "”": "s", "''": "s",
}  # fmt: skip
_MILLISECONDS = {"s": 1_000, "min": 60_000, "h": 3_600_000}

TO = r"(?:\s*[-–—]\s*|\s+(?:to|bis|à)\s+)"
_DECIMAL = r"\d+(?:[.,]\d+)?"
_NUMBER = rf"(?:(?:\d+\s+)?(?:1/[2-8]|2/[35]|3/[458]|5/8)(?![\d/])|\d*[½¼¾⅓⅔]|{_DECIMAL})"
CLOCK = r"(?:\d*:[0-5]\d(?::[0-5]\d)?(?![\d:]))"
# What follows is written without blanks already.
_SEVERAL = r"[\d.]+(?:[-/][\d.]+)*\+?"
NUMBER = r"\d+(?:\.\d+)?"
TIME = rf"(?:{CLOCK}(?:[-/]{CLOCK})*|(?:{NUMBER}(?:s|min|h)-)?{_SEVERAL}(?:s|min|h)(?!\w))"
"""A time, a range or a series of times."""
DISTANCE = rf"(?:{_SEVERAL}(?:m|km|mi|yd)(?!\w))"
WEIGHT = rf"(?:{_SEVERAL}(?:kg|lb)(?!\w))"
COUNT = r"\d+(?:-\d+)?"
"""A whole number, or from one to another."""
REPS = r"(?:\d+(?:/\d+)+\+?|\d+(?:-\d+){2,}|\d+(?:-\d+)?\+?)"
"""How many: one number, a range, a series, at least."""


def series(written: str) -> str:
    """`21-15-9` as `21/15/9`."""
    return written.replace("-", "/") if written.count("-") > 1 else written


def with_figures(line: str) -> str:
    """``line`` with every figure in it as this language writes it; texts stay as they are."""
    return _figures().sub(_written, line)


@cache
def _figures() -> re.Pattern[str]:
    units = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
    unit = rf"(?:(?:{units})(?!\w))"
    return re.compile(
        r'(?P<text>"(?:[^"\\\n]|\\.)*")'
        r"|(?P<minutes>\d+)\s*(?:min(?:ute)?s?|m|['’′])(?:\s*(?P<seconds>[0-5]?\d)\s*(?:seconds?|secs?|s|''|[″”])|(?P<rest>[0-5]\d))(?!\w)"
        r"|(?P<hours>\d+)\s*(?:hours?|hrs?|h)(?:\s*(?P<more>[0-5]?\d)\s*(?:minutes?|mins?|m)|(?P<last>[0-5]\d))(?!\w)"
        rf"|(?P<clocks>{CLOCK}(?:(?:/|{TO}){CLOCK})*)"
        rf"|(?P<united>(?:{_NUMBER}(?:\s*{unit})?{TO})?{_NUMBER}\s*-?\s*{unit}\+?"
        rf"|{_NUMBER}(?:/{_NUMBER})+\s*{unit}|\d+\+\s*{unit})"
        rf"|(?P<range>\d+{TO}\d+)(?![\d-])",
        re.IGNORECASE,
    )


def _written(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if match["minutes"]:
        return f"{match['minutes']}:{int(match['seconds'] or match['rest']):02d}"
    if match["hours"]:
        return f"{match['hours']}:{int(match['more'] or match['last']):02d}:00"
    if kind == "clocks":
        return _clocks(match[0])
    if kind == "united":
        return _united(match[0]) or match[0]
    return re.sub(TO, "-", match[0]) if kind == "range" else match[0]


def _clocks(written: str) -> str:
    joined = re.sub(TO, "-", written)
    if joined[0] == ":":
        return f"{int(joined[1:])}s" if re.fullmatch(r":\d\d", joined) else f"0{joined}".replace("/:", "/0:")
    return joined.replace("/:", "/0:")


_PART = re.compile(rf"({_NUMBER})\s*-?\s*([^\W\d_]+|['’′″”]+|%)?", re.IGNORECASE)


def _united(written: str) -> str | None:
    """An amount, a range or a series with its unit; None where the units do not go together."""
    written = re.sub(TO, "-", written)
    parts = [(match[1], _UNITS.get((match[2] or "").lower(), "")) for match in _PART.finditer(written)]
    unit = parts[-1][1]
    shares = any(re.search(r"/|[½¼¾⅓⅔]", number) for number, _ in parts)
    figures: list[str | None] = [_plain(number) for number, _ in parts]
    units = [own or unit for _, own in parts]
    if len(set(units)) > 1 and not shares and _MILLISECONDS.keys() >= set(units):
        return "-".join(f"{figure}{own}" for figure, own in zip(figures, units, strict=True))
    if len(set(units)) > 1 or (shares and unit in _MILLISECONDS):
        figures = [_in_seconds(number, own or unit) for number, own in parts]
        unit = "s"
    joiner = "/" if len(parts) > 1 and "/" in written else "-"
    stated = [figure for figure in figures if figure]
    return joiner.join(stated) + ("+" if "+" in written else "") + unit if len(stated) == len(parts) else None


def _plain(number: str) -> str | None:
    """``number`` with a point, and a share as a decimal."""
    return number.replace(",", ".") if re.fullmatch(_DECIMAL, number) else _decimal(_value(number))


def _in_seconds(number: str, unit: str) -> str | None:
    return _decimal(_value(number) * _MILLISECONDS[unit] / 1_000) if unit in _MILLISECONDS else None


def _value(number: str) -> Fraction:
    from fractions import Fraction

    for sign, share in _VULGAR.items():
        number = number.replace(sign, f" {share}")
    return sum((Fraction(part.replace(",", ".")) for part in number.split()), Fraction())


def _decimal(value: Fraction) -> str | None:
    """``value`` as a decimal of few digits, None where it has none."""
    digits = next((digits for digits in range(4) if (value * 10**digits).denominator == 1), None)
    return None if digits is None else f"{float(value):.{digits}f}"
