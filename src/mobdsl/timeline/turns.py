"""One set or round of many: what a line says for it, where its figures are series or grow."""

from __future__ import annotations

from mobdsl.diagnostics import Severity
from mobdsl.model.amounts import Count, Counted, Distance, Duration, Reps, Spacing, Timed
from mobdsl.records import evolve, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mobdsl.model.amounts import Dose, Measure
    from mobdsl.model.clauses import Clauses, Growth
    from mobdsl.source import Span
    from mobdsl.timeline.engine import Engine
    from mobdsl.timeline.pieces import Rounds


@frozen
class Turn:
    """Which set or round it is, as far as what is said depends on that."""

    place: int = 0
    """The place in a series, from 0."""
    grown: int = 0
    """How often growth was added."""


ONE_SET = Count(1, 1)


def series_of(clauses: Clauses) -> list[int]:
    """How many figures each series of ``clauses`` has that holds for sets or rounds; not those of a rest."""
    dose, load, effort = clauses.dose, clauses.load, clauses.effort
    sizes = []
    if load and len(load.amounts) > 1:
        sizes.append(len(load.amounts))
    if effort and len(effort.amounts) > 1:
        sizes.append(len(effort.amounts))
    if dose:
        for measure in dose.measures:
            if (size := len(getattr(measure, "values", ()))) > 1:
                sizes.append(size)
        if dose.every and len(dose.every.times) > 1:
            sizes.append(len(dose.every.times))
    return sizes


def by_round(clauses: Clauses, rounds: Rounds) -> bool:
    """Whether its series go by the round that it stands in: in a repeat, where it says no sets."""
    return rounds.total is not None and (clauses.dose is None or clauses.dose.sets is None)


def sets_of(clauses: Clauses, rounds: Rounds) -> Count:
    """How many sets a line has outside or inside a repeat: those that it says, else one for each figure of a series."""
    dose = clauses.dose
    if dose and dose.total:
        return ONE_SET
    if dose and dose.sets:
        return dose.sets
    most = 0 if rounds.total is not None else max(series_of(clauses), default=0)
    return Count(most, most) if most else ONE_SET


def turn_of(clauses: Clauses, rounds: Rounds, number: int) -> Turn:
    """Where set ``number`` (from 0) is in its series, and how often growth has been added until then."""
    growth = clauses.growth
    place = rounds.number if by_round(clauses, rounds) else number
    grown = rounds.number if growth and growth.each == "round" else number
    return Turn(place if _has_series(clauses) else 0, grown if growth else 0)


def varies(clauses: Clauses) -> bool:
    """Whether they say something else of one set or round than of another."""
    return clauses.growth is not None or _has_series(clauses)


def _has_series(clauses: Clauses) -> bool:
    every = clauses.dose.every if clauses.dose else None
    return bool(series_of(clauses)) or bool(every and every.step)


def said_at(clauses: Clauses, turn: Turn) -> Clauses:
    """What ``clauses`` say for one set or round: one figure of each series, grown as often as it is."""
    changes: dict[str, Any] = {}
    if clauses.dose:
        dose = _dose_at(clauses.dose, turn, clauses.growth)
        changes |= {"dose": dose, "growth": None}
    for name in ("load", "effort"):
        said = getattr(clauses, name)
        if said and len(said.amounts) > 1:
            changes[name] = evolve(said, amounts=(_at(said.amounts, turn.place),))
    return evolve(clauses, **changes)


def _dose_at(dose: Dose, turn: Turn, growth: Growth | None) -> Dose:
    measures = tuple(_measure_at(measure, turn, growth) for measure in dose.measures)
    every = dose.every and Spacing((Duration.exactly(dose.every.at(turn.place)),))
    of_its_own = growth or len(getattr(dose.measures[0], "values", ())) > 1 or every != dose.every
    sets = None if of_its_own else dose.sets
    return evolve(dose, measures=measures, every=every, sets=sets)


def _measure_at(measure: Measure, turn: Turn, growth: Growth | None) -> Measure:
    match measure:
        case Reps(values) | Counted(_, values):
            added = growth.amount * turn.grown if growth and growth.unit == "rep" else 0
            return evolve(measure, values=(_grown(_at(values, turn.place), added),))
        case Timed(times):
            added = growth.amount * turn.grown if growth and growth.unit == "ms" else 0
            return evolve(measure, values=(_grown(_at(times, turn.place), added),))
        case Distance(distances):
            return evolve(measure, values=(_at(distances, turn.place),))
    return measure


def _at(values: Any, place: int) -> Any:
    return values[min(place, len(values) - 1)]


def _grown(value: Any, added: int) -> Any:
    if not added:
        return value
    return evolve(value, low=max(value.low + added, 0), high=None if value.high is None else max(value.high + added, 0))


def check_series(clauses: Clauses, count: int | None, what: str, origin: Span | None, engine: Engine) -> bool:
    """Reports a series that is none of so many sets or rounds, None where nobody knows how many; says if it did."""
    wrong = next((size for size in series_of(clauses) if size != count), None)
    if wrong is None:
        return False
    there = f"{what}s that nobody has counted" if count is None else f"{count} {what}{'' if count == 1 else 's'}"
    message = f"This series has {wrong} figures for {there}."
    hint = "Give a figure for each round: x8/6/4 in a repeat 3."
    if what == "set":
        hint = "Give a figure for each set: 3x8 load 60/70/80kg."
    engine.report("M103", message, origin, Severity.ERROR, hint)
    return True


def check_rests(clauses: Clauses, pauses: int | None, origin: Span | None, engine: Engine) -> None:
    """Reports a rest with a figure for each pause where there are not so many, or nobody knows how many."""
    size = len(clauses.rest.durations) if clauses.rest else 0
    if size < 2 or size == pauses:
        return
    there = "pauses that nobody has counted" if pauses is None else f"{pauses} pause{'' if pauses == 1 else 's'}"
    message = f"This rest has {size} figures for {there}."
    hint = "Give a figure for each pause: 3x5 rest 60/90s."
    engine.report("M103", message, origin, Severity.ERROR, hint)


def pauses_of(clauses: Clauses, total: int | None) -> int | None:
    """How many rests stand between so many rounds, or behind each of them."""
    return total if total is None or (clauses.rest and clauses.rest.after_each) else total - 1


def check_spacing(spacing: Spacing, total: int | None, origin: Span | None, engine: Engine) -> None:
    """Reports an interval with a figure for each round where there are not so many, or of which nothing is left."""
    size = len(spacing.times)
    if size > 1 and size != total:
        there = "rounds that nobody has counted" if total is None else f"{total} rounds"
        hint = "Give a figure for each round: repeat 3 every 60/50/40s { ... }"
        engine.report("M103", f"This series has {size} figures for {there}.", origin, Severity.ERROR, hint)
    elif total and spacing.at(total - 1) <= 0:
        hint = "Take less away each round, or repeat it less often."
        engine.report("M109", "Nothing is left of the interval in the last round.", origin, Severity.ERROR, hint)
