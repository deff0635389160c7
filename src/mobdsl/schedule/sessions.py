"""The types of a schedule: a plan as dated sessions."""

import datetime as dt

from attrs import frozen

from mobdsl.model.plans import Doing, Plan
from mobdsl.timeline.events import Timeline


@frozen(kw_only=True)
class Session:
    """One dated session.

    ``start`` is aware, on the wall clock of ``zone``. ``doing`` is what is to be done; ``timeline`` is None for a habit
    (`do "drink water"`), whose text is then the ``title``. ``slot`` tells sessions of one day apart and, with the plan
    and the date planned, makes the ``uid`` (a version 5 UUID, RFC 9562 section 5.5), which stays the same when the
    session moves.
    """

    start: dt.datetime
    zone: str
    doing: Doing
    title: str
    timeline: Timeline | None
    slot: str
    uid: str


@frozen(kw_only=True)
class Schedule:
    """The sessions of ``plan`` in the order of time."""

    plan: Plan
    sessions: tuple[Session, ...]
