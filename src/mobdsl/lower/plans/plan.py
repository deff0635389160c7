"""A plan's lines: its settings, its defaults, and what it does when."""

from __future__ import annotations

from mobdsl.language.keywords import Place, table
from mobdsl.language.vocabulary import ELSEWHERE
from mobdsl.lower import adaptations
from mobdsl.lower.clauses import heading
from mobdsl.lower.conditions import read_condition
from mobdsl.lower.cursor import Cursor, shown
from mobdsl.lower.misplaced_keywords import check_heading, reject_misplaced
from mobdsl.lower.plans.date_words import read_until
from mobdsl.lower.plans.day_words import near_day
from mobdsl.lower.plans.doings import WORDS, read_doings
from mobdsl.lower.plans.modifiers import is_modifier, read_modifier
from mobdsl.lower.plans.settings import SETTINGS, Settings
from mobdsl.lower.plans.when_builder import WhenBuilder
from mobdsl.lower.plans.whens import read_when, warn_of_clock
from mobdsl.lower.scope import RejectedError, Scope, statements_in
from mobdsl.lower.signatures import arguments
from mobdsl.lower.site import Site
from mobdsl.lower.unconsumed import report_leftovers
from mobdsl.model.names import title_of
from mobdsl.model.plans import REST_DAY, TRAINING_DAY, Modifier, Plan, PlanLine
from mobdsl.records import define, field
from mobdsl.suggest import nearest
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.clauses import Heading

_ALSO_OF_DAYS = ("except", *adaptations.READERS)
"""Of the words of a plan those that a line in a body may begin with; there they are about its days."""

MAX_LINES = 1_000
"""How many lines that do something a plan may have."""


@define
class _PlanBuilder:
    scope: Scope
    settings: Settings
    lines: list[PlanLine] = field(factory=list)
    modifiers: list[Modifier] = field(factory=list)
    adaptations: list[Adaptation] = field(factory=list)
    headings: list[Heading] = field(factory=list)
    names: list[nodes.Name] = field(factory=list)


def read_plan(statement: nodes.Statement, scope: Scope, name: nodes.Name, title: nodes.Text | None) -> Plan | None:
    """The plan; None where it lacks what no plan can do without."""
    builder = _PlanBuilder(scope, Settings(scope))
    _read(statement.body, builder)
    _check_names(builder)
    if len(builder.lines) > MAX_LINES:
        scope.report("M421", f"A plan has {MAX_LINES} lines at most.", name, hint="Write it as several plans.")
    settings = builder.settings
    if not settings.complete(name) or settings.zone is None:
        return None
    return Plan(
        name=name.text,
        title=title.value if title else title_of(name.text),
        start=settings.start,
        event=settings.event,
        zone=settings.zone,
        zone_origin=settings.zone_origin,
        length=settings.length,
        until=settings.until,
        apart=tuple(settings.apart),
        remind=settings.remind,
        exclusions=tuple(settings.exclusions),
        pauses=tuple(settings.pauses),
        moves=tuple(settings.moves),
        stays=tuple(settings.stays),
        activities=tuple(settings.activities.values()),
        kinds=tuple(settings.kinds.values()),
        lines=tuple(builder.lines[:MAX_LINES]),
        modifiers=tuple(builder.modifiers[:MAX_LINES]),
        adaptations=tuple(builder.adaptations),
        headings=tuple(builder.headings),
        origin=scope.span(name),
    )


def _read(body: nodes.Body | None, builder: _PlanBuilder, above: WhenBuilder | None = None) -> None:
    """The lines of the plan or, with ``above``, those of a body in it, which start from what stands before it."""
    scope = builder.scope
    inside, defaults = above is not None, above or WhenBuilder(scope)
    for line in statements_in(body, scope):
        try:
            defaults = _line(line, builder, defaults, inside)
        except RejectedError:
            scope.note_undefined(line)
            continue
        report_leftovers(line, scope)


def _line(line: nodes.Statement, builder: _PlanBuilder, above: WhenBuilder, inside: bool) -> WhenBuilder:
    """Reads ``line``. Returns what the lines below it start from."""
    scope, cursor = builder.scope, Cursor(line.parts, builder.scope)
    first, second, word = cursor.peek(), cursor.peek(1), cursor.word()
    if first is None and not _until(line, builder, inside=inside):
        scope.reject("M108", "This condition has nothing to decide.", line)
    if first is None and not inside and line.body is None:
        return above
    if word in table(Place.PLAN) and not (inside and word in _ALSO_OF_DAYS) and not _goes_on(line, word):
        if inside:
            _of_the_plan(first, scope, "Put it above the braces.")
        _setting(line, cursor, builder)
    elif (
        not inside
        and isinstance(first, nodes.Name)
        and isinstance(second, nodes.Text)
        and word not in table(Place.WHEN)
    ):
        check_heading(line, cursor, (Place.PLAN, Place.WHEN))
        builder.headings.append(heading(first, second, scope, read_condition(line.conditions, scope)))
        cursor.at = 2
        cursor.check_end()
    else:
        return _when(line, cursor, builder, above)
    return above


def _goes_on(line: nodes.Statement, word: str | None) -> bool:
    """Whether ``line``, which begins with `for`, has more than the length of a plan: what holds for so long."""
    return word == "for" and (len(line.parts) > 3 or line.body is not None)


def _until(line: nodes.Statement, builder: _PlanBuilder, *, inside: bool) -> bool:
    """Whether ``line``, which has nothing but conditions, names a date to which something holds: here the plan."""
    found = read_until(line.conditions, builder.scope)
    if found and not inside and line.body is None:
        builder.settings.end(*found)
    return found is not None


def _of_the_plan(word: nodes.Part | None, scope: Scope, hint: str) -> NoReturn:
    assert isinstance(word, nodes.Name)
    if word.text == "zone":
        hint = 'For some days: zone "Europe/London" from 2026-03-09 to 2026-03-15'
    scope.reject("M115", f"`{word.text}` belongs to the plan as a whole.", word, hint=hint)


def _setting(line: nodes.Statement, cursor: Cursor, builder: _PlanBuilder) -> None:
    scope, word = builder.scope, cursor.parts[0]
    assert isinstance(word, nodes.Name)
    cursor.at = 1
    builder.settings.tried.add(word.text)
    builder.settings.conditions = line.conditions
    values = arguments(cursor, table(Place.PLAN)[word.text])
    if word.text == "remind":
        warn_of_clock(cursor.last, scope)
    if word.text in adaptations.READERS:
        site = Site(scope, scope.span(line), read_condition(line.conditions, scope))
        builder.adaptations.append(adaptations.READERS[word.text](site, *values))
    else:
        SETTINGS[word.text](builder.settings, word, *values)
    cursor.check_end()


def _is_heading(first: nodes.Part, second: nodes.Part | None, word: str | None) -> bool:
    return isinstance(first, nodes.Name) and isinstance(second, nodes.Text) and word not in table(Place.WHEN)


def _when(line: nodes.Statement, cursor: Cursor, builder: _PlanBuilder, above: WhenBuilder) -> WhenBuilder:
    """WHEN-words, and what follows them: something to do, something different, a body.

    By themselves they are what the lines below start from.
    """
    scope = builder.scope
    phrase = read_when(cursor, above, line.conditions)
    if "for" in phrase.words:
        hint = "How long a session takes is said in its routine."
        scope.reject("M115", "Only an activity has a length here.", phrase.words["for"], hint=hint)
    if cursor.word() in WORDS:
        builder.lines.append(_doing(line, cursor, phrase))
        builder.names.extend(phrase.names)
        return above
    if cursor.at and cursor.word() in SETTINGS:
        _of_the_plan(cursor.peek(), scope, "Give it a line of its own.")
    if is_modifier(cursor):
        builder.modifiers.append(read_modifier(line, cursor, phrase))
        builder.names.extend(phrase.names)
        return above
    if cursor.peek() is not None:
        if not cursor.at:
            reject_misplaced(line, cursor, (Place.PLAN, Place.WHEN))
        _unknown(cursor, builder)
    if deciding := [condition for condition in line.conditions if condition.start not in scope.read]:
        scope.reject("M115", "`if` stands behind what to do.", deciding[0], hint="do evening if pre_run")
    builder.names.extend(phrase.names)
    if line.body:
        _read(line.body, builder, phrase.body())
        return above
    return phrase


def _doing(line: nodes.Statement, cursor: Cursor, phrase: WhenBuilder) -> PlanLine:
    scope, when, word = cursor.scope, phrase.when, cursor.word()
    doings = read_doings(cursor, line)
    if not phrase.dated:
        words = (part for part in cursor.parts if isinstance(part, nodes.Name))
        behind = next(part.start for part in words if part.text in (*WORDS, "at", "finish"))
        written = scope.source.text
        days = f"{written[line.start : behind]}on mon, wed {written[behind : cursor.parts[-1].end]}"
        scope.reject("M422", "This line does not say on which days.", line, hint=days)
    if when.per_week:
        _check_per_week(phrase, line)
    return PlanLine(when=when, doings=doings, rotate=word == "rotate", origin=scope.span(line))


def _check_per_week(phrase: WhenBuilder, line: nodes.Statement) -> None:
    when, sessions = phrase.when, phrase.when.per_week
    assert sessions is not None
    most = sessions.high or sessions.low
    if not (when.kinds or when.dates) and most > len(when.weekdays):
        days = f"{len(when.weekdays)} day{'s' if len(when.weekdays) > 1 else ''}"
        hint = "For several sessions a day name the days and times: every day at 08:00, 18:00 do evening."
        phrase.scope.reject("M421", f"{most} a week do not fit on {days}: one a day.", line, hint=hint)
    if len(when.times) > 1 and not phrase.days_per:
        counted = f"{sessions.low}{f'-{most}' if most > sessions.low else ''}"
        hint = f"To have all of these times on so many days: {counted} days per week at 07:00, 18:00 do evening"
        phrase.scope.reject("M421", "Sessions counted by the week have one time of day.", line, hint=hint)


def _unknown(cursor: Cursor, builder: _PlanBuilder) -> NoReturn:
    """Says what is wrong with a line that goes on with nothing that a plan knows."""
    scope, part, word = builder.scope, cursor.peek(), cursor.word() or ""
    assert part is not None
    words = [*table(Place.WHEN), *(() if cursor.at else table(Place.PLAN))]
    fix = scope.rename(part, nearest(word, words)) if len(word) > 2 else None
    if word in ELSEWHERE:
        hint = f"Write it so: {ELSEWHERE[word]}"
    elif cursor.at and not isinstance(part, nodes.Figure):
        hint = f"What to do has `do` in front: do {shown(part, scope).strip('`')}."
    else:
        hint = "For example: on mon, wed at 07:00 do evening"
    begun = "go on" if cursor.at else "begin"
    scope.reject("M104", f"A line of a plan cannot {begun} with {shown(part, scope)}.", part, hint=fix or hint)


def _check_names(builder: _PlanBuilder) -> None:
    """Every kind of day and every activity that a line asks for has to be there."""
    scope, kinds = builder.scope, builder.settings.kinds
    for name in builder.names:
        if name.text in (TRAINING_DAY, REST_DAY):
            if not builder.settings.activities:
                hint = "activity run on tue, thu at 18:00 for 45min"
                scope.report("M425", f"No `activity` says which days are a `{name.text}`.", name, hint=hint)
        elif name.text not in kinds:
            near = near_day(name.text, (TRAINING_DAY, REST_DAY, *kinds))
            example = f"Say which days these are: days {name.text} on mon, fri"
            meant = scope.rename(name, near) or example
            scope.report("M425", f"`{name.text}` is not a day that this plan knows.", name, hint=meant)
    for line in builder.lines:
        if line.when.anchor:
            builder.settings.check_anchor(line.when.anchor)
