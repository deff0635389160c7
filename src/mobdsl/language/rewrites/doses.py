"""Doses and clauses: how much, on which side, with what."""

from __future__ import annotations

import re

from mobdsl.language.rewrites.rule import LIMB, NAME, RESERVED, RewriteRule
from mobdsl.language.vocabulary import LIMBS, SPELLED_OUT

_GLUED = ("s", "sec", "min", "h", "m", "km", "mi", "yd", "kg", "lb", "g", "%", "rpe", "rir", "cm")
_UNIT = "(?:" + "|".join(sorted((*SPELLED_OUT, *map(re.escape, _GLUED)), key=len, reverse=True)) + r")(?!\w)"
_NUMBER = r"\d+(?:\.\d+)?"
_BEFORE_TIMES = "lasts|rest|hold|reset|switch|for|every|remind|cap|fit|expect|pace|by|after|in"
_DOSE = r"(?:x\d\S*|xmax|\d+x\d\S*|\d\S*(?:s|min|m))"
_KIT = (
    r"(?:bands?|barbells?|dumbbells?|kettlebells?|stick|bench|chair|wall|towel|strap|medicine_ball|ball|foam_roller|box"
    r"|mat|rings|rope|cable)"
)
_POSITIONS = r"(?:seated|sitting|standing|kneeling|half_kneeling|tall_kneeling|lying|supine|prone|side_lying)"


def _unit(unit: str) -> str:
    return SPELLED_OUT.get(unit, unit)


def _sets(match: re.Match[str]) -> str:
    return f"{match[1]}x{match[2]}{_unit(match[3] or '')}"


def _breath(match: re.Match[str]) -> str:
    unit = "s" if match[3] == "sec" else _unit(match[3])
    return f'"{match[1].capitalize()}" {match[2]}{unit}'


def _range(match: re.Match[str]) -> str:
    return f"{match[1]}-{match[2]}{_unit(match[3] or '')}"


def _small(match: re.Match[str]) -> str | None:
    unit = _unit(match[2].lower())
    return f"{match[1]}{unit}" if unit in _GLUED else None


def _minutes(match: re.Match[str]) -> str | None:
    """`rest 2m`; a hundred of them and more are metres."""
    return f"{match[1]} {match[2]}min" if float(match[2]) < 100 else None


def _clock(match: re.Match[str]) -> str:
    return f"{match[1]}:{int(match[2]):02d}"


def _turned(match: re.Match[str]) -> str | None:
    """`3 sets of 10 push ups`: the movement stands first."""
    words = match[3].split()
    if any(word in RESERVED for word in words):
        return None
    dose = f"{match[1]}x{match[2]}" if match[1] else f"x{match[2]}"
    return f"{'_'.join(words)} {dose}"


def _loaded(match: re.Match[str]) -> str | None:
    """`squat 3x8 80kg`; behind words such as `reduce` a figure is no load."""
    return None if match[1] in RESERVED else f"{match[1]}{match[2]}load {match[3]}"


def _limb(match: re.Match[str]) -> str:
    return f"each {match[1].removesuffix('s') if match[1].removesuffix('s') in LIMBS else 'side'}"


RULES = (
    RewriteRule(r"(?<=\s)(?:load )?\+\s?(\d[\d.]*(?:kg|lb))(?!\S| (?:each|every|per)\b)", r"load \1"),
    RewriteRule(rf"\A(inhale|exhale|breathe (?:in|out))(?: for)? ({_NUMBER})\s*({_UNIT})\Z", _breath),
    RewriteRule(r"(?<=\s)from (left|right)(?:,| and| then) (?:left|right)(?!\w)", r"from \1"),
    RewriteRule(r"(?<!\w)(?<!each side )(?<!each leg )(?<!each arm )from (?=(?:left|right)(?!\w))", "each side from "),
    RewriteRule(rf"\A({NAME}) (\d+(?:mm|cm) [^\W\d]\w*) ({_DOSE})(?!\S)", r'\1 \3 note "\2"'),
    RewriteRule(r"\beffort (\d+(?:-\d+)?)/10(?!\S)", r"effort \1rpe", figures=False),
    # Figures that nearly can be read
    RewriteRule(rf"\b({_BEFORE_TIMES})\s+({_NUMBER})m(?!\w)", _minutes),
    RewriteRule(r"\A(\w+ \S*\d(?:m|km|mi|yd)) (?:(?:pace|at|@) ?)?(\d+:\d\d/\S+)", r"\1 effort \2"),
    RewriteRule(r"(?<![\w.])(\d+)(?:m|min|['’′])\s*([0-5]?\d)(?:s|sec|[\"″”]|'')?(?!\w)", _clock),
    RewriteRule(rf"(?<![\w.])({_NUMBER})({_UNIT})\s*-\s*({_NUMBER})\2(?!\w)", r"\1-\3\2"),
    RewriteRule(r"(?<![\w.])(\d+)([a-z]+)\+", r"\1+\2"),
    RewriteRule(r"(?<![\w.])(\d+)(?:[″”]|'')", r"\1s"),
    RewriteRule(r"(?<![\w.])(\d+)['’′]", r"\1min"),
    RewriteRule(rf"(?<![\w.])({_NUMBER}(?:[-/]{_NUMBER})*|\d+x\d+)([A-Z]\w*)(?!\w)", _small),
    RewriteRule(r"(?<![\w.])(\d)\.([0-5]\d)(?!\S)", r"\1:\2"),
    RewriteRule(rf"(?<![\w.])(\d+)\s*(?:[xX×*]|times)\s*({_NUMBER}(?:[-/]{_NUMBER})*\+?)(?:\s*({_UNIT}))?", _sets),
    RewriteRule(r"(?<![\w.])(\d+)\s*(?:sets? of|[xX×])\s*max\b", r"\1xmax"),
    RewriteRule(r"\A(?:(\d+)\s*(?:x|sets? of)\s*)?x?(\d+)\s+([^\W\d]\w*(?:\s+[^\W\d]\w*)*)\Z", _turned, braces=False),
    RewriteRule(r"(?<![\w.])(\d+)\s*sets?(?: of)?\s+x?(\d+\S*)(?:\s*reps)?", r"\1x\2"),
    RewriteRule(rf"\A({NAME})\s+({_NUMBER}{_UNIT})\s*[xX×]\s*(\d+)(?!\S)", r"\1 \3x\2"),
    RewriteRule(rf"(?<=\s)for ({_NUMBER})\s*({_UNIT})", lambda m: f"{m[1]}{_unit(m[2])}"),
    RewriteRule(rf"\b(rest|hold|switch|reset|pace) (\d+)(?!\S|\s+{_UNIT})", r"\1 \2s"),
    RewriteRule(
        rf"(\d\S*?)\s*[,+]?\s+(?:then )?({_NUMBER}{_UNIT}) (rest|hold|pause)\b",
        lambda m: f"{m[1]} {m[3].replace('pause', 'hold')} {m[2]}",
    ),
    RewriteRule(r",?\s*\b(?:and |then )+(?=rest \d)", " "),
    RewriteRule(rf"(\d\S*)\s*/\s*({LIMB})\b", r"\1 each \2"),
    RewriteRule(rf"(?<=\s)(?<!after )(?:ea\.?|each)(?: ({LIMB}))?\s*\Z", lambda m: f"each {m[1] or 'side'}"),
    RewriteRule(
        rf"(?<=\s)(?:left|right)(?: {LIMB})?(?: and| then|,| &| /) (?:the )?(?:left|right)(?: {LIMB})?(?!\w)",
        "each side",
    ),
    RewriteRule(
        rf"\A({NAME}\b)(.*?\s)(?:@ ?|at |with )?(?<!load )(?<!of )(?<!nearest )([\d.-]+(?:kg|lb|%))(?!\S)", _loaded
    ),
    RewriteRule(r"(?<=\s)(?:@ ?|at )?(?<!effort )(\d\S*(?:rpe|rir))(?!\S)", r"effort \1"),
    RewriteRule(r"(?<=\s)(?<!tempo )(slow|fast|controlled|quick|explosive)(?:ly)?(?: tempo)?(?=\s|\Z)", r"tempo \1"),
    RewriteRule(r"(?<=\s)(?<!load )(light|heavy)(?: load| weight)?(?=\s|\Z)", r"load \1"),
    RewriteRule(r"(?<=\s)(?<!effort )(easy|gentle|moderate|hard)(?: effort)?(?=\s|\Z)", r"effort \1"),
    RewriteRule(r"(?<![\w.])(\d+)\s+[xX×](?!\w)", r"x\1"),
    RewriteRule(r"(?<![\w.])[xX×]\s*(\d[^\s;]*)", r"x\1"),
    RewriteRule(r"(?<![\w.])(\d+)\s*reps?\b", r"x\1"),
    RewriteRule(
        r"(?<!\w)(?:xMAX|xMax|XMAX|Xmax|(?:max|as many) reps|AMRAP|amrap|(?:to|till|until) (?:failure|fatigue))(?!\w)",
        "xmax",
    ),
    RewriteRule(rf"(?<![\w.:-])({_NUMBER})\s*(?:to|bis|-|–|—)\s*({_NUMBER})(?:\s*({_UNIT}))?(?![\w:.-])", _range),
    RewriteRule(rf"(?<![\w.])(\d+),\s*(\d+)\s*({_UNIT})", lambda m: f"{m[1]}.{m[2]}{_unit(m[3])}"),
    RewriteRule(r"(?:@\s*)?\b(?:RPE|rpe)\s*(\d+(?:-\d+)?)", r"effort \1rpe"),
    RewriteRule(r"(?:@\s*)?\b(?:RIR|rir)\s*(\d+(?:-\d+)?)", r"effort \1rir"),
    RewriteRule(rf"(?<![\w.])({_NUMBER}(?:[-/]{_NUMBER})*)\s+({_UNIT})", lambda m: f"{m[1]}{_unit(m[2])}"),
    RewriteRule(rf"\b(?:(?:on |for )?(?:both|every|per|on each|for each|a|each) ({LIMB}s?))\b", _limb),
    RewriteRule(r"(?<=\s)(?:left (?:and|then|,|&|/) right|left/right|l/r|L/R|both)(?!\w)", "each side"),
    RewriteRule(
        rf"(?<=\s)(?<!from )(?<!only )(?:on )?(?:the )?(?:only )?(left|right)(?: {LIMB})?(?: only)?(?!\w)", r"only \1"
    ),
    RewriteRule(rf"\b(?:alternating|alternately|alternate)(?: {LIMB}s?)?\b", "alternate"),
    RewriteRule(r"(?<=\s)(?:pause|paused|held)(?: for)? (?=\d)", "hold "),
    RewriteRule(r"(?<=\s)(?:range|rom|ROM) (?=[^\W\d])", "motion "),
    RewriteRule(rf"(?<=\s)(?<!with )(?<!or )(?<!, )(?:using |on |w/ ?)?(?:a |an |the )?({_KIT})(?=\s|\Z)", r"with \1"),
    RewriteRule(rf"(?<=\s)(?<!position )(?<!or )(?<!, )(?:in )?({_POSITIONS})(?=\s|\Z)", r"position \1"),
    RewriteRule(rf"\A(.*?(?<!\w)\d+x\S+)(\s.*?\S)\s+(every {_NUMBER}\S*)", r"\1 \3\2"),
    RewriteRule(rf"\A({NAME}(?:\s+{_DOSE})?)\s+(\d+)\s*(?:rounds?|times)\Z", r"repeat \2 { \1 }", braces=False),
    RewriteRule(
        rf"\A({NAME}(?:\s+{_DOSE})?)\s+repeat\s+(\d+)x?\s*(?:rounds?|times)?\Z", r"repeat \2 { \1 }", braces=False
    ),
)
