"""The script: the packaged shell files with one routine put in as data."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files

from mobdsl.backends.timer.entries import Entry, Places, entries, opening, stop_rules
from mobdsl.backends.timer.parts import parts
from mobdsl.backends.timer.text import clean, quote, wrap
from mobdsl.language.names import marks_as_digits
from mobdsl.records import field_names
from mobdsl.wording import times

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.session.program_types import Program
    from mobdsl.timeline.events import Timeline

_PARTS = ("terminal", "clock", "sound", "screen", "session")
"""The files whose functions the frame, `timer.sh`, calls."""

_AS_IT_STANDS = "# shellcheck disable=SC1003,SC2016 # these are people's texts: nothing in them is meant to expand"

_FIGURES = ("kind", "number", "length", "waits", "ends", "finish", "counts", "after", "certainty")

_OFTEN_EMPTY = (
    "limits", "block", "inside", "figure", "detail", "cue", "more", "next", "asks", "ask", "low", "high", "choices",
    "choice_list", "most", "beyond", "again", "phases",
)  # fmt: skip
"""What is left out of an event that has none. The phases stand last."""


def script(
    timeline: Timeline, program: Program, notices: tuple[str, ...], stops: tuple[str, ...], lead_in: int, lang: str
) -> str:
    """A POSIX shell script that runs ``program``, made of ``timeline``; ``notices`` stand on its first screen,
    ``stops`` on each.

    All of these are clean.
    """
    folder = files("mobdsl.backends.timer") / "script"
    frame = (folder / "timer.sh").read_text(encoding="utf-8")
    parts = "\n".join((folder / f"{part}.sh").read_text(encoding="utf-8") for part in _PARTS)
    routine = "\n".join(_routine(timeline, program, notices, stops, lead_in, lang))
    # The routine goes in last: a text in it that looks like a place to fill in is left alone.
    before, _, after = frame.replace("#@PARTS@\n", parts, 1).partition("#@ROUTINE@")
    return before + routine + after


def _routine(
    timeline: Timeline, program: Program, notices: tuple[str, ...], stops: tuple[str, ...], lead_in: int, lang: str
) -> Iterator[str]:
    """The lines that hold the routine: variables, and functions that load one event into others."""
    places = Places(program)
    rows = entries(places)
    rules = tuple(stop_rules(program, places))
    yield _AS_IT_STANDS
    yield "{"
    yield from (f"  {line}" for line in _head(timeline, rows, notices, stops, rules, lead_in=lead_in, lang=lang))
    yield "}"
    yield ""
    yield from _lookup(
        "# The stop rule $1: what it is called, and the parts that it ends, as words `first:last`; none: the session.",
        "stop_rule",
        (f"stop_name={quote(name)} stop_spans={quote(spans)}" for name, _, spans in rules),
    )
    yield ""
    yield from _lookup(
        "# Part $1 of the session for the log: its name, what it is where all is done, and the places of its sets.",
        "part_of_log",
        (
            f"part_name={quote(part.spelled)} part_said={quote(part.said)} "
            f"part_sets={quote(' '.join(map(str, part.places)))}"
            for part in parts(places.steps)
        ),
    )
    yield ""
    yield "# Loads event $1 into variables. Each has a function: a shell finds those by name, and a case one by one."
    yield "event() {"
    yield "  " + " ".join(f"{name}=''" for name in _OFTEN_EMPTY)
    yield '  "event_$1"'
    yield "}"
    paces = _paces(rows)
    for words, name in paces.items():
        yield f"{name}={quote(words)}"
    for number, row in enumerate(rows, 1):
        lines = [*_event(row)]
        if any(_looks_like_shell(line) for line in lines):
            yield _AS_IT_STANDS
        yield f"event_{number}() {{"
        yield from (f"  {line}" for line in lines)
        if row.phases:
            yield f"  phases={f'${paces[row.phases]}' if row.phases in paces else quote(row.phases)}"
        yield "}"


def _lookup(comment: str, name: str, rows: Iterable[str]) -> Iterator[str]:
    """The function ``name``, which makes the assignments of the row $1, from 1, and fails where there is none."""
    yield _AS_IT_STANDS
    yield comment
    yield f"{name}() {{"
    yield "  case $1 in"
    yield from (f"    {number}) {row} ;;" for number, row in enumerate(rows, 1))
    yield "    *) return 1 ;;"
    yield "  esac"
    yield "}"


def _head(
    timeline: Timeline,
    rows: tuple[Entry, ...],
    notices: tuple[str, ...],
    stops: tuple[str, ...],
    rules: tuple[tuple[str, str, str], ...],
    **options: str | int,
) -> Iterator[str]:
    """What the script knows of the routine as a whole, and how it is run."""
    steps = sum(row.counts for row in rows)
    about = [times.length(timeline.length), f"{steps} step{'s' if steps > 1 else ''}", *timeline.contexts]
    return _assignments(
        routine=_spelled(timeline.name),
        title=wrap([clean(timeline.title)]),
        about=wrap([clean(part) for part in about]),
        notices="\n".join(wrap([f"- {notice}"]) for notice in notices),
        stops=wrap([f"Stop: {stop}" for stop in stops]),
        stop_list="\n".join(wrap([f"{number} {text}"]) for number, (_, text, _) in enumerate(rules, 1)),
        **options,
        events=len(rows),
        opening=opening(rows),
        contexts=" and ".join(map(_spelled, timeline.contexts)),
        steps=steps,
        total=sum(row.length or 0 for row in rows),
        no_label=" " * len(rows[0].label),
    )


def _paces(rows: Iterable[Entry]) -> dict[str, str]:
    """Names of variables for the phases that several sets have: these are written once."""
    uses = Counter(row.phases for row in rows if row.phases)
    several = (phases for phases, times in uses.items() if times > 1)
    return {phases: f"pace_{number}" for number, phases in enumerate(several, 1)}


def _event(row: Entry) -> Iterator[str]:
    """The assignments of one event but for its phases: its figures on one line, each text on its own."""
    values = {name: getattr(row, name) for name in field_names(Entry) if name != "phases"}
    values = {name: "" if value is None else value for name, value in values.items()}
    values.update(kind=row.kind.value, ends=row.ends.value, waits=int(row.waits))
    values.update(counts=int(row.counts), finish=int(row.finish))
    yield " ".join(_assignments(**{name: values.pop(name) for name in _FIGURES}))
    yield from _assignments(
        **{name: value for name, value in values.items() if value != "" or name not in _OFTEN_EMPTY}
    )


def _looks_like_shell(line: str) -> bool:
    return any(sign in line for sign in "$`\\")


def _assignments(**values: str | int) -> Iterator[str]:
    return (f"{name}={quote(value) if isinstance(value, str) else value}" for name, value in values.items())


def _spelled(name: str) -> str:
    """``name`` as it is written in a file: what is more than letters, digits and dots stands in quotes."""
    return name if re.fullmatch(r"[\w.]+", marks_as_digits(name)) else f'"{clean(name)}"'
