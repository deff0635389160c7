"""A step larger than the cap

A progression says how large a step up may be (`cap 10%`), and from one level to the next, or with an `add`, it is
larger. Levels of the same movement are compared by load, by dose and by sets; one more repetition is never too much.

    progression squats { cap 10%; level squat 3x8 load 60kg; level squat 3x8 load 80kg }

Use instead:

    progression squats { cap 10%; level squat 3x8 load 60kg; level squat 3x8 load 65kg; level squat 3x8 load 70kg }
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Related, Severity
from mobdsl.language.vocabulary import PLURALS
from mobdsl.model.amounts import METRES, Count, Counted, Distance, Duration, Quantity, Reps, Timed
from mobdsl.wording.phrases import number_words, quantity_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.clauses import Clauses
    from mobdsl.model.document import Document
    from mobdsl.model.progressions import Progression

ON = On.DOCUMENT
CODE = "M243"
SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Diagnostic]:
    """A finding for each step that goes beyond the cap of its progression."""
    for progression in document.progressions.values():
        if progression.cap is not None:
            cap = progression.cap.high
            yield from _levels(progression, cap)
            yield from (found for one in progression.adaptations if (found := _added(one, progression, cap)))


def _levels(progression: Progression, cap: Decimal) -> Iterator[Diagnostic]:
    for before, after in pairwise(progression.levels):
        if before.movement != after.movement:
            continue
        old, new = _figures(before.clauses), _figures(after.clauses)
        for what, value in new.items():
            share = _rise(old.get(what), value, what)
            if share is not None and share > cap:
                related = (Related(before.origin, "the level before"),) if before.origin else ()
                message = f"The {what} rises by {_percent(share)}, and the cap is {_percent(cap)}."
                hint = "Put a level between the two, or raise the cap."
                yield Diagnostic(CODE, message, after.origin, SEVERITY, hint=hint, related=related)


def _figures(clauses: Clauses) -> dict[str, Decimal]:
    """What can be compared of a level: its figures by what they are."""
    found: dict[str, Decimal] = {}
    if clauses.load and len(clauses.load.amounts) == 1:
        amount = clauses.load.amounts[0]
        found[f"load in {amount.unit}{f' of {clauses.load.of}' if clauses.load.of else ''}"] = amount.high
    if clauses.dose is None:
        return found
    if clauses.dose.sets:
        found["number of sets"] = Decimal(clauses.dose.sets.high or clauses.dose.sets.low)
    match clauses.dose.measures[0]:
        case Reps(values=(Count() as count,)):
            found["number of reps"] = Decimal(count.high or count.low)
        case Timed(values=(Duration() as time,)):
            found["time"] = Decimal(time.high or time.low)
        case Counted(unit, (Count() as count,)):
            found[f"number of {PLURALS.get(unit, unit)}"] = Decimal(count.high or count.low)
        case Distance(values=(Quantity() as distance,)):
            found["distance"] = distance.in_unit(METRES)[1]
    return found


def _rise(old: Decimal | None, new: Decimal, what: str) -> Decimal | None:
    """By how many percent ``new`` is more than ``old``; None where it is not, or is the least step that there is."""
    if not old or new <= old or (what.startswith("number") and new - old <= 1):
        return None
    return (new - old) * 100 / old


def _added(one: Adaptation, progression: Progression, cap: Decimal) -> Diagnostic | None:
    """What an `add` comes to on the lightest level."""
    if one.verb != "add" or not isinstance(one.amount, Quantity):
        return None
    loads = (load for level in progression.levels if level.clauses.load for load in level.clauses.load.amounts)
    same = [load.low for load in loads if load.unit == one.amount.unit and load.low]
    if not same or one.amount.high * 100 / min(same) <= cap:
        return None
    share = _percent(one.amount.high * 100 / min(same))
    message = f"{quantity_words(one.amount)} more is {share} of the lightest level, and the cap is {_percent(cap)}."
    return Diagnostic(CODE, message, one.origin, SEVERITY, hint="Add less, or raise the cap.")


def _percent(share: Decimal) -> str:
    return f"{number_words(share.quantize(Decimal('0.1')))}%"
