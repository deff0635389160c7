"""The timeline for other programs. `docs/schema/timeline.schema.json` describes it, key by key."""

from __future__ import annotations

from mobdsl.timeline.coverage import coverage
from mobdsl.timeline.totals import totals_of
from mobdsl.views.rules import adaptation_json, ask_json
from mobdsl.wording.phrases import heading_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from typing import Any

    from mobdsl.model.intervals import Interval, Round
    from mobdsl.select.tree import Notice
    from mobdsl.source import Position
    from mobdsl.timeline.events import Event, Phase, Timeline
    from mobdsl.timeline.groups import Stretch
    from mobdsl.timeline.totals import Total, Totals


_ONE_BY_ONE = ("events", "groups")
"""What there is most of, and comes one by one."""


def timeline_json(timeline: Timeline, position: Position) -> dict[str, Any]:
    """The whole of ``timeline`` in JSON's types; times in seconds, null where there is none."""
    return {key: list(value) if key in _ONE_BY_ONE else value for key, value in _members(timeline, position)}


def timeline_text(timeline: Timeline, position: Position, *, compact: bool = False) -> Iterator[str]:
    """:func:`timeline_json` as text, piece by piece: all of them as objects would take several times the room.

    ``compact``: on one line and without spaces. The last piece ends the last line.
    """
    import json

    def line_end(depth: int) -> str:
        return "" if compact else "\n" + "  " * depth

    def text(value: Any, depth: int) -> str:
        written = json.dumps(value, separators=(",", ":")) if compact else json.dumps(value, indent=2)
        return written.replace("\n", line_end(depth))  # no text has a line end of its own: in JSON they are escaped

    between = "{"
    for key, value in _members(timeline, position):
        yield f"{between}{line_end(1)}{text(key, 1)}:{'' if compact else ' '}"
        between = ","
        if key not in _ONE_BY_ONE:
            yield text(value, 1)
            continue
        opening = "["
        for one in value:
            yield f"{opening}{line_end(2)}{text(one, 2)}"
            opening = ","
        yield "[]" if opening == "[" else f"{line_end(1)}]"
    yield f"{line_end(0)}}}\n"


def _members(timeline: Timeline, position: Position) -> Iterator[tuple[str, Any]]:
    """What :func:`timeline_json` holds by its keys."""
    yield "routine", timeline.name
    yield "title", timeline.title
    yield "contexts", list(timeline.contexts)
    yield "duration", length_json(timeline.length)
    yield "totals", totals_json(totals_of(timeline.events))
    yield "events", (_event(event, position) for event in timeline.events)
    yield "groups", (_group(group) for group in timeline.groups)
    yield "notices", [_notice(notice, position) for notice in timeline.notices]
    yield "coverage", _coverage(timeline)


def totals_json(totals: Totals) -> dict[str, Any]:
    """``totals`` in JSON's types; null where nothing is stated."""
    return {"distance": _total(totals.distance), "work": _total(totals.work)}


def _total(total: Total | None) -> dict[str, Any] | None:
    if total is None:
        return None
    return {"min": _number(total.low), "max": _number(total.high), "unit": total.unit}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def length_json(length: Interval) -> dict[str, Any]:
    """``length`` in JSON's types; times in seconds, null where there is none."""
    return {
        "min": seconds(length.low),
        "max": seconds(length.high),
        "estimate": seconds(length.estimate),
        "quality": length.quality.value,
    }


def seconds(milliseconds: int | None) -> int | float | None:
    """Whole seconds as an integer, others as the nearest float, which JSON shows exact to the millisecond."""
    if milliseconds is None:
        return None
    return milliseconds / 1000 if milliseconds % 1000 else milliseconds // 1000


def _event(event: Event, position: Position) -> dict[str, Any]:
    file, line = position(event.origin) if event.origin else (None, None)
    return {
        "start": seconds(event.start),
        "start_estimate": seconds(event.start_estimate),
        "offset": seconds(event.offset),
        "duration": seconds(event.duration),
        "estimate": seconds(event.estimate),
        "min": seconds(event.low),
        "max": seconds(event.high),
        "quality": event.quality.value,
        "kind": event.kind.value,
        "fills": event.fills,
        "movement": event.movement,
        "title": event.title,
        "side": event.side,
        "set": event.set,
        "sets": event.sets,
        "round": event.round,
        "rounds": event.rounds,
        "in_rounds": [_round(each) for each in event.in_rounds],
        "reps": _reps(event.reps),
        "load": event.load,
        "effort": event.effort,
        "cues": list(event.cues),
        "words": [
            {"word": heading.word, "text": heading_words(heading)}
            for heading in event.headings
            if heading.word != "cue"
        ],
        "phases": [_phase(phase) for phase in event.phases],
        "file": file,
        "line": line,
        "position": ", ".join(filter(None, (event.position, event.stance))) or None,
        "dose": event.dose,
        "dose_of_line": event.dose_of_line,
        "kit": event.kit,
        "kit_choice": event.kit_choice,
        "level": event.level,
        "rank": event.rank,
        "preferred": event.preferred,
        "turns": list(event.turns),
        "ask": ask_json(event.ask),
        "parts": [_part(part) for part in event.parts],
    }


def _round(each: Round) -> dict[str, Any]:
    return {
        "round": each.number,
        "rounds": each.total,
        "optional": each.optional,
        "cap": seconds(each.cap),
        "interval": seconds(each.every),
    }


def _group(group: Stretch) -> dict[str, Any]:
    return {
        "kind": group.kind,
        "parent": group.parent,
        "first": group.first,
        "last": group.last,
        "title": group.title,
        "round": group.number,
        "rounds": group.total,
        "optional": group.optional,
        "deadline": seconds(group.deadline),
        "timed": group.timed,
    }


def _part(event: Event) -> dict[str, Any]:
    return {
        "movement": event.movement,
        "title": event.name,
        "dose": event.dose_of_line,
        "load": event.of_line.load,
        "effort": event.of_line.effort,
        "position": event.stance,
        "kit": event.kit,
        "kit_choice": event.kit_choice,
        "level": event.level,
    }


def _notice(notice: Notice, position: Position) -> dict[str, Any]:
    file, line = position(notice.origin) if notice.origin else (None, None)
    text = f"{notice.of}: {notice.text}" if notice.of else notice.text
    return {
        "kind": notice.kind,
        "text": text,
        "when": notice.when,
        "ask": ask_json(notice.ask),
        "adaptation": adaptation_json(notice.adaptation),
        "file": file,
        "line": line,
    }


def _coverage(timeline: Timeline) -> dict[str, Any]:
    covered = coverage(timeline.events)
    reached = {fact: {name: list(titles) for name, titles in names.items()} for fact, names in covered.reached.items()}
    return {**reached, "unknown": list(covered.unknown)}


def _phase(phase: Phase) -> dict[str, Any]:
    return {
        "start": seconds(phase.start),
        "duration": seconds(phase.duration),
        "kind": phase.kind,
        "rep": phase.rep,
        "text": phase.text,
        "side": phase.side,
    }


def _reps(reps: str | None) -> int | str | None:
    """A single figure as a number, a range or `max` as a person writes it."""
    return int(reps) if reps is not None and reps.isdecimal() else reps
