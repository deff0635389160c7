"""Plans: days of the week, times of day, how often."""

from __future__ import annotations

import re

from mobdsl.language.rewrites.rule import DAY, NAME, RewriteRule
from mobdsl.language.vocabulary import WEEKDAYS

_CLOCK = r"\d{1,2}:\d{2}"
_COUNT = r"\d+(?:\s*(?:-|–|to)\s*\d+)?"


def _day(name: str) -> str:
    return name.lower()[:3]


def _several(match: re.Match[str]) -> str | None:
    """`mon wed fri`, `mon and wed`, `mon to fri, sun` as a list."""
    days: list[str] = []
    words = re.findall(r"\w+", match[2].lower())
    for at, word in enumerate(words):
        if word[:3] in WEEKDAYS:
            first = WEEKDAYS.index(word[:3])
            if at and words[at - 1] in ("to", "until", "till", "through"):
                first, last = WEEKDAYS.index(days[-1]) + 1, first
                days.extend(WEEKDAYS[day % 7] for day in range(first, last + 1 if last >= first else last + 8))
            else:
                days.append(word[:3])
    return f"{match[1]}{', '.join(dict.fromkeys(days))}"


def _all_but(match: re.Match[str]) -> str:
    left_out = {_day(day) for day in re.findall(DAY, match[1])}
    return "on " + ", ".join(day for day in WEEKDAYS if day not in left_out)


def _hour(match: re.Match[str]) -> str:
    hour = int(match[1]) % 12 + (12 if match[3].lower() == "pm" else 0)
    return f"{hour:02d}:{match[2] or '00'}"


def _per_week(match: re.Match[str]) -> str:
    return re.sub(r"\s*(?:-|–|to)\s*", "-", match[1]) + " per week"


def _times(match: re.Match[str]) -> str:
    return ", ".join(re.findall(_CLOCK, match[1])) + match[2]


def _turned(match: re.Match[str]) -> str | None:
    """A stretch that goes from the later day to the earlier one, turned round."""
    return f"{match[1]}{match[3]} to {match[2]}" if match[3] < match[2] else None


RULES = (
    RewriteRule(rf"(?<![\w.+])({_COUNT})\s*(?:[xX×]|times)?\s*(?:a|per|each|every|/)\s*week\b", _per_week),
    RewriteRule(rf"(?<![\w.])({_COUNT})\s*(?:[xX×]|times)\s+weekly\b", _per_week),
    RewriteRule(r"\b(?:each|every single) day\b|\b(?:daily|everyday)\b", "every day"),
    RewriteRule(rf"\bevery day (?:except|but)(?: on)? ({DAY}(?:\s*(?:,|and|or)\s*{DAY})*)", _all_but),
    RewriteRule(rf"\b(on )({DAY}\s+(?:to|until|till|through)\s+{DAY}(?:\s*(?:,|and)\s*{DAY})+)", _several),
    RewriteRule(rf"({DAY})\s+(?:until|till|through|thru)\s+({DAY})", r"\1 to \2"),
    RewriteRule(rf"\b(on )({DAY}(?:(?:\s*,\s*|\s+and\s+|\s+or\s+|\s+){DAY})+)", _several),
    RewriteRule(rf"\A(?:every |each )?({DAY})(?=\s|\Z)", lambda m: f"on {_day(m[1])}"),
    RewriteRule(r"\bon (rest|training) days?\b(\s+\w+)?", r"on \1_day\2"),
    RewriteRule(rf"\b(activity {NAME}) ({DAY})", r"\1 on \2"),
    RewriteRule(r"\b(activity .*?\d) (\d+(?:min|h))\b", r"\1 for \2"),
    RewriteRule(r"\A((?:pause|zone|except)\b.*?|.*\bfrom )(\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)", _turned),
    RewriteRule(r"(?<![\w:])(\d{1,2})(?::(\d\d))?\s*(am|pm|AM|PM)\b", _hour, figures=False),
    RewriteRule(rf"({_CLOCK})\s*(?:-|–|—|until|till)\s*({_CLOCK})", r"\1 to \2"),
    RewriteRule(rf"({_CLOCK})\s*(?:h|Uhr|o'clock)\b", r"\1"),
    RewriteRule(rf"({_CLOCK}(?:(?:\s+and\s+|\s*&\s*|\s+){_CLOCK})+)((?:\s+do\b)?)", _times),
    RewriteRule(r"\b((?:week|day)s? \d\S*) (?:and|or|&) (?=\d)", r"\1, "),
    RewriteRule(r"\b(week|day) (\d+)\s*(?:to|until|-|–)\s*(\d+)", r"\1 \2-\3"),
    RewriteRule(rf"(?<!\S)(\d+(?:min|h)) (before|after) ({NAME})", r"\2 \3 by \1"),
    RewriteRule(r"\b(?:run|start|perform|execute) (?=[^\W\d]\w*\Z)", "do "),
    RewriteRule(rf"\A(on (?:{DAY}|{NAME})(?: at {_CLOCK})?) (?!do\b|at\b|to\b|and\b)({NAME})\Z", r"\1 do \2"),
    RewriteRule(r"\A(cap \d+)\Z", r"\1%"),
    RewriteRule(r"(?<![\w.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\w)", lambda m: f"{m[3]}-{int(m[2]):02d}-{int(m[1]):02d}"),
)
