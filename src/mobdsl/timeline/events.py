"""The types of the timeline that every output reads. All times are whole milliseconds."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

from mobdsl.model.names import words_of
from mobdsl.records import field, frozen
from mobdsl.timeline.texts import NO_TEXTS, Texts, TextsOfLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar, Literal, TypeAlias

    from mobdsl.model.clauses import Heading
    from mobdsl.model.guards import Ask
    from mobdsl.model.intervals import Interval, Quality, Round
    from mobdsl.model.routines import Movement, Routine
    from mobdsl.select.tree import Notice
    from mobdsl.source import Span
    from mobdsl.timeline.groups import Stretch
    from mobdsl.timeline.marks import Marks


class Kind(StrEnum):
    """What an event is."""

    WORK = "work"
    REST = "rest"
    SWITCH = "switch"
    PROMPT = "prompt"


@frozen
class Phase:
    """A stretch inside a set at a known pace."""

    start: int
    """Milliseconds from the start of the event."""
    duration: int
    """Milliseconds; 0 is as fast as can be."""
    kind: str
    """What goes on: hold, reset, lower, pause, lift, inhale, hold_full, exhale or hold_empty."""
    rep: int
    """In which rep, from 1."""
    text: str | None = None
    """What the author wants said with it (`inhale "extend"`)."""
    side: str | None = None
    """The side whose turn it is."""


@frozen(kw_only=True)
class Exercise:
    """What all sets of a movement on one side and in one position have in common. They share one such object."""

    kind: ClassVar[Literal[Kind.WORK]] = Kind.WORK
    title: str = ""
    """What it is called, in words; where opposite limbs work together, with the side."""
    movement: str | None = None
    """The name of the movement; None for an event that stands for several."""
    facts: Movement | None = None
    """What is known of the movement."""
    side: str | None = None
    """The side that works; None where none is said, or where sides take turns."""
    limb: str | None = None
    """What has the ``side`` where the line says more than `each side`: `leg`, or `arm and right leg`."""
    position: str | None = None
    """The one of several positions that it is done in."""
    turns: tuple[str, ...] = ()
    """The sides that take turns from rep to rep, in their order; there is no ``side`` then."""
    texts: Texts | TextsOfLine = NO_TEXTS
    """What is said of this set as a person writes it: dose, load, effort, position, equipment."""
    of_line: Texts | TextsOfLine | None = None
    """The same of all sets and rounds of the line together, where that is something else."""
    stated: bool = True
    """Whether the author gave an amount."""
    level: str | None = None
    """The rung of a progression, in words."""
    rank: int | None = None
    """The place, from 1, in a routine whose order is a rank."""
    preferred: bool = False
    """Whether it matters more than the rest."""
    cues: tuple[str, ...] = ()
    """The texts to say at the start, most important first."""
    headings: tuple[Heading, ...] = ()
    """All words of the line, cues included."""
    parts: tuple[Work, ...] = ()
    """The movements of an event that stands for rounds which nobody can count, each as in one round."""

    @property
    def side_words(self) -> str | None:
        """`left`, or `left leg` where the line says which limb."""
        return side_words(self.side, self.limb)

    @property
    def name(self) -> str:
        """The title without its side: the same on both."""
        return self.title.removesuffix(f", {self.side_words}")


_NO_EXERCISE = Exercise()


def side_words(side: str | None, limb: str | None) -> str | None:
    """`left`, or `left leg` where the limb is known."""
    words = side and side.replace("_", " ")
    return f"{words} {limb.replace('_', ' ')}" if words and limb else words


@frozen(kw_only=True)
class _Event:
    """What every event has. What only some kinds have is None or empty in the others, so that all can be listed."""

    kind: ClassVar[Kind]
    interval: Interval
    """How long it takes."""
    start: int | None = None
    """Milliseconds from the start of the routine; None where a person decides before it."""
    start_estimate: int | None = None
    """The same, most likely; None where nothing says so."""
    offset: int | None = None
    """Milliseconds from the start of the repeat, or of the sets of a line, that it stands in: of the outermost of which
    that is known for certain, be the start of that known or not. None outside of any."""
    in_rounds: tuple[Round, ...] = ()
    """The rounds that it stands in, those of the outermost repeat first."""
    within: Marks = field(default=(), eq=False, repr=False)
    """All that it stands in, the outermost first; what stands in the same shares these."""
    block: str | None = None
    """The title of the block that it stands in."""
    slot: int | None = None
    """The offset written with `at`, in milliseconds, where there is one."""
    line: int = 0
    """The line of the routine that it comes from, from 0: the same for all sets and sides of a movement."""
    item: int = 0
    """The movement on the line, from 0."""
    origin: Span | None = None
    """Where it is written."""

    @property
    def duration(self) -> int | None:
        """Milliseconds that it takes for certain; None where a person decides."""
        return self.interval.duration

    @property
    def estimate(self) -> int | None:
        """Milliseconds that it most likely takes, wherever anything says so."""
        return self.interval.estimate

    @property
    def low(self) -> int:
        """Milliseconds that it takes at least."""
        return self.interval.low

    @property
    def high(self) -> int | None:
        """Milliseconds that it takes at most; None where nothing bounds it."""
        return self.interval.high

    @property
    def quality(self) -> Quality:
        """How its length is known."""
        return self.interval.quality

    @property
    def round(self) -> int | None:
        """Which of the ``rounds`` of the innermost repeat it is, from 1; None outside of any."""
        return self.in_rounds[-1].number if self.in_rounds else None

    @property
    def rounds(self) -> int | None:
        """How many rounds the innermost repeat has, where anybody knows."""
        return self.in_rounds[-1].total if self.in_rounds else None

    @property
    def exercise(self) -> Exercise:
        """What is done; one without any words where nothing is."""
        return _NO_EXERCISE

    @property
    def title(self) -> str:
        """What it is called."""
        return self.exercise.title

    @property
    def name(self) -> str:
        """The title without its side: the same on both."""
        return self.title.removesuffix(f", {self.side_words}")

    @property
    def movement(self) -> str | None:
        """The name of the movement."""
        return self.exercise.movement

    @property
    def facts(self) -> Movement | None:
        """What is known of the movement."""
        return self.exercise.facts

    @property
    def side(self) -> str | None:
        """The side that works, or that comes next."""
        return self.exercise.side

    @property
    def limb(self) -> str | None:
        """What has the ``side`` where the line says more than `each side`."""
        return self.exercise.limb

    @property
    def position(self) -> str | None:
        """The one of several positions that the movement is done in."""
        return self.exercise.position

    @property
    def side_words(self) -> str | None:
        """`left`, or `left leg` where the line says which limb."""
        return side_words(self.side, self.limb)

    @property
    def stance(self) -> str | None:
        """The position to be in, in words."""
        return self.exercise.texts.stance

    @property
    def turns(self) -> tuple[str, ...]:
        """The sides that take turns from rep to rep."""
        return self.exercise.turns

    @property
    def turn_words(self) -> str | None:
        """`alternating, left first`"""
        return f"alternating, {self.turns[0]} first" if self.turns else None

    @property
    def load(self) -> str | None:
        """How heavy, as a person writes it (`16kg`)."""
        return self.exercise.texts.load

    @property
    def effort(self) -> str | None:
        """How hard, as a person writes it (`8rpe`)."""
        return self.exercise.texts.effort

    @property
    def dose(self) -> str | None:
        """The dose in words (`3 × 8 each side`); of a series, or of one that grows, that of this set or round."""
        return dose.whole if (dose := self.exercise.texts.dose) else None

    @property
    def of_line(self) -> Texts | TextsOfLine:
        """What is said of all sets and rounds of the line together (`8/6/4 reps`)."""
        return self.exercise.of_line or self.exercise.texts

    @property
    def dose_of_line(self) -> str | None:
        """The dose of all of them in words."""
        return dose.whole if (dose := self.of_line.dose) else None

    @property
    def stated(self) -> bool:
        """Whether the author gave an amount."""
        return self.exercise.stated

    @property
    def kit(self) -> str | None:
        """The equipment that is taken, in words."""
        return self.exercise.texts.kit

    @property
    def kit_choice(self) -> str | None:
        """The same, each with its alternatives behind it."""
        return self.exercise.texts.kit_choice

    @property
    def level(self) -> str | None:
        """The rung of a progression, in words."""
        return self.exercise.level

    @property
    def rank(self) -> int | None:
        """The place, from 1, in a routine whose order is a rank."""
        return self.exercise.rank

    @property
    def preferred(self) -> bool:
        """Whether it matters more than the rest."""
        return self.exercise.preferred

    @property
    def cues(self) -> tuple[str, ...]:
        """The texts to say at the start, most important first."""
        return self.exercise.cues

    @property
    def headings(self) -> tuple[Heading, ...]:
        """All words of the line, cues included."""
        return self.exercise.headings

    @property
    def parts(self) -> tuple[Work, ...]:
        """The movements of an event that stands for rounds which nobody can count."""
        return self.exercise.parts

    @property
    def set(self) -> int | None:
        """Which of the ``sets`` it is, from 1; None where there is only one."""
        return None

    @property
    def sets(self) -> int | None:
        """How many sets the line has; None where there is only one."""
        return None

    @property
    def reps(self) -> str | None:
        """How many reps, as a person writes it (`6-10`), on all sides that take turns together."""
        return None

    @property
    def reps_each(self) -> str | None:
        """How many of them on each of the sides that take turns, where the dose is for each."""
        return None

    @property
    def phases(self) -> tuple[Phase, ...]:
        """What happens inside it at a known pace."""
        return ()

    @property
    def spare(self) -> bool:
        """Whether it is rest that nobody wrote, what is left of a declared length."""
        return False

    @property
    def fills(self) -> bool:
        """Whether it is rest that is as long as what is left of a round on a clock, or of a slot."""
        return False

    @property
    def again(self) -> bool:
        """Whether it asks for one more round, or whether that was enough."""
        return False

    @property
    def lap(self) -> tuple[Event, ...]:
        """That round with what stands before it, where something does."""
        return ()

    @property
    def ask(self) -> Ask | None:
        """The question that it asks; a gate has none."""
        return None


@frozen(kw_only=True)
class Work(_Event):
    """One set of a movement on one side."""

    kind: ClassVar[Literal[Kind.WORK]] = Kind.WORK
    exercise: Exercise
    set: int | None = None
    sets: int | None = None
    reps: str | None = None
    reps_each: str | None = None
    phases: tuple[Phase, ...] = ()


@frozen(kw_only=True)
class Rest(_Event):
    """A rest: written, or what is left of an interval or a slot."""

    kind: ClassVar[Literal[Kind.REST]] = Kind.REST
    title: str
    spare: bool = False
    fills: bool = False


@frozen(kw_only=True)
class Switch(_Event):
    """The change to the other ``side`` or to another ``position``."""

    kind: ClassVar[Literal[Kind.SWITCH]] = Kind.SWITCH
    title: str
    side: str | None = None
    limb: str | None = None
    position: str | None = None


@frozen(kw_only=True)
class Prompt(_Event):
    """A gate, the question ``ask``, or the question whether to do it ``again``. ``cues`` are its texts."""

    kind: ClassVar[Literal[Kind.PROMPT]] = Kind.PROMPT
    title: str
    cues: tuple[str, ...] = ()
    ask: Ask | None = None
    again: bool = False
    lap: tuple[Event, ...] = ()


Event: TypeAlias = Work | Rest | Switch | Prompt


def cues_after(event: Event, previous: Event | None) -> tuple[str, ...]:
    """The cues of ``event``; where work goes straight on in another position, first that it changes."""
    before = previous.position if previous and previous.kind is Kind.WORK else None
    if event.kind is not Kind.WORK or event.position is None or before in (None, event.position):
        return event.cues
    change = f"Change to {words_of(event.position)}"
    return (": ".join((change, *event.cues[:1])), *event.cues[1:])


@frozen(kw_only=True)
class Timeline:
    """A routine as it runs in ``contexts``."""

    routine: Routine
    contexts: tuple[str, ...]
    """The contexts that are selected, by their own names."""
    length: Interval
    """How long it takes."""
    events: tuple[Event, ...] = field(repr=False)
    """What happens, in order; events never overlap and add up to ``length``."""
    waiting: tuple[tuple[int, Event], ...] = field(default=(), repr=False, eq=False)
    """What waits for an answer or to be asked for, each with the place of the event that it comes before."""
    notices: tuple[Notice, ...] = ()
    """What people have to know beside the steps: gates, cautions, what is asked later, what adapts, what is gone."""
    headings: tuple[Heading, ...] = ()
    """What the file says for all of its routines."""

    @property
    def name(self) -> str:
        """The routine's name."""
        return self.routine.name

    @property
    def title(self) -> str:
        """The routine's title."""
        return self.routine.title

    @cached_property
    def groups(self) -> tuple[Stretch, ...]:
        """What the events stand in together, each before those inside it."""
        from mobdsl.timeline.groups import stretches

        return stretches(event.within for event in self.events)
