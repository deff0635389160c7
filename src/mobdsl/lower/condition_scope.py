"""How far words reach: an `if` over its whole line, `between rounds` over the movement, whatever stands before them."""

from __future__ import annotations

from itertools import pairwise

from mobdsl.lower import guards
from mobdsl.lower.conditions import read_condition
from mobdsl.model.conditions import facts
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.lower.clause_builder import ClauseBuilder
    from mobdsl.lower.scope import Scope


def warn_of_reach(line: nodes.Statement, builder: ClauseBuilder, scope: Scope) -> None:
    """Warns where an `if` or `between` seems to be meant for what stands before it, and is said of the movement.

    ``builder`` is what stands on the line. `optional` and `replace` are about the whole line by themselves.
    """
    _warn_of_between(line, builder, scope)
    if not line.conditions:
        return
    if "optional" in builder.seen or (isinstance(line.parts[0], nodes.Name) and line.parts[0].text == "replace"):
        return
    others = [part.start for name, part in builder.seen.items() if name not in guards.OF_ITEMS]
    starts = [part.start for name, part in builder.seen.items() if name not in _CHOOSE]
    starts += [heading.origin.start for heading in builder.headings if heading.origin]
    choices = _choices(builder)
    for condition in line.conditions:
        if condition.word != "if" or condition.start < line.parts[0].start:
            continue
        start = max((at for at in starts if at < condition.start), default=None)
        asked = {fact.name for fact in facts(read_condition((condition,), scope))}
        about_choice = bool(asked) and asked <= choices
        if start is not None and (start not in others or about_choice):
            _warn(line, condition, start, scope)
        elif about_choice:
            message = "This `if` decides over the whole line, which itself says what is taken."
            hint = 'What is said of one of them stands in the braces: with stick or ball { note "hold on" if ball }'
            scope.warn("M123", message, condition, hint=hint)


_CHOOSE = ("with", "position", "each")
"""Clauses that may name several things, of which one is taken."""


def _choices(builder: ClauseBuilder) -> set[str]:
    """What the line lets people choose from, and the positions that it goes through."""
    kit = (item for one in builder.equipment if one.any_of for item in one.items)
    each = (name for one in builder.each if not one.limb for name in one.names)
    return {*kit, *each, *builder.position}


def _warn(line: nodes.Statement, condition: nodes.Condition, start: int, scope: Scope) -> None:
    text = scope.source.text
    inner, outer = text[start : condition.end], text[line.start : start].strip()
    alone = f"Put `{inner}` into the braces" if line.body else f"If not, write: {outer} {{ {inner} }}"
    message = f"This `if` decides over the whole line, not over `{text[start : condition.start].strip()}` alone."
    scope.warn("M123", message, condition, hint=f"{alone}. If so, put the `if` in front.")


def _warn_of_between(line: nodes.Statement, builder: ClauseBuilder, scope: Scope) -> None:
    """`rest 10s between rounds` behind a movement."""
    rest, between = builder.seen.get("rest"), builder.seen.get("between")
    if rest and between and ("rest", "between") in pairwise(builder.seen):
        text = scope.source.text
        rest_text = text[rest.start : between.start].strip()
        message = (
            f"`between rounds` is said of the movement, not of `{rest_text}`: it is left out after the last round."
        )
        movement = text[line.parts[0].start : rest.start].strip()
        hint = f"A rest between rounds stands on the repeat: repeat 3 {rest_text} {{ … }}."
        meant = f"If the movement is meant, write: {movement} between rounds {rest_text}"
        scope.warn("M123", message, between, hint=f"{hint} {meant}")
