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

    from mobdsl.model.amounts import Dose, Duration, Quantity
    from mobdsl.source import Span


@frozen
class Heading:
    """`word "text"`: a cue, a note, a reason. Several are allowed; the first of a word counts most."""

    word: str
    text: str
    condition: Condition | None = None
    origin: Span | None = None


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
    """Done once for each of ``names``, in that order: the sides, or two positions (`each face_down, face_up`).

    ``limb`` is the word for what has sides (side, leg, arm, …), None for positions. ``alternate``: change at every
    rep; the dose counts for all together, or with ``apiece`` for each. ``only``: a single name, the others are left
    out on purpose. ``turned``: the group that the line stands in is done once for each, not the line.
    """

    names: tuple[str, ...]
    limb: str | None = None
    only: bool = False
    alternate: bool = False
    apiece: bool = False
    turned: bool = False

    @property
    def turns(self) -> bool:
        """Whether what bears it is done once for each name, one after the other."""
        return not (self.only or self.alternate)


@frozen(kw_only=True)
class Hold:
    """A hold in every rep. ``at`` names the point (`hold 2s at mid_range`); ``reset`` is the pause between holds."""

    duration: Duration
    at: str | None = None


@frozen(kw_only=True)
class Tempo:
    """How a rep is paced: ``figures`` in milliseconds (lower, pause, lift, pause), or a ``word`` such as slow.

    A figure that is None is as fast as can be.
    """

    figures: tuple[int | None, ...] = ()
    word: str | None = None


@frozen(kw_only=True)
class Rest:
    """Rest between what a line repeats; ``after_each``: also after the last; ``same``: as long as the work before it.

    Neither a duration nor ``same``: until the person goes on.
    """

    duration: Duration | None
    after_each: bool = False
    same: bool = False


@frozen(kw_only=True)
class Growth:
    """`+1 each round`, `-15s each set`: what is added to the dose from one round or set (``each``) to the next."""

    amount: int
    unit: str
    each: str


@frozen(kw_only=True)
class Load:
    """A weight (`16kg`), a share of a reference (`85% of tm`) or a word (light)."""

    amount: Quantity | None = None
    of: str | None = None
    nearest: Quantity | None = None
    word: str | None = None


@frozen(kw_only=True)
class Effort:
    """How hard: `8rpe`, `2rir`, `85-95% of hr_max`, or a word (gentle)."""

    amount: Quantity | None = None
    of: str | None = None
    word: str | None = None


@frozen(kw_only=True)
class Equipment:
    """What is needed. ``any_of``: the first that is there; otherwise all of ``items``."""

    items: tuple[str, ...]
    any_of: bool = False


Guard: TypeAlias = Ask | Stop | Adaptation


@frozen(kw_only=True)
class Clauses:
    """All that a line says of how a movement is done. None or empty means: not said here.

    ``breathe`` is a breath pattern in milliseconds (in, hold, out, hold); ``build_to`` the dose to aim for;
    ``opposite``: opposite arm and leg work together; ``guards`` are the questions and stop rules in the item's body;
    ``when`` are clauses that count only under a condition.
    """

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
