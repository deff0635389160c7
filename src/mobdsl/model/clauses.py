"""Clauses: how a movement is done. One shape for a step, a block, a movement's own defaults."""

from __future__ import annotations

from functools import cached_property

from mobdsl.model.adaptations import Adaptation
from mobdsl.model.conditions import Condition, Known, holds
from mobdsl.model.guards import Ask, Stop
from mobdsl.records import evolve, field_names, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeAlias

    from mobdsl.model.amounts import Dose, Duration, Quantity, Speed
    from mobdsl.source import Span


@frozen
class Heading:
    """`word "text"`: a cue, a note, a reason. Several are allowed; the first of a word counts most."""

    word: str
    """What kind of text it is."""
    text: str
    """The text."""
    condition: Condition | None = None
    """What has to hold for it to count; None: it always does."""
    origin: Span | None = None
    """Where it stands; None where no file says it."""


def applicable(headings: Iterable[Heading], known: Callable[[str], Known]) -> tuple[Heading, ...]:
    """The ``headings`` that count by what is ``known``. Where nobody knows, the condition stays: who reads it does."""
    counting = []
    for heading in headings:
        if heading.condition is None:
            counting.append(heading)
        elif (holding := holds(heading.condition, known)) is not False:
            counting.append(evolve(heading, condition=None) if holding else heading)
    return tuple(counting)


@frozen(kw_only=True)
class Each:
    """Done once for each name, in that order: the sides, or two positions (`each face_down, face_up`)."""

    names: tuple[str, ...]
    """The sides or positions, in their order."""
    limb: str | None = None
    """The word for what has sides (side, leg, arm, …); None for positions."""
    only: bool = False
    """Whether it is a single side, the other left out on purpose."""
    alternate: bool = False
    """Whether the side changes at every rep; the dose counts for all together."""
    apiece: bool = False
    """Whether that dose counts for each of them."""
    swapped: bool = False
    """Whether the side that leads changes from round to round of the group that is done on each."""
    turned: bool = False
    """Whether the group that the line stands in is done once for each, and not the line."""

    @property
    def turns(self) -> bool:
        """Whether what bears it is done once for each name, one after the other."""
        return not (self.only or self.alternate)


@frozen(kw_only=True)
class Hold:
    """A hold in every rep."""

    duration: Duration
    """How long."""
    at: str | None = None
    """The point of the rep (`hold 2s at mid_range`)."""


@frozen(kw_only=True)
class Tempo:
    """How a rep is paced: in figures, or by a word."""

    figures: tuple[int | None, ...] = ()
    """Milliseconds of lower, pause, lift and pause, three or four; None: as fast as can be."""
    word: str | None = None
    """A word such as slow."""


@frozen(kw_only=True)
class Rest:
    """Rest between what a line repeats."""

    durations: tuple[Duration, ...] = ()
    """How long: one for all, or one for each pause; none, unless ``same``: until the person goes on."""
    after_each: bool = False
    """Whether it is taken after the last as well."""
    same: bool = False
    """Whether it is as long as the work before it."""
    passed: bool = False
    """Whether a block or the routine says it for what stands in it."""

    def at(self, place: int) -> Duration | None:
        """How long the pause at a place, from 0, is."""
        return self.durations[min(place, len(self.durations) - 1)] if self.durations else None


@frozen(kw_only=True)
class Growth:
    """`+1 each round`, `-15s each set`."""

    amount: int
    """What is added to the dose, in repetitions or milliseconds; negative where it is taken away."""
    unit: str
    """rep or ms."""
    each: str
    """From one round or set to the next."""


@frozen(kw_only=True)
class Load:
    """A weight, a share of a reference, or a word."""

    amounts: tuple[Quantity, ...] = ()
    """The weight or share (`16kg`, `85%`), or one for each set or round (`60/70/80kg`)."""
    of: str | None = None
    """The reference (`of tm`)."""
    nearest: Quantity | None = None
    """The step to which the weight is rounded."""
    word: str | None = None
    """A word such as light."""


@frozen(kw_only=True)
class Effort:
    """How hard."""

    amounts: tuple[Quantity | Speed, ...] = ()
    """`8rpe`, `2rir`, `85-95%`, `5:30/km`, or one for each set or round (`7/8/9rpe`)."""
    of: str | None = None
    """The reference (`of hr_max`)."""
    word: str | None = None
    """A word such as gentle."""


@frozen(kw_only=True)
class Equipment:
    """What is needed."""

    items: tuple[str, ...]
    """The things by their names."""
    any_of: bool = False
    """Whether the first of them that is there will do; otherwise it takes all."""


Guard: TypeAlias = Ask | Stop | Adaptation


@frozen(kw_only=True)
class Clauses:
    """All that a line says of how a movement is done. None or empty means: not said here."""

    dose: Dose | None = None
    """How much."""
    each: tuple[Each, ...] = ()
    """The sides and positions."""
    switch: Duration | None = None
    """The time to change between them."""
    hold: Hold | None = None
    """The hold in every rep."""
    reset: Duration | None = None
    """The pause between two holds."""
    tempo: Tempo | None = None
    """The pace of a rep."""
    motion: str | None = None
    """The range of motion, in a word."""
    breathe: tuple[int, ...] = ()
    """A breath pattern: milliseconds in, hold, out, hold."""
    growth: Growth | None = None
    """What is added from set to set or round to round."""
    build_to: Dose | None = None
    """The dose to aim for."""
    opposite: bool | None = None
    """Whether opposite arm and leg work together."""
    rest: Rest | None = None
    """The rest between what the line repeats."""
    load: Load | None = None
    """The weight."""
    effort: Effort | None = None
    """How hard."""
    equipment: tuple[Equipment, ...] = ()
    """What is needed."""
    position: tuple[str, ...] = ()
    """The positions to be in, the first that suits."""
    variation: str | None = None
    """Which variation of the movement."""
    headings: tuple[Heading, ...] = ()
    """The texts."""
    guards: tuple[Guard, ...] = ()
    """The questions, stop rules and adaptations in the body of an item."""
    when: tuple[tuple[Condition, Clauses], ...] = ()
    """Clauses that count only under a condition."""

    def over(self, outer: Clauses) -> Clauses:
        """These clauses where they say something, ``outer``'s where they don't; headings of both, these first.

        A hold and a tempo in figures both say how long a rep takes, so the nearer one counts alone.
        """
        passed = outer.passed_down
        if not passed and not outer.headings:
            return self
        changes = {name: value for name, value in passed if getattr(self, name) in (None, ())}
        if self.hold and outer.tempo and outer.tempo.figures:
            changes.pop("tempo", None)
        if self.tempo and self.tempo.figures:
            changes.pop("hold", None)
            changes.pop("reset", None)
        if outer.headings:
            changes["headings"] = self.headings + outer.headings
        return evolve(self, **changes) if changes else self

    @cached_property
    def passed_down(self) -> tuple[tuple[str, Any], ...]:
        """What is said here that holds for all inside as well, by the name of the clause."""
        fields = ((name, getattr(self, name)) for name in _PASSED_DOWN)
        return tuple((name, value) for name, value in fields if value not in (None, ()))


# A variation belongs to the movement named beside it, a guard to the item in whose body it stands.
_OWN = ("headings", "variation", "guards", "when")
_PASSED_DOWN = tuple(one for one in field_names(Clauses) if one not in _OWN)

NO_CLAUSES = Clauses()
