"""Items of a single line: movements, pauses, routines done in place, and what stands in for a movement."""

from __future__ import annotations

from mobdsl.language.keywords import Place
from mobdsl.language.vocabulary import ELSEWHERE
from mobdsl.lower.builders import Line, ended, only_in, places_of
from mobdsl.lower.clause_builder import ClauseBuilder
from mobdsl.lower.clauses import read_body, read_clauses
from mobdsl.lower.condition_scope import warn_of_reach
from mobdsl.lower.conditions import both, read_condition
from mobdsl.lower.cursor import is_name, plain_name
from mobdsl.lower.misplaced_keywords import misplaced_step
from mobdsl.lower.recovery import reject_lines
from mobdsl.lower.scope import RejectedError
from mobdsl.model.clauses import Heading
from mobdsl.model.items import Do, Pause, Step, Use
from mobdsl.model.rules import Replace, Target
from mobdsl.records import evolve
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from mobdsl.model.amounts import Duration

_OF_MOVEMENTS = ("optional", "between", "variation")
"""Words that are said of a movement, and of nothing that holds several."""


def read_step(line: Line) -> None:
    """A step, unless the first word looks like a word of the language and the line can be read as nothing else."""
    scope = line.scope
    meant = misplaced_step(line.statement, line.cursor, places_of(line))
    if meant is None:
        _step(line)
        return
    with scope.attempt() as trial:
        try:
            _step(line)
        except RejectedError:
            trial.rollback()
            meant.reject(scope)
        if meant.whole:
            trial.rollback(lambda diagnostic: diagnostic.code == "M123")
            meant.warn(scope, "movement")


def _step(line: Line) -> None:
    only_in(line, "routine", "block", "file")
    cursor = line.cursor
    uses = list(_subjects(line))
    chained = False
    while cursor.take("then"):
        chained = True
        uses.extend(_subjects(line))
    line.contents.items.append(_finished_step(line, tuple(uses), chained=chained))


def _finished_step(line: Line, uses: tuple[Use, ...], *, chained: bool = False, flow: str | None = None) -> Step:
    """The step that begins with ``uses``: what stands behind them on the line and in its body."""
    scope, builder = line.scope, ClauseBuilder(line.scope)
    read_clauses(line.cursor, Place.CLAUSE, builder)
    warn_of_reach(line.statement, builder, scope)
    reject_lines(line.statement, scope)
    read_body(line.statement.body, scope, Place.CLAUSE, builder)
    optional = builder.extra.get("optional")
    return Step(
        uses=uses,
        clauses=builder.finish(line.statement, _OF_MOVEMENTS),
        at=line.at,
        at_origin=line.at_origin,
        chained=chained,
        condition=both(line.condition, optional.condition if optional else None),
        until=read_condition(line.statement.conditions, scope, "until"),
        optional=optional is not None,
        between="between" in builder.extra,
        flow=flow,
        origin=scope.span(line.statement),
    )


def _subjects(line: Line) -> list[Use]:
    """The movements named next, one or several with commas."""
    scope, part = line.scope, line.cursor.peek()
    uses = []
    for item in part.items if isinstance(part, nodes.Listing) else (part,):
        if not is_name(item) and not isinstance(item, nodes.Text):
            missing = item or line.cursor.last
            scope.reject("M108", "A movement's name is missing here.", missing, hint="at 1:28 dead_bug x8")
        name = plain_name(item)
        if meant := ELSEWHERE.get(name.lower()):
            scope.reject("M116", f"`{name}` is a word of other tools.", item, hint=f"Write it so: {meant}")
        uses.append(Use(name, scope.span(item)))
    line.cursor.at += 1
    return uses


def read_pause(
    line: Line,
    same: nodes.Name | None,
    time: Duration | None,
    after: nodes.Name | None,
    between: nodes.Name | None,
) -> None:
    """`rest 30s` on a line of its own"""
    only_in(line, "routine", "block", "file")
    if same or after:
        word = "same" if same else "after"
        message = f"On a line of its own a rest belongs to no work, so `{word}` says nothing here."
        hint = "Behind a movement: plank 3x30s rest same, or rest 20s after each."
        line.scope.reject("M102", message, line.statement, hint=hint)
    pause = Pause(
        duration=time,
        between=between is not None,
        at=line.at,
        at_origin=line.at_origin,
        condition=line.condition,
        origin=line.scope.span(line.statement),
    )
    line.contents.items.append(pause)


def read_flow(flow: str) -> Callable[..., None]:
    """`inhale arms_up`, a movement on one breath; `inhale "extend"`, a heading of what the line stands in."""

    def read(line: Line, movement: nodes.Name | None, text: nodes.Text | None) -> None:
        scope = line.scope
        if text:
            line.contents.builder.headings += (Heading(flow, text.value, line.condition, scope.span(text)),)
        if movement:
            only_in(line, "routine", "block", "file")
            step = _finished_step(line, (Use(movement.text, scope.span(movement)),), flow=flow)
            line.contents.items.append(step)

    return read


def read_replace(line: Line, target: nodes.Name) -> None:
    """`replace jog with walk 4min`"""
    only_in(line, "routine", "context", "file")
    step = _finished_step(line, tuple(_subjects(line)))
    if step.optional or step.between:
        message = "What stands in for a movement is done whenever that movement would be."
        hint = "Say it on the line of the movement that is replaced."
        line.scope.reject("M115", message, line.statement, hint=hint)
    rule = Replace(
        target=Target(target.text, line.scope.span(target)),
        step=evolve(step, condition=None),
        condition=line.condition,
        origin=step.origin,
    )
    line.contents.rules.append(rule)


def read_do(line: Line, routine: nodes.Name) -> None:
    """`do warm_up`"""
    only_in(line, "routine", "block", "file")
    ended(line)
    item = Do(
        routine=routine.text,
        at=line.at,
        at_origin=line.at_origin,
        condition=line.condition,
        origin=line.scope.span(routine),
    )
    line.contents.items.append(item)
