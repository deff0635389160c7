"""What a session comes to: the distance covered and the weight moved, as far as both are stated."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from mobdsl.model.amounts import KILOGRAMS, METRES, Count, Distance, Maximum, Quantity, Reps
from mobdsl.records import frozen
from mobdsl.timeline.events import Kind
from mobdsl.timeline.pace import sides_at_once, value_of
from mobdsl.timeline.texts import TextsOfLine
from mobdsl.wording.doses import worked_out
from mobdsl.wording.totals import total_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mobdsl.model.clauses import Clauses
    from mobdsl.model.conditions import Facts
    from mobdsl.timeline.events import Event


@frozen
class Total:
    """A sum of what is stated."""

    low: Decimal
    """The least."""
    high: Decimal | None
    """The most; None where nobody knows."""
    unit: str
    """The unit in which all of it is written, else one that is next to it."""
    mixed: bool = False
    """Whether it is written in several units, so that it is no finer than a whole of ``unit`` to people."""

    @property
    def words(self) -> str:
        """`1800m`, `at least 400m`; nothing where nobody knows."""
        if not self.mixed:
            return total_words(self.low, self.high, self.unit)
        high = None if self.high is None else self.high.to_integral_value(ROUND_HALF_UP)
        return total_words(self.low.to_integral_value(ROUND_HALF_UP), high, self.unit)


@frozen
class Totals:
    """What a session comes to; None where nothing is stated."""

    distance: Total | None
    """The distance of all sets."""
    work: Total | None
    """Repetitions times load, of all sets that have both."""


def totals_words(events: Sequence[Event]) -> Iterator[str]:
    """`in all 1800m`, `in all 3240kg lifted`; nothing of a single set, which says it itself."""
    if sum(event.kind is Kind.WORK for event in events) < 2:
        return
    totals = totals_of(events)
    for total, behind in ((totals.distance, ""), (totals.work, " lifted")):
        if total and (words := total.words):
            yield f"in all {words}{behind}"


def totals_of(events: Iterable[Event]) -> Totals:
    """The totals of ``events``."""
    distances: list[_Part] = []
    works: list[_Part] = []
    for event in events:
        for part, certain in _done(event):
            texts = part.exercise.texts
            if not isinstance(texts, TextsOfLine):
                continue
            if distance := _distance(texts.said):
                distances.append(_Part(distance.low, distance.high, distance.unit).or_less(certain))
            elif work := _work(texts.said, texts.leaf.fact):
                works.append(work.or_less(certain))
    return Totals(_sum(distances, METRES, "m"), _sum(works, KILOGRAMS, "kg"))


@frozen
class _Part:
    """What one set adds."""

    low: Decimal
    high: Decimal | None
    unit: str | None
    """None where the weight is not known."""

    def or_less(self, certain: bool | None) -> _Part:
        """The same where it is not ``certain`` to be done, or, None, where nobody knows how often."""
        if certain:
            return self
        return _Part(Decimal(0) if certain is False else self.low, None if certain is None else self.high, self.unit)


_UNKNOWN = _Part(Decimal(0), None, None)


def _done(event: Event) -> Iterator[tuple[Event, bool | None]]:
    """The work of ``event``, and whether it is certain to be done; None: once at least, and nobody knows how often."""
    if event.kind is not Kind.WORK:
        return
    for part in event.parts:
        yield part, None
    if event.parts:
        return
    if any(each.optional or each.cap for each in event.in_rounds) or _may_be_left_out(event):
        yield event, False
    else:
        yield event, None if any(each.total is None for each in event.in_rounds) else True


def _may_be_left_out(event: Event) -> bool:
    """Whether it is a set beyond the least (`2-3x400m`)."""
    texts = event.of_line
    dose = texts.said.dose if isinstance(texts, TextsOfLine) else None
    return bool(dose and dose.sets and event.set and event.set > dose.sets.low)


def _distance(said: Clauses) -> Quantity | None:
    match said.dose.measures[0] if said.dose else None:
        case Distance((distance,)):
            times = sides_at_once(said)
            return Quantity(distance.low * times, distance.high * times, distance.unit)
    return None


def _work(said: Clauses, fact: Facts) -> _Part | None:
    """Repetitions times load; where either is not known as a figure, nobody knows how much."""
    measure = said.dose.measures[0] if said.dose else None
    if isinstance(measure, Maximum) and measure.reps:
        return _UNKNOWN
    if not isinstance(measure, Reps):
        return None
    if not (said.load and said.load.amounts):
        return _UNKNOWN
    reps, load = value_of(measure, said), said.load.amounts[0]
    weight = load if load.unit in KILOGRAMS else worked_out(load, said.load.of, fact, said.load.nearest)
    assert isinstance(reps, Count)
    if weight is None or weight.unit not in KILOGRAMS:
        return _UNKNOWN
    return _Part(weight.low * reps.low, None if reps.high is None else weight.high * reps.high, weight.unit)


def _sum(parts: Sequence[_Part], factors: dict[str, Decimal], base: str) -> Total | None:
    units = {part.unit for part in parts if part.unit}
    if not units:
        return None
    unit = units.pop() if len(units) == 1 else base
    factor = factors[unit]

    def brought(value: Decimal, part: _Part) -> Decimal:
        return value if part.unit in (None, unit) else value * factors[part.unit or unit] / factor

    low = sum((brought(part.low, part) for part in parts), Decimal(0))
    highs = [None if part.high is None else brought(part.high, part) for part in parts]
    known = [high for high in highs if high is not None]
    high = sum(known, Decimal(0)) if len(known) == len(highs) else None
    return Total(low, high, unit, len({part.unit for part in parts if part.unit}) > 1)
