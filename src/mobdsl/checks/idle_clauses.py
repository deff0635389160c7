"""A word without effect

What the line says changes nothing: there is no hold that a `reset` could follow, no second side or position to
`switch` to, no second set or round in which a dose could grow. Most likely something else on the line is missing.

    plank 3x30s switch 5s

Use instead:

    side_plank 3x30s each side switch 5s
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.checks.support.clause_sites import Member, clause_sites
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.amounts import Counted, Distance, Maximum, Reps, Timed
from mobdsl.records import frozen
from mobdsl.timeline.pieces import Rounds
from mobdsl.timeline.turns import sets_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mobdsl.model.clauses import Clauses
    from mobdsl.select.tree import Variant
    from mobdsl.timeline.events import Timeline

ON = On.VARIANT
CODE = "M336"
SEVERITY = Severity.WARNING


@frozen
class _Word:
    """A clause that may have no effect."""

    name: str
    """Its field of the clauses."""
    shown: str
    """What people call it."""
    counts: Callable[[Member], bool]
    """Whether it has an effect on a movement."""
    reason: str
    """Why it has none."""
    hint: str


def check(variant: Variant, timeline: Timeline) -> Iterator[Diagnostic]:
    """A finding for each clause of a line, a block or the routine that counts for none of its movements."""
    for place in clause_sites(variant, *(word.name for word in _WORDS)):
        members = [member for member in place.members if place.of_level or member.leaf.progression is None]
        if not members or len(members) < len(place.members):
            continue
        for word in _WORDS:
            value = getattr(place.clauses, word.name)
            if not value or (word.name == "switch" and place.turns) or _is_word(place.clauses, word):
                continue
            if not any(getattr(one.leaf.clauses, word.name) == value and word.counts(one) for one in members):
                message = f"{word.shown} has no effect here: {word.reason}."
                yield Diagnostic(CODE, message, place.origin, SEVERITY, hint=word.hint)


def _is_word(clauses: Clauses, word: _Word) -> bool:
    """Whether it is a tempo in words, which is for people."""
    return word.name == "tempo" and clauses.tempo is not None and not clauses.tempo.figures


def _in_reps(member: Member) -> bool:
    """Whether the dose is made of reps, or a time in which they follow each other."""
    dose = member.leaf.clauses.dose
    match dose.measures[0] if dose else None:
        case Counted() | Distance() | Maximum(reps=False):
            return False
    return True


def _holds(member: Member) -> bool:
    clauses = member.leaf.clauses
    match clauses.dose.measures[0] if clauses.dose else None:
        case Timed(values) if clauses.hold:
            return any(value.high is None or value.high > clauses.hold.duration.low for value in values)
    return _in_reps(member)


def _resets(member: Member) -> bool:
    clauses = member.leaf.clauses
    return clauses.hold is not None and clauses.dose is not None and _holds(member)


def _has_tempo(member: Member) -> bool:
    return _in_reps(member) and member.leaf.clauses.hold is None


def _switches(member: Member) -> bool:
    return any(len(each.names) > 1 and not each.alternate for each in member.leaf.clauses.each)


def _grows(member: Member) -> bool:
    clauses = member.leaf.clauses
    if clauses.growth is None or clauses.dose is None:
        return False
    if not isinstance(clauses.dose.measures[0], Timed if clauses.growth.unit == "ms" else Reps):
        return False
    if clauses.growth.each == "round":
        return member.rounds
    return sets_of(clauses, Rounds(0, 1 if member.rounds else None)).high != 1


_WORDS = (
    _Word(
        "hold",
        "`hold`",
        _holds,
        "a hold is a part of each rep, or of a longer time",
        "Holds stand behind reps, x8 hold 3s; a breath is held with breathe 4-3-4.",
    ),
    _Word(
        "reset", "`reset`", _resets, "it lies between two holds", "Say how long each rep is held: x8 hold 5s reset 2s."
    ),
    _Word(
        "tempo",
        "`tempo`",
        _has_tempo,
        "figures are the pace of a rep, and a hold says that too",
        "A tempo stands behind reps or a time: x8 tempo 3-1-3.",
    ),
    _Word(
        "switch",
        "`switch`",
        _switches,
        "nothing changes sides or positions between two parts of it",
        "Say what it changes between: each side switch 5s. With `alternate` sides change at every rep.",
    ),
    _Word(
        "growth",
        "The growth",
        _grows,
        "there is no second set or round in which such a dose could grow",
        "Sets are written 3x8 +1 each set; `each round` counts inside a repeat.",
    ),
)
