"""Plans: dates, days of the month, times a day, growth."""

from __future__ import annotations

import re

from mobdsl.language.rewrites.rule import DAY, NAME, RewriteRule
from mobdsl.language.vocabulary import WEEKDAYS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_CLOCK = r"\d{1,2}:\d{2}"
_COUNT = r"\d+(?:\s*(?:-|–|to)\s*\d+)?"
_DATE = r"\d{4}-\d\d-\d\d"
_IN_WORDS = {
    "once": 1, "twice": 2, "thrice": 3, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
}  # fmt: skip
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_TH = {
    "1st": "first",
    "2nd": "second",
    "3rd": "third",
    "4th": "fourth",
    **{word: word for word in (*_ORDINALS, "last")},
}
_NTH = rf"(?i:{'|'.join(_TH)})"
_OFTEN = rf"(?:once|twice|thrice|(?:{_COUNT}|{'|'.join(_IN_WORDS)})\s*(?:[xX×]|times?)?)"
_NTHS = rf"{_NTH}(?:\s*(?:,|and|&)\s*{_NTH})*"
_SEVERAL = rf"{DAY}(?:\s*(?:,|and|&)\s*{DAY})*"
_NUMBER = "|".join(word for word in _IN_WORDS if word not in ("once", "twice", "thrice"))


def _often(unit: str) -> Callable[[re.Match[str]], str]:
    """`three times a day` as `3 per day`."""

    def often(match: re.Match[str]) -> str:
        said = re.sub(r"\s*(?:-|–|to)\s*", "-", re.sub(r"\s*(?:[xX×]|times?)\Z", "", match[1].lower()))
        return f"{_IN_WORDS.get(said, said)} {unit}"

    return often


def _of_month(match: re.Match[str]) -> str:
    numbers = (_TH[word.lower()] for word in re.findall(_NTH, match[1]))
    return f"on {', '.join(numbers)} {_days(match[2])} of month"


def _days(said: str) -> str:
    """`saturday and Sun` as `sat, sun`."""
    words = (word.lower()[:3] for word in re.findall(r"\w+", said))
    return ", ".join(word for word in words if word in WEEKDAYS)


def _hours(match: re.Match[str]) -> str:
    return f"apart {24 * int(match[1])}h"


def _in_figures(match: re.Match[str]) -> str:
    return f"for {_IN_WORDS[match[1].lower()]} {match[2]}"


def _every_nth(match: re.Match[str]) -> str:
    number = _ORDINALS.get(_TH.get(match[1].lower(), "second"))
    return f"every {number} {match[2]}s"


def _on_from(match: re.Match[str]) -> str:
    """`from week 2` as `week 2+`."""
    return f"week {int(match[1]) + match[0].startswith('after')}+"


def _week_first(match: re.Match[str]) -> str:
    """`on mon do w1 from week 2` as `week 2+ on mon do w1`."""
    return f"week {int(match[3]) + (match[2] == 'after')}+ {match[1]}"


def _spread(match: re.Match[str]) -> str | None:
    """`5 per day between 09:00 and 21:00`: the times, as far from each other as can be."""
    often = match[1].lower()
    number = int(_IN_WORDS.get(often, often))
    first, last = (int(clock[:-3]) * 60 + int(clock[-2:]) for clock in (match[2], match[3]))
    if number < 2 or last <= first or (last - first) % (number - 1):
        return None
    times = range(first, last + 1, (last - first) // (number - 1))
    return f"every day at {', '.join(f'{time // 60:02d}:{time % 60:02d}' for time in times)}"


RULES = (
    RewriteRule(
        rf"\A(?:every day )?(\d+|{'|'.join(_IN_WORDS)})\s*(?:[xX×]|times?)?\s*(?:a|per|each|every|/)\s*day "
        rf"(?:between|from) ({_CLOCK}) (?:and|to|until|-|–) ({_CLOCK})",
        _spread,
        figures=False,
    ),
    RewriteRule(rf"\b(every \d+(?:h|min)) between ({_CLOCK}) (?:and|to|until|-|–) ({_CLOCK})", r"\1 from \2 to \3"),
    RewriteRule(
        r"\A(?:starting |beginning )?(?:from|after) week (\d+)(?: on(?:wards?)?)?(?!\S|\s*(?:to|until|-|–))", _on_from
    ),
    RewriteRule(r"\A(.*\S) (?:starting |beginning )?(from|after) week (\d+)(?: on(?:wards?)?)?\Z", _week_first),
    RewriteRule(rf"\A(weeks? [\d,+ -]*\d\+?) ({_SEVERAL})(?=\s)", lambda m: f"{m[1]} on {_days(m[2])}"),
    RewriteRule(rf"\A(.*?\S) (do {NAME}(?:, {NAME})*) (on {_SEVERAL}(?: at {_CLOCK}(?:, {_CLOCK})*)?)\Z", r"\1 \3 \2"),
    RewriteRule(rf"\A(every \d+(?:h|min) (?:from|between) {_CLOCK} (?:to|and) {_CLOCK})(?= do\b)", r"every day \1"),
    RewriteRule(r"\A(?:in |during |for )?(?:the )?weeks? (\d+) ?(?:to|until|through|–|-) ?(\d+)", r"week \1-\2"),
    RewriteRule(r"\A(?:in |during )?(?:the )?weeks? (?=\d)", "week "),
    RewriteRule(rf"(?<=\s)(?:but )?not on ({_SEVERAL})", lambda m: f"except {_days(m[1])}"),
    RewriteRule(
        r"(?<![\w.])(?:at least |min(?:imum)? )?(\d+h)(?: rest)? (?:apart|between (?:the )?sessions)\b", r"apart \1"
    ),
    RewriteRule(rf"(?<![\w.+])({_OFTEN})\s*(?:a|per|each|every|/)\s*day\b", _often("per day")),
    RewriteRule(rf"(?<![\w.+])({_OFTEN})\s+daily\b", _often("per day")),
    RewriteRule(
        rf"(?<![\w.+])({_COUNT}|{'|'.join(_IN_WORDS)})\s+days?\s*(?:a|each|every|/)\s*week\b", _often("days per week")
    ),
    RewriteRule(
        rf"(?<![\w.+])((?:once|twice|thrice)|(?:{'|'.join(_IN_WORDS)}) times)\s+(?:a|per|each|every)\s+week\b",
        _often("per week"),
    ),
    RewriteRule(
        rf"\b(?:on |every )?(?:the )?({_NTHS}) ({_SEVERAL}) "
        r"(?:(?:of|in) (?:the |each |every |a )?month|monthly|every month)",
        _of_month,
        figures=False,
    ),
    RewriteRule(rf"\bon ({_NTHS}) ({_SEVERAL})(?! of\b|\s*(?:,|and|&)\s*{DAY})", _of_month, figures=False),
    RewriteRule(r"\bevery (2nd|3rd|4th|second|third|fourth|alternate) (day|week)s?\b", _every_nth, figures=False),
    RewriteRule(rf"\b(?:on |every )(?:alternate|other) ({_SEVERAL})", lambda m: f"every 2 weeks on {_days(m[1])}"),
    RewriteRule(r"\b(?:biweekly|fortnightly)\b", "every 2 weeks"),
    RewriteRule(r"\A(?:repeat|redo) (?:the |this |last )?week\b(?! \d)", "regress 1 week"),
    RewriteRule(
        r"(?<![\w.])(?:at least |min(?:imum)? )?(\d+) days? (?:apart|between (?:the )?sessions)\b",
        _hours,
        figures=False,
    ),
    RewriteRule(r"\bapart (\d+) days?\b", _hours, figures=False),
    RewriteRule(r"\A(?:rest|min(?:imum)? (?:gap|spacing|rest)|gap|spacing) (\d+h)\b", r"apart \1"),
    RewriteRule(rf"\bfinish ({_CLOCK})", r"finish at \1"),
    RewriteRule(rf"\bfor (?i:({_NUMBER})) (days?|weeks?)\b", _in_figures),
    RewriteRule(rf"\bfrom ({DAY}) (?:to|until|till|-) ({DAY})", r"on \1 to \2"),
    RewriteRule(r"(?<![\w.])(\d{4})[/.](\d\d)[/.](\d\d)(?![\w/.])", r"\1-\2-\3"),
    RewriteRule(rf"\A({_DATE})(?= (?:at|do|finish)\b)", r"on \1"),
    RewriteRule(rf"\bevery day ({_DATE}) (?:to|until|till|-|–) ({_DATE})", r"every day from \1 to \2"),
    RewriteRule(r"\bevery day (\d+)\s*(?:x|times)(?= )", r"\1 per day"),
    RewriteRule(r"\A\+(\S+) (?=every\b)", r"add \1 "),
    RewriteRule(
        r"\A(?:increase|raise)(?: (?:the )?(?:load|weight))?(?: by)? (\d\S*) (?:each|per|a|every) (session|day|week)\b",
        r"add \1 every \2",
    ),
    RewriteRule(r"\A(add \S+?)/(session|day|week)\b", r"\1 every \2"),
    RewriteRule(r"\A(add .+?) weekly\b", r"\1 every week"),
    RewriteRule(r"\A(add .+?) every time\b", r"\1 every session"),
    RewriteRule(
        rf"\b(?:finish(?:ed|es|ing)?|end(?:s|ed|ing)?|done|over) (?:at|by|until|before) ({_CLOCK})", r"finish at \1"
    ),
    RewriteRule(rf"\bon ({_DATE}) (?:to|until|till|through|-|–) ({_DATE})", r"every day from \1 to \2"),
    RewriteRule(rf"\b(?:between|from) ({_DATE}) (?:and|through|till|-|–) ({_DATE})", r"from \1 to \2"),
    RewriteRule(rf"\b(?:starting|beginning|since)(?: on| from)? ({_DATE})", r"from \1"),
    RewriteRule(rf"\b(?:till|through|thru|ending|ends|end)(?: on)? ({_DATE})", r"until \1"),
    RewriteRule(rf"\A(from {_DATE}(?: to {_DATE})?)(?= .*\b(?:do|rotate)\b)", r"every day \1"),
    RewriteRule(r"\A(add .+?) (?:per|each|a|every single) (session|day|week)\b", r"\1 every \2"),
    RewriteRule(r"\A(add .+?) every other (session|day|week)\b", r"\1 every 2 \2s"),
)
