"""The head of a `repeat`: how often its lines are run."""

from __future__ import annotations

from mobdsl.diagnostics import Edit, Fix
from mobdsl.language import figures, literals
from mobdsl.lower.conditions import read_condition
from mobdsl.lower.cursor import Cursor
from mobdsl.model.amounts import Count, Duration, Reps, Spacing
from mobdsl.model.items import Repeat
from mobdsl.records import frozen
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.lower.scope import Scope


@frozen(kw_only=True)
class Head:
    """What stands right behind the word; at most one of them."""

    turns: bool
    """`each side`: once for each name."""
    time: Duration | None
    """`for 20min`"""
    ending: nodes.Name | None
    """`whole` or `finish` behind the time: what becomes of the last round."""
    series: tuple[Count, ...] | None
    """`x21/15/9`"""
    rounds: Count | None
    """`3`"""
    every: Spacing | None
    """`every 1min`, behind the rounds or by itself."""


def read_repeat(head: Head, line: nodes.Statement, scope: Scope) -> Repeat:
    """`repeat 3`, `repeat x21/15/9`, `repeat each side`, `repeat for 20min whole rounds`, `repeat until relief`"""
    until = read_condition(line.conditions, scope, "until")
    repeat = _told(head, line, scope)
    if repeat is None and until is None:
        rounds = "repeat 10 every 1min { ... }, or repeat until failed every 1min { ... }"
        hint = rounds if head.every else _series_inside(line, scope) or "repeat 3 { plank 20s; rest 10s }"
        scope.reject("M101", "`repeat` does not say how often.", line, hint=hint)
    if repeat in (None, Repeat()):
        return Repeat(until=until, every=head.every)
    if until is not None:
        second = next(condition for condition in line.conditions if condition.word == "until")
        hint = "repeat 3 { ... }, or repeat until relief { ... }"
        scope.report("M107", "This `repeat` says twice when it ends.", second, hint=hint)
    return repeat


def title_last(cursor: Cursor) -> Cursor:
    """The line with its title behind `every 1min`, `whole rounds` or `finish round`, if it stands in front of them."""
    parts = cursor.parts
    for at in range(cursor.at + 1, len(parts) - 3):
        count, title, word, behind = parts[at : at + 4]
        is_head = isinstance(word, nodes.Name) and word.text in ("every", "whole", "finish")
        if is_head and isinstance(title, nodes.Text) and isinstance(cursor.scope.resolve(count), nodes.Figure):
            return Cursor((*parts[: at + 1], word, behind, title, *parts[at + 4 :]), cursor.scope, cursor.at)
    return cursor


def _series_inside(line: nodes.Statement, scope: Scope) -> Fix | str | None:
    """What to write for `repeat 1/2/3min { run }`: a series of times or distances is a movement's own."""
    figure = line.parts[1] if len(line.parts) > 1 else None
    value = literals.read(figure.text) if isinstance(figure, nodes.Figure) else None
    if not isinstance(value, figures.TimeFigure | figures.DistanceFigure) or len(value.values) == 1:
        return None
    assert isinstance(figure, nodes.Figure)
    match line.body.statements if line.body else ():
        case (nodes.Statement((nodes.Name() as movement,), (), None),) if len(line.parts) == 2:
            meant = f"{movement.text} {figure.text}"
            return Fix(f"Write: {meant}", (Edit(scope.span(line), meant),))
    return f"A series of these stands behind the movement that it belongs to, one each time: run {figure.text}"


def _told(head: Head, line: nodes.Statement, scope: Scope) -> Repeat | None:
    """What the head says; None where it says nothing."""
    if head.turns:
        return Repeat()
    if head.time:
        if not head.time.single or not head.time.low:
            scope.reject("M102", "`repeat for` takes one time.", line, hint="repeat for 20min { ... }")
        return Repeat(time=head.time, ending=head.ending.text if head.ending else "cut")
    if head.series:
        return Repeat(series=Reps(head.series))
    if head.rounds:
        if not head.rounds.low:
            hint = "Take the line out, or put a # before it."
            scope.reject("M109", "This is done no times.", line.parts[1], hint=hint)
        return Repeat(rounds=head.rounds, every=head.every)
    return None
