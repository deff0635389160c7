"""The figures of all movements as the log goes on: what is added, what goes, what is only less for a while."""

from __future__ import annotations

from decimal import Decimal

from mobdsl.adapt.changes import NO_FIGURES, Figures, Shift
from mobdsl.adapt.figures import (
    DISTANCE,
    HOLD,
    LOAD,
    REPS,
    SETS,
    TIME,
    after,
    cut,
    figure_for,
    finished,
    grown,
    named_figure,
    shifted,
)
from mobdsl.model.amounts import Count, Duration, Quantity
from mobdsl.model.names import title_of, words_of
from mobdsl.records import define, evolve, field
from mobdsl.wording.doses import dose_text, load_text
from mobdsl.wording.phrases import number_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mobdsl.adapt.changes import Amount
    from mobdsl.adapt.notes import Notes, Reason
    from mobdsl.adapt.planned import Line
    from mobdsl.model.clauses import Clauses
    from mobdsl.model.conditions import Known
    from mobdsl.model.log import Done

MOST_SHIFTS = 32
"""Of more steps by which a load has changed, shares between them as well, only the sum is kept."""
_STAYING = frozenset((LOAD, REPS, SETS, TIME, DISTANCE, HOLD))
"""What stays reduced until something is added. All else is less until the reason for it is gone."""


@define
class Sums:
    """Builds the figures of a state."""

    notes: Notes
    figures: dict[str, Figures] = field(factory=dict)
    _cuts: dict[str, dict[tuple[str, object], Decimal]] = field(factory=dict)
    _chains: dict[str, tuple[Clauses, tuple[Shift, ...], Clauses]] = field(factory=dict)
    """Of each line as it is written what all of its shifts have made of it: a long log asks again and again."""
    _dues: dict[str, tuple[Clauses, Figures, Clauses]] = field(factory=dict)

    def of(self, key: str) -> Figures:
        """What has become of the movement called ``key`` so far."""
        return self.figures.get(key, NO_FIGURES)

    def due(self, line: Line) -> Clauses:
        """How ``line`` is done now, but for what is less only for a while."""
        return finished(self._chained(line), NO_FIGURES)

    def asked(self, line: Line) -> Clauses:
        """How ``line`` is done now."""
        figures, known = self.of(line.key), self._dues.get(line.key)
        if known is None or known[0] is not line.clauses or known[1] is not figures:
            known = self._dues[line.key] = (line.clauses, figures, finished(self._chained(line), figures))
        return known[2]

    def _chained(self, line: Line) -> Clauses:
        """``line`` after all of its shifts, before anything is rounded at the end."""
        shifts, known = self.of(line.key).shifts, self._chains.get(line.key)
        if known is None or known[0] is not line.clauses or known[1] is not shifts:
            clauses = line.clauses
            for shift in shifts:
                clauses = after(clauses, shift) or clauses
            known = self._chains[line.key] = (line.clauses, shifts, clauses)
        return known[2]

    def add(self, line: Line, reason: Reason, cap: Quantity | None, times: int = 1) -> str | None:
        """Adds what the rule says to ``line``; gives the word of the figure, None where there is none of the kind."""
        rule, due = reason.rule, self.due(line)
        what = figure_for(rule.amount, rule.what, due)
        amount = _times(rule.amount, times)
        if what is None or amount is None:
            return None
        shift = Shift(what=what, add=amount)
        if after(due, shift) is None:
            return None
        if cap is not None:
            capped = self._capped(line, due, shift, cap)
            if capped is None:
                most = f"{number_words(cap.high)}%"
                self.notes.note(
                    line.key, what, line.title, reason, lambda: f"as it was: one step is at most {most}", held=True
                )
                return what
            shift = capped
        self._shift(line, shift, reason)
        return what

    def share(self, line: Line, reason: Reason, place: object) -> str | None:
        """Takes what the rule says from ``line``; gives the word of the figure, None where it has none of the kind."""
        rule = reason.rule
        assert isinstance(rule.amount, Quantity)
        due = self.due(line)
        what = named_figure(rule.what or "", due)
        left = 1 - rule.amount.low / 100
        if what in _STAYING:
            shift = Shift(what=what, share=left, nearest=rule.nearest)
            if after(due, shift) is None:
                return None
            self._shift(line, shift, reason)
            return what
        cuts = self._cuts.setdefault(line.key, {})
        cuts[what, place] = cuts.get((what, place), Decimal(1)) * left if rule.condition else left
        self._recut(line.key)
        share = self.of(line.key).cuts[what]
        takes = cut(due, what, share) is not None
        self.notes.note(line.key, what, line.title, reason, lambda: _cut_words(what, share, takes=takes))
        return what

    def release(self, line: Line, what: str, place: object) -> None:
        """What the rule at ``place`` took for a while is there again."""
        cuts = self._cuts.get(line.key)
        word = named_figure(what, line.clauses)
        if not cuts or cuts.pop((word, place), None) is None:
            return
        self._recut(line.key)
        if word not in self.of(line.key).cuts:
            self.notes.forget(line.key, word)

    def lifted(self, line: Line, records: Iterable[Done]) -> None:
        """The load in ``records`` of ``line``, which states none: the next is counted from there."""
        loads = [record.clauses.load for record in records if record.clauses.load]
        if not loads or not loads[-1].amounts:
            return
        load = loads[-1]
        figures = self.of(line.key)
        shifts = tuple(one for one in figures.shifts if one.what != LOAD)
        self.figures[line.key] = evolve(figures, shifts=(*shifts, Shift(what=LOAD, base=load)))

    def assessed(self, key: str) -> None:
        """What the load of ``key`` is a share of has been found out anew: what was added to it is in it."""
        figures = self.of(key)
        self.figures[key] = evolve(figures, shifts=tuple(one for one in figures.shifts if one.what != LOAD))
        self.notes.forget(key, LOAD)

    def _shift(self, line: Line, shift: Shift, reason: Reason) -> None:
        figures = self.of(line.key)
        before = figures
        last = figures.shifts[-1] if figures.shifts else None
        if last and (merged := _merged(last, shift)):
            shifts = (*figures.shifts[:-1], merged)
        else:
            shifts = (*figures.shifts, shift)
        chained = after(self._chained(line), shift)
        if len(shifts) > MOST_SHIFTS:
            shifts = _in_one(shifts, line, chained)
        now = self.figures[line.key] = evolve(figures, shifts=shifts)
        if chained is not None:
            self._chains[line.key] = (line.clauses, shifts, chained)
        what = shift.what
        self.notes.note(line.key, what, line.title, reason, lambda: _words(line, before, now, what))

    def _recut(self, key: str) -> None:
        cuts: dict[str, Decimal] = {}
        for (what, _), share in self._cuts.get(key, {}).items():
            cuts[what] = cuts.get(what, Decimal(1)) * share
        self.figures[key] = evolve(self.of(key), cuts=cuts)

    def _capped(self, line: Line, due: Clauses, shift: Shift, cap: Quantity) -> Shift | None:
        """``shift`` as far as ``cap`` lets it; None where not even the least step is within it."""
        now = _figure(due, shift.what, line, self.of(line.key))
        amount = shift.add
        if now is None or amount is None:
            return shift
        most = now * cap.high / 100
        match amount:
            case Count():
                allowed = max(1, int(most))  # one more is never too much
                return evolve(shift, add=Count(min(amount.low, allowed), min(amount.low, allowed)))
            case Duration():
                allowed = int(most) // 1000 * 1000
                return evolve(shift, add=Duration.exactly(min(amount.low, allowed))) if allowed else None
            case Quantity():
                if amount.unit == "%":
                    share = min(amount.low, cap.high)
                    return evolve(shift, add=Quantity(share, share, "%"))
                step = due.load.nearest.low if due.load and due.load.nearest else Decimal("0.1")
                steps = min(amount.low, most // step * step)
                return evolve(shift, add=Quantity(steps, steps, amount.unit)) if steps > 0 else None
        return shift


def _in_one(shifts: tuple[Shift, ...], line: Line, chained: Clauses | None) -> tuple[Shift, ...]:
    """``shifts`` with those of a load that is stated as the one sum that they come to on ``line``."""
    written = line.clauses.load
    load = chained.load if chained else None
    if written is None or load is None or written.of or not written.amounts:
        return shifts
    more = load.amounts[0].low - written.amounts[0].low
    whole = Shift(what=LOAD, add=Quantity(more, more, written.amounts[0].unit))
    return (*(one for one in shifts if one.what != LOAD), whole)


def _figure(due: Clauses, what: str, line: Line, figures: Figures) -> Decimal | None:
    """The figure ``what`` of ``due``, the least of them."""
    if what == LOAD and due.load and due.load.of:
        value = grown(line.fact(due.load.of), figures)
        return value.low if isinstance(value, Quantity) else value if isinstance(value, Decimal) else None
    if what == LOAD:
        return min((one.low for one in due.load.amounts), default=None) if due.load else None
    if what == HOLD:
        return Decimal(due.hold.duration.low) if due.hold else None
    if due.dose is None:
        return None
    if what == SETS:
        return Decimal(due.dose.sets.low if due.dose.sets else 1)
    values = getattr(due.dose.measures[0], "values", ())
    return min((Decimal(value.low) for value in values), default=None)


def _times(amount: Amount | None, times: int) -> Amount | None:
    match amount:
        case Count(low):
            return Count(low * times, low * times)
        case Duration(low):
            return Duration.exactly(low * times)
        case Quantity(low, _, unit):
            return Quantity(low * times, low * times, unit)
    return None


def _merged(last: Shift, new: Shift) -> Shift | None:
    """``last`` and ``new`` as one; None where one of them is more than a sum."""
    if last.what != new.what or type(last.add) is not type(new.add):
        return None
    match last.add, new.add:
        case Count(one), Count(other):
            return evolve(last, add=Count(one + other, one + other))
        case Duration(one), Duration(other):
            return evolve(last, add=Duration.exactly(one + other))
        case Quantity(one, _, unit), Quantity(other, _, same) if unit == same != "%":
            return evolve(last, add=Quantity(one + other, one + other, unit))
    return None


def _words(line: Line, before: Figures, now: Figures, what: str) -> str:
    """`62.5kg, was 60kg`"""
    said = [_said(line, figures, what) for figures in (now, before)]
    return f"{said[0]}, was {said[1]}" if said[1] and said[1] != said[0] else str(said[0])


def _said(line: Line, figures: Figures, what: str) -> str | None:
    clauses = shifted(line.clauses, Figures(shifts=figures.shifts))
    if what != LOAD:
        return str(dose_text(clauses) or "")
    of = clauses.load and clauses.load.of

    def fact(name: str) -> Known:
        value = line.fact(name)
        return grown(value, figures) if name == of else value

    return load_text(clauses.load, fact)


def _cut_words(what: str, share: Decimal, *, takes: bool) -> str:
    left = f"{number_words((share * 100).quantize(Decimal(1)))}%"
    return f"{left} of the {words_of(what)}" if takes else f"{title_of(what)}: {left} of what you usually do"
