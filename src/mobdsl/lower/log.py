"""The log: `did 2026-03-02 07:04 evening 9:40 effort 4 note "slept badly" done dead_bug 3x8 level 2`."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress

from mobdsl.diagnostics import rename
from mobdsl.language.keywords import Place, table
from mobdsl.language.vocabulary import HEADINGS
from mobdsl.lower.answers import SMALL_WORDS
from mobdsl.lower.clause_builder import ClauseBuilder
from mobdsl.lower.clauses import heading, read_clauses
from mobdsl.lower.conditions import read_condition
from mobdsl.lower.cursor import Cursor, is_name, shown
from mobdsl.lower.params import value_of
from mobdsl.lower.scope import RejectedError, Scope, statements_in
from mobdsl.lower.signatures import arguments
from mobdsl.lower.unconsumed import report_leftovers
from mobdsl.model.amounts import Figure
from mobdsl.model.conditions import Every, Fact, Known
from mobdsl.model.log import STATES, Done, Entry
from mobdsl.records import define, field
from mobdsl.suggest import nearest
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mobdsl.model.amounts import Duration
    from mobdsl.model.clauses import Heading

_LONGEST = 24 * 3_600_000
_STATES = frozenset(STATES)
_SERIES = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?(?:/[0-9]{1,9}(?:\.[0-9]{1,9})?)+")
"""Several answers to one question, one after the other: `2/3/5`."""
_EXAMPLE = "did 2026-03-02 07:04 evening 9:40 effort 4 comfort 8"


@define
class _EntryBuilder:
    scope: Scope
    fields: dict[str, Known] = field(factory=dict)
    notes: list[Heading] = field(factory=list)
    done: list[Done] = field(factory=list)


def read_entry(  # noqa: PLR0913, PLR0917 - a parameter for each label
    statement: nodes.Statement,
    scope: Scope,
    date: dt.date,
    time: int,
    routine: nodes.Name | None,
    habit: nodes.Text | None,
    length: Duration | None,
    fields: tuple[nodes.Part, ...] | None,
) -> Entry:
    """The entry on the line ``statement``; a body behind it equals what could stand on the line."""
    builder = _builder(statement, scope, fields)
    if length and (not length.single or not 0 < length.low <= _LONGEST):
        scope.reject("M430", "What was done took one time, a day at most.", statement, hint=_EXAMPLE)
    return Entry(
        start=_moment(date, time),
        routine=routine.text if routine else habit.value if habit else "",
        contexts=_contexts(statement, scope),
        habit=habit is not None,
        duration=length.low if length else None,
        fields=builder.fields,
        notes=tuple(builder.notes),
        done=tuple(builder.done),
        named=scope.span(routine or habit or statement),
        origin=scope.span(statement),
    )


def read_answers(  # noqa: PLR0913, PLR0917 - a parameter for each label
    statement: nodes.Statement,
    scope: Scope,
    date: dt.date,
    time: int,
    routine: nodes.Name,
    day: dt.date,
    at: int,
    fields: tuple[nodes.Part, ...] | None,
) -> Entry:
    """The answers on the line ``statement`` about an earlier session."""
    builder = _builder(statement, scope, fields)
    given, about = _moment(date, time), _moment(day, at)
    if given < about:
        hint = "When the answers were given comes first, then what they are about."
        scope.reject("M430", "These answers are older than the session that they are about.", statement, hint=hint)
    if builder.done or statement.conditions:
        hint = "answered 2026-03-03 07:30 evening from 2026-03-02 07:04 soreness 3"
        scope.reject("M430", "Answers are fields and notes.", statement, hint=hint)
    return Entry(
        start=given,
        routine=routine.text,
        about=about,
        fields=builder.fields,
        notes=tuple(builder.notes),
        named=scope.span(routine),
        origin=scope.span(statement),
    )


def _builder(statement: nodes.Statement, scope: Scope, fields: tuple[nodes.Part, ...] | None) -> _EntryBuilder:
    """What ``fields`` on the line and in its body say."""
    builder = _EntryBuilder(scope)
    _read(fields or (), statement, builder)
    for line in statements_in(statement.body, scope):
        with suppress(RejectedError):
            _read(line.parts, line, builder)
            report_leftovers(line, scope)
    return builder


def _moment(date: dt.date, time: int) -> dt.datetime:
    return dt.datetime.combine(date, dt.time(*divmod(time, 60)))


def check_log(log: Iterable[Entry], routines: Iterable[str], scope: Scope) -> None:
    """Reports what is in the log twice, and names that are nearly those of routines."""
    names, seen = tuple(routines), set()
    for entry in log:
        assert entry.origin is not None
        if entry.about is None and (entry.start, entry.routine) in seen:
            message = f"`{entry.routine}` at {entry.start:%Y-%m-%d %H:%M} is in the log already."
            scope.warn("M431", message, entry.origin, hint="Delete one of the two lines.")
        if entry.about is None:
            seen.add((entry.start, entry.routine))
        if not entry.habit and entry.routine not in names and (near := nearest(entry.routine, names)):
            place = entry.named or entry.origin
            scope.warn("M432", f"There is no routine `{entry.routine}`.", place, hint=rename(place, near))


def _contexts(statement: nodes.Statement, scope: Scope) -> tuple[str, ...]:
    """`if pre_run`: the contexts in which it was done."""
    condition = read_condition(statement.conditions, scope)
    if condition is None:
        return ()
    parts = condition.parts if isinstance(condition, Every) else (condition,)
    if not all(isinstance(part, Fact) for part in parts):
        hint = "did 2026-03-02 07:04 evening 9:40 if pre_run"
        scope.reject("M430", "In the log, `if` names the contexts.", statement.conditions[0], hint=hint)
    return tuple(part.name for part in parts if isinstance(part, Fact))


def _read(parts: tuple[nodes.Part, ...], line: nodes.Statement, builder: _EntryBuilder) -> None:
    cursor = Cursor(parts, builder.scope)
    while (part := cursor.peek()) is not None:
        following = cursor.peek(1)
        if cursor.word() in _STATES:
            _done(cursor, line, builder)
        elif not isinstance(part, nodes.Name) or not is_name(part):
            message = f"{shown(part, builder.scope)} has no word in front of it that says what it is."
            builder.scope.reject("M430", message, part, hint=_EXAMPLE)
        elif isinstance(following, nodes.Text):
            builder.notes.append(heading(part, following, builder.scope))
            cursor.at += 2
        else:
            _field(cursor, part, builder.fields)


def _field(cursor: Cursor, name: nodes.Name, fields: dict[str, Known]) -> None:
    """The field that begins with ``name`` at the cursor."""
    _check_name(name, cursor)
    fields[name.text] = _value(name, cursor, fields)
    cursor.at += 2


def _more(cursor: Cursor, name: nodes.Name, fields: dict[str, Known]) -> None:
    """The field behind the clauses of a part; a word without a value is no field."""
    if cursor.peek(1) is None:
        from mobdsl.lower.unknown_clauses import reject_word

        reject_word(cursor, name, Place.CLAUSE)
    _field(cursor, name, fields)


def _check_name(name: nodes.Name, cursor: Cursor) -> None:
    """Rejects what is a text without quotes, or a small word of a sentence: as a field nobody would ever read it."""
    scope, following = cursor.scope, cursor.peek(1)
    if name.text in HEADINGS:
        unquoted = scope.source.text[following.start : cursor.parts[-1].end] if following else "…"
        message = f"`{name.text}` is followed by a text in quotes."
        hint = f'For example: {name.text} "{unquoted}"' if '"' not in unquoted else None
        scope.reject("M430", message, name, hint=hint)
    if hint := SMALL_WORDS.get(name.text):
        scope.reject("M430", f"`{name.text}` is no name of an answer.", name, hint=hint)


def _value(name: nodes.Name, cursor: Cursor, fields: dict[str, Known]) -> Known:
    """The value of the field ``name``: a single figure, a series of them, or a word such as yes."""
    scope, part = cursor.scope, cursor.peek(1)
    value = value_of(part) if isinstance(part, nodes.Figure) or is_name(part) else None
    if value is None and isinstance(part, nodes.Figure) and _SERIES.fullmatch(part.text):
        value = Figure(part.text)
    low, high = getattr(value, "low", None), getattr(value, "high", None)
    if value is None or low != high:
        place = part or name
        expected = "a single figure such as 4, 24h or 16kg, a word such as yes, or a text"
        message = f"`{name.text}` needs its value behind it." if part is None else f"{shown(part, scope)} is no value."
        scope.reject("M430", message, place, expected=expected, hint=_EXAMPLE)
    if name.text in fields:
        scope.reject("M107", f"`{name.text}` is said twice.", name, hint="Keep one of them.")
    return value


def _done(cursor: Cursor, line: nodes.Statement, builder: _EntryBuilder) -> None:
    """`done dead_bug 3x8 load 16kg level 2`: what follows belongs to it, up to the next `done`, `cut` or `skipped`."""
    scope, start = builder.scope, cursor.at
    state = table(Place.LOG)[cursor.word() or ""]
    cursor.at += 1
    name, title = arguments(cursor, state)
    clauses, fields = ClauseBuilder(scope), dict[str, Known]()
    rest = cursor.parts[cursor.at :]
    ends = (at for at, part in enumerate(rest) if isinstance(part, nodes.Name) and part.text in _STATES)
    end = next(ends, len(rest))
    if end:
        inner = Cursor(rest[:end], scope)
        read_clauses(inner, Place.CLAUSE, clauses, unknown=lambda here, word: _more(here, word, fields))
    cursor.at += end
    origin = scope.span(cursor.parts[start]).to(scope.span(cursor.last))
    builder.done.append(
        Done(
            movement=name.text if isinstance(name, nodes.Name) else getattr(title, "value", ""),
            state=state.name,
            titled=name is None,
            clauses=clauses.finish(line, ("variation",)),
            fields=fields,
            origin=origin,
        )
    )
