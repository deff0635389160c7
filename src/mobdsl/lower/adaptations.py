"""Adaptation: `VERB [amount | to NAME] if COND`."""

from __future__ import annotations

from mobdsl.language.keywords import UNITS as COUNTED
from mobdsl.language.literals import UNITS
from mobdsl.language.rewrites.doses import SPELLED_OUT
from mobdsl.lower.cursor import Captures, Choice, plain_names
from mobdsl.model.adaptations import Adaptation
from mobdsl.suggest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.lower.scope import Scope
    from mobdsl.model.amounts import Count, Quantity
    from mobdsl.model.conditions import Condition
    from mobdsl.source import Span
    from mobdsl.syntax import nodes

VERBS = ("advance", "regress", "add", "reduce")
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


def read_adaptation(
    verb: str, captures: Captures, condition: Condition | None, origin: Span, scope: Scope
) -> Adaptation:
    """What the line that begins with ``verb`` says."""
    targets: Choice | tuple[nodes.Name | nodes.Text, ...] | None = captures.get("targets")
    count, what = captures.get("count"), captures.get("what")
    amount = captures.get("amount") or captures.get("time") or count
    period = None
    what_text: str | None = what.text if what else None
    if verb == "regress" and count is not None:
        what_text = _one_of(captures["unit"], _STEPS, scope)
    elif unit := captures.get("unit"):
        step = captures.get("step") or captures["least"]
        period = (step.low, _one_of(unit, _PERIODS, scope))
    if verb == "add" and count is not None and what:
        _check_counted(count, what, scope)
    if verb == "reduce":
        _check_share(captures["amount"], what, origin, scope)
    return Adaptation(
        verb=verb,
        amount=amount,
        what=what_text,
        targets=plain_names(targets.names if isinstance(targets, Choice) else targets or ()),
        every=period if verb == "add" else None,
        after=period if verb == "advance" else None,
        nearest=captures.get("nearest"),
        condition=condition,
        origin=origin,
    )


def _check_counted(count: Count, what: nodes.Name, scope: Scope) -> None:
    """`add 1 rep`, but not `add 5 seconds`: a unit is glued to its figure."""
    unit = SPELLED_OUT.get(what.text, what.text)
    if unit in UNITS:
        amount = count.low if count.single else f"{count.low}-{count.high}"
        hint = f"Write: add {amount}{unit}"
        scope.reject("M120", f"`{what.text}` counts nothing; a unit is glued to its figure.", what, hint=hint)
    _warn_of_slip(what, _COUNTED, scope)


def _check_share(amount: Quantity, what: nodes.Name | None, origin: Span, scope: Scope) -> None:
    hint = "reduce volume 20% if soreness > 24h"
    if amount.unit != "%":
        scope.reject("M120", "`reduce` takes a share in percent.", origin, hint=hint)
    if not 0 < amount.high <= 100:
        hint = f"Did you mean a share of what is done? Write: {hint}"
        scope.reject("M120", "`reduce` takes a share of up to 100%.", origin, hint=hint)
    if what:
        _warn_of_slip(what, _REDUCED, scope)


def _warn_of_slip(what: nodes.Name, known: tuple[str, ...], scope: Scope) -> None:
    if what.text not in known and (near := nearest(what.text, known)):
        scope.warn("M128", f"`{what.text}` is not a word that is usual here.", what, hint=f"Did you mean {near}?")


def _one_of(name: nodes.Name, known: dict[str, str], scope: Scope) -> str:
    if name.text not in known:
        listed = ", ".join(dict.fromkeys(known.values()))
        scope.reject("M120", f"`{name.text}` is not a unit that fits here.", name, expected=listed)
    return known[name.text]
