"""What is to be seen at one moment, as data: every look draws the same scene."""

from __future__ import annotations

from enum import StrEnum

from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.play.forms import Form


class Mood(StrEnum):
    """What kind of moment it is. Each has a colour, a word and a shape of its own."""

    READY = "ready"
    WORK = "work"
    REST = "rest"
    SWITCH = "switch"
    ASK = "ask"
    PAUSED = "paused"
    DONE = "done"


class Shape(StrEnum):
    """What a phase looks like: it fills, stays full, empties, or stays empty."""

    FILL = "fill"
    FULL = "full"
    DRAIN = "drain"
    EMPTY = "empty"


@frozen
class Pace:
    """The phase that is on: what to do, how much of it is over, and its place among the repetitions."""

    words: str
    shape: Shape
    over: float
    """From 0 to 1."""
    left: str
    """Seconds, as they are counted down; empty where there is no time to count."""
    rep: str = ""


@frozen(kw_only=True)
class Listed:
    """A step in the list of all."""

    step: int
    text: str
    is_on: bool = False
    is_over: bool = False
    is_aside: bool = False
    """Whether it is a rest or the like."""


@frozen(kw_only=True)
class Scene:
    """One moment. Texts are of one line each and hold nothing that a terminal obeys."""

    mood: Mood
    word: str
    """The mood in a word: WORK, REST, PAUSED."""
    heading: str
    """The routine and the block."""
    place: str
    """`4 of 12`"""
    left: str
    """How long the session goes on, as far as anybody knows."""
    progress: float = 0.0
    """How much of the session is over, from 0 to 1."""
    title: str = ""
    where: str = ""
    """Side, set and round."""
    figures: tuple[str, ...] = ()
    """What is shown big, the fullest form first; the next where there is no room for it."""
    room: str = ""
    """What the figure is as large as, where its size is not to change with it."""
    caption: str = ""
    """What the figure counts."""
    over: float | None = None
    """How much of the step is over; None where a person ends it."""
    clocks: tuple[str, ...] = ()
    """Other clocks that run: of the round, of the cap, of the set."""
    pace: Pace | None = None
    dose: str = ""
    cues: tuple[str, ...] = ()
    care: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    """The movements of a round that is counted; what was done, at the end."""
    next: str = ""
    """What comes, behind the ``next_word``."""
    next_word: str = "Next"
    plan: tuple[Listed, ...] = ()
    """The steps around this one."""
    stops: tuple[str, ...] = ()
    form: Form | None = None
    hints: tuple[str, ...] = ()
    """The keys that matter now, the most needed first."""
    notice: str = ""
    """What was just refused or changed."""
