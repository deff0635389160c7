"""Series that have their unit more than once, or two of them: `20s/30s/40s`, `30s/2min`, `2:00/500m/2:10/500m`."""

from __future__ import annotations

import re
from decimal import Decimal

from mobdsl.language.figures import BadFigure

_SECONDS = {"ms": Decimal("0.001"), "s": Decimal(1), "sec": Decimal(1), "min": Decimal(60), "h": Decimal(3600)}
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_UNIT_OF_EACH = rf"([0-9]+x)?({_NUMBER})([a-zA-Z%]+)((?:/{_NUMBER}\3)+)\Z"
_TIMES_OF_TWO_UNITS = rf"([0-9]+x)?({_NUMBER})(s|sec|min|h)/({_NUMBER})(s|sec|min|h)\Z"
_DISTANCE_OF_EACH = rf"[0-9:]+(/(?:{_NUMBER})?(?:km|mi|m|yd))(?:/[0-9:]+\1)+\Z"


def slip_of(text: str) -> BadFigure | None:
    """What is wrong with the units of ``text``, a figure with a slash."""
    if match := re.match(_UNIT_OF_EACH, text):
        return _unit_of_each(match)
    if match := re.match(_TIMES_OF_TWO_UNITS, text):
        return _times_of_two_units(match)
    if match := re.match(_DISTANCE_OF_EACH, text):
        once = f"{text.replace(match[1], '')}{match[1]}"
        hint = f"A series of paces is an effort: effort {once}."
        return BadFigure(f"{text} has its distance more than once.", hint)
    return None


def _unit_of_each(match: re.Match[str]) -> BadFigure:
    """`20s/30s/40s` is no series; two times may just as well be work and rest."""
    sets, first, unit, others = match[1] or "", match[2], match[3], match[4].replace(match[3], "")
    series = f"{sets}{first}{others}{unit}"
    hint = f"Write {series}."
    if unit in _SECONDS and others.count("/") == 1:
        hint = f"A series has one unit: {series}. Work and rest: {sets}{first}{unit} rest {others[1:]}{unit}."
    return BadFigure(f"{match[0]} has its unit more than once.", hint)


def _times_of_two_units(match: re.Match[str]) -> BadFigure:
    """`30s/2min`: a series, or work and rest."""
    sets, first, unit, second, other = match[1] or "", *match.groups()[1:]
    smaller = min(unit, other, key=_SECONDS.__getitem__)
    low, high = (
        format((Decimal(figure) * _SECONDS[of] / _SECONDS[smaller]).normalize(), "f")
        for figure, of in ((first, unit), (second, other))
    )
    series, work = f"{low}/{high}{smaller}", f"{sets}{first}{unit} rest {second}{other}"
    return BadFigure(f"{match[0]} has two units.", f"A series has one unit: {series}. Work and rest: {work}.")
