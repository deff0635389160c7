"""A recorded session as a line of the log (SPEC 12): `did 2026-03-02 07:04 strength 42:10 effort 8 done squat 3x5`."""

from __future__ import annotations

import re

from mobdsl.printer.figures import clock, name, text
from mobdsl.records import define, field
from mobdsl.session.engine_types import Became
from mobdsl.session.program_types import Asked, End

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from mobdsl.session.program_types import Program, Step, Value
    from mobdsl.session.record import Entry, Record

_ENDED = {"stopped": "stop", "quit": "quit", "gate": "gate"}
_WEIGHT = r"([1-9][0-9]*(?:\.[0-9]+)?(?:kg|lb))(?: \(.*\))?"
"""A weight, and behind it what it was worked out from."""

_SAID_OTHERWISE = (Asked.OFFER, Asked.AGAIN, Asked.NUMBER)
"""Prompts whose answers show in what was done."""

_Done: TypeAlias = "tuple[Entry, Step]"


def did_line(program: Program, kept: Record, start: dt.datetime) -> str:
    """The line for a session of ``program`` that began at ``start``."""
    words = ["did", start.isoformat(" ", "minutes"), name(kept.routine)]
    if _seconds(kept.time):
        words.append(clock(_seconds(kept.time) * 1000))
    if kept.contexts:
        words.append(f"if {' and '.join(kept.contexts)}")
    words += _answers(program, kept)
    if _seconds(kept.paused):
        words.append(f"paused {_seconds(kept.paused)}s")
    if kept.how in _ENDED:
        words.append(f"ended {_ENDED[kept.how]}")
    names = {rule.id: rule.name for rule in program.stops}
    words += [f"stopped {text(names[each.rule])}" for each in kept.stopped]
    words += [f"note {text(str(each.value))}" for each in kept.answers if each.name == "note"]
    words += [word for part in _parts(program, kept) for word in part.words()]
    return " ".join(words)


def _seconds(milliseconds: int) -> int:
    return (milliseconds + 500) // 1000


def _answers(program: Program, kept: Record) -> Iterator[str]:
    """`pain 2/3/5`: a figure that was asked for several times is a series; of other answers the last counts."""
    hidden = {step.prompt.name for step in program.steps if step.prompt and step.prompt.type in _SAID_OTHERWISE}
    values: dict[str, list[Value]] = {}
    for answer in kept.answers:
        if answer.name != "note" and answer.name not in hidden:
            values.setdefault(answer.name, []).append(answer.value)
    for key, given in values.items():
        figures = [value for value in given if isinstance(value, (int, float)) and not isinstance(value, bool)]
        yield f"{key} {_figures(figures) if len(figures) == len(given) else _word(given[-1])}"


def _figures(values: Iterable[float]) -> str:
    return "/".join(_figure(value) for value in values)


def _figure(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def _word(value: Value) -> str:
    """`yes`, `no`, a figure, a word."""
    if value in ("clear", "not_clear"):
        return "yes" if value == "clear" else "no"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _figure(value) if isinstance(value, (int, float)) else name(value)


# The parts of the session ---------------------------------------------------------------------------------------------


@define
class _Part:
    """What became of one line in all of its sets, rounds and sides."""

    gated: frozenset[int]
    """The steps that a gate left out."""
    done: list[_Done] = field(factory=list)

    def words(self) -> Iterator[str]:
        """`done squat x5/5/3 load 60kg`; two where sides came to differ."""
        sides = list(dict.fromkeys(step.side for _, step in self.done))
        of_sides = [[each for each in self.done if each[1].side == side] for side in sides]
        doses = [_dose(done) for done in of_sides]
        states = [_state(done) for done in of_sides]
        if len(sides) == 1 or (len(set(doses)) == 1 and len(set(states)) == 1):
            yield from self._said(of_sides, states[0], f"{doses[0]}{_each(of_sides)}" if doses[0] else "")
            return
        for side, done, dose, state in zip(sides, of_sides, doses, states, strict=True):
            yield from self._said([done], state, dose, f"only {side}" if side else "")

    def _said(self, of_sides: list[list[_Done]], state: str, dose: str, only: str = "") -> Iterator[str]:
        done = [each for one_side in of_sides for each in one_side]
        entry, step = done[0]
        yield f"{state} {name(step.movement) if step.movement else text(step.title)}"
        if state == "skipped":
            yield from filter(None, (only, self.reason(done)))
            return
        loads = list(dict.fromkeys(one.load for one, _ in done if one.load and one.at is not None))
        yield from filter(None, (dose, only, _load(loads[0]) if len(loads) == 1 else ""))
        time = _seconds(sum(one.time for one, _ in done))
        if time and not dose:
            yield f"time {time}s"
        for key in ("rounds", "extra"):
            figures = [value for one, _ in done if (value := getattr(one, key)) is not None]
            yield from [f"{key} {_figures(figures)}"] if figures else []
        if entry.alternative:
            yield f"alternative {entry.alternative}"

    def reason(self, done: list[_Done]) -> str:
        """Why it was left out, where a stop rule or a gate said so."""
        left = [entry.step for entry, _ in done if entry.state is Became.LEFT]
        if not left:
            return ""
        return "reason gate" if self.gated & {*left} else "reason stop"


def _load(load: str) -> str:
    """`load 60kg`; what is no figure alone is kept as it was said, in a note."""
    found = re.fullmatch(_WEIGHT, load, re.DOTALL)
    return f"load {found[1]}" if found else f"note {text(load)}"


def _each(of_sides: list[list[_Done]]) -> str:
    """` each leg`, where a dose counts for each of several sides."""
    steps = [step for done in of_sides for _, step in done]
    if len(of_sides) == 1 or not all(step.side for step in steps):
        return ""
    limbs = {step.limb for step in steps}
    limb = limbs.pop() if len(limbs) == 1 else None
    return f" each {limb}" if limb and " " not in limb else " each side"


def _parts(program: Program, kept: Record) -> Iterable[_Part]:
    """The parts in the order of their beginning."""
    parts: dict[object, _Part] = {}
    gated = frozenset(_gated(program, kept))
    for entry in kept.entries:
        step = program.steps[entry.step]
        for other in program.alternatives:
            first = program.groups[other.line].first
            if entry.alternative == other.name and first <= entry.step < first + len(other.steps):
                step = other.steps[entry.step - first]
        key = (step.origin, step.movement, step.title, entry.alternative)
        parts.setdefault(key, _Part(gated)).done.append((entry, step))
    return parts.values()


def _gated(program: Program, kept: Record) -> Iterator[int]:
    """The steps before which a gate stands that is not clear."""
    answers = {answer.name: answer.value for answer in kept.answers}
    for step in program.steps:
        if step.prompt and step.prompt.type is Asked.GATE and answers.get(step.prompt.name) == "not_clear":
            group = None if step.prompt.scope is None else program.groups[step.prompt.scope]
            yield from range(group.first, group.last + 1) if group else range(len(program.steps))


def _state(done: list[_Done]) -> str:
    states = {entry.state for entry, _ in done}
    if states == {Became.DONE}:
        return "done"
    begun = any(entry.at is not None and entry.state is not Became.SKIPPED for entry, _ in done)
    return "cut" if begun else "skipped"


def _dose(done: list[_Done]) -> str:
    """`3x8`, `x5/5/3`, `30/20s`; nothing where it was not counted, or where nobody knows how often it was done."""
    if done[0][1].end is End.COUNT:
        return ""
    if any(step.reps for _, step in done):
        figures = [_reps(entry, step) for entry, step in done]
        if None in figures:
            return ""
        known = [str(figure) for figure in figures]
        if len({*known}) == 1:
            return f"{len(known)}x{known[0]}" if len(known) > 1 else f"x{known[0]}"
        return f"x{'/'.join(known)}" if all(figure.isdigit() for figure in known) else ""
    times = [str(_seconds(time)) for entry, _ in done for time in (entry.sets or (entry.time,))]
    return f"{'/'.join(times)}s" if any(time != "0" for time in times) else ""


def _reps(entry: Entry, step: Step) -> str | None:
    """How often it was done; None where nobody said so and it was not done as asked for."""
    if entry.at is None or (entry.state is Became.SKIPPED and entry.reps == step.reps):
        return "0"
    is_known = entry.reps != "max" and (entry.state is Became.DONE or entry.reps != step.reps)
    return entry.reps if is_known else None
