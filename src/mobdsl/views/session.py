"""The session program for players. `docs/schema/session.schema.json` describes it, key by key.

Times are whole milliseconds. In a step, a group and a prompt a key is left out that has nothing to say.
"""

from __future__ import annotations

from enum import StrEnum

from mobdsl.records import field_names
from mobdsl.session.conditions import condition_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import Any

    from mobdsl.session.program_types import Alternative, Program, Step, Stop


def program_json(program: Program) -> dict[str, Any]:
    """The whole of ``program`` in JSON's types."""
    return {key: list(value) if key in _LISTS else value for key, value in _members(program)}


def parts_json(program: Program, names: Collection[str]) -> dict[str, Any]:
    """Those members of :func:`program_json` that ``names`` names."""
    members = ((key, value) for key, value in _members(program) if key in names)
    return {key: list(value) if key in _LISTS else value for key, value in members}


def step_json(step: Step, names: Collection[str]) -> dict[str, Any]:
    """Those members of a step in JSON that ``names`` names, as far as they have something to say."""
    made = {name: value for name in names if name != "when" and _says(value := getattr(step, name))}
    made = {name: _plain(value) for name, value in made.items()} | {"groups": list(step.groups)}
    return made | {"when": condition_json(step.when)} if step.when else made


def program_text(program: Program, *, compact: bool = False) -> Iterator[str]:
    """:func:`program_json` as text, piece by piece: all steps as objects would take several times the room.

    ``compact``: on one line. Otherwise each step and each group has a line of its own.
    """
    import json

    end = "" if compact else "\n"

    def text(value: Any) -> str:
        return json.dumps(value, separators=(",", ":")) if compact else json.dumps(value)

    between = "{"
    for key, value in _members(program):
        yield f"{between}{end}{text(key)}:{'' if compact else ' '}"
        between = ","
        if key not in _LISTS:
            yield text(value)
            continue
        opening = "["
        for each in value:
            yield f"{opening}{end}{text(each)}"
            opening = ","
        yield "[]" if opening == "[" else f"{end}]"
    yield f"{end}}}\n"


_LISTS = ("steps", "groups", "stops", "alternatives", "notices", "later")


def _members(program: Program) -> Iterator[tuple[str, Any]]:
    """What :func:`program_json` holds by its keys; what may be long one by one."""
    length = program.duration
    yield "format", "mobdsl program"
    yield "version", 1
    yield "routine", program.routine
    yield "title", program.title
    yield "contexts", list(program.contexts)
    yield "fingerprint", program.fingerprint
    yield (
        "duration",
        {"min": length.low, "max": length.high, "estimate": length.estimate, "quality": length.quality.value},
    )
    yield "steps", map(_step, program.steps)
    yield "groups", map(_said, program.groups)
    yield "stops", map(_stop, program.stops)
    yield "alternatives", map(_alternative, program.alternatives)
    yield "notices", map(_said, program.notices)
    yield "records", list(program.records)
    yield "later", map(_said, program.later)


def _step(step: Step) -> dict[str, Any]:
    made = _said(step)
    made["groups"] = list(step.groups)
    if step.when:
        made["when"] = condition_json(step.when)
    return made


def _stop(stop: Stop) -> dict[str, Any]:
    return _said(stop) | ({"when": condition_json(stop.when)} if stop.when else {})


def _alternative(each: Alternative) -> dict[str, Any]:
    return {"line": each.line, "name": each.name, "title": each.title, "steps": [_step(step) for step in each.steps]}


def _said(record: Any) -> dict[str, Any]:
    """What ``record`` says by its keys; what is empty, false or not known is left out."""
    names = _NAMES.get(type(record))
    if names is None:
        names = _NAMES[type(record)] = tuple(name for name in field_names(type(record)) if name != "when")
    values = ((name, getattr(record, name)) for name in names)
    return {name: _plain(value) for name, value in values if _says(value)}


def _says(value: Any) -> bool:
    return value is not None and value is not False and value != ()


_NAMES: dict[type, tuple[str, ...]] = {}


def _plain(value: Any) -> Any:
    match value:
        case StrEnum():
            return value.value
        case str() | int():
            return value
        case tuple():
            return [_plain(each) for each in value]
    return _said(value)
