"""What is known from the log as of a date: levels, figures, what is due."""

from __future__ import annotations

from mobdsl.records import evolve, field, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mobdsl.adapt.changes import Again, Change, Due, Figures, StopMet
    from mobdsl.model.conditions import Known, Streak


def key_of(movement: str, ladder: tuple[str, int] | None) -> str:
    """The name under which the figures of ``movement`` are kept: each level of a ladder, from 0, has its own."""
    return f"{ladder[0]} {ladder[1] + 1} {movement}" if ladder else movement


@frozen(kw_only=True)
class State:
    """What is known from the log up to a date. The one without any, :data:`AS_WRITTEN`, changes nothing."""

    date: dt.date | None = None
    """Up to and with this day the log counts; None: there is none."""
    last: dt.date | None = None
    """The day of the last session."""
    levels: dict[str, int] = field(factory=dict)
    """The level that counts of each progression, from 0; one that is missing is not decided by the log."""
    instead: dict[str, str] = field(factory=dict)
    """The movement that is done in the place of a movement or progression, by the name of that."""
    figures: dict[str, Figures] = field(factory=dict)
    """What has become of each movement, by :func:`key_of` it."""
    added: dict[str, tuple[str, ...]] = field(factory=dict)
    """The movements that are done after the lines of a routine, by its name."""
    facts: dict[str, Known] = field(factory=dict)
    """What the log says of references and of answers that were put off, the last of each name."""
    streaks: dict[Streak, bool | None] = field(factory=dict)
    """Of each condition on sessions in a row whether it holds."""
    stops: tuple[StopMet, ...] = ()
    """The stop rules that were met in the last session of their routine."""
    again: dict[str, tuple[Again, ...]] = field(factory=dict)
    """Where each plan goes back."""
    turns: dict[tuple[str, int], int] = field(factory=dict)
    """Whose turn is next of a plan's line that takes turns, by the plan and the place of the line."""
    due: tuple[Due, ...] = ()
    """The questions that wait for an answer, the oldest first."""
    changes: tuple[Change, ...] = ()
    """What has changed and still counts, the last first."""

    def at_level(self, progression: str, level: int) -> State:
        """The same with the level ``level``, from 0, of ``progression``."""
        instead = {name: other for name, other in self.instead.items() if name != progression}
        return evolve(self, levels=self.levels | {progression: level}, instead=instead)


AS_WRITTEN = State()
"""No log: everything is as it is written."""
