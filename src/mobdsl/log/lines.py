"""Lines of the log as they are written here, read at once: what `mobdsl.printer.log` prints, and little else.

:data:`LINE` fits only lines that `mobdsl.lower` reads without a finding, and :func:`details` gives the same of them.
Lines in another spelling are left to `mobdsl.lower`, which takes fifty times as long.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mobdsl.language.keywords import Place, reserved, table
from mobdsl.language.vocabulary import HEADINGS, NEVER_NAMES
from mobdsl.lower.answers import SMALL_WORDS
from mobdsl.lower.log_lines import read_lines
from mobdsl.lower.params import value_of
from mobdsl.model.amounts import Figure
from mobdsl.model.clauses import NO_CLAUSES, Clauses, Heading
from mobdsl.model.log import STATES, Done
from mobdsl.records import evolve
from mobdsl.source import Source, Span
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    from mobdsl.model.conditions import Known

    Details: TypeAlias = tuple[dict[str, Known], tuple[Heading, ...], tuple[Done, ...]]
    """The fields of a line, its notes, and the parts of the session."""


def _no(*words: Iterable[str]) -> str:
    """No word of ``words``, and none that begins like a dose."""
    listed = "|".join(sorted({word for each in words for word in each}))
    return rf"(?!(?:{listed}|x[0-9]\w*|xmax\w*)\b)"


_PERIODS = [unit + ending for unit in ("day", "week", "month", "year") for ending in ("", "s")]
_NO_VALUE = _no(NEVER_NAMES, STATES)
_NO_FIELD = _no(NEVER_NAMES, STATES, HEADINGS, SMALL_WORDS, _PERIODS)
_NO_MORE = _no(
    NEVER_NAMES, STATES, HEADINGS, SMALL_WORDS, _PERIODS, table(Place.CLAUSE), ("about", "max", "total", "or")
)
_NO_NAME = _no(reserved(), HEADINGS, _PERIODS)

_PLAIN = r"[A-Za-z_][A-Za-z0-9_]*+"
_NAME = rf"{_NO_NAME}{_PLAIN}(?:\.{_PLAIN})*+"
_TEXT = r'"(?:[^"\\\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]|\\["\\nt])++"'
_END = r"(?=[ \n])"
_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,6})?"
_VALUE = rf"(?:{_NUMBER}(?:s|min|h|kg|lb|bpm|%|(?:/{_NUMBER})++)?|{_NO_VALUE}{_PLAIN}){_END}"
_NOTE = rf" (?:note|stopped) {_TEXT}"
_COUNT = r"[1-9][0-9]{0,3}"
_SET = r"(?:0|[1-9][0-9]{0,3})"
_DOSE = rf" (?:{_COUNT}x{_COUNT}|x{_COUNT}(?:/{_SET})*+|{_COUNT}(?:/{_COUNT})*+s){_END}"
_LOAD = rf" load {_COUNT}(?:\.[0-9]{{1,3}})?(?:kg|lb){_END}"
_EFFORT = rf" effort (?:[1-9]|10)rpe{_END}"
_ITEM = (
    rf" (done|cut|skipped) ({_NAME}|{_TEXT})({_DOSE})?({_LOAD})?({_EFFORT})?((?:{_NOTE})*+)"
    rf"((?: {_NO_MORE}(?P<more>{_PLAIN}) (?!(?:(?!done |cut |skipped )\S++ )*?(?P=more) ){_VALUE})*+)"
)
_LENGTH = r"(?!0:00[ \n])(?:[1-9]?[0-9]|[1-9]:[0-5][0-9]|1[0-9]:[0-5][0-9]|2[0-3]:[0-5][0-9]):[0-5][0-9]"
_MOMENT = r"(?:19|20|21)[0-9]{2}-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]"

LINE = re.compile(
    rf"^did ({_MOMENT}) ({_NAME}|{_TEXT})(?: ({_LENGTH}){_END})?(?: if ({_NAME}(?: and {_NAME})*+))?"
    rf"((?: {_NO_FIELD}{_PLAIN} {_VALUE})*+)((?:{_NOTE})*+)((?:{re.sub(r'[(](?![?])', '(?:', _ITEM)})*+)\n",
    re.MULTILINE,
)
"""A line: its moment, what was done, for how long, in which contexts, fields, notes and parts, as they are written."""

_ITEMS = re.compile(_ITEM)
_FIELDS = re.compile(r" (\w+) (\S+)")
_NOTES = re.compile(rf" (\w+) ({_TEXT})")
_ESCAPE = re.compile(r'\\(["\\nt])')
_ESCAPED = {"n": "\n", "t": "\t"}


def is_said_twice(line: re.Match[str]) -> bool:
    """Whether a field of the session on ``line`` stands there twice, which no pattern can see at once."""
    names = line[5].split()[::2]
    return len(names) > 1 and len(set(names)) < len(names)


def text_of(written: str) -> str:
    """What stands between the quotes."""
    inner = written[1:-1]
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), inner) if "\\" in inner else inner


def details(line: re.Match[str], path: str) -> Details:
    """What the fields, notes and parts of ``line`` say."""
    notes = tuple(_notes(line[6], path, line.start(6)))
    start = line.start(7)
    done = tuple(_item(found, path, start) for found in _ITEMS.finditer(line[7] + "\n")) if line[7] else ()
    return _fields(line[5]), notes, done


def _fields(written: str) -> dict[str, Known]:
    return {name: _value(figure) for name, figure in _FIELDS.findall(written)} if written else {}


def _notes(written: str, path: str, start: int) -> Iterable[Heading]:
    for found in _NOTES.finditer(written):
        at = start + found.start(1)
        yield Heading(found[1], text_of(found[2]), None, Span(path, at, at + len(found[1])))


@lru_cache(maxsize=4096)
def _value(written: str) -> Known:
    if not written[0].isdigit():
        return value_of(nodes.Name(written, 0, 0))
    return Figure(written) if "/" in written else value_of(nodes.Figure(written, 0, 0))


def _item(found: re.Match[str], path: str, start: int) -> Done:
    state, name, dose, load, effort, notes, fields = found.group(1, 2, 3, 4, 5, 6, 7)
    titled, said = name[0] == '"', _said(dose, load, effort)
    return Done(
        movement=text_of(name) if titled else name,
        state=state,
        titled=titled,
        clauses=evolve(said, headings=tuple(_notes(notes, path, start + found.start(6)))) if notes else said,
        fields=_fields(fields),
        origin=Span(path, start + found.start(1), start + found.end()),
    )


@lru_cache(maxsize=4096)
def _said(dose: str | None, load: str | None, effort: str | None) -> Clauses:
    return Clauses(dose=_clauses(dose).dose, load=_clauses(load).load, effort=_clauses(effort).effort)


@lru_cache(maxsize=4096)
def _clauses(written: str | None) -> Clauses:
    """The dose, load or effort that is ``written`` behind a part."""
    if written is None:
        return NO_CLAUSES
    read = read_lines(Source("", f"did 2026-03-02 07:04 a done b{written}\n"))
    assert read.value
    assert not read.diagnostics
    return read.value[0].done[0].clauses
