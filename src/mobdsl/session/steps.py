"""A step of the program, of an event and its neighbours."""

from __future__ import annotations

from mobdsl.model.amounts import Timed
from mobdsl.model.intervals import Quality
from mobdsl.model.names import words_of
from mobdsl.records import evolve
from mobdsl.session import words
from mobdsl.session.program_types import End, Part, Round, Step, Thing
from mobdsl.session.prompts import choice_name, ending, needs_of, open_choice
from mobdsl.timeline.events import Kind, cues_after
from mobdsl.timeline.texts import TextsOfLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from mobdsl.model.amounts import Dose
    from mobdsl.timeline.events import Event, Timeline


def step_of(
    event: Event, previous: Event | None, following: Event | None, before: Event | None, timeline: Timeline
) -> Step:
    """``event`` between its neighbours; ``before`` is the work before it. Its place in the program comes later."""
    if event.kind is Kind.PROMPT:
        said = words.said(event, previous, following, ())
        return Step(
            kind=event.kind, end=End.ANSWER, title=words.title(event), **_start(event), block=event.block, say=said
        )
    if event.interval.least is not None:
        event = evolve(event, interval=event.interval.as_chosen())
    new = words.setups(event, before if _same_line(event, before) else None)
    dose = _dose(event)
    sets = dose.sets if dose and dose.total else None
    end = _end(event)
    return Step(
        kind=event.kind,
        end=end,
        title=words.title(event),
        **_length(event, end),
        **_start(event),
        movement=event.movement,
        side=event.side,
        limb=event.limb,
        position=event.position,
        set=event.set,
        sets=event.sets,
        rounds=tuple(Round(each.number, each.total) for each in event.in_rounds),
        reps=event.reps,
        each=event.reps_each,
        turns=event.turns,
        load=event.load,
        effort=event.effort,
        dose=event.dose,
        kit=event.kit,
        things=tuple(_things(event, timeline)),
        level=event.level,
        ladder=_ladder(event),
        block=event.block,
        detail=tuple(words.detail(event)),
        cues=cues_after(event, previous),
        care=tuple(words.labelled(event, words.CARE)),
        more=tuple(words.labelled(event, words.MORE)),
        say=words.said(event, previous, following, new),
        next=words.comes_next(event),
        phases=event.phases,
        parts=tuple(_part(part) for part in event.parts),
        least=sets.low if sets else None,
        most=sets.high if sets else None,
        finish=_finishes(event),
    )


def _length(event: Event, end: End) -> dict[str, Any]:
    """How long it takes; where that is not known an estimate, and the bounds that the author stated."""
    length = event.interval
    if end is not End.TOTAL and length.duration is not None:
        return {"duration": length.duration, "about": length.quality is Quality.ESTIMATED}
    if end is End.COUNT:
        return {"duration": length.low or length.high}
    made = {"estimate": length.estimate}
    if event.kind is not Kind.WORK or _is_in_time(event):
        made |= {"low": length.low or None, "high": length.high}
    if end is End.TOTAL and _is_in_time(event):
        made |= {"duration": length.high if length.high is not None else length.low or None}
    return made


def _is_in_time(event: Event) -> bool:
    """Whether its author says for how long it is done, and not how often or how far."""
    texts = event.exercise.texts
    if not isinstance(texts, TextsOfLine):
        return event.reps is None
    dose, hold = texts.said.dose, texts.said.hold
    return hold is not None if dose is None else isinstance(dose.measures[0], Timed) or dose.within is not None


def _start(event: Event) -> dict[str, Any]:
    return {"start": event.start, "start_estimate": event.start_estimate}


def _same_line(event: Event, before: Event | None) -> bool:
    return before is not None and (before.line, before.item) == (event.line, event.item)


def _end(event: Event) -> End:
    if event.fills:
        return End.GROUP
    if event.parts:
        return End.COUNT
    dose = _dose(event)
    if dose and dose.total:
        return End.TOTAL
    return End.PERSON if event.duration is None else End.TIME


def _ladder(event: Event) -> str | None:
    texts = event.exercise.texts
    progression = texts.leaf.progression if isinstance(texts, TextsOfLine) else None
    return progression.name if progression and event.level else None


def _dose(event: Event) -> Dose | None:
    texts = event.exercise.texts
    return texts.said.dose if isinstance(texts, TextsOfLine) else None


def _finishes(event: Event) -> bool:
    """Whether the round that its end falls into is done to its end."""
    return bool(event.parts) and ending(event) == "finish"


def _things(event: Event, timeline: Timeline) -> Iterator[Thing]:
    for need in needs_of(event):
        if things := open_choice(event, need, timeline):
            yield Thing(words_of(need.items[0]), choice_name(things))
        else:
            yield from (Thing(words_of(item)) for item in (need.items[:1] if need.any_of else need.items))


def _part(event: Event) -> Part:
    return Part(
        title=event.name,
        movement=event.movement,
        dose=event.dose_of_line,
        load=event.of_line.load,
        effort=event.of_line.effort,
        position=event.stance,
        kit=event.kit,
        level=event.level,
    )
