"""Rules: which lines count, what has to be true, what is asked, what adapts."""

from __future__ import annotations

from mobdsl.lower import guards
from mobdsl.lower.cursor import plain_name, plain_names
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

    from mobdsl.lower.argument_types import Names
    from mobdsl.lower.scope import Scope
    from mobdsl.lower.site import Site
    from mobdsl.model.amounts import Count, Duration
    from mobdsl.syntax import nodes


def target(name: nodes.Name | nodes.Text, scope: Scope) -> Target:
    """What a rule speaks of."""
    return Target(plain_name(name), scope.span(name))


def _targets(names: Names, scope: Scope) -> tuple[Target, ...]:
    return tuple(target(name, scope) for name in names)


def _skip(site: Site, targets: Names) -> Rule:
    return Skip(targets=_targets(targets, site.scope), condition=site.condition, origin=site.origin)


def _only(
    site: Site, count: Count | None, first: nodes.Name | None, last: nodes.Name | None, targets: Names | None
) -> Rule:
    scope, condition, origin = site.scope, site.condition, site.origin
    if count:
        if not count.single or not count.low:
            scope.reject("M102", "`only first` is followed by one number.", origin, expected="a number such as 4")
        return OnlyFirst(count=count.low, condition=condition, origin=origin)
    if first and last:
        return OnlyBetween(first=target(first, scope), last=target(last, scope), condition=condition, origin=origin)
    return OnlyThese(targets=_targets(targets or (), scope), condition=condition, origin=origin)


def _require(site: Site, targets: Names, place: nodes.Name | None, later: nodes.Name | None) -> Rule:
    scope, condition, origin = site.scope, site.condition, site.origin
    required = _targets(targets, scope)
    if later:
        if len(required) != 1:
            scope.reject("M102", "One movement stands before another.", origin, hint="Write a line for each.")
        return RequireOrder(earlier=required[0], later=target(later, scope), condition=condition, origin=origin)
    return Require(targets=required, place=place.text if place else None, condition=condition, origin=origin)


def _expect(site: Site, planes: Names | None, count: Count | None, length: Duration | None) -> Rule:
    condition, origin = site.condition, site.origin
    if planes:
        return ExpectPlanes(planes=plain_names(planes), condition=condition, origin=origin)
    if count:
        return ExpectCount(count=count, condition=condition, origin=origin)
    assert length is not None
    return ExpectLength(length=length, condition=condition, origin=origin)


def _prefer(site: Site, targets: Names) -> Rule:
    return Prefer(targets=_targets(targets, site.scope), condition=site.condition, origin=site.origin)


def _fit(site: Site, length: Duration) -> Rule:
    return Fit(length=length, condition=site.condition, origin=site.origin)


def _order(site: Site, rank: nodes.Name) -> Rule:
    return OrderBy(rank=rank.text, condition=site.condition, origin=site.origin)


def _keep(site: Site) -> Rule:
    return KeepClock(condition=site.condition, origin=site.origin)


READERS: dict[str, Callable[..., Rule]] = {
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
    "never": guards.read_never,
    **guards.OF_ITEMS,
}
"""What each word says that begins a rule."""
