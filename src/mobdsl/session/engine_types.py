"""What the engine works on: an event, the state of a session, and the effects of an event. Times are milliseconds."""

from __future__ import annotations

from enum import StrEnum

from mobdsl.records import field, frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.session.program_types import Program, Value


class Does(StrEnum):
    """What an event is."""

    START = "start"
    TIME = "time"
    DONE = "done"
    NEXT = "next"
    BACK = "back"
    PAUSE = "pause"
    RESUME = "resume"
    SLEPT = "slept"
    JUMP = "jump"
    ADD = "add"
    ANSWER = "answer"
    AGAIN = "again"
    ENOUGH = "enough"
    EASIER = "easier"
    HARDER = "harder"
    STOP = "stop"
    SET = "set"
    REPS = "reps"
    QUIT = "quit"


@frozen
class Event:
    """Something that happened."""

    does: Does
    at: int
    """When, on a clock of the caller that never goes back."""
    value: Value | None = None
    """A step, milliseconds, an answer, a stop rule, a load, repetitions."""
    name: str | None = None
    """Of an answer: what is answered."""


@frozen
class Options:
    """What the player chose."""

    lead: int = 0
    """The time of the lead-in."""
    flow: bool = False
    """Whether steps that a person ends run on their estimates."""


class Status(StrEnum):
    """Whether a session runs."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"


class On(StrEnum):
    """What is on while it runs."""

    NOTHING = "nothing"
    PROMPT = "prompt"
    LEAD = "lead"
    STEP = "step"


class Became(StrEnum):
    """What became of a step."""

    DONE = "done"
    CUT = "cut"
    SKIPPED = "skipped"
    LEFT = "left"
    MISSED = "missed"


@frozen(kw_only=True)
class Visit:
    """A step that is behind."""

    step: int
    became: Became
    at: int | None
    """When it began; None where it did not."""
    time: int = 0
    reps: str | None = None
    load: str | None = None
    rounds: int | None = None
    """How many rounds were counted."""
    extra: int | None = None
    """Repetitions of a broken round."""
    sets: tuple[int, ...] = ()
    """How long each set of a total took."""
    alternative: str | None = None
    laps: tuple[tuple[int, int], ...] = ()
    """How often each prompt `again` has been said yes to."""
    late: bool = False
    """Whether a deadline cut it, so that it may still be said to be done."""


@frozen(kw_only=True)
class Answer:
    """What was answered."""

    name: str
    value: Value
    prompt: int | None = None
    after: int | None = None
    """The last step that was begun before; None: before any."""
    laps: tuple[tuple[int, int], ...] = ()


@frozen
class Stopped:
    """A stop rule that was met: which, in which step, and when."""

    rule: int
    step: int
    at: int


@frozen
class Result:
    """How long all of a timed group took."""

    group: int
    time: int
    capped: bool


@frozen(kw_only=True)
class State:
    """A session at one moment."""

    program: Program = field(repr=False)
    options: Options = Options()
    status: Status = Status.READY
    now: int = 0
    """The caller's clock at the last event."""
    clock: int = 0
    """The session clock."""
    on: On = On.NOTHING
    at: int = 0
    """The step, or the prompt; in the lead-in the step that follows."""
    begun: int = 0
    """When the step began, on the session clock."""
    added: int = 0
    counted: int = 0
    sets: tuple[int, ...] = ()
    set_begun: int | None = None
    """When the set of a total that runs began; None while its clock stands."""
    reps: str | None = None
    load: str | None = None
    """What was really done in the step that is on, where that was said."""
    opened: tuple[tuple[int, int], ...] = ()
    """The groups that one is in, the outermost first, each with the moment of its beginning."""
    target: int | None = None
    """Where a jump goes on behind the gates that come first."""
    behind: frozenset[int] = frozenset()
    """The prompts that were passed: gates that are clear, and others that were asked."""
    laps: tuple[tuple[int, int], ...] = ()
    levels: tuple[tuple[int, int], ...] = ()
    """Lines that are done otherwise: -1 easier, 1 harder."""
    led: bool = False
    """Whether the lead-in is over."""
    past: tuple[Visit, ...] = field(default=(), repr=False)
    answers: tuple[Answer, ...] = ()
    stopped: tuple[Stopped, ...] = ()
    results: tuple[Result, ...] = ()
    lead: int = 0
    """How long the lead-in has taken."""
    asked: int = 0
    paused: int = 0
    how: str | None = None
    """How it ended."""


@frozen
class Effect:
    """What follows from an event: its word, and a step, a number, a name, a reason, or the visit that is recorded."""

    word: str
    value: int | str | Visit | Result | None = None
