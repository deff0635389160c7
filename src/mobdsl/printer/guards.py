"""Questions, gates, cautions and adaptations."""

from __future__ import annotations

from mobdsl.model.adaptations import Adaptation
from mobdsl.model.amounts import Count, Duration, Quantity
from mobdsl.model.guards import Ask, Clearance, Never, Stop, Warn
from mobdsl.model.names import title_of
from mobdsl.printer.figures import condition, count, duration, name, names, quantity, text
from mobdsl.printer.figures import period as spelled
from mobdsl.printer.lines import joined


def guard(value: Clearance | Warn | Stop | Never | Ask | Adaptation) -> str:
    """The line that says it."""
    match value:
        case Clearance():
            line = f"clearance {text(value.text)}"
        case Warn():
            line = joined("warn", names(value.targets), text(value.text))
        case Stop():
            line = joined("stop", _text(value.text))
        case Never():
            line = joined("never", value.target, value.area and f"on {value.area}", _text(value.text))
        case Ask():
            line = _ask(value)
        case Adaptation():
            line = _adaptation(value)
    return joined(line, condition(value.condition))


def _text(value: str | None) -> str | None:
    return None if value is None else text(value)


def _ask(value: Ask) -> str:
    answers = count(value.scale) if value.scale else names(value.choices)
    question = text(value.text) if value.text != f"{title_of(value.name)}?" else None
    when = {"before": "before", "each": "after each"}.get(value.when)
    return joined("ask", value.name, answers, question, when or (value.delay and f"after {duration(value.delay)}"))


def _adaptation(value: Adaptation) -> str:
    if value.verb == "reduce":
        assert isinstance(value.amount, Quantity)
        nearest = value.nearest and f"nearest {quantity(value.nearest)}"
        return joined("reduce", value.what, quantity(value.amount), nearest)
    if value.verb == "add":
        return joined("add", _amount(value) or names(value.targets), _period("every", value.every))
    to = f"to {' or '.join(map(name, value.targets))}" if value.targets else _amount(value)
    return joined(value.verb, to, _period("after", value.after))


def _amount(value: Adaptation) -> str | None:
    match value.amount:
        case Quantity():
            return quantity(value.amount)
        case Duration():
            return duration(value.amount)
        case Count():
            return joined(count(value.amount), value.what)
    return None


def _period(word: str, period: tuple[int, str] | None) -> str | None:
    if period is None:
        return None
    figure, unit = period
    bare = word == "every" and figure == 1
    return f"{word} {unit.removesuffix('s') if bare else spelled(period)}"
