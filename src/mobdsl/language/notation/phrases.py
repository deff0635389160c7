"""What people write behind, in front of and between the words of a movement's name.

Each phrase is an expression and a function of what it matched, which says it in a :class:`Reading`, or gives False
where the phrase is none at this place. The first one that is one counts.
"""

from __future__ import annotations

import re

from mobdsl.language.notation.amounts import (
    COUNT,
    DISTANCE,
    NUMBER,
    REPS,
    TIME,
    WEIGHT,
)
from mobdsl.language.notation.doubtful import (
    say_breathing,
    say_pair,
    say_part_of_name,
    say_thousands,
    say_way,
    say_way_between,
    say_work_and_rest,
)
from mobdsl.language.notation.meanings import (
    LIMBS_SPELLED,
    say_about,
    say_alternate,
    say_as_it_stands,
    say_bare,
    say_bare_tempo,
    say_clause_of_time,
    say_counted,
    say_directions,
    say_dose,
    say_effort,
    say_every,
    say_growth,
    say_hold,
    say_load,
    say_more_kit,
    say_most,
    say_moving_rest,
    say_one_side,
    say_reps,
    say_reps_before,
    say_rest,
    say_separator,
    say_sets,
    say_sets_behind,
    say_share,
    say_side,
    say_sum,
    say_tempo,
    say_text,
    say_weight_first,
    say_weight_without_unit,
    say_with,
    say_within,
)
from mobdsl.language.vocabulary import HEADINGS, UNITS
from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from mobdsl.language.notation.reading import Reading

    Say: TypeAlias = "Callable[[Reading, re.Match[str]], bool | None]"


@frozen
class Phrase:
    """An expression, and what it says."""

    pattern: re.Pattern[str]
    say: Say
    names: bool = False
    """Whether the words behind it are the name of a thing."""


_LIMB = rf"(?P<limb>{'|'.join(LIMBS_SPELLED)})(?:e?s|n)?(?!\w)"
_LEAD = r"(?:(?:and|then|with|w/|plus|followed\s+by|und|mit)\s*(?:an?\s+)?)?"
_AT_EFFORT = r"(?:@\s*|at\s+|effort:?\s+|with\s+)?"
_LEVEL = r"\d+(?:[.,]5)?(?:-\d+(?:[.,]5)?)?"
_END = r"(?![\w%°])(?![.,:]\d)"


def _word_of(clause: str, words: str) -> Phrase:
    """A word behind the dose that needs its clause in front."""

    def say(reading: Reading, match: re.Match[str]) -> bool | None:
        if not reading.dosed:
            return False
        value = re.sub(r"[\s-]+", "_", match["value"].lower())
        reading.say(clause, f"{clause} {value.removesuffix('ly') if clause == 'tempo' else value}")
        return None

    return _phrase(words, say)


def _phrase(pattern: str, say: Say, *, names: bool = False) -> Phrase:
    return Phrase(re.compile(pattern, re.IGNORECASE), say, names)


_RIGHT = (
    r"(?:build\s+to\s+\S+(?:\s+(?:breaths|passes|beats|laps|steps))?|variation\s+\w+|motion\s+\w+|breathe\s+[\d.-]+"
    r"|opposite(?:\s+sides)?|optional|between\s+rounds|load\s+[^\W\d]\w*|effort\s+[^\W\d]\w*|tempo\s+[^\W\d]\w*"
    r"|rest\s+(?:same|open)|position\s+\w+(?:\s+or\s+\w+)*|each\s+\w+,\s*(?!rest\b|hold\b|tempo\b|load\b)\w+(?:\s+from\s+\w+)?)(?!\S)"
)
_CLAUSE = rf"(?:rest|with|at\b|load|tempo|effort|rpe|rir|slow|light|heavy|alternat|hold|\d|(?:{'|'.join(HEADINGS)})\b)"
"""How what stands behind the sides may begin."""
_WORK = r"(?P<work>\d+)(?P<unit>s|min)?\s*/\s*(?P<rest>\d+)(?P<last>s|min)?"
"""Work and rest, such as `20/10`."""
_QUOTED = r'"(?:[^"\\\n]|\\.)*"'

PHRASES = (
    # Texts and what is right already
    _phrase(rf"(?:{'|'.join(HEADINGS)}|inhale|exhale):?\s*{_QUOTED}", say_as_it_stands),
    _phrase(rf"(?P<text>{_QUOTED})", say_text),
    _phrase(r"(?:if|until)\s+(?!(?:failure|fatigue|failed)\b).*", say_as_it_stands),
    _phrase(rf"(?:load:?|@|with)\s*(?P<sum>[^\W\d]\w*\s*[+-]\s*{WEIGHT})", say_sum),
    _phrase(_RIGHT, say_as_it_stands),
    _phrase(r"[+-]\d+s?\s+each\s+(?:set|round)(?!\w)", say_growth),
    # Names with an `and` or a figure in them, breathing, work and rest
    _phrase(r"and\s+(?P<word>[^\W\d]+)(?!\w)", say_pair, names=True),
    _phrase(
        r"(?P<n>[1-9])(?=\s+\d+(?:-\d+)?(?:s|min|\s*(?:reps?|breaths|x\s*\d)|\s*$|(?=\s+each\b))(?!\w))",
        say_part_of_name,
        names=True,
    ),
    _phrase(
        r"(?P<pattern>\d\d?-\d\d?-\d\d?(?:-\d\d?)?)(?![\w.,:-])(?P<ahead>\s+(?=breath))?", say_breathing, names=True
    ),
    _phrase(rf"(?:(?P<n>\d+)\s*[x×*]\s*)?{_WORK}(?:s|min)?(?![\w/.,:])(?!\s*[x×*]\s*\d)", say_work_and_rest),
    _phrase(
        rf"{_WORK}(?:\s*[x×*]\s*|\s+(?:for\s+)?(?=\d+\s*(?:rounds?|rds?|sets?)))(?P<n>\d+)(?:\s*(?:rounds?|rds?|sets?)(?:\s+of)?)?{_END}",
        say_work_and_rest,
    ),
    _phrase(
        r"(?P<work>\d+)(?P<unit>s|min)?\s+(?:on|work)\s*[,/|]?\s*(?:and\s+)?(?P<rest>\d+)(?P<last>s|min)?\s+(?P<off>off|rest)"
        r"(?:\s*[,:]?\s*(?:[x×*]\s*(?:for\s+)?|for\s+)(?P<n>\d+)(?:\s*(?:rounds?|rds?|sets?|times))?)?(?!\w)",
        say_work_and_rest,
    ),
    # How often, and what stands between
    _phrase(
        rf"(?:(?P<minute>E(?P<n>\d)?MOM|OTM|on\s+the\s+minute|every\s+minute(?:\s+on\s+the\s+minute)?)(?!\w)"
        rf"|(?P<word>every|on|@)\s*(?P<time>{TIME}))",
        say_every,
    ),
    _phrase(
        rf"{_LEAD}(?:rest\s*:?\s*(?P<a>{DISTANCE}|{TIME})\s+(?:of\s+)?(?P<x>jog|walk|swim|run|row|ride|float|skate)"
        rf"|(?P<b>{DISTANCE}|{TIME})\s+(?P<y>jog|walk|swim|float)(?:ing)?\s+(?:rest|recovery|between(?:\s+\w+)?))(?!\w)",
        say_moving_rest,
    ),
    _phrase(rf"{_LEAD}(?P<way>{DISTANCE}|{TIME})\s+(?:easy\s+)?(?P<move>jog|walk|float)(?!\w)", say_way_between),
    _phrase(
        rf"{_LEAD}(?:(?:rest(?:ing|s)?|r(?=[\s:=]*\d))\s*[:=]?\s*(?:for\s+|of\s+)?(?P<a>{TIME})|(?P<b>{TIME})\s*(?:of\s+)?(?:rest|break|recovery|off|pause(?=\s+between))(?!\s*:?\s*{TIME}))"
        r"(?:\s+(?:in\s+)?between(?:\s+(?:each\s+)?(?:sets?|reps?|rounds?|efforts?))?)?(?!\w)",
        say_rest,
    ),
    _phrase(rf"{_LEAD}(?P<word>switch|reset)\s*:?\s*(?P<time>{TIME})", say_clause_of_time),
    _phrase(
        rf"{_LEAD}(?:(?:hold(?:ing)?|held|paused?)\s*:?\s*(?:for\s+)?(?P<a>{TIME})|(?P<b>{TIME})\s*(?:holds?|pause)(?!\w))",
        say_hold,
    ),
    # Pace, load, effort
    _phrase(
        r"(?:@\s*)?tempo\s*:?\s*(?P<figures>\d[\dx]{3}|(?:\d\d?|x)(?P<sign>[-/:.])(?:\d\d?|x)(?:(?P=sign)(?:\d\d?|x)){1,2})(?![\w.])",
        say_tempo,
    ),
    _phrase(r"@\s*(?P<figures>\d\d[\dx][\dx]|\d[\dx][\dx]\d)(?!\w|[.,]\d|%)", say_tempo),
    _phrase(r"(?P<figures>\d[\d]X\d|\d\d\d\d|\d-\d-[\dx](?:-[\dx])?)(?!\w|[.,:]\d|%)", say_bare_tempo),
    _phrase(rf"{_AT_EFFORT}(?P<unit>RPE|RIR)\s*:?\s*(?P<figure>{_LEVEL})(?!\w|[.,]\d)", say_effort),
    _phrase(
        rf"{_AT_EFFORT}(?P<figure>{_LEVEL})\s*(?P<unit>RPE|RIR)(?!\w|\s*:?\s*(?:\d|10)(?:-\d+)?{_END})", say_effort
    ),
    _phrase(
        rf"(?:@\s*|at\s+|load:?\s+|weight:?\s+)?(?P<share>{NUMBER}(?:-{NUMBER})?)%"
        r"(?:\s*(?:of\s+)?(?:my\s+|your\s+)?(?P<of>1\s*RM|RM|one_rm|e1rm|\w*tm|training max)(?!\w))?",
        say_share,
    ),
    _phrase(rf"(?:(?:[x×*]|@\s*\+?|at|load:?|weight:?|weighted:?|with|w/)\s*)?(?P<weight>{WEIGHT})", say_load),
    _phrase(
        rf"(?P<weight>\d+)\s*[x×*]\s*(?P<reps>{COUNT})(?:\s*reps?)?{_END}(?!\s*[x×*])",
        say_weight_first,
    ),
    # How much
    _phrase(rf"(?P<n>{NUMBER})k(?!\w)", say_thousands),
    _phrase(rf"(?P<n>\d+){_END}(?!\s*[-/]|\s*(?:reps?|times|{'|'.join(UNITS)})(?!\w))", say_way),
    _phrase(rf"(?P<n>{REPS})(?=\s*(?:[x×*]\s*\d+\s*sets\b|(?P<cross>[x×*@])\s*{WEIGHT}))", say_reps_before),
    _phrase(r"(?:about|approx(?:imately)?\.?|ca\.?|circa|~|total)\s*(?=\d)", say_about),
    _phrase(rf"in\s+(?:(?P<sets>\d+(?:-\d+)?\s+sets?)|(?P<time>{TIME}))(?!\w)", say_within),
    _phrase(
        rf"(?:for\s+)?(?P<n>{COUNT})\s*(?:sets?|rds?|rounds?|sätze|séries)(?:\s*(?:(?:of|à|mit|de)\b|[x×@]))?(?![\w])",
        say_sets,
    ),
    _phrase(rf"(?:for\s+)?(?P<n>{COUNT})\s*[x×*]\s*(?=[(\[\d:]|max\b|amrap\b|to failure\b)(?!\d+\s*sets)", say_sets),
    _phrase(rf"(?:for\s+)?[x×]?\s*(?P<n>{REPS})\s*-?(?P<unit>{'|'.join(UNITS)})(?!\w)", say_counted),
    _phrase(rf"[x×*]\s*(?P<n>{REPS})\s*(?P<sets>sets?|rounds?)?{_END}", say_sets_behind),
    _phrase(
        r"(?:as\s+many(?:\s+reps)?\s+as\s+possible|max(?:imum)?\s+reps|x?amrap|xmax|max"
        r"|(?:to|till|until)\s+(?:failure|fatigue))(?!\w)",
        say_most,
    ),
    _phrase(
        rf"(?:for\s+)?[x×]?\s*(?P<n>{REPS})\s*-?\s*(?:reps?|repetitions?|times|wdh|wiederholungen|répétitions?|mal)(?!\w)\.?",
        say_reps,
    ),
    _phrase(rf"(?:for\s+)?(?P<amount>{TIME}|{DISTANCE})", say_dose),
    _phrase(rf"[x×]\s*(?P<n>{REPS}){_END}", say_reps),
    # Sides
    _phrase(r"(?:/|per|each|every|in\s+(?:each|both)|both)\s*(?P<way>directions?|ways?)(?!\w)", say_directions),
    _phrase(
        rf"(?:/|per|each|every|on\s+each|on\s+both|for\s+each|both|an?|ea\.?|pro|je|par)\s*{_LIMB}"
        r"(?:\s+from\s+(?P<start>left|right))?",
        say_side,
    ),
    _phrase(
        r"(?:(?:left|right)\s*(?:and|then|&|/|\+|,)\s*(?:the\s+)?(?:left|right)|[lr]\s*/\s*[lr])(?:\s+sides?|\s+legs?)?(?!\w)",
        say_side,
    ),
    _phrase(rf"(?:each|ea\.?|e/s|both)(?=\s*(?:$|[^\w\s\"]|{_CLAUSE}))", say_side),
    _phrase(
        r"(?:on\s+)?(?:the\s+)?(?P<only>only\s+(?:the\s+)?)?(?P<side>left|right)(?:\s+(?:side|leg|arm))?(?P<behind>\s+only)?(?!\w)",
        say_one_side,
    ),
    _phrase(
        r"(?P<verb>alternat(?:ing|ely|e)|alt\.?)(?:\s+(?:sides?|legs?|arms?))?(?:\s+from\s+(?P<start>left|right))?(?!\w)",
        say_alternate,
    ),
    _phrase(
        rf"(?P<n>{REPS}){_END}(?P<side>(?=\s*[(\[]?\s*(?:/\s*[^\W\d]|per\b|each\b|in\s+(?:each|both)\b|both\b|ea\b|on\s+each|a\s+(?:side|leg|arm)|e/s|pro\b|je\b|par\b)))?",
        say_bare,
    ),
    # Words behind the dose
    _word_of(
        "tempo", r"(?:tempo\s+)?(?P<value>slow(?:ly)?|fast|controlled|quick(?:ly)?|explosive(?:ly)?)(?:\s+tempo)?(?!\w)"
    ),
    _word_of("load", r"(?P<value>light|heavy|bodyweight)(?:\s+load|\s+weight)?(?!\w)"),
    _word_of("effort", r"(?P<value>easy|gentle|moderate|hard)(?:\s+(?:effort|pace))?(?!\w)"),
    _word_of(
        "position",
        r"(?:in\s+)?(?P<value>seated|sitting|standing|(?:(?:half|tall)[ _-])?kneeling|supine|prone|side[ _-]lying)"
        r"(?!\w)",
    ),
    _phrase(rf"@\s*(?P<weight>{NUMBER}){_END}", say_weight_without_unit),
    # What holds them together
    _phrase(r"(?:(?:with|using)(?=\s+[^\W\d])|w/(?=\s*[^\W\d]))(?:\s+(?:an?|the|your)(?=\s))?", say_with, names=True),
    _phrase(r"(?P<word>,|and(?=\s)|or(?=\s))(?=\s*[^\W\d])", say_more_kit, names=True),
    _phrase(r"(?:[,:;|]|[-–—](?=\s))", say_separator),
    _phrase(r"\.(?=\s*$)", say_separator),
    _phrase(r"(?:reps?|of|for|and|then)(?=\s*(?:\d|@|\(|rest\b|hold\b|each\b))", say_separator),
)
"""All phrases, those that take more in front of those that take less."""
