"""The session program, of which `grammar/SESSION.md` says what each part means. All times are whole milliseconds.

The names of the fields are the keys of its JSON.
"""

from __future__ import annotations

from enum import StrEnum

from mobdsl.records import field, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from mobdsl.model.conditions import Condition
    from mobdsl.model.intervals import Interval
    from mobdsl.timeline.events import Kind, Phase

Value: TypeAlias = "bool | int | float | str"
"""What a person answers: yes or no (or clear, not clear), a figure, one of several words, a note."""


class End(StrEnum):
    """What ends a step."""

    TIME = "time"
    PERSON = "person"
    GROUP = "group"
    ANSWER = "answer"
    TOTAL = "total"
    COUNT = "count"


class Asked(StrEnum):
    """What a prompt asks for."""

    GATE = "gate"
    SCALE = "scale"
    CHOICE = "choice"
    YES_NO = "yes_no"
    NUMBER = "number"
    AGAIN = "again"
    OFFER = "offer"


class GroupKind(StrEnum):
    """What a group holds."""

    BLOCK = "block"
    LINE = "line"
    ROUNDS = "rounds"
    ROUND = "round"
    OPTIONAL = "optional"
    SLOT = "slot"


@frozen
class Origin:
    """Where something is written: the file and its line, from 1."""

    file: str
    line: int | None = None


@frozen
class Round:
    """Which round of how many a step stands in; ``total`` is None where nobody knows."""

    number: int
    total: int | None = None


@frozen(kw_only=True)
class Prompt:
    """What a person is asked. Only what its ``type`` needs is there."""

    type: Asked
    name: str
    """Under which the answer is kept."""
    text: str
    low: int | None = None
    high: int | None = None
    choices: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    """The choices in words."""
    scope: int | None = None
    """Of a gate: the group that is left out when it is not clear; None: the session ends."""
    of: int | None = None
    """Of a number: the step whose broken round is asked for."""
    to: int | None = None
    """Of `again`: the first step of what would be done again."""
    behind: int | None = None
    """Of `again`: the step that it goes on with where that was enough; one more than there are: the end."""
    group: int | None = None
    """Of an offer: the group that is left out when it is refused."""


@frozen(kw_only=True)
class Part:
    """A movement of a round that is counted."""

    title: str
    movement: str | None = None
    dose: str | None = None
    load: str | None = None
    effort: str | None = None
    position: str | None = None
    kit: str | None = None
    level: str | None = None


@frozen
class Thing:
    """A piece of equipment."""

    text: str
    """What is taken."""
    ask: str | None = None
    """The choice that decides: its answer in words takes the place of ``text``."""


@frozen(kw_only=True)
class Step:
    """One step: work, a rest, a switch or a prompt."""

    kind: Kind
    end: End
    title: str
    duration: int | None = None
    """How long it takes; what its sets have to add up to where it ends with a `total`."""
    about: bool = False
    """Whether ``duration`` is an estimate."""
    start: int | None = None
    """When it begins, counted from the start of the first; None where a person decides before it."""
    start_estimate: int | None = None
    """The same, most likely."""
    estimate: int | None = None
    low: int | None = None
    high: int | None = None
    groups: tuple[int, ...] = ()
    """The groups that it stands in, the outermost first."""
    movement: str | None = None
    side: str | None = None
    limb: str | None = None
    position: str | None = None
    set: int | None = None
    sets: int | None = None
    rounds: tuple[Round, ...] = ()
    reps: str | None = None
    each: str | None = None
    """How many of the ``reps`` on each of the sides that take turns."""
    turns: tuple[str, ...] = ()
    load: str | None = None
    effort: str | None = None
    dose: str | None = None
    kit: str | None = None
    things: tuple[Thing, ...] = ()
    """The equipment one by one."""
    level: str | None = None
    ladder: str | None = None
    """The name of the progression whose level it is."""
    block: str | None = None
    detail: tuple[str, ...] = ()
    """How much and how, in the order in which it is read."""
    cues: tuple[str, ...] = ()
    care: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    """What else there is to know of it."""
    say: str | None = None
    """What a voice says at its start."""
    next: str | None = None
    """What a voice says of it when it comes next."""
    phases: tuple[Phase, ...] = ()
    parts: tuple[Part, ...] = ()
    """The movements of a round that is counted."""
    least: int | None = None
    """Sets of a `total`, at least."""
    most: int | None = None
    """Sets of a `total`, at most."""
    finish: bool = False
    """Of a `count`: whether the round that was begun at the deadline is done to its end."""
    prompt: Prompt | None = None
    when: Condition | None = None
    """A condition on answers: where it is false the step is passed over."""
    waits: bool = False
    """Whether it is passed over also where nobody answered what ``when`` asks for."""
    origin: Origin | None = None


@frozen(kw_only=True)
class Group:
    """Steps from ``first`` to ``last``, both included, that belong together."""

    id: int
    kind: GroupKind
    first: int
    last: int
    parent: int | None = None
    title: str | None = None
    deadline: int | None = None
    """When it is over, counted from the moment at which it began: a cap, or a round's interval on the clock."""
    timed: bool = False
    """Of `rounds`: whether the time that all of it took is a result."""
    number: int | None = None
    """Of a `round`: which it is."""
    total: int | None = None
    """Of a `round`: how many there are."""
    optional: bool = False
    """Of a `round`: whether it may be left out."""
    written: int | None = None
    """Of a `line`: which line of the routine it is, from 0, the same in every round."""
    alternatives: tuple[str, ...] = ()
    """Of a `line`: the names of its alternatives."""


@frozen(kw_only=True)
class Stop:
    """A stop rule: what ends a part, or the session, as soon as it is met."""

    id: int
    name: str
    """The condition in words."""
    text: str | None = None
    scopes: tuple[int, ...] = ()
    """The groups that it ends, each where one is in it; none: the session."""
    when: Condition | None = None
    """The condition, where an answer of the session may decide it: an answer that makes it hold meets the rule."""


@frozen(kw_only=True)
class Alternative:
    """What is done instead of a line: one step for each step of its group."""

    line: int
    """The group."""
    name: str
    """`easier` or `harder`."""
    title: str
    steps: tuple[Step, ...]


@frozen(kw_only=True)
class Notice:
    """What there is to know beside the steps."""

    kind: str
    text: str


@frozen(kw_only=True)
class Later:
    """A question that is asked some time after the session."""

    prompt: Prompt
    delay: int
    """Milliseconds after its end."""


@frozen(kw_only=True)
class Program:
    """A variant of a routine, with nothing left to work out but the clock and the person."""

    routine: str
    title: str
    duration: Interval
    steps: tuple[Step, ...] = field(repr=False)
    contexts: tuple[str, ...] = ()
    fingerprint: str = ""
    groups: tuple[Group, ...] = ()
    """Each at the place of its ``id``."""
    stops: tuple[Stop, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    notices: tuple[Notice, ...] = ()
    records: tuple[str, ...] = ()
    """The names of all answers that the routine asks for, also later."""
    later: tuple[Later, ...] = ()
