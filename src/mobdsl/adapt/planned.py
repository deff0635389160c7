"""What a session asks of a person, as far as the log can change it: its lines, its rules, its questions."""

from __future__ import annotations

from mobdsl.adapt.state import key_of
from mobdsl.model.conditions import nothing_known
from mobdsl.records import field, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from mobdsl.adapt.state import State
    from mobdsl.model.adaptations import Adaptation
    from mobdsl.model.clauses import Clauses
    from mobdsl.model.conditions import Facts
    from mobdsl.model.guards import Ask, Stop
    from mobdsl.model.progressions import Progression


@frozen(kw_only=True)
class Line:
    """A movement of a session with the figures with which it is written."""

    movement: str
    """Its name."""
    title: str
    """What people read."""
    names: frozenset[str] = frozenset()
    """All names that it goes by."""
    clauses: Clauses
    """How it is done, as it is written."""
    ladder: tuple[str, int] | None = None
    """The progression whose line it is, and its level from 0."""
    fact: Facts = field(default=nothing_known, eq=False, repr=False)
    """What its file says of names."""

    @property
    def key(self) -> str:
        """The name under which its figures are kept."""
        return key_of(self.movement, self.ladder)


@frozen(kw_only=True)
class Rule:
    """An adaptation with what it is about."""

    says: Adaptation
    nearness: int
    """How near its place is to a line, from 0: a line or a movement, a progression, a block, a routine, a plan."""
    of: str
    """What it is about, as people read it."""
    lines: tuple[Line, ...]
    """The lines that stand in its place."""
    ladders: tuple[str, ...] = ()
    """The progressions that are done there."""


@frozen(kw_only=True)
class Session:
    """A routine in contexts, at certain levels."""

    routine: str
    """Its name, in the file in which it stands."""
    lines: tuple[Line, ...] = ()
    rules: tuple[Rule, ...] = ()
    asks: tuple[Ask, ...] = ()
    """The questions that are put off."""
    stops: tuple[Stop, ...] = ()
    progressions: dict[str, Progression] = field(factory=dict)
    """Those that its rules are about, by name."""
    levels: dict[str, int] = field(factory=dict)
    """The level that counts of each, from 0."""
    plans: tuple[str, ...] = ()
    """The plans that do it."""


Planned: TypeAlias = "Callable[[str, tuple[str, ...], State], Session | None]"
"""Gives the session of a routine in contexts at the levels of a state; None where there is no such routine."""
