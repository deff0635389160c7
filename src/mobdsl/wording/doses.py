"""Doses, loads and efforts as people write them on a sheet."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from mobdsl.language.vocabulary import PLURALS, SIDES
from mobdsl.model.amounts import (
    Count,
    Counted,
    Distance,
    Dose,
    Duration,
    Maximum,
    Measure,
    Quantity,
    Reps,
    Spacing,
    Speed,
    Timed,
)
from mobdsl.model.names import words_of
from mobdsl.records import frozen
from mobdsl.wording.phrases import condition_words, number_words, quantities_words, quantity_words
from mobdsl.wording.times import clock, spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mobdsl.model.clauses import Clauses, Each, Effort, Load, Rest
    from mobdsl.model.conditions import Condition, Facts

_IN_SECONDS = 120_000
"""Up to here people say a range in seconds, `60–90 s`."""


def count_text(count: Count) -> str:
    """`8`, `6-10`, `5+`."""
    if count.high is None:
        return f"{count.low}+"
    return str(count.low) if count.single else f"{count.low}-{count.high}"


def duration_text(duration: Duration) -> str:
    """`45 s`, `60–90 s`, `2–3 min`, `30 s or more`."""
    if duration.high is None:
        return f"{spoken(duration.low)} or more"
    if duration.single:
        return spoken(duration.low)
    if duration.high <= _IN_SECONDS and (duration.low % 60_000 or duration.high % 60_000):
        return f"{number_words(Decimal(duration.low) / 1000)}–{number_words(Decimal(duration.high) / 1000)} s"
    low, high = spoken(duration.low), spoken(duration.high)
    unit = high.rpartition(" ")[2]
    return (
        f"{low.removesuffix(f' {unit}')}–{high}"
        if low.count(" ") == high.count(" ") == 1 and low.endswith(f" {unit}")
        else f"{low} to {high}"
    )


def durations_text(series: Sequence[Duration]) -> str:
    """`45 s`, `2 min/90 s`"""
    return "/".join(duration_text(value) for value in series)


def every_text(every: Spacing, each: str) -> str:
    """`every 1 min 45 s`, `every 2 min, -5 s each round`"""
    step = f", {signed_text(every.step)} each {each}" if every.step else ""
    return f"every {durations_text(every.times)}{step}"


def signed_text(milliseconds: int) -> str:
    """`+5 s`, `-5 s`"""
    return f"{'-' if milliseconds < 0 else '+'}{spoken(abs(milliseconds))}"


def load_text(load: Load | None, fact: Facts) -> str | None:
    """`16kg`, `85kg (85% of tm)`, `light`. A share is worked out where its reference is known."""
    return _weighed(load.amounts, load, fact, load.nearest) if load else None


def effort_text(effort: Effort | None, fact: Facts) -> str | None:
    """`8rpe`, `157-176 (85-95% of hr_max)`, `5:30/km`, `gentle`."""
    if effort is None:
        return None
    if speeds := [one for one in effort.amounts if isinstance(one, Speed)]:
        return speeds_words(speeds)
    return _weighed(tuple(one for one in effort.amounts if isinstance(one, Quantity)), effort, fact, None)


def pace_words(speed: Speed) -> str:
    """`20:00/mi`, `4 s per calorie`"""
    from mobdsl.language.counted import one_of

    return speeds_words((speed,)) if speed.thing == "m" else f"{duration_text(speed.time)} per {one_of(speed.thing)}"


def speeds_words(speeds: Sequence[Speed]) -> str:
    """`5:30/km`, `2:05-2:10/500m`, `5:30/5:20/5:10/km`."""
    distance = speeds[0].distance
    times = (tuple(dict.fromkeys((one.time.low, one.time.high or one.time.low))) for one in speeds)
    per = distance.unit if distance.low == 1 else quantity_words(distance)
    return f"{'/'.join('-'.join(map(clock, bounds)) for bounds in times)}/{per}"


def _weighed(amounts: Sequence[Quantity], said: Load | Effort, fact: Facts, nearest: Quantity | None) -> str | None:
    if not amounts:
        return said.word
    text = quantities_words(amounts) + (f" of {said.of}" if said.of else "")
    shares = [worked_out(amount, said.of, fact, nearest) for amount in amounts]
    known = [share for share in shares if share is not None]
    if len(known) == len(shares):
        return f"{quantities_words(known)} ({text})"
    return f"{text}, to the nearest {quantity_words(nearest)}" if nearest and said.of else text


def worked_out(amount: Quantity, of: str | None, fact: Facts, nearest: Quantity | None) -> Quantity | None:
    """What a share comes to; None where its reference is not known, or where it is none."""
    reference = fact(of) if of else None
    if amount.unit != "%" or not isinstance(reference, Decimal | Quantity):
        return None
    base, unit = (reference.low, reference.unit) if isinstance(reference, Quantity) else (reference, "")
    step = nearest.low if nearest and nearest.low else Decimal(1) if not unit else Decimal("0.1")
    low, high = (_rounded(base * share / 100, step) for share in (amount.low, amount.high))
    return Quantity(low, high, unit)


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    """``value`` to the nearest multiple of ``step``, half up."""
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


@frozen
class DoseText:
    """A dose in words."""

    whole: str
    """All of it: `3 × 8 each side, hold 10 s, tempo 3-1-3`."""
    manner: str = ""
    """What it says beside how much, on which sides and how these take turns: `hold 10 s, tempo 3-1-3`."""
    time: str | None = None
    """The time of one set, where the amount says nothing else than that and how many sets there are: `30 s`."""

    def __str__(self) -> str:  # noqa: D105
        return self.whole


def dose_text(clauses: Clauses, until: Condition | None = None, flow: str | None = None) -> DoseText | None:
    """The dose in words. None where nothing is stated.

    ``flow`` is the breath on which it is done, `inhale` or `exhale`.
    """
    dose = clauses.dose
    sides = [_each(each) for each in clauses.each if each.limb and not each.only]
    others = [_each(each) for each in clauses.each if not each.limb or each.only]
    extras = [*others, *_extras(clauses, until, flow)]
    text = " ".join([_amount(dose), *sides] if dose else sides)
    whole = ", ".join(part for part in (text, *extras) if part)
    if not whole:
        return None
    in_sets = " ".join((_in_sets(dose), *sides)) if dose and _in_sets(dose) else ""
    manner = ", ".join(filter(None, (in_sets, *extras)))
    return DoseText(whole, manner, _time_alone(dose, clauses.each) if dose else None)


def _time_alone(dose: Dose, sides: Iterable[Each]) -> str | None:
    """The time of one set of ``dose``, where its words are `30 s`, `3 × 30 s` or `3 × 30 s each side`."""
    match dose.measures:
        case (Timed((time,)),) if not (dose.total or dose.within or dose.every):
            plain = dose.sets is None or (dose.sets.single and not dose.about)
            alternating = any(each.limb and not each.only and each.alternate for each in sides)
            words = duration_text(time)
            return None if alternating or not plain else f"about {words}" if dose.about else words
    return None


def _extras(clauses: Clauses, until: Condition | None, flow: str | None) -> Iterator[str]:
    """How it is done."""
    if clauses.dose and clauses.dose.total and clauses.rest:
        yield _rest_between(clauses.rest)
    if flow:
        yield f"on the {flow}"
    if until:
        yield f"until {condition_words(until)}"
    if clauses.growth:
        grown = clauses.growth.amount
        amount = f"{grown:+d}" if clauses.growth.unit == "rep" else signed_text(grown)
        yield f"{amount} each {clauses.growth.each}"
    if clauses.hold:
        at = f" at {clauses.hold.at.replace('_', ' ')}" if clauses.hold.at else ""
        yield f"hold {duration_text(clauses.hold.duration)}{at}"
    if clauses.reset:
        yield f"reset {duration_text(clauses.reset)}"
    if clauses.tempo:
        yield f"tempo {_pattern(clauses.tempo.figures) or words_of(str(clauses.tempo.word))}"
    if clauses.breathe:
        yield f"breathe {_pattern(clauses.breathe)}"
    if clauses.build_to:
        yield f"build to {_amount(clauses.build_to)}"
    if clauses.motion:
        yield f"{clauses.motion.replace('_', ' ')} range"


def _rest_between(rest: Rest) -> str:
    """The rest between sets that nobody can count beforehand."""
    if rest.same:
        return "rest as long as the work between"
    return f"{durations_text(rest.durations)} rest between" if rest.durations else "rest between"


def _pattern(figures: Iterable[int | None]) -> str:
    return "-".join("x" if figure is None else number_words(Decimal(figure) / 1000) for figure in figures)


def _each(each: Each) -> str:
    if each.only:
        return f"{each.names[0]} only"
    if not each.limb:
        return ", then ".join(name.replace("_", " ") for name in each.names)
    if each.alternate:
        turns = "alternating" if each.names[0] == SIDES[0] else f"alternating from the {each.names[0]}"
        return f"each {each.limb}, {turns}" if each.apiece else turns
    return f"each {each.limb}"


def _amount(dose: Dose) -> str:
    text = " or ".join(_measure(measure) if dose.sets else _alone(measure) for measure in dose.measures)
    if dose.total:
        return ", ".join(filter(None, (f"{text} in total", _in_sets(dose))))
    if dose.sets:
        text = f"{count_text(dose.sets)} × {text}"
    if dose.about:
        text = f"about {text}"
    if dose.within:
        text = f"{text} in {duration_text(dose.within)}"
    if dose.every:
        text = f"{text} {every_text(dose.every, 'set')}"
    return text


def _in_sets(dose: Dose) -> str:
    """In how many sets the total of ``dose`` is done."""
    return f"in {count_text(dose.sets)} sets" if dose.total and dose.sets else ""


def _alone(measure: Measure) -> str:
    """A measure without sets in front of it, which says what it counts."""
    text = _measure(measure)
    if isinstance(measure, Reps):
        return f"{text} reps" if text != "1" else "1 rep"
    return text


def _measure(measure: Measure) -> str:
    match measure:
        case Reps(values):
            return "/".join(count_text(value) for value in values)
        case Timed(durations):
            return durations_text(durations)
        case Counted(unit, values):
            is_one = len(values) == 1 and values[0].low == values[0].high == 1
            plural = PLURALS.get(unit, unit)
            return f"{'/'.join(count_text(value) for value in values)} {unit if is_one else plural}"
        case Distance(distances):
            return quantities_words(distances)
        case Maximum(reps):
            return "as many as you can" if reps else "as long as you can"
