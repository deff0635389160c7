"""The session that comes next, with all that the log says to it."""

from __future__ import annotations

from mobdsl.records import frozen
from mobdsl.select.tree import leaves

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mobdsl.adapt.changes import Change, Due, StopMet
    from mobdsl.adapt.state import State
    from mobdsl.schedule.sessions import Session
    from mobdsl.select.tree import Variant
    from mobdsl.timeline.events import Timeline


@frozen(kw_only=True)
class Coming:
    """What is due: one session."""

    timeline: Timeline
    session: Session | None = None
    """Its place in a plan; None where no plan says when."""
    changes: tuple[Change, ...] = ()
    """Why it is not as it is written, the last first."""
    stops: tuple[StopMet, ...] = ()
    """The stop rules that were met last time."""
    due: tuple[Due, ...] = ()
    """The questions that wait for an answer."""


@frozen(kw_only=True)
class Next:
    """What is due on a day."""

    date: dt.date
    coming: tuple[Coming, ...]


def coming(variant: Variant, timeline: Timeline, state: State, session: Session | None = None) -> Coming:
    """The session of ``variant`` with what ``state`` says to it."""
    routine = variant.routine.name
    keys = {routine}
    for leaf in leaves(variant.nodes):
        if leaf.kept:
            keys |= {leaf.key, leaf.name, *leaf.names, *(leaf.ladder[:1] if leaf.ladder else ())}
    return Coming(
        timeline=timeline,
        session=session,
        changes=tuple(one for one in state.changes if one.key in keys or (session and one.kind == "week")),
        stops=tuple(one for one in state.stops if one.routine == routine),
        due=tuple(one for one in state.due if one.entry.routine.rpartition(".")[2] == routine),
    )
