"""Rules: which lines count, what has to be true, what is asked, what adapts."""

from __future__ import annotations

from mobdsl.lower import adaptations as adapting
from mobdsl.lower import guards
from mobdsl.lower.cursor import Captures, plain_name, plain_names
from mobdsl.model.rules import (
    ExpectCount,
    ExpectLength,
    ExpectPlanes,
    Fit,
    KeepClock,
    OnlyBetween,
    OnlyFirst,
    OnlyThese,
    OrderBy,
    Prefer,
    Require,
    RequireOrder,
    Rule,
    Skip,
    Target,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from mobdsl.lower.scope import Scope
    from mobdsl.model.conditions import Condition
    from mobdsl.source import Span
    from mobdsl.syntax import nodes

_Reader: TypeAlias = "Callable[[Captures, Condition | None, Span, Scope], Rule]"


def _target(name: nodes.Name | nodes.Text, scope: Scope) -> Target:
    return Target(plain_name(name), scope.span(name))


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
    if "planes" in captures:
        planes = plain_names(captures["planes"])
        return ExpectPlanes(planes=planes, condition=condition, origin=origin)
    if "count" in captures:
        return ExpectCount(count=captures["count"], condition=condition, origin=origin)
    return ExpectLength(length=captures["length"], condition=condition, origin=origin)


def _prefer(captures: Captures, condition: Condition | None, origin: Span, scope: Scope) -> Rule:
    return Prefer(targets=_targets(captures, scope), condition=condition, origin=origin)


def _fit(captures: Captures, condition: Condition | None, origin: Span, scope: Scope) -> Rule:
    return Fit(length=captures["length"], condition=condition, origin=origin)


def _order(captures: Captures, condition: Condition | None, origin: Span, scope: Scope) -> Rule:
    return OrderBy(rank=captures["rank"].text, condition=condition, origin=origin)


def _keep(captures: Captures, condition: Condition | None, origin: Span, scope: Scope) -> Rule:
    return KeepClock(condition=condition, origin=origin)


def _adapting(verb: str) -> _Reader:
    def read(captures: Captures, condition: Condition | None, origin: Span, scope: Scope) -> Rule:
        return adapting.read_adaptation(verb, captures, condition, origin, scope)

    return read


READERS: dict[str, _Reader] = {
    "skip": _skip,
    "only": _only,
    "require": _require,
    "expect": _expect,
    "prefer": _prefer,
    "fit": _fit,
    "order": _order,
    "keep": _keep,
    "clearance": guards.read_clearance,
    "warn": guards.read_warn,
    "stop": guards.read_stop,
    "never": guards.read_never,
    "ask": guards.read_ask,
    **{verb: _adapting(verb) for verb in adapting.VERBS},
}
