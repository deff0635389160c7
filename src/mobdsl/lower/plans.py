"""Plans: `plan back { start 2026-03-02; on mon, wed at 07:00 do evening }`."""

import datetime as dt
from typing import Any

from attrs import define, field

from mobdsl.lower.clauses import heading
from mobdsl.lower.conditions import read_condition
from mobdsl.lower.reader import Captures, Cursor, arguments, is_name, shown
from mobdsl.lower.scope import RejectedError, Scope
from mobdsl.model.clauses import Heading
from mobdsl.model.conditions import Condition, Every, Fact
from mobdsl.model.plans import WEEKDAYS, Doing, Exclusion, Plan, PlanLine
from mobdsl.model.routines import title_of
from mobdsl.suggest import nearest
from mobdsl.syntax import nodes
from mobdsl.words import Place, table

MAX_WEEKS = 520
"""Ten years: the longest that a plan may run."""


@define
class _Draft:
    scope: Scope
    settings: dict[str, Any] = field(factory=dict)
    lines: list[PlanLine] = field(factory=list)
    exclusions: list[Exclusion] = field(factory=list)
    headings: list[Heading] = field(factory=list)
    weekdays: tuple[int, ...] = ()
    times: tuple[int, ...] = ()


def read_plan(captures: Captures, statement: nodes.Statement, scope: Scope) -> Plan | None:
    """The plan; None where it lacks what no plan can do without."""
    name, title = captures["name"], captures.get("title")
    draft = _Draft(scope)
    for line in statement.body.statements if statement.body else ():
        if isinstance(line, nodes.Statement):
            try:
                _line(line, draft)
            except RejectedError:
                continue
    if missing := [word for word in ("start", "zone") if word not in draft.settings]:
        examples = {"start": "start 2026-03-02", "zone": 'zone "Europe/Berlin"'}
        for word in missing:
            message = f"The plan `{name.text}` does not say its {word}."
            scope.report(
                "M420",
                message,
                name,
                expected=f"a line that begins with `{word}`",
                hint=f"For example: {examples[word]}",
            )
        return None
    return Plan(
        name=name.text,
        title=title.value if title else title_of(name.text),
        lines=tuple(draft.lines),
        exclusions=tuple(draft.exclusions),
        headings=tuple(draft.headings),
        origin=scope.span(name),
        **draft.settings,
    )


def _line(line: nodes.Statement, draft: _Draft) -> None:
    scope = draft.scope
    cursor = Cursor(line.parts, scope)
    first, second = cursor.peek(), cursor.peek(1)
    word = cursor.word()
    if line.body:
        scope.reject("M113", "A line of a plan has no body.", line.body)
    if first is None:
        scope.reject("M108", "This condition has nothing to decide.", line)
    if word in table(Place.PLAN):
        cursor.at += 1
        _setting(str(word), arguments(cursor, table(Place.PLAN)[str(word)]), first, draft)
        if (part := cursor.peek()) is not None:
            scope.report("M105", f"{shown(part, scope)} is one thing too many on this line.", part)
    elif word in table(Place.WHEN):
        _when(line, cursor, draft)
    elif isinstance(first, nodes.Name) and isinstance(second, nodes.Text):
        draft.headings.append(heading(first, second, scope))
    else:
        near = nearest(word or "", [*table(Place.PLAN), *table(Place.WHEN)])
        hint = f"Did you mean {near}?" if near else "For example: on mon, wed at 07:00 do evening"
        scope.reject("M104", f"A line of a plan cannot begin with {shown(first, scope)}.", first, hint=hint)


def _setting(word: str, captures: Captures, node: nodes.Part, draft: _Draft) -> None:
    scope = draft.scope
    if word == "except":
        dates: tuple[dt.date, ...] = captures["dates"]
        last = captures.get("last")
        if last and (len(dates) > 1 or last < dates[0]):
            scope.reject("M421", "These days do not make a stretch.", node, hint="except 2026-05-04 to 2026-05-10")
        draft.exclusions.extend(Exclusion(first=date, last=last or date, origin=scope.span(node)) for date in dates)
        return
    field_name, value = _value(word, captures, node, scope)
    if field_name in draft.settings:
        scope.reject("M107", f"`{word}` is said twice.", node, hint="Keep one of them.")
    draft.settings[field_name] = value


def _value(word: str, captures: Captures, node: nodes.Part, scope: Scope) -> tuple[str, Any]:
    """The plan's field that ``word`` sets, and its value."""
    if word == "start":
        return "start", captures["date"]
    if word == "zone":
        return "zone", captures["name"].value
    if word == "remind":
        time = captures["time"]
        if not time.single or time.low % 60_000 or time.low > 7 * 86_400_000:
            scope.reject("M421", "A reminder comes a whole number of minutes before.", node, hint="remind 10min")
        return "remind", time.low // 60_000
    count = captures["count"]
    if not count.single or not 0 < count.low <= MAX_WEEKS:
        scope.reject("M421", f"A plan runs for 1 to {MAX_WEEKS} weeks.", node, hint="for 6 weeks")
    return "weeks", count.low


def _when(line: nodes.Statement, cursor: Cursor, draft: _Draft) -> None:
    """WHEN-words, then `do`; WHEN-words alone are what the following lines start from."""
    scope = draft.scope
    weekdays, times = draft.weekdays, draft.times
    doings: tuple[Doing, ...] = ()
    while (part := cursor.peek()) is not None:
        word = cursor.word()
        if word not in table(Place.WHEN):
            near = nearest(word or "", table(Place.WHEN))
            hint = f"Did you mean {near}?" if near else "on mon, wed at 07:00 do evening"
            scope.reject("M104", f"{shown(part, scope)} does not belong on a line of a plan.", part, hint=hint)
        cursor.at += 1
        captures = arguments(cursor, table(Place.WHEN)[str(word)])
        match word:
            case "on":
                weekdays = captures["days"]
            case "every":
                weekdays = tuple(range(len(WEEKDAYS)))
            case "at":
                times = captures["times"]
            case "do":
                doings = _doings(captures["doings"], line, scope)
    if not doings:
        draft.weekdays, draft.times = weekdays, times
        return
    if not weekdays or not times:
        lacking = "on which days" if not weekdays else "at what time"
        scope.reject("M422", f"This line does not say {lacking}.", line, hint="on mon, wed at 07:00 do evening")
    draft.lines.append(PlanLine(weekdays=weekdays, times=times, doings=doings, origin=scope.span(line)))


def _doings(parts: tuple[nodes.Part, ...], line: nodes.Statement, scope: Scope) -> tuple[Doing, ...]:
    contexts = _contexts(read_condition(line.conditions, scope), line, scope)
    if len(parts) > 1:
        scope.reject(
            "M105",
            f"{shown(parts[1], scope)} is one thing too many on this line.",
            parts[1],
            hint="Several routines have commas between them: do warm_up, evening.",
        )
    (part,) = parts
    doings = []
    for item in part.items if isinstance(part, nodes.Listing) else (part,):
        if not is_name(item) and not isinstance(item, nodes.Text):
            scope.reject(
                "M102", f"{shown(item, scope)} cannot be done.", item, expected='a routine, or a "text" for a habit'
            )
        habit = isinstance(item, nodes.Text)
        name = item.value if isinstance(item, nodes.Text) else item.text  # type: ignore[union-attr]
        doings.append(Doing(routine=name, contexts=contexts, habit=habit, origin=scope.span(item)))
    return tuple(doings)


def _contexts(condition: Condition | None, line: nodes.Statement, scope: Scope) -> tuple[str, ...]:
    """The contexts that `if` names behind a `do`: the session is done in them."""
    match condition:
        case None:
            return ()
        case Fact(name):
            return (name,)
        case Every(parts) if all(isinstance(part, Fact) for part in parts):
            return tuple(part.name for part in parts if isinstance(part, Fact))
    hint = "on mon at 07:00 do evening if pre_run"
    scope.reject("M423", "In a plan, `if` names the contexts to do it in.", line.conditions[0], hint=hint)
