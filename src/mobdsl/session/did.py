"""What is recorded of a session as an entry of the log: one line, which needs nothing else to be understood later."""

from __future__ import annotations

import re
from decimal import Decimal

from mobdsl.model.amounts import Count, Dose, Duration, Figure, Quantity, Reps, Timed
from mobdsl.model.clauses import Clauses, Each, Heading, Load
from mobdsl.model.log import STATES, Done, Entry
from mobdsl.printer.figures import plain
from mobdsl.records import define, evolve, field
from mobdsl.session.engine_types import Became

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from mobdsl.model.conditions import Known
    from mobdsl.session import record
    from mobdsl.session.program_types import Program, Step, Value

_REPS = re.compile(r"(\d{1,6})(?:[-–](\d{1,6})|(\+))?")
_WEIGHT = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*(kg|lb|%)")
_LEVEL = re.compile(r"(.+), level (\d+) of \d+")
_ENDS = {"stopped": "stop", "quit": "quit", "gate": "gate"}
_GRACE = 3000
"""What was left sooner had hardly begun."""


def entry_of(program: Program, kept: record.Record, start: dt.datetime) -> Entry:
    """The session of ``program`` that is ``kept``, begun at ``start``."""
    fields, notes = _answers(kept)
    if _whole(kept.paused):
        fields["paused"] = _seconds(kept.paused)
    if kept.how in _ENDS:
        fields["ended"] = _ENDS[kept.how]
    for number, result in enumerate(kept.results, 1):
        fields["result" if number == 1 else f"result_{number}"] = _seconds(max(result.time, 1000))
    parts = _parts(program, kept)
    for stopped in kept.stopped:
        heading = Heading("stopped", program.stops[stopped.rule].name)
        part = next((part for part in parts if stopped.step in part.steps), None)
        (part.headings if part else notes).append(heading)
    return Entry(
        start=start.replace(second=0, microsecond=0, tzinfo=None),
        routine=program.routine,
        contexts=kept.contexts,
        duration=max(_whole(kept.time), 1) * 1000,
        fields=fields,
        notes=tuple(notes),
        done=tuple(done for part in parts for done in part.done()),
    )


def _answers(kept: record.Record) -> tuple[dict[str, Known], list[Heading]]:
    """What was answered: figures and words as fields, of several figures a series, texts as notes."""
    given: dict[str, list[Value]] = {}
    for answer in kept.answers:
        given.setdefault(answer.name, []).append(answer.value)
    fields: dict[str, Known] = {}
    notes: list[Heading] = []
    for name, values in given.items():
        texts = [value for value in values if isinstance(value, str) and (name == "note" or not plain(value))]
        if texts:
            notes.extend(Heading(name if plain(name) else "note", text) for text in texts)
        elif plain(name) and name not in STATES:
            fields[name] = _known(values)
    return fields, notes


def _known(values: Sequence[Value]) -> Known:
    last = values[-1]
    numbers = [value for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
    if len(numbers) > 1 and all(number >= 0 for number in numbers):
        return Figure("/".join(f"{Decimal(str(number)):f}" for number in numbers))
    return last if isinstance(last, bool | str) else Decimal(str(last))


@define
class _Part:
    """All sets of a line, on all sides and in all rounds."""

    step: Step
    reasons: Mapping[str, str]
    """Why a step was skipped that nobody skipped."""
    visits: dict[str | None, list[record.Entry]] = field(factory=dict)
    """By side."""
    steps: set[int] = field(factory=set)
    headings: list[Heading] = field(factory=list)

    def done(self) -> Iterator[Done]:
        """What became of it: once, or for each side where they came to differ."""
        sides = {side: self._of(visits, side) for side, visits in self.visits.items()}
        first, *others = sides.values()
        if not others or any(other != first for other in others):
            for side, done in sides.items():
                yield self._with_side(done, Each(names=(side,), only=True) if side else None)
        else:
            names = tuple(side for side in sides if side)
            yield self._with_side(first, Each(names=names, limb=self.step.limb or "side"))

    def _of(self, visits: list[record.Entry], side: str | None) -> Done:
        states = {visit.state.value for visit in visits}
        skipped = states.isdisjoint(("done", "cut"))
        state = "skipped" if skipped else "done" if states == {"done"} else "cut"
        fields: dict[str, Known] = {}
        if level := _LEVEL.fullmatch(self.step.level or ""):
            fields["level"] = Decimal(level[2])
            if self.step.ladder:
                fields["ladder"] = self.step.ladder
        for counted in ("rounds", "extra"):
            if any(getattr(visit, counted) is not None for visit in visits):
                fields[counted] = Decimal(sum(getattr(visit, counted) or 0 for visit in visits))
        dose = None if skipped else _dose(self.step, visits)
        spent = sum(visit.time for visit in visits)
        if not skipped and not (dose and isinstance(dose.measures[0], Timed)) and _whole(spent):
            fields["time"] = _seconds(spent)
        if alternative := visits[-1].alternative:
            fields["alternative"] = alternative
        if skipped and (reason := self.reasons.get(visits[-1].state.value)):
            fields["reason"] = reason
        name = self.step.movement
        return Done(
            movement=name or self.step.title,
            titled=name is None,
            state=state,
            clauses=Clauses(dose=dose, load=None if skipped else _load(visits)),
            fields=fields,
        )

    def _with_side(self, done: Done, each: Each | None) -> Done:
        said = evolve(done.clauses, each=(each,) if each else (), headings=tuple(self.headings))
        return evolve(done, clauses=said)


def _parts(program: Program, kept: record.Record) -> list[_Part]:
    parts: dict[Hashable, _Part] = {}
    reasons = {"left": "stop" if kept.stopped or kept.how == "stopped" else "gate", "missed": "missed"}
    for entry in kept.entries:
        step = _step_of(program, entry)
        key = (step.origin, step.movement or step.title, step.position, entry.alternative)
        part = parts.setdefault(key, _Part(step, reasons))
        left = entry.state.value == "left" and entry.at is not None and entry.time >= _GRACE
        part.visits.setdefault(step.side, []).append(evolve(entry, state=Became.CUT) if left else entry)
        part.steps.add(entry.step)
    return list(parts.values())


def _step_of(program: Program, entry: record.Entry) -> Step:
    """The step of ``entry`` as it was done."""
    for other in program.alternatives:
        place = entry.step - program.groups[other.line].first
        if other.name == entry.alternative and 0 <= place < len(other.steps):
            return other.steps[place]
    return program.steps[entry.step]


def _dose(step: Step, visits: Iterable[record.Entry]) -> Dose | None:
    """How much of it: repetitions of each set, or how long each was held."""
    worked = [visit for visit in visits if visit.state.value in ("done", "cut")]
    counted = worked and all(_is_counted(visit, step) for visit in worked)
    reps = [_reps(visit.reps) for visit in visits] if counted else [None]
    if all(reps):
        counts = tuple(count for count in reps if count)
        return _series(tuple(Reps((count,)) for count in counts), Reps(counts))
    if step.reps is not None or step.end.value == "count":
        return None
    times = [time for visit in visits for time in (visit.sets or (visit.time,))]
    held = tuple(_seconds(time) for time in times if _whole(time))
    return _series(tuple(Timed((one,)) for one in held), Timed(held)) if held else None


def _is_counted(visit: record.Entry, step: Step) -> bool:
    """Whether it is known how often it was done: as asked for where all of it was done, else as the person said."""
    return bool(visit.reps) and (visit.state.value == "done" or visit.reps != step.reps)


def _series(single: Sequence[Reps | Timed], every: Reps | Timed) -> Dose:
    """`3x8` where all sets are alike, else `x8/8/6`."""
    if len(set(single)) > 1:
        return Dose(measures=(every,))
    return Dose(measures=(single[0],), sets=Count(len(single), len(single)) if len(single) > 1 else None)


def _reps(text: str | None) -> Count | None:
    """The repetitions of a set; none of one that was not done."""
    if text is None:
        return Count(0, 0)
    found = _REPS.fullmatch(text)
    if found is None:
        return None
    low = int(found[1])
    return Count(low, None if found[3] else int(found[2] or low))


def _load(visits: Iterable[record.Entry]) -> Load | None:
    said = [visit.load for visit in visits if visit.load and visit.state.value in ("done", "cut")]
    found = [_WEIGHT.fullmatch(text) for text in said]
    if not said or not all(found):
        return Load(word=said[0]) if said and plain(said[0]) else None
    amounts = tuple(Quantity(Decimal(one[1]), Decimal(one[1]), one[2]) for one in found if one)
    return Load(amounts=amounts[:1] if len(set(amounts)) == 1 else amounts)


def _whole(milliseconds: int) -> int:
    return (milliseconds + 500) // 1000


def _seconds(milliseconds: int) -> Duration:
    return Duration.exactly(_whole(milliseconds) * 1000)
