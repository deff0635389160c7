"""Clauses while they are collected, and what they have to have in common."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from mobdsl.language.keywords import Place, table
from mobdsl.language.vocabulary import SIDES
from mobdsl.lower.doses import check_growth
from mobdsl.lower.unconsumed import ALWAYS
from mobdsl.model.clauses import (
    NO_CLAUSES,
    Clauses,
    Each,
    Effort,
    Equipment,
    Growth,
    Guard,
    Heading,
    Hold,
    Load,
    Rest,
    Tempo,
)
from mobdsl.records import define, evolve, field, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from mobdsl.lower.scope import Scope, Spanned
    from mobdsl.model.amounts import Dose, Duration, Speed
    from mobdsl.model.conditions import Condition
    from mobdsl.syntax import nodes

_ON_CONDITION = ("optional", "variation")
"""Of the words that only some owners of a line understand, those that an `if` in a body can decide over."""


@frozen
class Extra:
    """A word that only some owners of a line understand (`lasts` of a block, `target` of a movement)."""

    part: nodes.Name
    """The word where it stands."""
    condition: Condition | None
    """What it depends on."""
    length: Duration | None = None
    """The time behind it."""
    names: tuple[str, ...] = ()
    """The names behind it."""
    any_of: bool = False
    """Whether any one of the names will do."""
    speed: Speed | None = None
    """The pace of a distance or of a thing that is counted."""

    def is_pace_of(self, speed: Speed | None) -> bool:
        """Whether it is the pace of the same as ``speed`` is; None: of a repetition."""
        return (self.speed and self.speed.thing) == (speed and speed.thing)


@define
class ClauseBuilder:
    """Clauses being collected: the fields of :class:`Clauses` as far as they have been read."""

    scope: Scope
    """The file that they stand in."""
    condition: Condition | None = None
    """What they all depend on."""
    dose: Dose | None = None
    each: tuple[Each, ...] = ()
    switch: Duration | None = None
    hold: Hold | None = None
    reset: Duration | None = None
    tempo: Tempo | None = None
    motion: str | None = None
    breathe: tuple[int, ...] = ()
    growth: Growth | None = None
    build_to: Dose | None = None
    opposite: bool | None = None
    rest: Rest | None = None
    load: Load | None = None
    effort: Effort | None = None
    equipment: tuple[Equipment, ...] = ()
    position: tuple[str, ...] = ()
    variation: str | None = None
    headings: tuple[Heading, ...] = ()
    guards: tuple[Guard, ...] = ()
    when: tuple[tuple[Condition, Clauses], ...] = ()
    title: nodes.Text | None = None
    """What people read above a block or a repeat, wherever on its line it stands."""
    alternate: nodes.Name | None = None
    """The word `alternate`, where it stands."""
    swaps: nodes.Name | None = None
    """The same word, where it stands before `each round`."""
    lead: nodes.Name | None = None
    """The side that comes first, where that is said."""
    extra: dict[str, Extra] = field(factory=dict)
    """What only the owner of the line understands, by its word."""
    seen: dict[str, nodes.Name] = field(factory=dict)
    """Every word that has been read, in the order in which they stand."""

    def keep(
        self, part: nodes.Name, length: Duration | None = None, names: tuple[str, ...] = (), *, any_of: bool = False
    ) -> None:
        """Keeps a word for the owner of the line, with the time or the names behind it."""
        self.extra[part.text] = Extra(part, self.condition, length, names, any_of)

    def keep_pace(self, part: nodes.Name, time: Duration | None, speed: Speed | None) -> None:
        """Keeps a pace: of a repetition the ``time``, of anything else the ``speed``."""
        self.extra[f"pace {speed.thing}" if speed else "pace"] = Extra(part, self.condition, time, speed=speed)

    @property
    def paces(self) -> tuple[Extra, ...]:
        """The paces that are kept."""
        return tuple(extra for extra in self.extra.values() if extra.part.text == "pace")

    def take(self, other: ClauseBuilder, line: Spanned) -> None:
        """Takes over what ``other`` collected under its condition."""
        self.headings += other.headings
        self.guards += other.guards
        other.headings = other.guards = ()
        clauses = other.finish(line, other.extra)
        if clauses != NO_CLAUSES:
            assert other.condition is not None
            self.when += ((other.condition, clauses),)
        for name, extra in other.extra.items():
            if self.extra.setdefault(name, extra) is not extra and name != "variation":
                self.scope.report("M107", f"`{name}` is said twice.", extra.part, hint="Keep one of them.")
            elif name not in _ON_CONDITION:
                self.scope.report("M121", f"`{name}` cannot depend on a condition.", extra.part, hint=ALWAYS)

    def lead_with(self, side: nodes.Name) -> None:
        """Keeps the ``side`` that comes first; it may be said with `each` or with `alternate`."""
        if self.lead and self.lead.text != side.text:
            self.scope.report("M107", "This line says twice which side comes first.", side, hint="Keep one of them.")
        self.lead = side

    def forget_extra(self, kept: int) -> None:
        """Forgets what has been kept for the owner of the line, but the first so many."""
        for name in list(self.extra)[kept:]:
            del self.extra[name]

    def finish(self, line: Spanned, understood: Collection[str] = ()) -> Clauses:
        """The clauses collected on ``line``, checked against each other.

        ``understood`` are the words that its owner has made use of beside them; another one is an error.
        """
        if self.extra:
            self._check_extra(understood)
        if not (self.seen or self.each or self.growth or self.headings or self.guards or self.when):
            return _of_dose(self.dose) if self.dose else NO_CLAUSES
        clauses = Clauses(
            dose=self.dose,
            each=self.each,
            switch=self.switch,
            hold=self.hold,
            reset=self.reset,
            tempo=self.tempo,
            motion=self.motion,
            breathe=self.breathe,
            growth=self.growth,
            build_to=self.build_to,
            opposite=self.opposite,
            rest=self.rest,
            load=self.load,
            effort=self.effort,
            equipment=self.equipment,
            position=self.position,
            variation=self.variation,
            headings=self.headings,
            guards=self.guards,
            when=self.when,
        )
        self._check(clauses, line)
        if self.swaps:
            return self._led_in_turn(clauses, self.swaps, in_rounds="alternate" in understood)
        return self._alternating(clauses, self.alternate) if self.alternate else clauses

    def _check_extra(self, understood: Collection[str]) -> None:
        for name, extra in self.extra.items():
            if name not in understood:
                message = f"`{name}` is said of a movement, on its line or in its body."
                hint = f"For example: {table(Place.CLAUSE)[name].example}"
                self.scope.report("M115", message, extra.part, hint=hint)

    def _check(self, clauses: Clauses, line: Spanned) -> None:
        if clauses.hold and clauses.tempo and clauses.tempo.figures:
            hint = f"Leave the hold out and put the pause into the tempo: {_with_pause(clauses.tempo, clauses.hold)}."
            self.scope.report("M112", "A hold and a tempo in figures both say how long a rep takes.", line, hint=hint)
        if clauses.dose and clauses.dose.every:
            check_interval(clauses, line, self.scope)
        if clauses.growth and clauses.dose:
            check_growth(clauses.growth, clauses.dose, line, self.scope)

    def _alternating(self, clauses: Clauses, alternate: nodes.Name) -> Clauses:
        """`x10 alternate` is ten in all, `x10 each side alternate` ten on each."""
        sides = [each for each in clauses.each if each.limb]
        if any(each.only for each in sides):
            hint = "Keep one of them: alternate changes sides at every rep, only left does one."
            self.scope.report("M107", "With one side on purpose, no sides take turns.", alternate, hint=hint)
            return clauses
        names = SIDES[::-1] if self.lead and self.lead.text == SIDES[1] else SIDES
        if not sides:
            both = Each(names=names, limb="side", alternate=True)
            return evolve(clauses, each=(*clauses.each, both))
        each = tuple(
            evolve(each, names=names if self.lead else each.names, alternate=True, apiece=True) if each.limb else each
            for each in clauses.each
        )
        return evolve(clauses, each=each)

    def _led_in_turn(self, clauses: Clauses, alternate: nodes.Name, *, in_rounds: bool) -> Clauses:
        """`repeat 4 each side alternate each round`: what is left first in one round is right first in the next."""
        hint = "For example: repeat 4 each side alternate each round { lunge 20s; march x10 }"
        if self.condition:
            message = "Which side leads from round to round cannot depend on a condition."
            self.scope.report("M121", message, alternate, hint=ALWAYS)
        elif not in_rounds:
            message = "The side that leads changes with the rounds of a `repeat`, and there are none here."
            self.scope.report("M115", message, alternate, hint=hint)
        elif not any(each.limb and each.turns for each in clauses.each):
            message = "This says that the side that leads changes, and no sides are named beside it."
            self.scope.report("M115", message, alternate, hint=hint)
        names = SIDES[::-1] if self.lead and self.lead.text == SIDES[1] else SIDES
        each = tuple(
            evolve(each, names=names if self.lead else each.names, swapped=True) if each.limb and each.turns else each
            for each in clauses.each
        )
        return evolve(clauses, each=each)


@lru_cache(maxsize=4096)
def _of_dose(dose: Dose) -> Clauses:
    """Clauses that say nothing but ``dose``, once for all lines that say the same."""
    return Clauses(dose=dose)


def check_interval(clauses: Clauses, line: Spanned, scope: Scope) -> None:
    """Reports a rest beside an interval at which sets or rounds start: what is left of the interval is the rest."""
    if clauses.rest or any(inner.rest for _, inner in clauses.when):
        hint = "Leave the rest out: what is left of the interval is rest. Or leave the interval out."
        scope.report("M126", "An interval and a rest both say when the next one starts.", line, hint=hint)


def _with_pause(tempo: Tempo, hold: Hold) -> str:
    """``tempo`` as it is written with ``hold`` as its pause at the bottom."""
    lower, _, *others = tempo.figures
    parts = (lower, hold.duration.low, *others)
    return "tempo " + "-".join("x" if one is None else f"{Decimal(one) / 1000:f}" for one in parts)
