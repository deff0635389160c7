"""A movement with all that is said of it, in the notation of people, as one line of this language."""

from __future__ import annotations

import re

from mobdsl.language.keywords import Place, table
from mobdsl.language.notation.phrases import PHRASES
from mobdsl.language.notation.reading import Reading, UnclearError

_BULLET = re.compile(r"(?:[-–—*•·]\s+|\d{1,2}[.)]\s+(?=\D)|[A-Za-z]\d?[.)]\s+)")
_WORD = re.compile(r"[^\W\d]\w*(?:[-'’.](?=[^\W\d_])\w+)*")
_BLANK = re.compile(r"\s+")
_REMARK = re.compile(r"\s[-–—]\s+([^\W\d][^\"\d]*)\Z")
_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_PREFIX = re.compile(r"(?:at\s+\d+:\d\d\s+|level\s+)")
_FOR = re.compile(r"for\s+\d", re.IGNORECASE)
_PLACES = (Place.FILE, Place.LINE, Place.PROGRESSION, Place.PLAN, Place.WHEN, Place.CLAUSE, Place.MOVEMENT)
_FIRST_WORDS = frozenset(word for place in _PLACES for word in table(place)) - {"hold"}


def read_step(written: str) -> str:
    """The line that says what ``written`` says. Raises :class:`UnclearError` where that is not known of all of it."""
    prefix = _PREFIX.match(written)
    start = prefix.end() if prefix else 0
    if bullet := _BULLET.match(written, start):
        start = bullet.end()
    first = _WORD.match(written, start)
    if first and first[0].lower() in _FIRST_WORDS and not _FOR.match(written, start):
        raise UnclearError
    reading = Reading()
    consume(written, start, len(written), reading)
    line = (prefix[0] if prefix else "") + reading.line()
    if reading.doubt:
        raise reading.doubt.asked(line)
    return line


def consume(text: str, at: int, end: int, reading: Reading) -> None:
    """Reads ``text`` from ``at`` to ``end`` into ``reading``."""
    while at < end:
        if blank := _BLANK.match(text, at, end):
            at = blank.end()
        elif bracket := _BRACKET.match(text, at, end):
            reading.end_words()
            _aside(text, *bracket.span(1 if bracket[1] is not None else 2), reading)
            at = bracket.end()
        elif reading.dosed and (remark := _REMARK.match(text, at - 1, end)):
            reading.end_words()
            _aside(text, *remark.span(1), reading)
            at = remark.end()
        else:
            at = _phrase_or_word(text, at, end, reading)


def _phrase_or_word(text: str, at: int, end: int, reading: Reading) -> int:
    """Reads what stands at ``at``; returns where it ends."""
    for phrase in PHRASES:
        match = phrase.pattern.match(text, at, end)
        if match and match.end() > at and phrase.say(reading, match) is not False:
            if not phrase.names:
                reading.end_words()
            return match.end()
    word = _WORD.match(text, at, end)
    if word is None:
        raise UnclearError
    reading.word(word[0])
    return word.end()


def _aside(text: str, at: int, end: int, reading: Reading) -> None:
    """What stands in brackets or behind a dash: more of the dose, or a remark without figures."""
    trial = reading.copy()
    trial.closed = trial.closed or bool(trial.words)
    inner = text[at:end].strip()
    try:
        consume(text, at, end, trial)
        trial.end_words()
        if trial.words != reading.words or trial.doubt != reading.doubt:
            raise UnclearError
    except UnclearError:
        if re.search(r'[\d"\\]', inner) or not inner or not reading.words:
            raise
        reading.others.append(f'note "{inner}"')
        return
    for name in ("said", "others", "kit", "sets", "measure", "between", "closed", "naming"):
        setattr(reading, name, getattr(trial, name))
