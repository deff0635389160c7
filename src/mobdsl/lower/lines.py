"""Lines: what stands in a routine, a block or a context."""

from collections.abc import Callable
from typing import Any

import attrs
from attrs import define, field

from mobdsl.lower import rules
from mobdsl.lower.bodies import forget_head, holds_lines, reject_lines
from mobdsl.lower.clauses import GUARDS, Draft, check_interval, read_body, read_clauses, read_each
from mobdsl.lower.conditions import both, read_condition
from mobdsl.lower.leftovers import report_leftovers
from mobdsl.lower.reach import warn_of_reach
from mobdsl.lower.reader import Captures, Cursor, arguments, is_name, plain_name, plain_names, shown
from mobdsl.lower.repeats import read_repeat
from mobdsl.lower.scope import MAX_NESTING, RejectedError, Scope, statements_in
from mobdsl.lower.series import warn_of_rounds
from mobdsl.lower.strays import RULES_OF_SAFETY, check_heading, reject_stray, stray_step
from mobdsl.model.amounts import Duration
from mobdsl.model.clauses import Heading
from mobdsl.model.conditions import Condition
from mobdsl.model.items import Block, Do, Item, Pause, Step, Use
from mobdsl.model.routines import Context, title_of
from mobdsl.model.rules import KeepClock, OrderBy, Replace, Rule, Target
from mobdsl.source import Span
from mobdsl.syntax import nodes
from mobdsl.words import ELSEWHERE, NEVER_NAMES, Place, table


@define
class Contents:
    """What the lines of one body amount to. ``owner`` is what the body belongs to: routine, block, context or file.

    ``lasting`` is the line that says how long it ``lasts``.
    """

    scope: Scope
    owner: str
    draft: Draft
    depth: int = 0
    items: list[Item] = field(factory=list)
    rules: list[Rule] = field(factory=list)
    contexts: list[Context] = field(factory=list)
    lasts: Duration | None = None
    lasting: nodes.Statement | None = None

    @classmethod
    def of(cls, scope: Scope, owner: str, depth: int = 0) -> "Contents":
        """Empty contents."""
        return cls(scope, owner, Draft(scope), depth)


_OF_MOVEMENTS = ("optional", "between", "variation")
"""Words that are said of a movement, and of nothing that holds several."""


@define
class Line:
    """A statement while it is read: its cursor stands behind the word that named its reader."""

    statement: nodes.Statement
    cursor: Cursor
    contents: Contents
    at: int | None = None
    at_origin: Span | None = None

    @property
    def scope(self) -> Scope:
        """The file's scope."""
        return self.contents.scope

    @property
    def condition(self) -> Condition | None:
        """What has to hold for the line to count."""
        return read_condition(self.statement.conditions, self.scope)


def read_lines(body: nodes.Body | None, contents: Contents) -> None:
    """Reads the lines of ``body`` into ``contents``; a broken one is reported and left out."""
    if body is not None and contents.depth > MAX_NESTING:
        hint = "Give the inner blocks names of their own, or write them as a routine and `do` it."
        brace = Span(contents.scope.source.path, body.start, body.start + 1)
        contents.scope.read.add(body.start)
        contents.scope.report("M011", f"Blocks stand more than {MAX_NESTING} deep in each other.", brace, hint=hint)
        return
    for statement in statements_in(body, contents.scope):
        read_line(statement, contents)


def read_line(statement: nodes.Statement, contents: Contents) -> None:
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


def read_inside(statement: nodes.Statement, contents: Contents) -> None:
    """Tells of the mistakes in the braces behind a head that could not be read; what they hold belongs to nothing."""
    if statement.body and statement.body.start not in contents.scope.read and holds_lines(statement.body):
        read_lines(statement.body, Contents.of(contents.scope, "routine", contents.depth + 1))


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
        _ended(line)
    elif word is not None and word in rules.READERS and not (line.contents.owner == "block" and word in GUARDS):
        _rule(line, word)
    elif (isinstance(second, nodes.Text) and is_name(first) and line.at is None) or word in table(Place.CLAUSE):
        check_heading(line.statement, cursor, _places(line))
        _likely_clause(line)
    elif is_name(first) or isinstance(first, nodes.Text | nodes.Listing):
        _likely_step(line)
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


def _ended(line: Line) -> None:
    """Nothing may follow what has been read."""
    part = line.cursor.peek()
    if part is not None:
        hint = "A name of several words has underscores between them, several names have commas: a_b, c."
        line.scope.reject("M105", f"{shown(part, line.scope)} is one thing too many on this line.", part, hint=hint)


def _only_in(line: Line, *owners: str) -> None:
    owner = line.contents.owner
    if owner not in owners:
        first = line.statement.parts[0] if line.statement.parts else line.statement
        message = f"{shown(first, line.scope)} cannot stand in a {owner}."
        hint = f"It belongs into a {' or a '.join(one for one in owners if one != 'file')}."
        if owner == "block" and isinstance(first, nodes.Name):
            hint = RULES_OF_SAFETY.get(first.text, hint)
        if owner == "context":
            hint = "A context holds rules: skip twist, only first 4, expect 3-4min. Movements stand in the routine."
        line.scope.reject("M115", message, first, hint=hint)


def _rule(line: Line, word: str) -> None:
    _only_in(line, "routine", "context", "file")
    line.cursor.at += 1
    captures = arguments(line.cursor, table(Place.LINE)[word])
    _ended(line)
    rule = rules.READERS[word](captures, line.condition, line.scope.span(line.statement), line.scope)
    said = (attrs.evolve(one, origin=rule.origin) for one in line.contents.rules)
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
        reject_stray(line.statement, line.cursor, _places(line))
        scope.found.extend(said)
        raise


def _own_clause(line: Line) -> None:
    """A clause on a line of its own belongs to what the line stands in."""
    owner = line.contents.owner
    place = Place.BLOCK if owner == "block" else Place.CLAUSE
    read_clauses(line.cursor, place, line.contents.draft, line.condition)
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
        clauses=contents.draft.finish(line.statement),
        lasts=contents.lasts,
        at=line.at,
        at_origin=line.at_origin,
        condition=line.condition,
        origin=line.scope.span(line.statement),
    )
    line.contents.items.append(block)


def _inner(line: Line, draft: Draft | None = None) -> Contents:
    _only_in(line, "routine", "block", "file")
    contents = Contents(line.scope, "block", draft or Draft(line.scope), line.contents.depth + 1)
    read_lines(line.statement.body, contents)
    return contents


def _places(line: Line) -> tuple[Place, ...]:
    """Where the words stand that may begin the line."""
    owner = line.contents.owner
    clauses = Place.BLOCK if owner == "block" else Place.CLAUSE
    return (Place.LINE, clauses, Place.FILE) if owner == "file" else (Place.LINE, clauses)


def _likely_step(line: Line) -> None:
    """A step, unless the first word looks like a word of the language and the line can be read as nothing else."""
    scope = line.scope
    stray = stray_step(line.statement, line.cursor, _places(line))
    found = len(scope.found)
    try:
        _step(line)
    except RejectedError:
        if stray is None:
            raise
        del scope.found[found:]
        stray.reject(scope)
    if stray and stray.whole:
        scope.found[found:] = [one for one in scope.found[found:] if one.code != "M123"]
        stray.warn(scope, "movement")


def _step(line: Line) -> None:
    _only_in(line, "routine", "block", "file")
    cursor = line.cursor
    uses = list(_subjects(line))
    chained = False
    while cursor.take("then"):
        chained = True
        uses.extend(_subjects(line))
    line.contents.items.append(_finished_step(line, tuple(uses), chained=chained))


def _finished_step(line: Line, uses: tuple[Use, ...], *, chained: bool = False, flow: str | None = None) -> Step:
    """The step that begins with ``uses``: what stands behind them on the line and in its body."""
    scope, draft = line.scope, Draft(line.scope)
    read_clauses(line.cursor, Place.CLAUSE, draft)
    warn_of_reach(line.statement, draft, scope)
    reject_lines(line.statement, scope)
    read_body(line.statement.body, scope, Place.CLAUSE, draft)
    optional = draft.extra.get("optional")
    return Step(
        uses=uses,
        clauses=draft.finish(line.statement, _OF_MOVEMENTS),
        at=line.at,
        at_origin=line.at_origin,
        chained=chained,
        condition=both(line.condition, optional.condition if optional else None),
        until=read_condition(line.statement.conditions, scope, "until"),
        optional=optional is not None,
        between="between" in draft.extra,
        flow=flow,
        origin=scope.span(line.statement),
    )


def _subjects(line: Line) -> list[Use]:
    part = line.cursor.peek()
    items = part.items if isinstance(part, nodes.Listing) else (part,)
    uses = []
    for item in items:
        if item is None or not (is_name(item) or isinstance(item, nodes.Text)):
            line.scope.reject(
                "M108", "A movement's name is missing here.", item or line.cursor.last, hint="at 1:28 dead_bug x8"
            )
        name = item.text if isinstance(item, nodes.Name) else item.value  # type: ignore[union-attr]
        if meant := ELSEWHERE.get(name.lower()):
            line.scope.reject("M116", f"`{name}` is a word of other tools.", item, hint=f"Write it so: {meant}")
        uses.append(Use(name, line.scope.span(item)))
    line.cursor.at += 1
    return uses


def _lasts(captures: Captures, line: Line) -> None:
    _only_in(line, "routine", "block", "file")
    if line.contents.lasting:
        line.scope.reject("M107", "`lasts` is said twice.", line.statement, hint="Keep one of them.")
    line.contents.lasts, line.contents.lasting = captures["length"], line.statement


def _pause(captures: Captures, line: Line) -> None:
    _only_in(line, "routine", "block", "file")
    if word := next((word for word in ("same", "after") if word in captures), None):
        message = f"On a line of its own a rest belongs to no work, so `{word}` says nothing here."
        hint = "Behind a movement: plank 3x30s rest same, or rest 20s after each."
        line.scope.reject("M102", message, line.statement, hint=hint)
    pause = Pause(
        duration=captures.get("time"),
        between="between" in captures,
        at=line.at,
        at_origin=line.at_origin,
        condition=line.condition,
        origin=line.scope.span(line.statement),
    )
    line.contents.items.append(pause)


def _block(captures: Captures, line: Line) -> None:
    _need_body(line, "block")
    name, title = captures.get("name"), captures.get("title")
    if name is None:
        _check_unnamed(line)
    if isinstance(name, nodes.Text) and title is None:
        title = name
    draft = Draft(line.scope)
    _append_block(line, draft, name=plain_name(name) if name else None, title=title.value if title else None)


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
    draft = Draft(line.scope)
    if word := captures.get("each"):
        read_each(captures, word, draft)
    repeat = read_repeat(captures, line.statement, line.scope)
    _append_block(line, draft, title=title.value if title else None, repeat=repeat)


def _append_block(line: Line, draft: Draft, **fields: Any) -> None:
    read_clauses(line.cursor, Place.BLOCK, draft)
    warn_of_reach(line.statement, draft, line.scope)
    contents = _inner(line, draft)
    lasts = draft.extra["lasts"].captures["length"] if "lasts" in draft.extra else contents.lasts
    if "lasts" in draft.extra and contents.lasting:
        line.scope.report("M107", "`lasts` is said twice.", contents.lasting, hint="Keep one of them.")
    if lasts and (repeat := fields.get("repeat")) and repeat.until:
        written = draft.extra["lasts"].part if "lasts" in draft.extra else contents.lasting
        hint = "Keep one of them. `cap` says how long it goes on at the most."
        line.scope.report("M107", "`until` and `lasts` both say when this ends.", written or line.statement, hint=hint)
    if cap := draft.extra.get("cap"):
        if fields.get("repeat") is None or "time" not in cap.captures:
            hint = "repeat x21/15/9 cap 10min { ... }"
            line.scope.reject("M115", "`cap` limits the time of a `repeat`.", cap.part, hint=hint)
        fields["repeat"] = attrs.evolve(fields["repeat"], cap=cap.captures["time"])
    clauses = draft.finish(line.statement, ("lasts", "cap"))
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


def _flow(word: str) -> Callable[[Captures, Line], None]:
    """`inhale arms_up`, a movement on one breath; `inhale "extend"`, a heading of what the line stands in."""

    def read(captures: Captures, line: Line) -> None:
        if text := captures.get("text"):
            line.contents.draft.headings.append(Heading(word, text.value, line.condition, line.scope.span(text)))
            return
        _only_in(line, "routine", "block", "file")
        name = captures["movement"]
        step = _finished_step(line, (Use(name.text, line.scope.span(name)),), flow=word)
        line.contents.items.append(step)

    return read


def _replace(captures: Captures, line: Line) -> None:
    """`replace jog with walk 4min`"""
    _only_in(line, "routine", "context", "file")
    name = captures["target"]
    target = Target(name.text, line.scope.span(name))
    step = _finished_step(line, tuple(_subjects(line)))
    if step.optional or step.between:
        message = "What stands in for a movement is done whenever that movement would be."
        hint = "Say it on the line of the movement that is replaced."
        line.scope.reject("M115", message, line.statement, hint=hint)
    rule = Replace(target=target, step=attrs.evolve(step, condition=None), condition=line.condition, origin=step.origin)
    line.contents.rules.append(rule)


def _do(captures: Captures, line: Line) -> None:
    _only_in(line, "routine", "block", "file")
    _ended(line)
    routine = captures["routine"]
    line.contents.items.append(
        Do(
            routine=routine.text,
            at=line.at,
            at_origin=line.at_origin,
            condition=line.condition,
            origin=line.scope.span(routine),
        )
    )


def _context(captures: Captures, line: Line) -> None:
    _only_in(line, "routine", "file")
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
    contents = Contents.of(scope, "context")
    read_lines(statement.body, contents)
    name, title = captures["name"], captures.get("title")
    clauses = contents.draft.finish(statement)
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
    "rest": _pause,
    "block": _block,
    "repeat": _repeat,
    "do": _do,
    "context": _context,
    "inhale": _flow("inhale"),
    "exhale": _flow("exhale"),
    "replace": _replace,
}
