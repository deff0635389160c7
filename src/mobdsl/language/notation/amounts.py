"""Amounts in the spellings of people, and the figures of this language that say the same."""

from __future__ import annotations

import re
from fractions import Fraction

from mobdsl.language.vocabulary import SPELLED_OUT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_SIGNS = {"'": "min", "’": "min", "′": "min", "″": "s", "”": "s", "''": "s"}
_TIMES = {"ms": 1, "s": 1_000, "min": 60_000, "h": 3_600_000}
_ABBREVIATED = {
    "sec": "s", "sek": "s", "sekunden": "s", "sekunde": "s", "secondes": "s", "seconde": "s",
    "minuten": "min", "stunden": "h", "stunde": "h", "heures": "h",
}  # fmt: skip


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_SPELLED = {**SPELLED_OUT, **_ABBREVIATED, **_SIGNS}
_OF_TIME = tuple(word for word, unit in _SPELLED.items() if unit in _TIMES)
_OF_DISTANCE = tuple(word for word, unit in _SPELLED.items() if unit in ("m", "km", "mi", "yd"))
_OF_WEIGHT = tuple(word for word, unit in _SPELLED.items() if unit in ("kg", "lb"))

TO = r"(?:\s*[-–—]\s*|\s+(?:to|bis|à)\s+)"
_DECIMAL = r"\d+(?:[.,]\d+)?"
NUMBER = rf"(?:(?:\d+\s+)?(?:1/[2-8]|2/[35]|3/[458]|5/8)(?![\d/])|\d*[½¼¾⅓⅔]|{_DECIMAL})"
TIME_UNIT = rf"(?:(?:{_any_of((*_OF_TIME, 's', 'min', 'h'))})(?!\w))"
DISTANCE_UNIT = rf"(?:(?:{_any_of((*_OF_DISTANCE, 'm', 'km', 'mi', 'yd'))})(?!\w))"
WEIGHT_UNIT = rf"(?:(?:{_any_of((*_OF_WEIGHT, 'kg', 'lb'))})(?!\w))"
CLOCK = r"(?:\d*:[0-5]\d(?::[0-5]\d)?(?![\d:]))"
COMPOUND = (
    r"(?:\d+\s*(?:min(?:ute)?s?|m|['’′])\s*[0-5]?\d\s*(?:seconds?|secs?|s|''|[″”])?(?!\w)"
    r"|\d+\s*(?:hours?|hr|h)\s*[0-5]?\d\s*(?:minutes?|mins?|m)?(?!\w))"
)


def _united(unit: str) -> str:
    """One amount, a range or a series with its unit, which each figure may have."""
    one = rf"{NUMBER}(?:\s*{unit})?"
    return rf"(?:(?:{one}{TO})?{NUMBER}\s*-?\s*{unit}\+?|{NUMBER}(?:/{NUMBER})+\s*{unit}|\d+\+\s*{unit})"


TIME = rf"(?:{COMPOUND}|{CLOCK}(?:/{CLOCK})+|{CLOCK}{TO}{CLOCK}|{CLOCK}|{_united(TIME_UNIT)})"
"""A time, a range or a series of times."""
DISTANCE = _united(DISTANCE_UNIT)
WEIGHT = _united(WEIGHT_UNIT)
COUNT = rf"\d+(?:{TO}\d+)?"
"""A whole number, or from one to another."""
REPS = rf"(?:\d+(?:/\d+)+\+?|\d+(?:-\d+){{2,}}|{COUNT}\+?)"
"""How many: one number, a range, a series, at least."""

_PART = re.compile(rf"({NUMBER})\s*-?\s*([^\W\d_]+|['’′″”]+)?", re.IGNORECASE)


def unit_of(written: str) -> str:
    """The unit of this language that ``written`` stands for."""
    small = written.lower()
    return _SPELLED.get(small, small)


def plain(number: str) -> str:
    """``number`` with a point, and fractions as decimals."""
    if re.fullmatch(_DECIMAL, number):
        return number.replace(",", ".")
    return _decimal(_value(number)) or number


def _value(number: str) -> Fraction:
    if number[-1] in _VULGAR:
        return Fraction(number[:-1] or 0) + _VULGAR[number[-1]]
    whole, _, share = number.rpartition(" ")
    return Fraction(whole.strip() or 0) + Fraction(share) if "/" in number else Fraction(number.replace(",", "."))


def _decimal(value: Fraction) -> str | None:
    """``value`` as a decimal of few digits, None where it has none."""
    for digits in range(5):
        if (value * 10**digits).denominator == 1:
            return f"{float(value):.{digits}f}"
    return None


def count(written: str) -> str:
    """`8 to 10` as `8-10`, `21-15-9` as `21/15/9`."""
    parts = re.split(TO, written)
    return ("-" if len(parts) < 3 else "/").join(parts)


def amount(written: str, *, minutes: bool = False) -> str | None:
    """A time, a distance or a weight as one figure; None where it cannot be one.

    ``minutes``: where a time stands, an `m` says minutes.
    """
    written = written.strip()
    if re.fullmatch(COMPOUND, written, re.IGNORECASE):
        return _compound(written)
    if ":" in written:
        figures = [f"0{one}" if one[0] == ":" else one for one in re.split(rf"{TO}|/", written)]
        return f"{int(written[1:])}s" if written[0] == ":" else ("/" if "/" in written else "-").join(figures)
    written = re.sub(TO, "-", written)
    parts = [(match[1], unit_of(match[2]) if match[2] else "") for match in _PART.finditer(written)]
    unit = parts[-1][1]
    units = {own or unit for _, own in parts}
    if minutes and units == {"m"}:
        unit, units = "min", {"min"}
    figures = [plain(number) for number, _ in parts]
    if units != {unit}:
        if not units <= _TIMES.keys():
            return None
        unit, figures = "s", [_in_seconds(number, own or unit) for number, own in parts]
    if unit in _TIMES and any(re.search(r"/|[½¼¾⅓⅔]", number) for number, _ in parts):
        unit, figures = "s", [_in_seconds(number, own or unit) for number, own in parts]
    if any("/" in one for one in figures):
        return None
    joiner = "/" if len(parts) > 1 and re.search(r"\d/\d", written) else "-"
    return joiner.join(figures) + ("+" if "+" in written else "") + unit


def _in_seconds(number: str, unit: str) -> str:
    return _decimal(_value(number) * _TIMES[unit] / 1_000) or "/"


def _compound(written: str) -> str:
    first, second = re.findall(r"\d+", written)
    if re.search(r"\d\s*h", written, re.IGNORECASE):
        return f"{first}:{int(second):02d}:00"
    return f"{first}:{int(second):02d}"
