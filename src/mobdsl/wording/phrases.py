"""What the model says, in words for people: conditions, questions, adaptations."""

from __future__ import annotations

from decimal import Decimal

from mobdsl.model.amounts import Count, Duration, Figure, Quantity
from mobdsl.model.conditions import Comparison, Condition, Either, Every, Fact, Not, Streak, Term
from mobdsl.model.names import words_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.clauses import Equipment, Heading
    from mobdsl.model.guards import Ask

_OPS = {"<": "below", "<=": "at most", ">": "above", ">=": "at least", "=": "is", "!=": "is not"}


def listed(names: Iterable[str], most: int = 5) -> str:
    """`a, b and c`; of more than ``most`` the first, and how many more there are."""
    every = tuple(names)
    shown = every if len(every) <= most else (*every[: most - 1], f"{len(every) - most + 1} more")
    return " and ".join(part for part in (", ".join(shown[:-1]), *shown[-1:]) if part)


def kit_words(needs: Iterable[Equipment]) -> str | None:
    """What is needed, with what can stand in for it: `barbell, towel or band`."""
    return ", ".join((" or " if need.any_of else ", ").join(map(words_of, need.items)) for need in needs) or None


def heading_words(heading: Heading) -> str:
    """The text; what holds only under a condition says so."""
    return f"If {condition_words(heading.condition)}: {heading.text}" if heading.condition else heading.text


def with_sides(text: str, side: str = "working", other: str = "other") -> str:
    """``text`` with its `{side}` and `{other_side}` filled in: where no side is known, with words for any."""
    return text.replace("{side}", side).replace("{other_side}", other)


def condition_words(condition: Condition) -> str:
    """`if sharp_pain or tingling` as "sharp pain or tingling"."""
    match condition:
        case Fact(name):
            return words_of(name)
        case Not(part):
            return f"not {condition_words(part)}"
        case Every(parts):
            return " and ".join(condition_words(part) for part in parts)
        case Either(parts):
            return " or ".join(condition_words(part) for part in parts)
        case Streak(part, times):
            return f"{condition_words(part)}, {times} times in a row"
        case Comparison(left, op, right):
            return f"{_term(left)} {_OPS[op]} {_term(right)}"


def _term(term: Term) -> str:
    match term:
        case Fact(name):
            return words_of(name)
        case Duration(low):
            return duration_words(low)
        case Quantity():
            return quantity_words(term)
        case Decimal():
            return number_words(term)
        case Figure(text):
            return text
    return term


def number_words(number: Decimal, decimals: int = 0) -> str:
    """A figure without needless zeros, with so many digits behind the point at least."""
    return f"{number:.{decimals}f}" if decimals else f"{number.normalize():f}"


def quantity_words(quantity: Quantity) -> str:
    """`16kg`, `85-95%`, `62.50kg` where it is written so."""
    low, high = map(number_words, (quantity.low, quantity.high), quantity.decimals)
    return f"{low}{quantity.unit}" if quantity.low == quantity.high else f"{low}-{high}{quantity.unit}"


def quantities_words(series: Sequence[Quantity]) -> str:
    """`16kg`, `60/70/80kg`."""
    return "/".join(quantity_words(one).removesuffix(one.unit) for one in series) + series[0].unit


def duration_words(milliseconds: int) -> str:
    """A time in the largest unit that it fills: `24 h`, `90 s`, `15 min`."""
    for size, unit in ((3_600_000, "h"), (60_000, "min"), (1_000, "s")):
        if milliseconds >= size and milliseconds % size == 0:
            return f"{milliseconds // size} {unit}"
    return f"{milliseconds / 1000:g} s"


def ask_words(ask: Ask) -> str:
    """The question with what can be answered."""
    if ask.scale:
        return f"{ask.text} ({ask.scale.low} to {ask.scale.high})"
    if ask.choices:
        return f"{ask.text} ({', '.join(words_of(choice) for choice in ask.choices)})"
    return f"{ask.text} (yes or no)"


def adaptation_words(adaptation: Adaptation) -> str:
    """What happens and when: "Regress one level, if symptoms return"."""
    text = _VERBS[adaptation.verb](adaptation)
    if adaptation.after:
        text = f"{text} after {_period(adaptation.after)}"
    if adaptation.every:
        text = f"{text} every {_period(adaptation.every).removeprefix('1 ')}"
    if adaptation.nearest:
        text = f"{text}, to the nearest {quantity_words(adaptation.nearest)}"
    return f"{text}, if {condition_words(adaptation.condition)}" if adaptation.condition else text


def _period(period: tuple[int, str]) -> str:
    number, unit = period
    return f"{number} {unit if number != 1 else unit.removesuffix('s')}"


def _targets(adaptation: Adaptation) -> str:
    return " or ".join(words_of(target) for target in adaptation.targets)


def _amount(adaptation: Adaptation) -> str:
    match adaptation.amount:
        case Quantity():
            return quantity_words(adaptation.amount)
        case Duration(low):
            return duration_words(low)
        case Count(low):
            what = words_of(adaptation.what or "")
            return f"{low} {what}{'s' if low != 1 and not what.endswith('s') else ''}"
    return ""


_VERBS = {
    "advance": lambda change: f"Advance to {_targets(change)}" if change.targets else "Advance one level",
    "regress": lambda change: (
        f"Go back {f'to {_targets(change)}' if change.targets else _amount(change) or 'one level'}"
    ),
    "add": lambda change: f"Add {_targets(change) or _amount(change)}",
    "reduce": lambda change: f"Reduce {words_of(change.what or '')} by {_amount(change)}",
}
