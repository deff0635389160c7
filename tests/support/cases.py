"""Reads a case and writes what this implementation makes of it, in the notation of `tests/conformance/README.md`."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from mobdsl import api
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.project.imports import Memory
from mobdsl.timeline.events import Event, Kind, Timeline
from mobdsl.wording.phrases import condition_words

_SECTION = re.compile(r"^## ([A-Z]+)(?: ([^\n]*))?\n+(`{3,})[a-z]*\n(.*?)^\3$", re.MULTILINE | re.DOTALL)
ENTRY = "case.mob"


@frozen
class Section:
    """A section of a case: its kind, what its heading goes on with, and its block."""

    kind: str
    rest: str
    text: str


def sections(path: Path) -> list[Section]:
    """The sections of the case at ``path``."""
    return [Section(found[1], found[2] or "", found[4]) for found in _SECTION.finditer(path.read_text("utf-8"))]


def files(case: Iterable[Section]) -> Memory:
    """The files of a case."""
    names = {"SOURCE": ENTRY}
    kinds = ("SOURCE", "FILE")
    return Memory({names.get(one.kind, one.rest.strip()): one.text for one in case if one.kind in kinds})


def produced(section: Section, memory: Memory) -> str:
    """What this implementation has in place of the block of ``section``."""
    words = _options(section.rest)
    settings = dict(pair.split("=", 1) for pair in words.get("set", []))
    loaded = api.load(memory, ENTRY, settings)
    assert loaded.value is not None, loaded.diagnostics
    program = loaded.value
    match section.kind:
        case "DIAGNOSTICS":
            found = dict.fromkeys((*loaded.diagnostics, *api.check(program)))
            shown = [one for one in found if one.severity is not Severity.INFO or section.rest == "with infos"]
            return _block(_diagnostic(one, program) for one in sorted(shown, key=_place))
        case "TIMELINE":
            made = api.timeline(program, *words.get("routine", [None]), contexts=tuple(words.get("if", ())))
            assert made.value is not None, made.diagnostics
            return _block(timeline_lines(made.value))
        case "SCHEDULE":
            import datetime as dt

            days = [dt.date.fromisoformat(words[word][0]) if word in words else None for word in ("from", "to")]
            planned = api.schedule(program, *words.get("plan", [None]), *days)
            assert planned.value is not None, planned.diagnostics
            return _block(_session(session) for session in planned.value.sessions)
        case "MODEL":
            from mobdsl.printer import printed

            document = program.document().value
            assert document is not None
            return printed(document)
    raise AssertionError(f"no such section: {section.kind}")


def _options(rest: str) -> dict[str, list[str]]:
    """`if a, b set x=5s` as lists by word."""
    words: dict[str, list[str]] = {}
    current: list[str] = []
    for part in rest.replace(",", " ").split():
        if part in ("routine", "if", "set", "plan", "from", "to"):
            current = words.setdefault(part, [])
        else:
            current.append(part)
    return words


def _block(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _place(found: Diagnostic) -> tuple[str, int, str]:
    return (found.span.path, found.span.start, found.code) if found.span else ("", 0, found.code)


def _diagnostic(found: Diagnostic, program: api.Program) -> str:
    if found.span is None:
        return f"{found.severity} {found.code}"
    source = program.sources.get(found.span.path)
    where = ""
    if source is not None:
        (line, column), (end_line, end_column) = source.position(found.span.start), source.position(found.span.end)
        where = f" {line}:{column}-{end_line}:{end_column}"
    file = "" if found.span.path == ENTRY else f" {found.span.path}"
    return f"{found.severity} {found.code}{where}{file}"


def timeline_lines(timeline: Timeline) -> Iterator[str]:
    """A timeline in the notation of the suite."""
    total = timeline.length
    bounds = " ".join(_seconds(value) for value in (total.low, total.high, total.estimate))
    yield f"total {bounds} {total.quality}"
    for event in timeline.events:
        yield " ".join((_start(event), _duration(event), event.quality, event.kind, *_details(event)))


def _seconds(milliseconds: int | None) -> str:
    return "?" if milliseconds is None else f"{milliseconds / 1000:.3f}".rstrip("0").rstrip(".")


def _start(event: Event) -> str:
    if event.start is not None:
        return _seconds(event.start)
    return "?" if event.start_estimate is None else f"~{_seconds(event.start_estimate)}"


def _duration(event: Event) -> str:
    if event.duration is not None:
        return _seconds(event.duration)
    low, high = _seconds(event.low), "" if event.high is None else _seconds(event.high)
    bounds = f"[{low}..{high}]" if event.low or event.high is not None else ""
    return f"?{bounds}" + ("" if event.estimate is None else f"~{_seconds(event.estimate)}")


def _details(event: Event) -> Iterator[str]:
    if event.kind is Kind.WORK:
        yield event.movement or f'"{event.title}"'
    if event.kind is Kind.PROMPT:
        yield f'"{event.title}"'
    values = {
        "side": event.side,
        "position": event.position,
        "set": event.set and f"{event.set}/{event.sets}",
        "round": ",".join(f"{one.number}/{one.total}" if one.total else str(one.number) for one in event.in_rounds),
        "offset": None if event.offset is None or event.start is not None else _seconds(event.offset),
        "reps": event.reps,
        "load": event.load,
        "effort": event.effort,
        "cues": " | ".join(event.cues) if event.kind is Kind.WORK else "",
        "phases": ",".join(f"{phase.kind}:{_seconds(phase.duration)}" for phase in event.phases),
    }
    for key, value in values.items():
        if value:
            yield f'{key}="{value}"' if " " in value else f"{key}={value}"


def _session(session: object) -> str:
    from mobdsl.schedule.sessions import Session

    assert isinstance(session, Session)
    name = f'"{session.title}"' if session.doing.habit else session.doing.routine
    start = session.start.date().isoformat() if session.all_day else session.start.isoformat(timespec="minutes")
    flags = "".join(f" {word}" for word in ("optional", "assumed", "moved") if getattr(session, word))
    values = {
        "if": ",".join(session.doing.contexts),
        "only": condition_words(session.doing.condition) if session.doing.condition else "",
        "with": " | ".join(session.modifiers),
        "asks": session.asks,
    }
    extras = (f' {key}="{value}"' if " " in value else f" {key}={value}" for key, value in values.items() if value)
    return f"{start} {session.zone} {name}{flags}{''.join(extras)}"
