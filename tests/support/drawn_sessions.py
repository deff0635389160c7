"""Session programs and events to draw from: every kind of step, group and prompt, in any order."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from mobdsl.model.conditions import Comparison, Fact, Not
from mobdsl.model.intervals import OPEN
from mobdsl.records import evolve
from mobdsl.session.engine_turn import prompt_on
from mobdsl.session.engine_types import State
from mobdsl.session.program_types import (
    Alternative,
    Asked,
    End,
    Group,
    GroupKind,
    Program,
    Prompt,
    Step,
    Stop,
    Value,
)
from mobdsl.timeline.events import Kind, Phase

Data = dict[str, Any]

_SECONDS = st.integers(0, 40)
_PHASES = (Phase(0, 1000, "lower", 1), Phase(1500, 2000, "lift", 1))
_STIFF = Comparison(Fact("stiffness"), ">", Decimal(5))

_LEAVES = st.one_of(
    st.tuples(st.just("time"), _SECONDS, st.booleans()),
    st.tuples(st.just("rest"), _SECONDS),
    st.tuples(st.just("person"), st.sampled_from((None, (20, 40)))),
    st.tuples(st.just("total"), st.integers(1, 60), st.sampled_from((None, 1, 2))),
    st.tuples(st.just("count"), st.integers(1, 90), st.booleans()),
    st.tuples(st.just("scale")),
    st.tuples(st.just("gate")),
    st.tuples(st.just("if"), st.booleans(), st.booleans()),
)

_NESTED = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(("clock", "cap")), st.integers(5, 120), st.lists(inner, min_size=1, max_size=3)),
        st.tuples(st.sampled_from(("until", "offer", "part", "more")), st.lists(inner, min_size=1, max_size=3)),
    ),
    max_leaves=8,
)

PLANS = st.lists(_NESTED, min_size=1, max_size=4)
"""What programs are built of."""

_TIMES = (0, 400, 1000, 1000, 1000, 2500, 7000, 7000, 30_000, 200_000)
_WORDS = (
    *("done", "next", "again", "resume") * 6,
    *("back", "pause", "enough", "easier", "harder") * 3,
    "quit",
)

DOINGS = st.lists(
    st.one_of(
        st.tuples(st.just("time"), st.sampled_from(_TIMES)),
        st.tuples(st.just("time"), st.sampled_from(_TIMES)),
        st.tuples(st.just("reply"), st.integers(0, 3)),
        st.tuples(st.sampled_from(_WORDS), st.none()),
        st.tuples(st.sampled_from(_WORDS), st.none()),
        st.one_of(
            st.tuples(st.just("slept"), st.sampled_from((1000, 3_600_000))),
            st.tuples(st.just("jump"), st.integers(-1, 12)),
            st.tuples(st.just("add"), st.sampled_from((-60_000, -5000, 10_000))),
            st.tuples(st.just("stop"), st.sampled_from((1, 1, 1, 1, 0, 2))),
            st.tuples(st.just("reps"), st.integers(-1, 9)),
            st.tuples(st.just("set"), st.sampled_from(("", "20kg"))),
        ),
    ),
    min_size=4,
    max_size=40,
)
"""What a person does, and what the clock: the word, and how much or how often."""


class _Builder:
    """Numbers steps and groups as they come."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.groups: list[Group] = []
        self.inside: list[int] = []

    def step(self, kind: Kind, end: End, **said: Any) -> int:
        self.steps.append(Step(kind=kind, end=end, title=f"Step {len(self.steps)}", groups=tuple(self.inside), **said))
        return len(self.steps) - 1

    def ask(self, kind: Asked, name: str, **said: Any) -> int:
        return self.step(Kind.PROMPT, End.ANSWER, prompt=Prompt(type=kind, name=name, text=f"{name}?", **said))

    def group(self, kind: GroupKind, inner: list[Any], **said: Any) -> int:
        number, parent = len(self.groups), self.inside[-1] if self.inside else None
        group = Group(id=number, kind=kind, first=len(self.steps), last=len(self.steps), parent=parent, **said)
        self.groups.append(group)
        self.inside.append(number)
        for each in inner:
            self.add(each)
        self.inside.pop()
        self.groups[number] = evolve(group, last=len(self.steps) - 1)
        return number

    def line(self, end: End, **said: Any) -> None:
        number = len(self.groups)
        parent = self.inside[-1] if self.inside else None
        self.groups.append(
            Group(id=number, kind=GroupKind.LINE, first=len(self.steps), last=len(self.steps), parent=parent)
        )
        self.inside.append(number)
        self.step(Kind.WORK, end, **said)
        self.inside.pop()

    def add(self, plan: Any) -> None:
        match plan:
            case ("time", seconds, paced):
                self.line(End.TIME, duration=seconds * 1000, phases=_PHASES if paced else ())
            case ("rest", seconds):
                self.step(Kind.REST, End.TIME, duration=seconds * 1000)
            case ("person", bounds):
                low, high = (None, None) if bounds is None else (1000 * bound for bound in bounds)
                self.line(End.PERSON, low=low, high=high, estimate=15_000, reps="5", load="10kg")
            case ("total", seconds, most):
                self.line(End.TOTAL, duration=seconds * 1000, low=seconds * 500, most=most)
            case ("count", seconds, finish):
                of = self.step(Kind.WORK, End.COUNT, duration=seconds * 1000, finish=finish)
                if not finish:
                    self.ask(Asked.NUMBER, "broken_round", of=of)
            case ("scale",):
                self.ask(Asked.SCALE, "stiffness", low=0, high=10)
            case ("gate",):
                self.ask(Asked.GATE, f"clear_{len(self.steps)}", scope=self.inside[-1] if self.inside else None)
            case ("if", negated, waits):
                self.line(End.TIME, duration=10_000, when=Not(_STIFF) if negated else _STIFF, waits=waits)
            case _:
                self.add_nested(plan)

    def add_nested(self, plan: Any) -> None:
        match plan:
            case ("cap", seconds, inner):
                self.group(GroupKind.ROUNDS, inner, deadline=seconds * 1000, timed=True)
            case ("clock", seconds, inner):
                self.group(GroupKind.ROUND, inner, deadline=seconds * 1000, number=1, total=1)
            case ("until", inner):
                first = len(self.steps)
                self.group(GroupKind.ROUND, inner, number=1)
                self.ask(Asked.AGAIN, "again", to=first, behind=len(self.steps) + 1)
            case ("offer", inner):
                place = self.ask(Asked.OFFER, "do_it")
                group = self.group(GroupKind.OPTIONAL, inner)
                prompt = self.steps[place].prompt
                assert prompt
                self.steps[place] = evolve(self.steps[place], prompt=evolve(prompt, group=group))
            case ("part", inner):
                self.group(GroupKind.BLOCK, inner, title="Part")
            case ("more", inner):
                self.group(GroupKind.ROUNDS, [("round", inner)])
            case ("round", inner):
                self.group(GroupKind.ROUND, inner, number=2, total=2, optional=True)


def program_of(plans: list[Any]) -> Program:
    """The program that ``plans`` come to."""
    builder = _Builder()
    for plan in plans:
        builder.add(plan)
    groups, steps = tuple(builder.groups), tuple(builder.steps)
    blocks = tuple(group.id for group in groups if group.kind is GroupKind.BLOCK)
    lines = [group for group in groups if group.kind is GroupKind.LINE][:2]
    return Program(
        routine="drawn",
        title="Drawn",
        duration=OPEN,
        steps=steps,
        groups=groups,
        stops=(Stop(id=0, name="pain"), *((Stop(id=1, name="pinching", scopes=blocks),) if blocks else ())),
        alternatives=tuple(
            Alternative(line=line.id, name=name, title=name, steps=(evolve(steps[line.first], title=name, load=name),))
            for line in lines
            for name in ("easier", "harder")
        ),
        records=("stiffness",),
    )


def event_of(state: State, doing: tuple[str, Any]) -> Data:
    """What ``doing`` is in ``state``, as an event in JSON's types."""
    word, amount = doing
    if word in ("time", "slept"):
        event: Data = {"does": word, "at": state.now + amount}
        return {**event, "value": amount} if word == "slept" else event
    if word == "reply":
        prompt = prompt_on(state)
        name = prompt.name if prompt and amount else "stiffness"
        return {"does": "answer", "at": state.now, "name": name, "value": reply_to(prompt, amount)}
    return {"does": word, "at": state.now, **({} if amount is None else {"value": amount})}


def reply_to(prompt: Prompt | None, which: int) -> Value:
    """One of the answers to ``prompt``; of those that it does not take, too."""
    answers: dict[Asked, tuple[Value, ...]] = {
        Asked.GATE: ("clear", "clear", "not_clear", "perhaps"),
        Asked.SCALE: (3, 7, 10, 11),
        Asked.NUMBER: (2, 0, 4, -1),
        Asked.AGAIN: ("again", "enough", "again", 3),
        Asked.OFFER: (True, True, False, "no"),
        Asked.YES_NO: (True, True, False, "no"),
        Asked.CHOICE: (*(prompt.choices[:1] if prompt else ()) * 3, "none of them"),
    }
    return answers[prompt.type][which] if prompt else which
