"""Rules: `skip`, `only`, `require`, `expect`, `keep clock`."""

from collections.abc import Callable
from typing import TypeAlias

from mobdsl.lower.reader import Captures
from mobdsl.lower.scope import Scope
from mobdsl.model.conditions import Condition
from mobdsl.model.rules import (
    ExpectLength,
    KeepClock,
    OnlyBetween,
    OnlyFirst,
    OnlyThese,
    Require,
    RequireOrder,
    Rule,
    Skip,
    Target,
)
from mobdsl.source import Span
from mobdsl.syntax import nodes

_Reader: TypeAlias = Callable[[Captures, Condition | None, Span, Scope], Rule]


def _target(name: nodes.Name | nodes.Text, scope: Scope) -> Target:
    return Target(name.text if isinstance(name, nodes.Name) else name.value, scope.span(name))


def _targets(captures: Captures, scope: Scope) -> tuple[Target, ...]:
    return tuple(_target(name, scope) for name in captures["targets"])


def _skip(captures: Captures, condition: Condition | None, origin: Span, scope: Scope) -> Rule:
    return Skip(targets=_targets(captures, scope), condition=condition, origin=origin)


def _only(captures: Captures, condition: Condition | None, origin: Span, scope: Scope) -> Rule:
    if count := captures.get("count"):
        if not count.single or not count.low:
            scope.reject("M102", "`only first` is followed by one number.", origin, expected="a number such as 4")
        return OnlyFirst(count=count.low, condition=condition, origin=origin)
    if "to" in captures:
        first, last = _target(captures["from"], scope), _target(captures["to"], scope)
        return OnlyBetween(first=first, last=last, condition=condition, origin=origin)
    return OnlyThese(targets=_targets(captures, scope), condition=condition, origin=origin)


def _require(captures: Captures, condition: Condition | None, origin: Span, scope: Scope) -> Rule:
    targets = _targets(captures, scope)
    if later := captures.get("later"):
        if len(targets) != 1:
            scope.reject("M102", "One movement stands before another.", origin, hint="Write a line for each.")
        return RequireOrder(earlier=targets[0], later=_target(later, scope), condition=condition, origin=origin)
    place = captures.get("place")
    return Require(targets=targets, place=place.text if place else None, condition=condition, origin=origin)


def _expect(captures: Captures, condition: Condition | None, origin: Span, scope: Scope) -> Rule:
    return ExpectLength(length=captures["length"], condition=condition, origin=origin)


def _keep(captures: Captures, condition: Condition | None, origin: Span, scope: Scope) -> Rule:
    return KeepClock(condition=condition, origin=origin)


READERS: dict[str, _Reader] = {
    "skip": _skip,
    "only": _only,
    "require": _require,
    "expect": _expect,
    "keep": _keep,
}
