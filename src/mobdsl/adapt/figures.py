"""How the figures of a line change: what is added, what is left of them, how that is rounded."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from mobdsl.model.amounts import KILOGRAMS, METRES, Count, Counted, Distance, Dose, Duration, Quantity, Reps, Timed
from mobdsl.model.clauses import Clauses, Effort, Hold, Load
from mobdsl.records import evolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from mobdsl.adapt.changes import Figures, Shift
    from mobdsl.model.amounts import Measure, Speed
    from mobdsl.model.conditions import Known

_ONE = Decimal(1)
_TENTH = Decimal("0.1")
_SECOND = Decimal(1000)
REPS, SETS, TIME, HOLD, LOAD, DISTANCE, EFFORT = "reps", "sets", "time", "hold", "load", "distance", "effort"
VOLUME = "volume"


def shifted(clauses: Clauses, figures: Figures) -> Clauses:
    """``clauses`` with all that has changed of them."""
    for shift in figures.shifts:
        clauses = after(clauses, shift) or clauses
    return finished(clauses, figures)


def finished(clauses: Clauses, figures: Figures) -> Clauses:
    """``clauses`` that have changed, rounded as they say, and with what is less only for a while."""
    if clauses.load and clauses.load.nearest and not clauses.load.of:
        clauses = evolve(clauses, load=_rounded_load(clauses.load, clauses.load.nearest))
    for what, share in figures.cuts.items():
        clauses = cut(clauses, what, share) or clauses
    return clauses


def grown(value: Known, figures: Figures) -> Known:
    """What a load is a share of (`of tm`), as it is now: a change of such a load is one of its reference."""
    if not isinstance(value, Quantity | Decimal):
        return value
    load = Load(amounts=(value if isinstance(value, Quantity) else Quantity(value, value, ""),))
    for shift in figures.shifts:
        if shift.what == LOAD and shift.base is None:
            load = _load_after(load, shift) or load
    changed = load.amounts[0]
    return changed if isinstance(value, Quantity) else changed.low


def after(clauses: Clauses, shift: Shift) -> Clauses | None:
    """``clauses`` after ``shift``; None where they say nothing that it could change.

    A load that is a share of something stays: that something changes.
    """
    match shift.what:
        case "load":
            if shift.base is not None:
                return None if clauses.load and clauses.load.amounts else evolve(clauses, load=shift.base)
            if clauses.load is None:
                return None
            if clauses.load.of:
                return clauses
            load = _load_after(clauses.load, shift)
            return evolve(clauses, load=load) if load else None
        case "effort":
            effort = _effort_after(clauses.effort, shift) if clauses.effort else None
            return evolve(clauses, effort=effort) if effort else None
        case "hold":
            return _hold_after(clauses, shift)
        case "sets":
            return _sets_after(clauses, shift)
    dose = _dose_after(clauses.dose, shift) if clauses.dose else None
    return evolve(clauses, dose=dose) if dose else None


def cut(clauses: Clauses, what: str, share: Decimal) -> Clauses | None:
    """``clauses`` with ``share`` of ``what`` left for the time being; None where they state nothing of it."""
    if what == EFFORT:
        effort = _scaled_effort(clauses.effort, share) if clauses.effort else None
        return evolve(clauses, effort=effort) if effort else None
    if clauses.dose is None:
        if clauses.hold is None:
            return None
        return evolve(clauses, hold=_scaled_hold(clauses.hold, share))
    dose = _less_volume(clauses.dose, share)
    return evolve(clauses, dose=dose) if dose else None


def figure_for(adaptation_amount: Quantity | Duration | Count | None, what: str | None, clauses: Clauses) -> str | None:
    """Which figure of ``clauses`` an `add` of this amount is about; None where they have none of the kind."""
    match adaptation_amount:
        case Duration():
            timed = clauses.dose and any(isinstance(each, Timed) for each in clauses.dose.measures)
            return TIME if timed else HOLD if clauses.hold else None
        case Quantity(unit=unit):
            if unit in METRES:
                return DISTANCE
            if unit in ("rpe", "rir"):
                return EFFORT
            return LOAD
        case Count():
            word = (what or "").removesuffix("s") if what not in ("pass", "passes") else "pass"
            return {"rep": REPS, "set": SETS, "round": "rounds"}.get(word, word)
    return None


def named_figure(what: str, clauses: Clauses) -> str:
    """Which figure of ``clauses`` a `reduce` of ``what`` is about."""
    if what in ("time", "duration", "length"):
        return TIME
    if what == "intensity":
        return LOAD if clauses.load else EFFORT
    return what


def rounded(value: Decimal, step: Decimal) -> Decimal:
    """``value`` to the nearest multiple of ``step``, half up."""
    return (value / step).quantize(_ONE, ROUND_HALF_UP) * step


def converted(amount: Quantity, unit: str) -> Decimal | None:
    """``amount`` in ``unit``; None where it is of another kind."""
    if amount.unit == unit:
        return amount.low
    for factors in (KILOGRAMS, METRES):
        if amount.unit in factors and unit in factors:
            return (amount.low * factors[amount.unit] / factors[unit]).quantize(Decimal("0.001")).normalize()
    return None


def _load_after(load: Load, shift: Shift) -> Load | None:
    if not load.amounts:
        return None
    changed = tuple(_amount_after(amount, shift) for amount in load.amounts)
    known = tuple(amount for amount in changed if amount is not None)
    return evolve(load, amounts=known) if len(known) == len(changed) else None


def _amount_after(amount: Quantity, shift: Shift) -> Quantity | None:
    """``amount`` with more of it, or a share: a percentage that is added is one of the amount."""
    share = shift.share
    if isinstance(shift.add, Quantity):
        if shift.add.unit != "%" or amount.unit == "%":
            more = converted(shift.add, amount.unit)
            return None if more is None else _plus(amount, more)
        share = 1 + shift.add.low / 100
    if share is None:
        return None
    step = converted(shift.nearest, amount.unit) if shift.nearest else None
    return _scaled(amount, share, step or _TENTH)


def _plus(amount: Quantity, more: Decimal) -> Quantity:
    return Quantity(_plain(amount.low + more), _plain(amount.high + more), amount.unit)


def _scaled(amount: Quantity, share: Decimal, step: Decimal = _TENTH) -> Quantity:
    low, high = (_plain(rounded(number * share, step)) for number in (amount.low, amount.high))
    return Quantity(low, high, amount.unit)


def _plain(value: Decimal) -> Decimal:
    """``value`` without the zeros that a division leaves behind its point."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _rounded_load(load: Load, nearest: Quantity) -> Load:
    amounts = []
    for amount in load.amounts:
        step = converted(nearest, amount.unit)
        amounts.append(_scaled(amount, _ONE, step) if step else amount)
    return evolve(load, amounts=tuple(amounts))


def _effort_after(effort: Effort, shift: Shift) -> Effort | None:
    if shift.share is not None:
        return _scaled_effort(effort, shift.share)
    if not isinstance(shift.add, Quantity):
        return None
    changed: list[Quantity | Speed] = []
    for amount in effort.amounts:
        if not isinstance(amount, Quantity) or amount.unit != shift.add.unit:
            return None
        changed.append(_plus(amount, shift.add.low))
    return evolve(effort, amounts=tuple(changed)) if changed else None


def _scaled_effort(effort: Effort, share: Decimal) -> Effort | None:
    changed: list[Quantity | Speed] = []
    for amount in effort.amounts:
        if not isinstance(amount, Quantity) or amount.unit == "rir":
            return None
        changed.append(_scaled(amount, share))
    return evolve(effort, amounts=tuple(changed)) if changed else None


def _hold_after(clauses: Clauses, shift: Shift) -> Clauses | None:
    if clauses.hold is None:
        return None
    if shift.share is not None:
        return evolve(clauses, hold=_scaled_hold(clauses.hold, shift.share))
    if not isinstance(shift.add, Duration):
        return None
    return evolve(clauses, hold=evolve(clauses.hold, duration=_longer(clauses.hold.duration, shift.add.low)))


def _scaled_hold(hold: Hold, share: Decimal) -> Hold:
    return evolve(hold, duration=_scaled_time(hold.duration, share))


def _longer(time: Duration, more: int) -> Duration:
    return Duration(time.low + more, None if time.high is None else time.high + more)


def _scaled_time(time: Duration, share: Decimal) -> Duration:
    return Duration(_scaled_ms(time.low, share), None if time.high is None else _scaled_ms(time.high, share))


def _scaled_ms(milliseconds: int, share: Decimal) -> int:
    """A share of a time in whole seconds, half up; at least one, or what it was."""
    return min(milliseconds, max(1000, int(rounded(milliseconds * share, _SECOND))))


def _scaled_count(count: Count, share: Decimal) -> Count:
    low = max(min(count.low, 1), int(rounded(count.low * share, _ONE)))
    return Count(low, None if count.high is None else max(low, int(rounded(count.high * share, _ONE))))


def _more(count: Count, more: int) -> Count:
    return Count(count.low + more, None if count.high is None else count.high + more)


def _sets_after(clauses: Clauses, shift: Shift) -> Clauses | None:
    """``clauses`` with more sets or fewer. A series says itself how many there are, so it has none to add to."""
    dose = clauses.dose
    if dose is None or dose.total or any(len(getattr(each, "values", ())) > 1 for each in dose.measures):
        return None
    sets = dose.sets or Count(1, 1)
    if shift.share is not None:
        return evolve(clauses, dose=evolve(dose, sets=_scaled_count(sets, shift.share)))
    if not isinstance(shift.add, Count):
        return None
    return evolve(clauses, dose=evolve(dose, sets=_more(sets, shift.add.low)))


def _dose_after(dose: Dose, shift: Shift) -> Dose | None:
    """``dose`` with more of the measure that ``shift`` is about, or with a share of it."""
    for place, measure in enumerate(dose.measures):
        changed = _measure_after(measure, shift)
        if changed is not None:
            return evolve(dose, measures=(*dose.measures[:place], changed, *dose.measures[place + 1 :]))
    return None


def _measure_after(measure: Measure, shift: Shift) -> Measure | None:
    what, share, add = shift.what, shift.share, shift.add
    match measure:
        case Reps(values) | Counted(values=values) if what == (REPS if isinstance(measure, Reps) else measure.unit):
            if share is not None:
                return evolve(measure, values=tuple(_scaled_count(value, share) for value in values))
            if not isinstance(add, Count):
                return None
            return evolve(measure, values=tuple(_more(value, add.low) for value in values))
        case Timed(values) if what == TIME:
            if share is not None:
                return Timed(tuple(_scaled_time(value, share) for value in values))
            return Timed(tuple(_longer(value, add.low) for value in values)) if isinstance(add, Duration) else None
        case Distance(values) if what == DISTANCE:
            changed = tuple(_amount_after(value, shift) for value in values)
            return None if None in changed else Distance(tuple(filter(None, changed)))
    return None


def _less_volume(dose: Dose, share: Decimal) -> Dose | None:
    """``dose`` with ``share`` of its volume left: fewer sets or less in each, whichever is nearer; else the sets."""
    inside = _scaled_measures(dose, share)
    series = any(len(getattr(each, "values", ())) > 1 for each in dose.measures)
    if dose.sets is None or dose.sets.low < 2 or series or dose.total:
        return inside
    fewer = evolve(dose, sets=_scaled_count(dose.sets, share))
    if inside is None:
        return fewer
    target = _volume(dose) * share
    return fewer if abs(_volume(fewer) - target) <= abs(_volume(inside) - target) else inside


def _scaled_measures(dose: Dose, share: Decimal) -> Dose | None:
    changed: list[Measure] = []
    for measure in dose.measures:
        match measure:
            case Reps(values) | Counted(values=values):
                changed.append(evolve(measure, values=tuple(_scaled_count(value, share) for value in values)))
            case Timed(values):
                changed.append(Timed(tuple(_scaled_time(value, share) for value in values)))
            case Distance(values):
                changed.append(Distance(tuple(_scaled(value, share) for value in values)))
            case _:
                return None
    return evolve(dose, measures=tuple(changed))


def _volume(dose: Dose) -> Decimal:
    """How much ``dose`` comes to, at least, in the unit of its first measure."""
    values: Sequence[Count | Duration | Quantity] = getattr(dose.measures[0], "values", ())
    return Decimal(dose.sets.low if dose.sets else 1) * sum((Decimal(value.low) for value in values), Decimal(0))
