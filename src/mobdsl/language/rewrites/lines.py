"""Lines: their first words, their lists, their conditions and their braces."""

from __future__ import annotations

import re

from mobdsl.language.keywords import Place, table
from mobdsl.language.notation.reading import joined
from mobdsl.language.rewrites.rule import LIMB, NAME, RESERVED, RewriteRule
from mobdsl.language.vocabulary import HEADINGS, UNITS
from mobdsl.suggest import nearest

_LISTS = "skip|only|prefer|require|warn|rotate|muscles|planes|tags|target|expect planes|with|equipment|position"
_NAMED = "routine|context|movement|progression|plan|block|do|also|easier|harder|skip|prefer|never|position|only"
_CLAUSES = "|".join((*sorted(table(Place.CLAUSE)), *HEADINGS))
_HEADINGS = "|".join(HEADINGS)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = f"(?:{'|'.join(_NUMBERS)})"
_TIME = r"\d+(?:\.\d+)?(?:s|min|h)"


def _underscored(match: re.Match[str]) -> str | None:
    """Several words as one name, up to a word of the language."""
    words = match[2].split()
    ends = RESERVED - UNITS.keys()  # a heel tap is named, not counted
    last = next((at for at, word in enumerate(words) if word in ends and (at or word != "on")), len(words))
    return " ".join((match[1], "_".join(words[:last]), *words[last:])) if last else None


def _rounds(match: re.Match[str]) -> str | None:
    """`every 1min for 10min`: ten rounds."""
    (step, unit), (whole, other) = (re.match(r"([\d.]+)(\w+)", part).groups() for part in (match[1], match[2]))  # type: ignore[union-attr]
    seconds = {"s": 1, "min": 60, "h": 3600}
    rounds = float(whole) * seconds[other] / (float(step) * seconds[unit])
    return f"repeat {rounds:.0f} every {match[1]}" if rounds == int(rounds) else None


def _times(match: re.Match[str]) -> str | None:
    return f"repeat {match[1]}" if match[1] else None


def _small(match: re.Match[str]) -> str | None:
    return match[0].lower() if match[0].lower() in RESERVED and match[0] != match[0].lower() else None


def _two_lines(match: re.Match[str]) -> str | None:
    """Two movements with a dose each, which have a line each."""
    first = match[1].split()[0]
    return None if first in RESERVED or _is_word(match[2]) else f"{match[1]}; {match[2]}{match[3]}"


def _one_name(match: re.Match[str]) -> str | None:
    """`bird dog 8` and `bird dog`: the words are one name."""
    words = match[1].split()
    if any(_is_word(word) for word in words[1:]) or words[0] in RESERVED:
        return None
    return joined(words) + (f" x{match[2]}" if match[2] else "")


def _remark(match: re.Match[str]) -> str | None:
    """A text behind a movement and its dose."""
    words = (match[1] + match[2]).split()
    taken = words[0] in RESERVED or words[-1] in (
        "=",
        "clearance",
        "warn",
        "never",
        "stop",
    )  # which have a text behind them
    return None if taken else f"{match[1]}{match[2]} note {match[3]}"


def _is_word(name: str) -> bool:
    """Whether ``name`` is a word of the language, or nearly one."""
    return name.lower() in RESERVED or (len(name) > 3 and nearest(name, RESERVED) is not None)


def _once_not(match: re.Match[str]) -> str:
    return f"if not {match[1]}"


RULES = (
    RewriteRule(r"\A(?:[Ww]hen|[Ww]henever|If)\s+(\w+)", r"if \1"),
    RewriteRule(r"\A(?:And|and|Then|then|Or|or)\s+", ""),
    RewriteRule(r"(?<!\S)[A-Z]\w*(?!\S)", _small),
    RewriteRule(rf"\A(?:Unless|unless)\s+({NAME})", r"if not \1"),
    RewriteRule(rf"\b(?:when|whenever|once|wenn|in case of)(?=\s+{NAME})", "if"),
    RewriteRule(r"\bunless\s+(?=not\s)", "if "),
    RewriteRule(rf"\b(?:unless|except if|if no)\s+({NAME})", _once_not),
    RewriteRule(r"\b(?:while|till|til)(?=\s)", "until"),
    RewriteRule(
        r"\b(if .*?)\s+(?:for |in )?(\d+) (?:times|x|(?:consecutive )?(?:session|workout)s?)(?: in a row| running)?\Z",
        r"\1 \2 in a row",
    ),
    RewriteRule(r"\A(progress)\b", "advance"),
    RewriteRule(r"(?<!\S)(add \d\S*%) (?:more )?(?:load|weight)(?=\s|\Z)", r"\1"),
    RewriteRule(rf"\A({NAME})\b(.*?),?\s+(?:but )?skip(?: it| this)? (if\s+\S.*)\Z", r"\1\2; \3 skip \1", braces=False),
    RewriteRule(rf'\A("[^"]*"):?\s+({NAME}\s+\S*\d.*)\Z', r"\2 note \1", braces=False),
    RewriteRule(r"(?<=\s)(add \d\S*(?: reps?)?) (?:each|per) (session|day|week)\b", r"\1 every \2"),
    RewriteRule(
        r"\A(?!(?:week|day)\b)(.*\S)\s+((?:stop|ask|advance|regress|add|reduce)\b.*)\Z", r"\1 { \2 }", braces=False
    ),
    RewriteRule(rf"\b(if|until)\s+((?:not )?(?!not\b){NAME})\s+({NAME})(?=\s*(?:\Z|\"|and\b|or\b|<|>|=))", r"\1 \2_\3"),
    RewriteRule(r"\b(if\s+\w+)\s*=\s*(?:yes|true|on)\b", r"\1"),
    RewriteRule(r"\bif\s+(\w+)\s*=\s*(?:no|false|off)\b", r"if not \1"),
    RewriteRule(rf"\Ado\s+({NAME}\s+x?\d)", r"\1"),
    RewriteRule(
        rf'\A((?:routine|context|plan|movement|progression)\s+{NAME}(?:\s+"[^"]*")?)\s+([a-z]+ \S*\d\S*)\Z',
        r"\1 {{ \2;".replace("{{", "{"),
        braces=True,
    ),
    RewriteRule(rf"\A([^\[]*?)\s*\[\s*({NAME}.*?)\s*\]\Z", r"\1 { \2 }", braces=False),
    RewriteRule(rf"\A((?:{_LISTS})\b(?:(?!\bif\b|\buntil\b).)*?\S)\s+(?:and|or|und)\s+(?=[^\W\d]|\")", r"\1, "),
    RewriteRule(rf"\A((?:muscles|planes|tags|target)\s+(?:{NAME},\s*)*{NAME})\s+({NAME})", r"\1, \2"),
    RewriteRule(rf"\A(expect planes\s+(?:{NAME},\s*)*{NAME})\s+({NAME})", r"\1, \2"),
    RewriteRule(rf"\Aonly\s+(?:the\s+)?first\s+({_NUMBER})\b", lambda m: f"only first {_NUMBERS.index(m[1]) + 1}"),
    RewriteRule(r"\Aonly\s+the\s+first\s+(?=\d)", "only first "),
    RewriteRule(rf"\A(only\s+first\s+\d+)\s+{NAME}", r"\1"),
    RewriteRule(rf"\Aonly\s+from\s+({NAME})\s+to", r"only \1 to"),
    RewriteRule(rf"\A(require)\s+(first|last)\s+({NAME})", r"\1 \3 \2"),
    RewriteRule(rf"\A({_NAMED})\s+({NAME}(?:\s+{NAME})+)", _underscored),
    RewriteRule(rf"\A(?:step|stage|rung)\s+({NAME})", r"level \1"),
    # Blocks and repeats
    RewriteRule(r"\b(if .*[<>=] ?\S+) in a row\Z", r"\1 3 in a row"),
    RewriteRule(
        r"(?i)\A(?:superset|circuit|giant_set|triset|rounds)(?:\s+x?(\d+)x?)?(?:\s+rounds)?", _times, braces=True
    ),
    RewriteRule(r"(?i)\A(?:emom|every_minute)\s+(\d+)(?:min)?", r"repeat \1 every 1min", braces=True),
    RewriteRule(rf"(?i)\Aamrap\s+(?:in\s+)?({_TIME})", r"repeat for \1", braces=True),
    RewriteRule(r"(?i)\Aamrap\s+(\d+)\s*\Z", r"repeat for \1min", braces=True),
    RewriteRule(rf"(?i)\Atabata:?\s+({NAME})\Z", r"repeat 8 rest 10s { \1 20s }", braces=False),
    RewriteRule(rf"\Arepeat\s+(?:for\s+)?({_TIME})\Z", r"repeat for \1", braces=True),
    RewriteRule(r"\Arepeat\s+x?(\d+(?:[-/]\d+){2,})", lambda m: "repeat x" + m[1].replace("-", "/"), braces=True),
    RewriteRule(r"\Arepeat\s+(\d+/\d+)", r"repeat x\1", braces=True),
    RewriteRule(rf"\A(?:repeat\s+)?every\s+({_TIME})\s+for\s+({_TIME})", _rounds, braces=True, figures=False),
    RewriteRule(rf"\Arepeat\s+(?:both|every|per|on each|for each) ({LIMB})s?", r"repeat each \1", braces=True),
    RewriteRule(
        r"\Arepeat\s*[:(]?\s*x?(\d+)\s*[)x]?(?:\s*(?:times|rounds|sets|x))?(?=\s|\Z)", r"repeat \1", braces=True
    ),
    RewriteRule(rf"\Arepeat\s+({_NUMBER})(?:\s+times)?\b", lambda m: f"repeat {_NUMBERS.index(m[1]) + 1}", braces=True),
    RewriteRule(r"\Arepeat\s+([^\W\d]\w*)\Z", r"repeat until \1", braces=True),
    RewriteRule(r"\A(\d+)\s*x?\s*(?:rounds?|times|sets)?(?:\s+of)?\s*:?\Z", r"repeat \1", braces=True),
    RewriteRule(r"\A(repeat\s+\d+)\s+([^\W\d].*?)\s*\Z", r"\1 { \2 }", braces=False),
)

LAST = (
    RewriteRule(rf"\A((?:each|only)\s+\w+)\s+({NAME}\b.*)\Z", r"\2 \1", braces=False),
    RewriteRule(rf"\A({NAME})(\s+(?:each|only|rest|tempo|hold|load|with)\b.*?)\s+((?:\d+)?x\d\S*)", r"\1 \3\2"),
    RewriteRule(rf"\b({_HEADINGS})\s+([^\W\d\"][^\"]*)\Z", r'\1 "\2"'),
    RewriteRule(rf"\A({NAME}(?:\s+{NAME})+)(?:\s+(\d+)(?!\S)|(?=\s+x?\d)|\Z)", _one_name, braces=False),
    RewriteRule(r'\A(\w+)\b(.*\S) ("(?:[^"\\\n]|\\.)*")\Z', _remark),
    RewriteRule(rf"\A({NAME}.*?\d\S*),\s*(?=(?:{_CLAUSES})\b)", r"\1 "),
    RewriteRule(
        rf"\A({NAME}\s+\S*\d\S*?),?\s+(?:then\s+)?({NAME})(\s+(?:(?:\d+x|x)\d\S*|\d\S*[a-z]))(?!\S)",
        _two_lines,
        braces=False,
    ),
)
"""What fits many lines, and counts where nothing else does."""
