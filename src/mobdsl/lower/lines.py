"""Lines: what stands in a routine, a block or a context."""

from __future__ import annotations

from mobdsl.language.keywords import NEVER_NAMES, Place, table
from mobdsl.lower import rules
from mobdsl.lower.builders import BodyBuilder, Line, ended, only_in, places_of
from mobdsl.lower.clauses import GUARDS, ClauseBuilder, check_interval, read_clauses, read_each
from mobdsl.lower.condition_scope import warn_of_reach
from mobdsl.lower.cursor import Captures, Cursor, is_name, plain_name, plain_names, shown
from mobdsl.lower.misplaced_keywords import check_heading, reject_stray
from mobdsl.lower.reader import arguments
from mobdsl.lower.recovery import forget_head, holds_lines, reject_lines
from mobdsl.lower.repeats import read_repeat
from mobdsl.lower.scope import MAX_NESTING, RejectedError, Scope, statements_in
from mobdsl.lower.series import warn_of_rounds
from mobdsl.lower.steps import read_do, read_flow, read_pause, read_replace, read_step
from mobdsl.lower.unconsumed import report_leftovers
from mobdsl.model.items import Block
from mobdsl.model.routines import Context, title_of
from mobdsl.model.rules import KeepClock, OrderBy
from mobdsl.records import evolve
from mobdsl.source import Span
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def read_lines(body: nodes.Body | None, contents: BodyBuilder) -> None:
    """Reads the lines of ``body`` into ``contents``; a broken one is reported and left out."""
    if body is not None and contents.depth > MAX_NESTING:
        hint = "Give the inner blocks names of their own, or write them as a routine and `do` it."
        brace = Span(contents.scope.source.path, body.start, body.start + 1)
        contents.scope.read.add(body.start)
        contents.scope.report("M011", f"Blocks stand more than {MAX_NESTING} deep in each other.", brace, hint=hint)
        return
    for statement in statements_in(body, contents.scope):
        read_line(statement, contents)


def read_line(statement: nodes.Statement, contents: BodyBuilder) -> None:
    """Reads one statement into ``contents``."""
    scope = contents.scope
    line = Line(statement, Cursor(statement.parts, scope), contents)
    items, found = len(contents.items), len(scope.found)
    try:
        if at := line.cursor.take("at"):
            line.at = arguments(line.cursor, table(Place.LINE)["at"])["time"]
            line.at_origin = Span(scope.source.path, at.start, line.cursor.last.end)
        _dispatch(line)
    except RejectedError:
        forget_head(statement, scope, found)
        read_inside(statement, contents)
        return
    if at and len(contents.items) == items:
        hint = "Put a movement behind the time, or take the time out: this line holds all the time."
        scope.report("M102", "A time stands in front of what is done at that time.", at, hint=hint)
    report_leftovers(statement, scope)
    forget_head(statement, scope, found)


def read_inside(statement: nodes.Statement, contents: BodyBuilder) -> None:
    """Tells of the mistakes in the braces behind a head that could not be read; what they hold belongs to nothing."""
    if statement.body and statement.body.start not in contents.scope.read and holds_lines(statement.body):
        read_lines(statement.body, BodyBuilder.of(contents.scope, "routine", contents.depth + 1))


def _dispatch(line: Line) -> None:
    cursor, scope = line.cursor, line.scope
    first, second = cursor.peek(), cursor.peek(1)
    word = cursor.word()
    if first is None:
        _group(line)
    elif word is not None and _is_in_capitals(word):
        hint = f'Write {word.lower()}. A movement of that name stands in quotes: "{word}" 30s.'
        scope.reject("M104", f"`{word}` is a word of the language in small letters only.", first, hint=hint)
    elif _defines(word, second) and line.contents.owner != "file":
        message = f"A {word} cannot stand in a {line.contents.owner}."
        scope.reject("M115", message, first, hint="Perhaps a } is missing further up.")
    elif word is not None and word in _READERS:
        cursor.at += 1
        _READERS[word](arguments(cursor, table(Place.LINE)[word]), line)
        ended(line)
    elif word is not None and word in rules.READERS and not (line.contents.owner == "block" and word in GUARDS):
        _rule(line, word)
    elif (isinstance(second, nodes.Text) and is_name(first) and line.at is None) or word in table(Place.CLAUSE):
        check_heading(line.statement, cursor, places_of(line))
        _likely_clause(line)
    elif is_name(first) or isinstance(first, nodes.Text | nodes.Listing):
        read_step(line)
    else:
        hint = "A line begins with a movement's name or with a word of the language."
        scope.reject("M104", f"A line cannot begin with {shown(first, scope)}.", first, hint=hint)


def _defines(word: str | None, second: nodes.Part | None) -> bool:
    """Whether a line begins a definition that can stand in a file only."""
    return word in table(Place.FILE) and word not in table(Place.LINE) and isinstance(second, nodes.Name)


def _is_in_capitals(word: str) -> bool:
    """Whether ``word`` would begin a line in another way if it were written in small letters."""
    small = word.lower()
    return small != word and (
        small in NEVER_NAMES or any(small in table(place) for place in (Place.FILE, Place.LINE, Place.CLAUSE))
    )


def _rule(line: Line, word: str) -> None:
    only_in(line, "routine", "context", "file")
    line.cursor.at += 1
    captures = arguments(line.cursor, table(Place.LINE)[word])
    ended(line)
    rule = rules.READERS[word](captures, line.condition, line.scope.span(line.statement), line.scope)
    said = (evolve(one, origin=rule.origin) for one in line.contents.rules)
    if isinstance(rule, KeepClock | OrderBy) and rule in said:
        line.scope.reject("M107", f"`{word}` is said twice.", line.statement, hint="Keep one of them.")
    line.contents.rules.append(rule)


def _likely_clause(line: Line) -> None:
    """A clause, unless the line can be read as none and its first word looks like another word of the language."""
    scope, start, found = line.scope, line.cursor.at, len(line.scope.found)
    try:
        _own_clause(line)
    except RejectedError:
        said = scope.found[found:]
        del scope.found[found:]
        line.cursor.at = start
        reject_stray(line.statement, line.cursor, places_of(line))
        scope.found.extend(said)
        raise


def _own_clause(line: Line) -> None:
    """A clause on a line of its own belongs to what the line stands in."""
    owner = line.contents.owner
    place = Place.BLOCK if owner == "block" else Place.CLAUSE
    read_clauses(line.cursor, place, line.contents.builder, line.condition)
    reject_lines(line.statement, line.scope)


def _group(line: Line) -> None:
    """Braces with nothing in front, or with only a time: lines that share a slot."""
    if line.statement.body is None:
        line.scope.reject(
            "M108", "This line says when or if, but not what.", line.statement, hint="at 1:28 dead_bug x8"
        )
    contents = _inner(line)
    block = Block(
        items=tuple(contents.items),
        clauses=contents.builder.finish(line.statement),
        lasts=contents.lasts,
        at=line.at,
        at_origin=line.at_origin,
        condition=line.condition,
        origin=line.scope.span(line.statement),
    )
    line.contents.items.append(block)


def _inner(line: Line, builder: ClauseBuilder | None = None) -> BodyBuilder:
    only_in(line, "routine", "block", "file")
    contents = BodyBuilder(line.scope, "block", builder or ClauseBuilder(line.scope), line.contents.depth + 1)
    read_lines(line.statement.body, contents)
    return contents


def _lasts(captures: Captures, line: Line) -> None:
    only_in(line, "routine", "block", "file")
    if line.contents.lasting:
        line.scope.reject("M107", "`lasts` is said twice.", line.statement, hint="Keep one of them.")
    line.contents.lasts, line.contents.lasting = captures["length"], line.statement


def _block(captures: Captures, line: Line) -> None:
    _need_body(line, "block")
    name, title = captures.get("name"), captures.get("title")
    if name is None:
        _check_unnamed(line)
    if isinstance(name, nodes.Text) and title is None:
        title = name
    builder = ClauseBuilder(line.scope)
    _append_block(line, builder, name=plain_name(name) if name else None, title=title.value if title else None)


def _check_unnamed(line: Line) -> None:
    """Rejects a word behind `block` that is a clause, but stands there as if it were the block's name."""
    part, following = line.cursor.peek(), line.cursor.peek(1)
    word = table(Place.BLOCK).get(line.cursor.word() or "")
    if part is None or word is None or not word.takes or word.takes.startswith("["):
        return
    if following is None or isinstance(following, nodes.Text):
        title = f" {shown(following, line.scope)}" if following else ""
        message = f"{shown(part, line.scope)} is a word of the language behind `block`, and no name."
        hint = f'A block of that name is written in quotes: block "{word.name}"{title} {{ ... }}'
        line.scope.reject("M104", message, part, hint=hint)


def _repeat(captures: Captures, line: Line) -> None:
    _need_body(line, "repeat")
    title = captures.get("title")
    builder = ClauseBuilder(line.scope)
    if word := captures.get("each"):
        read_each(captures, word, builder)
    repeat = read_repeat(captures, line.statement, line.scope)
    _append_block(line, builder, title=title.value if title else None, repeat=repeat)


def _append_block(line: Line, builder: ClauseBuilder, **fields: Any) -> None:
    read_clauses(line.cursor, Place.BLOCK, builder)
    warn_of_reach(line.statement, builder, line.scope)
    contents = _inner(line, builder)
    lasts = builder.extra["lasts"].captures["length"] if "lasts" in builder.extra else contents.lasts
    if "lasts" in builder.extra and contents.lasting:
        line.scope.report("M107", "`lasts` is said twice.", contents.lasting, hint="Keep one of them.")
    if lasts and (repeat := fields.get("repeat")) and repeat.until:
        written = builder.extra["lasts"].part if "lasts" in builder.extra else contents.lasting
        hint = "Keep one of them. `cap` says how long it goes on at the most."
        line.scope.report("M107", "`until` and `lasts` both say when this ends.", written or line.statement, hint=hint)
    if cap := builder.extra.get("cap"):
        if fields.get("repeat") is None or "time" not in cap.captures:
            hint = "repeat x21/15/9 cap 10min { ... }"
            line.scope.reject("M115", "`cap` limits the time of a `repeat`.", cap.part, hint=hint)
        fields["repeat"] = evolve(fields["repeat"], cap=cap.captures["time"])
    clauses = builder.finish(line.statement, ("lasts", "cap"))
    if (repeat := fields.get("repeat")) and repeat.every:
        check_interval(clauses, line.statement, line.scope)
    if repeat and clauses.dose is None:
        warn_of_rounds(contents.items, repeat, line.statement, line.scope)
    block = Block(
        items=tuple(contents.items),
        clauses=clauses,
        lasts=lasts,
        at=line.at,
        at_origin=line.at_origin,
        condition=line.condition,
        origin=line.scope.span(line.statement),
        **fields,
    )
    line.contents.items.append(block)


def _need_body(line: Line, word: str) -> None:
    if line.statement.body is None:
        hint = table(Place.LINE)[word].example
        line.scope.reject(
            "M117", f"`{word}` holds lines in braces, and there are none.", line.statement, hint=f"For example: {hint}"
        )


def _context(captures: Captures, line: Line) -> None:
    only_in(line, "routine", "file")
    keep_context(read_context(captures, line.statement, line.scope), line.contents.contexts, line.scope)


def keep_context(context: Context, contexts: list[Context], scope: Scope) -> None:
    """Adds ``context`` to the ``contexts`` that stand beside it, where none has its name."""
    if any(one.name == context.name for one in contexts):
        assert context.origin is not None
        hint = "Put the rules of both into one, or give one of them another name."
        scope.report("M205", f"`{context.name}` is defined twice.", context.origin, hint=hint)
    else:
        contexts.append(context)


def read_context(captures: Captures, statement: nodes.Statement, scope: Scope) -> Context:
    """`context pre_run "Before a run" also pre_race { ... }`"""
    contents = BodyBuilder.of(scope, "context")
    read_lines(statement.body, contents)
    name, title = captures["name"], captures.get("title")
    clauses = contents.builder.finish(statement)
    return Context(
        name=name.text,
        title=title.value if title else title_of(name.text),
        aliases=plain_names(captures.get("aliases", ())),
        rules=tuple(contents.rules),
        clauses=clauses,
        headings=clauses.headings,
        origin=scope.span(name),
    )


_READERS: dict[str, Callable[[Captures, Line], None]] = {
    "lasts": _lasts,
    "rest": read_pause,
    "block": _block,
    "repeat": _repeat,
    "do": read_do,
    "context": _context,
    "inhale": read_flow("inhale"),
    "exhale": read_flow("exhale"),
    "replace": read_replace,
}
