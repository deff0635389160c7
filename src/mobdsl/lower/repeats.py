"""The head of a `repeat`: how often its lines are run."""

from __future__ import annotations

from mobdsl.lower.conditions import read_condition
from mobdsl.model.amounts import Duration, Reps
from mobdsl.model.items import Repeat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.lower.cursor import Captures
    from mobdsl.lower.scope import Scope
    from mobdsl.syntax import nodes


def read_repeat(captures: Captures, line: nodes.Statement, scope: Scope) -> Repeat:
    """`repeat 3`, `repeat x21/15/9`, `repeat each side`, `repeat for 20min whole rounds`, `repeat until relief`"""
    until = read_condition(line.conditions, scope, "until")
    repeat = _told(captures, line, scope)
    if repeat is None and until is None:
        hint = "repeat 3 { plank 20s; rest 10s }"
        scope.reject("M101", "`repeat` does not say how often.", line, hint=hint)
    if repeat in (None, Repeat()):
        return Repeat(until=until)
    if until is not None:
        second = next(condition for condition in line.conditions if condition.word == "until")
        hint = "repeat 3 { ... }, or repeat until relief { ... }"
        scope.report("M107", "This `repeat` says twice when it ends.", second, hint=hint)
    return repeat


def _told(captures: Captures, line: nodes.Statement, scope: Scope) -> Repeat | None:
    """What stands right behind the word."""
    if "names" in captures:
        return Repeat()
    if time := captures.get("time"):
        return _for(time, captures, line, scope)
    if series := captures.get("series"):
        return Repeat(series=Reps(series))
    if rounds := captures.get("rounds"):
        if not rounds.low:
            hint = "Take the line out, or put a # before it."
            scope.reject("M109", "This is done no times.", line.parts[1], hint=hint)
        return Repeat(rounds=rounds, every=captures.get("interval"))
    return None


def _for(time: Duration, captures: Captures, line: nodes.Statement, scope: Scope) -> Repeat:
    if not time.single or not time.low:
        scope.reject("M102", "`repeat for` takes one time.", line, hint="repeat for 20min { ... }")
    ending = next((word for word in ("whole", "finish") if word in captures), "cut")
    return Repeat(time=time, ending=ending)
