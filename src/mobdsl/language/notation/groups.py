"""Several movements on one line: rounds, minutes, supersets, and two lines that became one."""

from __future__ import annotations

import re

from mobdsl.language.notation.amounts import DISTANCE, TIME, with_figures
from mobdsl.language.notation.reading import UnclearError
from mobdsl.language.notation.steps import read_step

_MINUTES = r"(\d+)\s*(?:-?\s*(?:min(?:ute)?s?|m|')(?!\w))?"
_BEHIND = r"\s*(?:of\b|for\s+time\b|[:\-–—])?\s*:?\s*"
_HEADS = tuple(
    (re.compile(pattern + _BEHIND, re.IGNORECASE), head)
    for pattern, head in (
        (rf"EMOM\s*(?:for\s+|x\s*)?{_MINUTES}", "repeat {} every 1min"),
        (rf"{_MINUTES}\s*EMOM\b", "repeat {} every 1min"),
        (r"E2MOM\s*(?:for\s+)?(?:x\s*)(\d+)", "repeat {} every 2min"),
        (rf"AMRAP\s*(?:in\s+|for\s+)?{_MINUTES}", "repeat for {}min"),
        (rf"{_MINUTES}\s*AMRAP\b", "repeat for {}min"),
        (r"(?:superset|circuit)\s*[x×]?\s*(\d+)\s*[x×]?(?:\s*rounds?)?", "repeat {}"),
        (r"(\d+)\s*(?:rounds?|rds?|times\s+through|x(?=\s*[(:]))", "repeat {}"),
    )
)  # fmt: skip
_TABATA = re.compile(r"tabata\s*:?\s*(?P<figures>(?=\d))?", re.IGNORECASE)
_LEVEL = "easy|gentle|moderate|hard|fast|slow"
_TURNS = re.compile(
    rf"(?P<name>(?:[^\W\d]\S*\s+)*)(?:(?P<n>\d+)\s*[x×]\s*)?\(?\s*(?P<one>{TIME}|{DISTANCE})\s+(?P<how>{_LEVEL})[\s,/+&]*"
    rf"(?:and\s+|then\s+)?(?P<two>{TIME}|{DISTANCE})\s+(?P<other>{_LEVEL})\)?(?:\s*[x×]\s*(?P<times>\d+))?(?P<behind>\s.*|)",
    re.IGNORECASE,
)
"""Hard and easy in turns."""
_SUPERSET = re.compile(r"superset\s*:?\s*", re.IGNORECASE)
_TEXT_OR_SIGN = re.compile(
    r'"(?:[^"\\\n]|\\.)*"|\([^()]*\)|\[[^\[\]]*\]|(;|\s\+\s|,(?!\d)|\s/\s|\bthen\b)', re.IGNORECASE
)
_SETS = re.compile(r"\A(.*?\s)(\d+)x(\d\S*)(.*)\Z")
_UNITED = re.compile(r"[\d.:/-]+(?:s|min|m|km)\b|\d+:\d|max\b|\d\S* [a-z]")
_DOSE = re.compile(r"\s(?:x|\d|max\b|repeat\b)")


def read_line(written: str) -> str:
    """The line or lines that say what ``written`` says. Raises :class:`UnclearError` where that is not known."""
    written = with_figures(written)
    if match := _TURNS.fullmatch(written):
        return _turns(match)
    for pattern, head in _HEADS:
        if match := pattern.match(written):
            items = written[match.end() :].strip()
            if items[:1] in "([" and items[-1:] in ")]":
                items = items[1:-1]
            if items:
                return f"{head.format(match[1])} {{ {'; '.join(_steps(items, dosed=False))} }}"
    match = _TABATA.match(written)
    if match and match["figures"] is not None:
        return read_line(written[match.end() :])
    if match:
        (item,) = _steps(written[match.end() :], dosed=False)
        if " " in item:
            raise UnclearError
        return f"repeat 8 {{ {item} 20s; rest 10s }}"
    if match := _SUPERSET.match(written):
        return _superset(_steps(written[match.end() :], dosed=True))
    try:
        return read_step(written)
    except UnclearError as unclear:
        if unclear.question:
            raise
        return _lines(written)


def _turns(match: re.Match[str]) -> str:
    """`bike 10x30s hard 30s easy`."""
    number, name = match["n"] or match["times"], match["name"].strip() or match["behind"].strip()
    if not (number and name) or (match["name"] and match["behind"]):
        raise UnclearError
    halves = (read_step(f"{name} {match[way]} {match[how]}") for way, how in (("one", "how"), ("two", "other")))
    return f"repeat {number} {{ {'; '.join(halves)} }}"


def _lines(written: str) -> str:
    """Two movements or more with a dose each, which have a line each."""
    steps = _steps(written, dosed=True)
    if len(steps) < 2:
        raise UnclearError
    return "; ".join(steps)


def _steps(written: str, *, dosed: bool) -> list[str]:
    """The movements of a line, read one by one; what adds to the one before goes with it."""
    pieces = [""]
    last = 0
    for match in _TEXT_OR_SIGN.finditer(written):
        if match[1]:
            pieces[-1] += written[last : match.start()]
            pieces.append("")
            last = match.end()
    pieces[-1] += written[last:]
    steps: list[str] = []
    sources: list[str] = []
    for piece in filter(None, map(str.strip, pieces)):
        try:
            step = read_step(piece)
            if dosed and not _DOSE.search(step):
                raise UnclearError
        except UnclearError:
            if not steps:
                raise
            sources[-1] += f", {piece}"
            steps[-1] = read_step(sources[-1])
        else:
            steps.append(step)
            sources.append(piece)
    if not steps:
        raise UnclearError
    return steps


def _superset(steps: list[str]) -> str:
    """Each movement has its sets; in a superset they take turns, which is a round each."""
    parts = [_SETS.match(step) for step in steps]
    counts = {match[2] for match in parts if match}
    if len(steps) < 2 or None in parts or len(counts) != 1:
        raise UnclearError
    inner = "; ".join(_without_sets(match) for match in parts if match)
    return f"repeat {counts.pop()} {{ {inner} }}"


def _without_sets(match: re.Match[str]) -> str:
    name, _, measure, behind = match.groups()
    return f"{name}{measure if _UNITED.match(measure) else f'x{measure}'}{behind}"
