"""Doses, loads and efforts as people write them on a sheet."""

from decimal import Decimal

from mobdsl.model.amounts import Count, Counted, Distance, Dose, Duration, Maximum, Measure, Quantity, Reps, Timed
from mobdsl.model.clauses import Clauses, Each, Effort, Load
from mobdsl.wording import spoken

_PLURALS = {"pass": "passes"}


def count_text(count: Count) -> str:
    """`8`, `6-10`, `5+`."""
    if count.high is None:
        return f"{count.low}+"
    return str(count.low) if count.single else f"{count.low}-{count.high}"


def number_text(number: Decimal) -> str:
    """A figure without needless zeros."""
    return f"{number.normalize():f}"


def quantity_text(quantity: Quantity) -> str:
    """`16kg`, `85-95%`."""
    low = number_text(quantity.low)
    high = f"-{number_text(quantity.high)}" if quantity.high != quantity.low else ""
    return f"{low}{high}{quantity.unit}"


def duration_text(duration: Duration) -> str:
    """`45 s`, `30–60 s`, `30 s or more`."""
    if duration.high is None:
        return f"{spoken(duration.low)} or more"
    if duration.single:
        return spoken(duration.low)
    low, high = spoken(duration.low), spoken(duration.high)
    unit = high.rpartition(" ")[2]
    return (
        f"{low.removesuffix(f' {unit}')}–{high}"
        if low.count(" ") == high.count(" ") == 1 and low.endswith(f" {unit}")
        else f"{low} to {high}"
    )


def reps_text(measure: Measure, number: int) -> str | None:
    """The reps of set or round ``number`` (from 0), None where the dose does not count reps."""
    match measure:
        case Reps(values):
            return count_text(values[min(number, len(values) - 1)])
        case Maximum(reps=True):
            return "max"
    return None


def load_text(load: Load | None) -> str | None:
    """`16kg`, `85% of tm`, `light`."""
    if load is None:
        return None
    if load.amount is None:
        return load.word
    return quantity_text(load.amount) + (f" of {load.of}" if load.of else "")


def effort_text(effort: Effort | None) -> str | None:
    """`8rpe`, `gentle`."""
    if effort is None:
        return None
    if effort.amount is None:
        return effort.word
    return quantity_text(effort.amount) + (f" of {effort.of}" if effort.of else "")


def dose_text(clauses: Clauses) -> str | None:
    """The whole dose: `3 × 8 each side, hold 10 s, tempo 3-1-3`. None where nothing is stated."""
    parts = [_amount(clauses.dose)] if clauses.dose else []
    parts.extend(_each(each) for each in clauses.each)
    text = " ".join(part for part in parts if part)
    extras = []
    if clauses.hold:
        at = f" at {clauses.hold.at.replace('_', ' ')}" if clauses.hold.at else ""
        extras.append(f"hold {duration_text(clauses.hold.duration)}{at}")
    if clauses.tempo:
        figures = "-".join(number_text(Decimal(figure) / 1000) for figure in clauses.tempo.figures)
        extras.append(f"tempo {figures or str(clauses.tempo.word).replace('_', ' ')}")
    if clauses.motion:
        extras.append(f"{clauses.motion.replace('_', ' ')} range")
    return ", ".join(part for part in (text, *extras) if part) or None


def _each(each: Each) -> str:
    if each.only:
        return f"{each.names[0]} only"
    if not each.limb:
        return f"each {', then '.join(name.replace('_', ' ') for name in each.names)}"
    if each.alternate:
        return f"each {each.limb}, alternating" if each.apiece else "alternating"
    return f"each {each.limb}"


def _amount(dose: Dose) -> str:
    text = " or ".join(_measure(measure) for measure in dose.measures)
    if isinstance(dose.measures[0], Reps) and not dose.sets:
        text = f"{text} reps" if text != "1" else "1 rep"
    if dose.total:
        text = f"{text} in total"
        return f"{text}, in {count_text(dose.sets)} sets" if dose.sets else text
    if dose.sets:
        text = f"{count_text(dose.sets)} × {text}"
    if dose.about:
        text = f"about {text}"
    if dose.within:
        text = f"{text} in {duration_text(dose.within)}"
    if dose.every:
        text = f"{text} every {duration_text(dose.every)}"
    return text


def _measure(measure: Measure) -> str:
    match measure:
        case Reps(values):
            return "/".join(count_text(value) for value in values)
        case Timed(durations):
            return "/".join(duration_text(value) for value in durations)
        case Counted(unit, values):
            one = len(values) == 1 and values[0].low == values[0].high == 1
            plural = _PLURALS.get(unit, f"{unit}s")
            return f"{'/'.join(count_text(value) for value in values)} {unit if one else plural}"
        case Distance(values=metres):
            return "/".join(f"{quantity_text(value)}" for value in metres)
        case Maximum(reps):
            return "as many as you can" if reps else "as long as you can"
