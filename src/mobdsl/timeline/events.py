"""The types of the timeline that every output reads. All times are whole milliseconds."""

from __future__ import annotations

from enum import StrEnum

from mobdsl.records import field, frozen
from mobdsl.wording.phrases import words_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.model.clauses import Heading
    from mobdsl.model.guards import Ask
    from mobdsl.model.routines import Movement, Routine
    from mobdsl.select.tree import Notice
    from mobdsl.source import Span


class Kind(StrEnum):
    """What an event is."""

    WORK = "work"
    REST = "rest"
    SWITCH = "switch"
    PROMPT = "prompt"


class Quality(StrEnum):
    """How a length is known, from best to worst.

    exact: the author stated it or it follows from figures stated; assumed: an equal split of a shared slot;
    estimated: worked out by the tool or marked `about`; open: a person ends it; not_stated: the author gave no dose.
    """

    EXACT = "exact"
    ASSUMED = "assumed"
    ESTIMATED = "estimated"
    OPEN = "open"
    NOT_STATED = "not_stated"


@frozen
class Length:
    """An interval of time: at least ``low``, at most ``high`` (None: no bound), most likely ``estimate``.

    ``declared``: nothing gives the estimate but the length that the author declared.
    """

    low: int
    high: int | None
    estimate: int | None
    quality: Quality
    declared: bool = False


@frozen
class Phase:
    """A stretch inside an event at a known pace. ``start`` counts from the start of the event; ``rep`` from 1.

    A ``duration`` of 0 is as fast as can be. ``text`` is what the author wants said with it (`inhale "extend"`),
    ``side`` the one whose turn it is.
    """

    start: int
    duration: int
    kind: str
    rep: int
    text: str | None = None
    side: str | None = None


@frozen
class Round:
    """Round ``number`` (from 1) of ``total``; None where nobody knows how many there will be.

    ``least``: how many have to be, where the others are the person's choice; ``cap``: the most that all take together.
    """

    number: int
    total: int | None
    least: int | None = None
    cap: int | None = None

    @property
    def optional(self) -> bool:
        """Whether it may be left out."""
        return self.least is not None and self.number > self.least


@frozen(kw_only=True)
class Event:
    """One set of a movement on one side, or one rest, one change of sides, one prompt.

    ``start`` and ``duration`` are None where a person decides; ``start_estimate`` and ``estimate`` are there wherever
    anything gives one. ``low`` and ``high`` bound the length (``high`` None: no bound). ``set`` of ``sets`` count
    from 1, None where there is only one; ``in_rounds`` are the rounds that it stands in, those of the outermost repeat
    first. ``reps``, ``load`` and ``effort`` are as a
    person writes them (`6-10`, `16kg`, `8rpe`); ``dose`` is the whole dose in words (`3 × 8 each side`), ``stated``
    whether the author gave an amount in it. ``cues``
    are the texts to say at the start, most important first; ``headings`` all words of the line, cues included.
    ``limb`` is what has the ``side`` where the line says more than `each side`: `leg`, or `arm and right leg` where
    opposite ones work together, which the ``title`` says then too. ``position`` is that of several which the movement
    is done in, ``stance`` in words the one to be in (`seated or half kneeling`). ``turns`` are the sides that take
    turns from rep to rep, in their order; such an event has no ``side``, its ``reps`` are those of all sides, and
    ``reps_each`` those of each where the dose is for each.
    ``kit`` is the equipment that is taken, in words, ``kit_choice`` that with its alternatives behind it, ``level`` the
    rung of a progression, ``rank`` the place (from 1) in a routine whose order is a rank; what is
    ``preferred`` matters more than the rest.
    ``line`` numbers the line of the routine that the event comes from and ``item`` the movement on it, both from 0 and
    both the same for all the sets and sides of one movement, so that a sheet can show them as one row. ``slot`` is
    the offset written with `at`, where there is one. ``spare`` is rest that
    nobody wrote, what is left of a declared length. ``ask`` is the question that a prompt asks; a gate has none.
    ``parts`` are the movements of an event that stands for rounds which nobody can count, each as in one round.
    """

    kind: Kind
    start: int | None = None
    start_estimate: int | None = None
    duration: int | None = None
    estimate: int | None = None
    low: int = 0
    high: int | None = None
    quality: Quality
    title: str
    movement: str | None = None
    facts: Movement | None = None
    side: str | None = None
    limb: str | None = None
    position: str | None = None
    stance: str | None = None
    turns: tuple[str, ...] = ()
    set: int | None = None
    sets: int | None = None
    in_rounds: tuple[Round, ...] = ()
    reps: str | None = None
    reps_each: str | None = None
    load: str | None = None
    effort: str | None = None
    dose: str | None = None
    stated: bool = True
    kit: str | None = None
    kit_choice: str | None = None
    level: str | None = None
    rank: int | None = None
    preferred: bool = False
    cues: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()
    phases: tuple[Phase, ...] = ()
    block: str | None = None
    line: int = 0
    item: int = 0
    slot: int | None = None
    spare: bool = False
    ask: Ask | None = None
    parts: tuple[Event, ...] = ()
    origin: Span | None = None

    @property
    def side_words(self) -> str | None:
        """`left`, or `left leg` where the line says which limb."""
        words = self.side and self.side.replace("_", " ")
        return f"{words} {self.limb.replace('_', ' ')}" if words and self.limb else words

    @property
    def turn_words(self) -> str | None:
        """`alternating, left first`"""
        return f"alternating, {self.turns[0]} first" if self.turns else None

    @property
    def round(self) -> int | None:
        """Which of the ``rounds`` of the innermost repeat it is; None outside of any."""
        return self.in_rounds[-1].number if self.in_rounds else None

    @property
    def rounds(self) -> int | None:
        """How many rounds the innermost repeat has, where anybody knows."""
        return self.in_rounds[-1].total if self.in_rounds else None

    @property
    def name(self) -> str:
        """The title without its side: the same on both."""
        return self.title.removesuffix(f", {self.side_words}")


def cues_after(event: Event, previous: Event | None) -> tuple[str, ...]:
    """The cues of ``event``; where work goes straight on in another position, first that it changes."""
    before = previous.position if previous and previous.kind is Kind.WORK else None
    if event.kind is not Kind.WORK or event.position is None or before in (None, event.position):
        return event.cues
    change = f"Change to {words_of(event.position)}"
    return (": ".join((change, *event.cues[:1])), *event.cues[1:])


@frozen(kw_only=True)
class Timeline:
    """A routine as it runs in ``contexts``: its events in order, which never overlap and add up to ``length``.

    ``notices`` are what people have to know beside the steps: gates, cautions, stop rules, what is asked later, what
    adapts, what was left out. ``headings`` are what the file says for all of its routines.
    """

    routine: Routine
    contexts: tuple[str, ...]
    length: Length
    events: tuple[Event, ...] = field(repr=False)
    notices: tuple[Notice, ...] = ()
    headings: tuple[Heading, ...] = ()

    @property
    def name(self) -> str:
        """The routine's name."""
        return self.routine.name

    @property
    def title(self) -> str:
        """The routine's title."""
        return self.routine.title
