"""Adaptation: `VERB [amount | to NAME] if COND`."""

from mobdsl.lower.reader import Captures, Choice, plain_names
from mobdsl.lower.scope import Scope
from mobdsl.model.adaptations import Adaptation
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
    if verb == "reduce" and captures["amount"].unit != "%":
        scope.reject("M120", "`reduce` takes a share in percent.", origin, hint="reduce volume 20% if soreness > 24h")
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


def _one_of(name: nodes.Name, known: dict[str, str], scope: Scope) -> str:
    if name.text not in known:
        listed = ", ".join(dict.fromkeys(known.values()))
        scope.reject("M120", f"`{name.text}` is not a unit that fits here.", name, expected=listed)
    return known[name.text]
