"""Lines: what stands in a routine, a block or a context."""

from __future__ import annotations

from mobdsl.language.keywords import Place, table
from mobdsl.language.vocabulary import NEVER_NAMES
from mobdsl.lower import guards, rules
from mobdsl.lower.builders import BodyBuilder, Line, ended, only_in, places_of
from mobdsl.lower.clause_builder import ClauseBuilder, check_interval
from mobdsl.lower.clause_words import read_each
from mobdsl.lower.clauses import read_clauses
from mobdsl.lower.condition_scope import warn_of_reach
from mobdsl.lower.cursor import Cursor, is_name, plain_name, plain_names, shown
from mobdsl.lower.doses import is_growth
from mobdsl.lower.intervals import read_every
from mobdsl.lower.misplaced_keywords import check_heading, misplaced
from mobdsl.lower.recovery import forget_head, holds_lines, reject_lines
from mobdsl.lower.scope import RejectedError, Scope, statements_in
from mobdsl.lower.series import reject_ladder, warn_of_rounds
from mobdsl.lower.signatures import argument, arguments
from mobdsl.lower.site import Site
from mobdsl.lower.steps import read_do, read_flow, read_pause, read_replace, read_step
from mobdsl.lower.unconsumed import report_leftovers
from mobdsl.model.items import Block, Repeat, Step
from mobdsl.model.names import title_of
from mobdsl.model.routines import Context
from mobdsl.model.rules import KeepClock, OrderBy
from mobdsl.records import evolve
from mobdsl.source import Span
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from mobdsl.lower.argument_types import Names
    from mobdsl.model.amounts import Count, Duration


_DEFINITIONS = table(Place.FILE).keys() - table(Place.LINE).keys()


def read_lines(body: nodes.Body | None, contents: BodyBuilder) -> None:
    """Reads the lines of ``body`` into ``contents``; a broken one is reported and left out."""
    for statement in statements_in(body, contents.scope):
        read_line(statement, contents)


def read_line(statement: nodes.Statement, contents: BodyBuilder) -> None:
    """Reads one statement into ``contents``."""
    scope = contents.scope
    line = Line(statement, Cursor(statement.parts, scope), contents)
    items = len(contents.items)
    with scope.attempt() as trial:
        try:
            at = _read_time(line)
            _read_whole(line)
        except RejectedError:
            forget_head(statement, trial)
            scope.note_undefined(statement)
            read_inside(statement, contents)
            return
        if at and len(contents.items) == items:
            hint = "Put a movement behind the time, or take the time out: this line holds all the time."
            scope.report("M102", "A time stands in front of what is done at that time.", at, hint=hint)
        report_leftovers(statement, scope)
        forget_head(statement, trial)


def read_inside(statement: nodes.Statement, contents: BodyBuilder) -> None:
    """Tells of the mistakes in the braces behind a head that could not be read; what they hold belongs to nothing."""
    if statement.body and statement.body.start not in contents.scope.read and holds_lines(statement.body):
        read_lines(statement.body, BodyBuilder.of(contents.scope, "routine"))


def _read_time(line: Line) -> nodes.Name | None:
    """`at 1:28`, with which a line may begin: where it stands, if it does."""
    at = line.cursor.take("at")
    if at:
        line.at = argument(line.cursor, table(Place.LINE)["at"], int)
        line.at_origin = Span(line.scope.source.path, at.start, line.cursor.last.end)
    return at


def _read_whole(line: Line) -> None:
    """Reads the line as what its first word says that it is."""
    cursor = line.cursor
    first, word = cursor.peek(), cursor.word()
    if first is None:
        _group(line)
        return
    if word is not None:
        _check_first_word(word, line)
        if word in _READERS:
            if word == "repeat":
                from mobdsl.lower.repeats import title_last

                cursor = line.cursor = title_last(cursor)
            cursor.at += 1
            _READERS[word](line, *arguments(cursor, table(Place.LINE)[word]))
            ended(line)
            return
        if word in rules.READERS and not (line.contents.owner == "block" and word in guards.OF_ITEMS):
            _rule(line, word)
            return
    if word in table(Place.CLAUSE) or _is_heading(line):
        check_heading(line.statement, cursor, places_of(line))
        _likely_clause(line)
    elif isinstance(first, nodes.Figure) and is_growth(first):
        _own_clause(line)
    elif is_name(first) or isinstance(first, nodes.Text | nodes.Listing):
        read_step(line)
    else:
        hint = "A line begins with a movement's name or with a word of the language."
        line.scope.reject("M104", f"A line cannot begin with {shown(first, line.scope)}.", first, hint=hint)


def _is_heading(line: Line) -> bool:
    """Whether the line is a word with a text: behind a time, that is a movement with a text too many."""
    return is_name(line.cursor.peek()) and isinstance(line.cursor.peek(1), nodes.Text) and line.at is None


def _check_first_word(word: str, line: Line) -> None:
    """Rejects a first word that begins another line in small letters, or one of another place."""
    first, scope = line.cursor.peek(), line.scope
    assert first is not None
    if not word.islower() and _is_in_capitals(word):
        hint = f'Write {word.lower()}. A movement of that name stands in quotes: "{word}" 30s.'
        scope.reject("M104", f"`{word}` is a word of the language in small letters only.", first, hint=hint)
    if line.contents.owner != "file" and _defines(word, line.cursor.peek(1)):
        message = f"A {word} cannot stand in a {line.contents.owner}."
        scope.reject("M115", message, first, hint="Perhaps a } is missing further up.")


def _defines(word: str, second: nodes.Part | None) -> bool:
    """Whether a line begins a definition that can stand in a file only."""
    return word in _DEFINITIONS and isinstance(second, nodes.Name)


def _is_in_capitals(word: str) -> bool:
    """Whether ``word`` would begin a line in another way if it were written in small letters."""
    small = word.lower()
    return small in NEVER_NAMES or any(small in table(place) for place in (Place.FILE, Place.LINE, Place.CLAUSE))


def _rule(line: Line, word: str) -> None:
    only_in(line, "routine", "context", "file")
    line.cursor.at += 1
    values = arguments(line.cursor, table(Place.LINE)[word])
    ended(line)
    site = Site(line.scope, line.scope.span(line.statement), line.condition)
    rule = rules.READERS[word](site, *values)
    earlier = (evolve(other, origin=rule.origin) for other in line.contents.rules)
    if isinstance(rule, KeepClock | OrderBy) and rule in earlier:
        line.scope.reject("M107", f"`{word}` is said twice.", line.statement, hint="Keep one of them.")
    line.contents.rules.append(rule)


def _likely_clause(line: Line) -> None:
    """A clause, unless the line can be read as none and its first word looks like another word of the language."""
    start = line.cursor.at
    with line.scope.attempt() as trial:
        try:
            _own_clause(line)
        except RejectedError:
            line.cursor.at = start
            if meant := misplaced(line.statement, line.cursor, places_of(line)):
                trial.rollback()
                meant.reject(line.scope)
            raise


def _own_clause(line: Line) -> None:
    """A clause on a line of its own belongs to what the line stands in."""
    owner = line.contents.owner
    place = Place.BLOCK if owner == "block" else Place.CLAUSE
    seen = len(line.contents.builder.seen)
    read_clauses(line.cursor, place, line.contents.builder, line.condition)
    reject_lines(line.statement, line.scope)
    if line.contents.builder.seen or line.condition:
        line.contents.clause = line.contents.clause or line.statement
    if len(line.contents.builder.seen) > seen:
        _warn_of_lines_above(line)


def _warn_of_lines_above(line: Line) -> None:
    """A clause on a line of its own holds for all lines beside it, also for those that are written already."""
    above = next((item for item in reversed(line.contents.items) if isinstance(item, Step)), None)
    if above is None:
        return
    scope, first = line.scope, line.statement.parts[0]
    said = scope.source.text[first.start : line.statement.parts[-1].end]
    name = above.uses[0].movement
    message = f"On a line of its own `{said}` holds for all lines here, for `{name}` above it as well."
    hint = f"Write it behind the movement that it is said of: {name} … {said}. Or in front of all lines."
    scope.warn("M123", message, line.statement, hint=hint)


def _group(line: Line) -> None:
    """Braces with nothing in front, or with only a time: lines that share a slot."""
    if line.statement.body is None:
        message = "This line says when or if, but not what."
        line.scope.reject("M108", message, line.statement, hint="at 1:28 dead_bug x8")
    _append_block(line, ClauseBuilder(line.scope), Block(items=()))


def _inner(line: Line, builder: ClauseBuilder) -> BodyBuilder:
    only_in(line, "routine", "block", "file")
    contents = BodyBuilder(line.scope, "block", builder)
    read_lines(line.statement.body, contents)
    return contents


def _lasts(line: Line, length: Duration) -> None:
    only_in(line, "routine", "block", "file")
    if line.contents.lasting:
        line.scope.reject("M107", "`lasts` is said twice.", line.statement, hint="Keep one of them.")
    line.contents.lasts, line.contents.lasting = length, line.statement


def _block(line: Line, name: nodes.Name | nodes.Text | None, title: nodes.Text | None) -> None:
    _need_body(line, "block")
    if name is None:
        _check_unnamed(line)
    if isinstance(name, nodes.Text) and title is None:
        title = name
    builder = ClauseBuilder(line.scope, title=title)
    read_clauses(line.cursor, Place.BLOCK, builder)
    title = builder.title
    block = Block(items=(), name=plain_name(name) if name else None, title=title.value if title else None)
    _append_block(line, builder, block)


def _check_unnamed(line: Line) -> None:
    """Rejects a word behind `block` that is a clause, but stands there as if it were the block's name."""
    part, following = line.cursor.peek(), line.cursor.peek(1)
    word = table(Place.BLOCK).get(line.cursor.word() or "")
    if part is None or word is None or not word.signature or word.signature.startswith("["):
        return
    if following is None or isinstance(following, nodes.Text):
        title = f" {shown(following, line.scope)}" if following else ""
        message = f"{shown(part, line.scope)} is a word of the language behind `block`, and no name."
        hint = f'A block of that name is written in quotes: block "{word.name}"{title} {{ ... }}'
        line.scope.reject("M104", message, part, hint=hint)


def _repeat(  # noqa: PLR0913, PLR0917 - a parameter for each label
    line: Line,
    each: nodes.Name | None,
    names: Names | None,
    first: nodes.Name | None,
    time: Duration | None,
    whole: nodes.Name | None,
    finish: nodes.Name | None,
    series: tuple[Count, ...] | None,
    rounds: Count | None,
    intervals: tuple[Duration, ...] | None,
    title: nodes.Text | None,
) -> None:
    _need_body(line, "repeat")
    builder = ClauseBuilder(line.scope, title=title)
    if each and names:
        read_each(builder, each, names, first)
    from mobdsl.lower.repeats import Head, read_repeat

    adjacent = title is None or line.cursor.parts != line.statement.parts
    every = read_every(line.cursor, intervals, "round", adjacent=adjacent) if intervals else None
    head = Head(turns=names is not None, time=time, ending=whole or finish, series=series, rounds=rounds, every=every)
    repeat = read_repeat(head, line.statement, line.scope)
    read_clauses(line.cursor, Place.BLOCK, builder)
    title = builder.title
    _append_block(line, builder, Block(items=(), title=title.value if title else None, repeat=repeat))


def _append_block(line: Line, builder: ClauseBuilder, head: Block) -> None:
    """Reads the lines of a block. ``head`` is what its own line says beside the clauses in ``builder``."""
    scope, statement = line.scope, line.statement
    if statement.parts:
        warn_of_reach(statement, builder, scope)
    contents = _inner(line, builder)
    lasts = _length(line, builder, contents, head.repeat)
    repeat = _capped(head.repeat, lasts, builder)
    in_rounds = ("alternate",) if repeat and repeat.several else ()
    clauses = builder.finish(statement, ("lasts", "cap", *in_rounds))
    if repeat and repeat.every:
        check_interval(clauses, statement, scope)
    if repeat is None and clauses.rest and len(clauses.rest.durations) > 1:
        hint = (
            "A figure for each pause stands with sets or rounds: repeat 3 rest 60/90s { ... }. Between the lines of a "
            "block each pause is a line of its own: plank 30s; rest 60s; squat 30s; rest 90s; lunge 30s."
        )
        place = builder.seen.get("rest", statement)
        scope.report("M103", "A block repeats nothing, so its rest is one figure.", place, hint=hint)
        clauses = evolve(clauses, rest=evolve(clauses.rest, durations=clauses.rest.durations[:1]))
    if repeat and clauses.dose is None:
        warn_of_rounds(contents.items, repeat, statement, scope)
    if repeat:
        reject_ladder(contents.items, repeat, statement, scope)
    block = evolve(
        head,
        items=tuple(contents.items),
        clauses=clauses,
        repeat=repeat,
        lasts=lasts,
        at=line.at,
        at_origin=line.at_origin,
        condition=line.condition,
        origin=scope.span(statement),
    )
    line.contents.items.append(block)


def _length(line: Line, builder: ClauseBuilder, contents: BodyBuilder, repeat: Repeat | None) -> Duration | None:
    """How long the block lasts by its own line or by one in it."""
    scope, extra = line.scope, builder.extra.get("lasts")
    if extra and contents.lasting:
        scope.report("M107", "`lasts` is said twice.", contents.lasting, hint="Keep one of them.")
    length = extra.length if extra else contents.lasts
    if length and repeat and repeat.until:
        written = extra.part if extra else contents.lasting
        hint = "Keep one of them. `cap` says how long it goes on at the most."
        scope.report("M107", "`until` and `lasts` both say when this ends.", written or line.statement, hint=hint)
    return length


def _capped(repeat: Repeat | None, lasts: Duration | None, builder: ClauseBuilder) -> Repeat | None:
    """``repeat`` with its `cap`, where the block has one."""
    cap = builder.extra.get("cap")
    if cap is None:
        return repeat
    if repeat is None or cap.length is None:
        hint = "repeat x21/15/9 cap 10min { ... }"
        builder.scope.reject("M115", "`cap` limits the time of a `repeat`.", cap.part, hint=hint)
    if repeat.time:
        message = "`repeat for` and `cap` both say how long this goes on."
        builder.scope.report("M107", message, cap.part, hint="Keep one of them, the shorter time.")
    elif lasts:
        message = "`lasts` and `cap` both say when this ends."
        hint = "Keep one of them: `lasts` says how long it is in all, `cap` how long at the most."
        builder.scope.report("M107", message, cap.part, hint=hint)
    return evolve(repeat, cap=cap.length)


def _need_body(line: Line, word: str) -> None:
    if line.statement.body is None:
        hint = table(Place.LINE)[word].example
        line.scope.reject(
            "M117", f"`{word}` holds lines in braces, and there are none.", line.statement, hint=f"For example: {hint}"
        )


def _context(line: Line, name: nodes.Name, title: nodes.Text | None, aliases: Names | None) -> None:
    only_in(line, "routine", "file")
    context = read_context(line.statement, line.scope, name, title, aliases)
    keep_context(context, line.contents.contexts, line.scope)


def keep_context(context: Context, contexts: dict[str, Context], scope: Scope) -> None:
    """Adds ``context`` to the ``contexts`` that stand beside it, where none has its name."""
    if context.name in contexts:
        assert context.origin is not None
        hint = "Put the rules of both into one, or give one of them another name."
        scope.report("M205", f"`{context.name}` is defined twice.", context.origin, hint=hint)
    else:
        contexts[context.name] = context


def read_context(
    statement: nodes.Statement, scope: Scope, name: nodes.Name, title: nodes.Text | None, aliases: Names | None
) -> Context:
    """`context pre_run "Before a run" also pre_race { ... }`"""
    contents = BodyBuilder.of(scope, "context")
    read_lines(statement.body, contents)
    clauses = contents.builder.finish(statement)
    return Context(
        name=name.text,
        title=title.value if title else title_of(name.text),
        aliases=plain_names(aliases or ()),
        rules=tuple(contents.rules),
        clauses=clauses,
        headings=clauses.headings,
        origin=scope.span(name),
    )


_READERS: dict[str, Callable[..., None]] = {
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
"""What each word does that begins an item of a routine, or says something of it as a whole."""
