"""Reads a transcript of `tests/sessions`, and writes what an engine makes of it in the same notation."""

import re
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from mobdsl import api
from mobdsl.diagnostics import Severity
from mobdsl.project.imports import Memory
from mobdsl.session.program_types import Program

_BLOCK = re.compile(r"^```(mob|session|record|did)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_UNITS = {"h": 3_600_000, "min": 60_000, "s": 1000}
_ENTRY = "session.mob"

Data = dict[str, Any]


@frozen
class Act:
    """Something that a transcript says happens: what as it is written, the events, and what is expected."""

    written: str
    events: tuple[Data, ...]
    effects: str
    shown: str | None


@frozen
class Transcript:
    """A transcript: what is compiled, the options of the player, what happens, and the record at the end."""

    source: str
    routine: str | None
    contexts: tuple[str, ...]
    options: Data
    acts: tuple[Act, ...]
    record: str | None
    did: str | None

    @property
    def events(self) -> list[Data]:
        """All events in order."""
        return [event for act in self.acts for event in act.events]


def read(path: Path) -> Transcript:
    """The transcript at ``path``."""
    blocks = {found[1]: found[2] for found in _BLOCK.finditer(path.read_text("utf-8"))}
    lines = blocks["session"].splitlines()
    options: Data = {"lead": 0, "flow": False}
    routine: str | None = None
    contexts: list[str] = []
    while lines and lines[0].startswith("with "):
        match shlex.split(lines.pop(0)):
            case ["with", "lead", time]:
                options["lead"] = milliseconds(time)
            case ["with", "flow"]:
                options["flow"] = True
            case ["with", "routine", name]:
                routine = name
            case ["with", "if", *names]:
                contexts.extend(names)
    return Transcript(
        blocks["mob"], routine, tuple(contexts), options, tuple(_acts(lines)), blocks.get("record"), blocks.get("did")
    )


def program_of(transcript: Transcript) -> Program:
    """The session program of its source."""
    loaded = api.load(Memory({_ENTRY: transcript.source}), _ENTRY)
    assert loaded.value is not None, loaded.diagnostics
    errors = [one for one in (*loaded.diagnostics, *api.check(loaded.value)) if one.severity is Severity.ERROR]
    assert not errors, errors
    made = api.session_program(loaded.value, transcript.routine, contexts=transcript.contexts)
    assert made.value is not None, made.diagnostics
    return made.value


def milliseconds(written: str) -> int:
    """`20s`, `1:20`, `5min`, `1h`, `1.5s`, with a sign or without one."""
    sign = -1 if written.startswith("-") else 1
    plain = written.lstrip("+-")
    if ":" in plain:
        minutes, seconds = plain.split(":")
        return sign * (int(minutes) * 60_000 + round(float(seconds) * 1000))
    found = re.fullmatch(r"([\d.]+)(h|min|s)", plain)
    assert found, written
    return sign * round(float(found[1]) * _UNITS[found[2]])


def time_words(time: int) -> str:
    """`20s`, `1:20`."""
    seconds = f"{time % 60_000 / 1000:g}"
    if time < 60_000:
        return f"{seconds}s"
    return f"{time // 60_000}:{seconds if time % 60_000 >= 10_000 else f'0{seconds}'}"


# What happens ---------------------------------------------------------------------------------------------------------


def _acts(lines: Iterable[str]) -> Iterator[Act]:
    now = 0
    written, events, effects, shown = "", (), list[str](), None
    for line in lines:
        if line.startswith("> "):
            if written:
                yield Act(written, tuple(events), "; ".join(effects), shown)
            written, effects, shown = line[2:].strip(), [], None
            now, events = _events(written, now)
        elif line.startswith("= "):
            assert written, f"{line!r} stands before any event"
            shown = line[2:].strip()
        elif line.strip():
            assert line.startswith("  "), f"{line!r} is no event, no state and no effect"
            effects.append(line.strip())
    yield Act(written, tuple(events), "; ".join(effects), shown)


def _events(written: str, now: int) -> tuple[int, tuple[Data, ...]]:
    word, *rest = shlex.split(written)
    if word.startswith("+"):
        time = milliseconds(word)
        assert time % 1000 == 0 or time < 1000, f"{written}: time passes in whole seconds, or less than one"
        moments = range(now + 1000, now + time + 1, 1000) if time >= 1000 else (now + time,)
        return now + time, tuple({"does": "time", "at": at} for at in moments)
    if word in ("late", "slept"):
        time = milliseconds(rest[0])
        event: Data = {"does": "slept", "value": time} if word == "slept" else {"does": "time"}
        return now + time, ({**event, "at": now + time},)
    return now, ({"does": word, "at": now, **_argument(word, rest)},)


def _argument(word: str, rest: list[str]) -> Data:
    match word, rest:
        case _, []:
            return {}
        case "answer", [name, *value]:
            return {"name": name, "value": _value(" ".join(value))}
        case "add", [time]:
            return {"value": milliseconds(time)}
        case "set", [load]:
            return {"value": load}
        case _, [number]:
            return {"value": int(number)}
    raise AssertionError(f"{word} does not take {rest}")


def _value(written: str) -> bool | int | float | str:
    if written in ("yes", "no"):
        return written == "yes"
    return int(written) if re.fullmatch(r"-?\d+", written) else written


# What comes of it -----------------------------------------------------------------------------------------------------


def effect_words(effect: Data) -> str:
    """`begin 3`, `record 3 done 20s`."""
    word, value = effect["word"], effect.get("value")
    match word:
        case "record":
            return f"record {entry_words(value)}"
        case "result":
            return f"result {result_words(value)}"
        case "mark" | "lead":
            return f"{word} {time_words(value)}"
    return word if value is None else f"{word} {value}"


def entry_words(entry: Data) -> str:
    """`3 done 20s reps 8 load 20kg`; without a time where it was not begun."""
    words = [str(entry["step"]), entry["state"]]
    if entry.get("at") is not None:
        words.append(time_words(entry["time"]))
    words += [f"{key} {entry[key]}" for key in ("reps", "load", "rounds", "extra") if key in entry]
    if "sets" in entry:
        words.append("sets " + " ".join(map(time_words, entry["sets"])))
    if "alternative" in entry:
        words.append(entry["alternative"])
    if "lap" in entry:
        words.append(f"lap {entry['lap']}")
    return " ".join(words)


def result_words(result: Data) -> str:
    """`2 9:40`, and whether the deadline ended it."""
    return f"{result['group']} {time_words(result['time'])}{' capped' if result['capped'] else ''}"


def state_words(view: Data) -> str:
    """`step 3 left 20s, round 2/10, deadline 40s`."""
    if view["status"] == "ready":
        return "ready"
    if view["status"] == "done":
        return f"done {view['how']}"
    words = [f"{'paused ' if view['status'] == 'paused' else ''}{_on(view)}"]
    words += [f"round {number}{f'/{total}' if total else ''}" for number, total in view["rounds"]]
    words += [f"deadline {time_words(left)}" for _, left in view["deadlines"]]
    if view["counted"] is not None:
        words.append(f"counted {view['counted']}")
    if view["sets"] is not None:
        words.append(f"sets {view['sets']}{', stands' if view['stands'] else ''}")
    return ", ".join(words)


def _on(view: Data) -> str:
    if view["on"] == "prompt":
        return f"ask {view['prompt']}"
    if view["on"] == "lead":
        return f"lead left {time_words(view['left'])}"
    time = f"at {time_words(view['elapsed'])}" if view["left"] is None else f"left {time_words(view['left'])}"
    return f"step {view['at']} {time}"


def record_words(record: Data) -> str:
    """The record, one entry a line."""
    times = [
        f"{key} {time_words(record[key])}"
        for key in ("time", "lead", "asked", "paused")
        if record[key] or key == "time"
    ]
    lines = [", ".join((record["how"] or "open", *times))]
    lines += [entry_words(entry) for entry in record["entries"]]
    lines += [f"answer {each['name']} {_said(each['value'])}{_after(each)}" for each in record["answers"]]
    lines += [f"stopped {each['rule']} in {each['step']} at {time_words(each['at'])}" for each in record["stopped"]]
    lines += [f"result {result_words(each)}" for each in record["results"]]
    return "".join(f"{line}\n" for line in lines)


def _said(value: object) -> str:
    return str(value) if not isinstance(value, bool) else "yes" if value else "no"


def _after(answer: Data) -> str:
    return "" if answer["after"] is None else f" after {answer['after']}"


# What was expected ----------------------------------------------------------------------------------------------------

Played = tuple[list[Data], Data]
"""What an engine made of events: for each its effects and what is shown then, and the record at the end."""


def differences(transcript: Transcript, played: Played) -> list[str]:
    """Where ``played`` differs from what ``transcript`` says; nothing where it does not."""
    turns, record = played
    assert len(turns) == len(transcript.events)
    found, rest = [], iter(turns)
    for act in transcript.acts:
        of_act = [next(rest) for _ in act.events]
        got = "; ".join(effect_words(effect) for turn in of_act for effect in turn["effects"])
        shown = state_words(of_act[-1]["view"])
        if got != act.effects:
            found.append(f"> {act.written}\n  expected: {act.effects}\n  got:      {got}")
        if act.shown is not None and shown != act.shown:
            found.append(f"> {act.written}\n  expected: = {act.shown}\n  got:      = {shown}")
    if transcript.record is not None and record_words(record) != transcript.record:
        found.append(f"record\n  expected:\n{transcript.record}  got:\n{record_words(record)}")
    if transcript.did is not None and f"{record['did']}\n" != transcript.did:
        found.append(f"did\n  expected: {transcript.did}  got:      {record['did']}")
    return found
