"""What of a line nothing has read: every part of it has an effect, or a finding says that it has none."""

from __future__ import annotations

from mobdsl.lower.cursor import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.lower.scope import Scope
    from mobdsl.syntax import nodes

ALWAYS = "Take the `if` out: this always counts."


def report_leftovers(line: nodes.Statement, scope: Scope) -> None:
    """Reports conditions and a body of ``line`` that decided and held nothing."""
    for condition in line.conditions:
        if condition.start not in scope.read:
            _report_condition(condition, line, scope)
    if line.body and line.body.start not in scope.read:
        hint = "Put what is in them on lines of its own."
        scope.report("M113", f"{_first(line, scope)} takes no braces.", line.body, hint=hint)


def _report_condition(condition: nodes.Condition, line: nodes.Statement, scope: Scope) -> None:
    if condition.word == "until":
        message = "`until` ends a movement or a `repeat`, and this line is neither."
        hint = "plank until relief, or repeat until relief { ... }"
    else:
        message = f"{'A ' if line.body else ''}{_first(line, scope)} cannot depend on a condition."
        hint = "Put the `if` on the lines in the braces." if line.body else ALWAYS
    scope.report("M121", message, condition, hint=hint)


def _first(line: nodes.Statement, scope: Scope) -> str:
    return shown(line.parts[0], scope) if line.parts else "This line"
