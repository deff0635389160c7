"""Adaptation: `VERB [amount | to NAME] if COND`."""

from __future__ import annotations

from mobdsl.language.literals import UNITS
from mobdsl.language.vocabulary import SPELLED_OUT
from mobdsl.language.vocabulary import UNITS as COUNTED
from mobdsl.lower.cursor import Choice, plain_names
from mobdsl.model.adaptations import Adaptation
from mobdsl.suggest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from mobdsl.lower.argument_types import Names
    from mobdsl.lower.scope import Scope
    from mobdsl.lower.site import Site
    from mobdsl.model.amounts import Count, Duration, Quantity
    from mobdsl.syntax import nodes

_PERIODS = {
    "day": "days",
    "week": "weeks",
    "session": "sessions",
    "days": "days",
    "weeks": "weeks",
    "sessions": "sessions",
}
_COUNTED = ("rep", "reps", "set", "sets", "round", "rounds", "level", "levels", *COUNTED)
_REDUCED = (
    "volume", "load", "reps", "sets", "rounds", "time", "duration", "length", "distance", "intensity", "effort", "pace",
    "speed", "range", "frequency", "hold", "rest",
)  # fmt: skip
_STEPS = {"level": "level", "levels": "level", "week": "week", "weeks": "week"}


def _advance(site: Site, targets: Choice | None, least: Count | None, unit: nodes.Name | None) -> Adaptation:
    return Adaptation(
        verb="advance",
        targets=plain_names(targets.names if targets else ()),
        after=_period(least, unit, site.scope),
        condition=site.condition,
        origin=site.origin,
    )


def _regress(site: Site, targets: Choice | None, count: Count | None, unit: nodes.Name | None) -> Adaptation:
    return Adaptation(
        verb="regress",
        amount=count,
        what=_one_of(unit, _STEPS, site.scope) if unit else None,
        targets=plain_names(targets.names if targets else ()),
        condition=site.condition,
        origin=site.origin,
    )


def _add(  # noqa: PLR0913, PLR0917 - a parameter for each label
    site: Site,
    amount: Quantity | None,
    time: Duration | None,
    count: Count | None,
    what: nodes.Name | None,
    targets: Names | None,
    step: Count | None,
    unit: nodes.Name | None,
) -> Adaptation:
    period = _period(step, unit, site.scope)
    if count and what:
        _check_counted(count, what, site.scope)
    return Adaptation(
        verb="add",
        amount=amount or time or count,
        what=what.text if what else None,
        targets=plain_names(targets or ()),
        every=period,
        condition=site.condition,
        origin=site.origin,
    )


def _reduce(site: Site, what: nodes.Name, amount: Quantity, nearest: Quantity | None) -> Adaptation:
    _check_share(amount, what, site)
    return Adaptation(
        verb="reduce",
        amount=amount,
        what=what.text,
        nearest=nearest,
        condition=site.condition,
        origin=site.origin,
    )


def _period(count: Count | None, unit: nodes.Name | None, scope: Scope) -> tuple[int, str] | None:
    """`3 sessions`, or one of them where no figure stands."""
    if unit is None:
        return None
    if count and not (count.single and count.low):
        scope.reject("M120", "This is one number from 1.", unit, hint="add 1 rep every 3 days")
    return count.low if count else 1, _one_of(unit, _PERIODS, scope)


def _check_counted(count: Count, what: nodes.Name, scope: Scope) -> None:
    """`add 1 rep`, but not `add 5 seconds`: a unit is glued to its figure."""
    unit = SPELLED_OUT.get(what.text, what.text)
    if unit in UNITS:
        amount = count.low if count.single else f"{count.low}-{count.high}"
        hint = f"For example: add {amount}{unit}"
        scope.reject("M120", f"`{what.text}` counts nothing; a unit is glued to its figure.", what, hint=hint)
    _warn_of_slip(what, _COUNTED, scope)


def _check_share(amount: Quantity, what: nodes.Name, site: Site) -> None:
    scope, origin = site.scope, site.origin
    hint = "reduce volume 20% if soreness > 24h"
    if amount.unit != "%":
        scope.reject("M120", "`reduce` takes a share in percent.", origin, hint=hint)
    if not 0 < amount.high <= 100:
        share = f"Did you mean a share of what is done? For example: {hint}"
        scope.reject("M120", "`reduce` takes a share of up to 100%.", origin, hint=share)
    _warn_of_slip(what, _REDUCED, scope)


def _warn_of_slip(what: nodes.Name, known: tuple[str, ...], scope: Scope) -> None:
    if what.text not in known and (near := nearest(what.text, known)):
        hint = scope.rename(what, near)
        scope.warn("M128", f"`{what.text}` is not a word that is usual here.", what, hint=hint)


def _one_of(name: nodes.Name, known: dict[str, str], scope: Scope) -> str:
    if name.text not in known:
        listed = ", ".join(dict.fromkeys(known.values()))
        scope.reject("M120", f"`{name.text}` is not a unit that fits here.", name, expected=listed)
    return known[name.text]


READERS: dict[str, Callable[..., Adaptation]] = {
    "advance": _advance,
    "regress": _regress,
    "add": _add,
    "reduce": _reduce,
}
