"""The configuration that a `mob.toml` describes.

It is read strictly: whatever it says that has no meaning is an error, because a setting that is silently left out
looks like one that works.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from functools import cached_property

from mobdsl.diagnostics import Diagnostic, Outcome, Severity, did_you_mean, rename
from mobdsl.language.names import is_name, normalised
from mobdsl.lint.config import PATH, Config
from mobdsl.lint.toml_text import DEEPEST, Places, deep_key
from mobdsl.lower.params import value_of
from mobdsl.lower.statements import LANGUAGE
from mobdsl.model.amounts import Duration, Speed
from mobdsl.records import define, field
from mobdsl.suggest import Lexicon, nearest
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from mobdsl.diagnostics import Fix
    from mobdsl.model.conditions import Known
    from mobdsl.source import Source, Span

MOST_CHARACTERS = 100_000

_POSITION = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_LARGEST = 10**12


def parsed(source: Source) -> Outcome[Config]:
    """What ``source``, the text of a `mob.toml`, says, as far as it can be read."""
    return _Reader(source).read()


@define
class _Reader:
    source: Source
    diagnostics: list[Diagnostic] = field(factory=list)
    values: dict[str, Any] = field(factory=dict)

    @cached_property
    def _places(self) -> Places:
        return Places(self.source)

    @cached_property
    def _codes(self) -> Lexicon:
        from mobdsl.lint.codes.table import CODES

        return Lexicon.of(CODES)

    def read(self) -> Outcome[Config]:
        tables: dict[str, Callable[[dict[str, Any]], None]] = {
            "project": self._project,
            "profile": self._profile,
            "checks": self._checks,
            "log": self._log,
        }
        for name, value in self._parsed().items():
            if name not in tables:
                self._unknown(name, tables, f"[{name}]" if isinstance(value, dict) else name)
            elif isinstance(value, dict):
                tables[name](value)
            else:
                self._wrong(name, f"`{name}` is a table.", f"[{name}]")
        return Outcome(Config(source=self.source, **self.values), tuple(self.diagnostics))

    def _parsed(self) -> dict[str, Any]:
        text = self.source.text
        if len(text) > MOST_CHARACTERS:
            self.diagnostics.append(Diagnostic.error("M630", f"{PATH} is too long to be settings.", self._start))
            return {}
        if (deep := deep_key(text)) is not None:
            message = f"{PATH} has a key of more than {DEEPEST} parts."
            self.diagnostics.append(Diagnostic.error("M630", message, self.source.span(deep, deep + 1)))
            return {}
        try:
            return tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            reason = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "It cannot be read"
            where = _POSITION.search(reason)
            place = self._at(int(where[1]), int(where[2])) if where and where[1] else self._start
            message = f"{PATH} is not TOML: {_POSITION.sub('', reason)}."
            hint = 'A line reads: name = "text", name = 3, name = true or name = ["a", "b"].'
            self.diagnostics.append(Diagnostic("M630", message, place, hint=hint))
            return {}

    def _project(self, table: dict[str, Any]) -> None:
        for key, value in table.items():
            if key != "language":
                self._unknown(key, ("language",))
            elif value != LANGUAGE or isinstance(value, bool):
                message = f"The project asks for version {value} of the language; I read version {LANGUAGE}."
                self._report("M634", message, key, hint=f"Update mobdsl, or write: language = {LANGUAGE}")

    def _profile(self, table: dict[str, Any]) -> None:
        facts: dict[str, Known] = {}
        for key, value in table.items():
            if key == "equipment":
                self.values["equipment"] = frozenset(self._names(key, value))
            elif key == "conditions":
                facts.update(dict.fromkeys(self._names(key, value), True))
            elif key == "pace" and isinstance(value, dict):
                facts.update(self._paces(value))
            elif key in ("pace", "breath"):
                facts.update(self._pace(key, key, value))
            elif not is_name(key):
                self._wrong(key, f"`{key}` is not a name that a condition could ask for.", "age = 41")
            else:
                fact = _fact(value)
                if fact is None:
                    self._wrong(key, f"`{key}` is neither a number, nor a text, nor true or false.", f"{key} = 41")
                else:
                    facts[normalised(key)] = fact
        self.values["profile"] = facts

    def _paces(self, table: dict[str, Any]) -> dict[str, Known]:
        """`[profile.pace]`: how long a repetition, a distance or a counted thing takes, by the movement.

        `rep` says how long a repetition of all others takes.
        """
        from mobdsl import library
        from mobdsl.lint.paces import pace_in

        facts: dict[str, Known] = {}
        for key, value in table.items():
            known = library.known(key)
            name = known.name if known else normalised(key)
            near = None if known or key == "rep" else _near(key, library.names())
            if near:
                place, message = self._places.of(key), f"The library has no `{key}`."
                hint = did_you_mean(near)
                self.diagnostics.append(Diagnostic("M646", message, place, Severity.WARNING, hint=hint))
            if key == "rep":
                facts.update(self._pace("pace", key, value))
                continue
            paces = [pace_in(text) for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]
            told = {_fact_of(name, pace): pace for pace in paces if pace}
            if told and len(told) == (len(value) if isinstance(value, list) else 1):
                facts.update(told)
            else:
                self._wrong_pace(key, value)
        return facts

    def _wrong_pace(self, key: str, value: Any) -> None:
        seconds = value if isinstance(value, int | float) and not isinstance(value, bool) and value > 0 else 3
        message = f"`{key}` is how long one takes: a time, or a time for a distance or what is counted."
        example = f'{key} = "{seconds}s", or for a distance "5:30/km", for what is counted "4s per calorie"'
        self._wrong(key, message, example)

    def _pace(self, fact: str, key: str, value: Any) -> dict[str, Known]:
        """How long a repetition or a breath takes, as the fact that says so."""
        time = _fact(value)
        if isinstance(time, Duration) and time.single and time.low:
            return {fact: time}
        seconds = value if isinstance(value, int | float) and not isinstance(value, bool) and value > 0 else 3
        self._wrong(key, f"`{key}` is a time: how long one takes.", f'{key} = "{seconds}s"')
        return {}

    def _checks(self, table: dict[str, Any]) -> None:
        readers = {"off": self._off, "level": self._levels, "plugins": self._plugins}
        for key, value in table.items():
            if key in readers:
                readers[key](key, value)
            else:
                self._unknown(key, readers)

    def _log(self, table: dict[str, Any]) -> None:
        for key, value in table.items():
            if key != "path":
                self._unknown(key, ("path",))
            elif not isinstance(value, str) or not _is_inside(value):
                self._wrong(key, "The log is a file of the project: its path goes down from here.", 'path = "log.mob"')
            else:
                self.values["log"] = value

    def _off(self, key: str, value: Any) -> None:
        self.values["off"] = frozenset(code for code in self._strings(key, value, '["M322"]') if self._can_be_set(code))

    def _levels(self, key: str, value: Any) -> None:
        if not isinstance(value, dict):
            self._wrong(key, "`level` gives a level to each code.", 'level = { M303 = "error" }')
            return
        levels = {}
        for code, level in value.items():
            if not self._can_be_set(code):
                continue
            if level in ("off", "none", "ignore", False):
                self._wrong(code, f"{level!r} is not a level.", f'off = ["{code}"]')
            elif level in list(Severity):
                levels[code] = Severity(level)
            else:
                self._wrong(code, f"{level!r} is not a level.", f'level = {{ {code} = "error" }}', tuple(Severity))
        self.values["levels"] = levels

    def _plugins(self, key: str, value: Any) -> None:
        names = self._strings(key, value, '["tendon_care"]')
        self.values["plugins"] = {name: self._places.of(name) for name in names}

    def _names(self, key: str, value: Any) -> tuple[str, ...]:
        names = self._strings(key, value, '["mat", "foam_roller"]')
        for name in names:
            if not is_name(name):
                hint = f"Write {'_'.join(name.lower().split())}." if name.strip() else None
                self._report("M632", f"{name!r} is not a name.", name, hint=hint)
        return tuple(normalised(name) for name in names if is_name(name))

    def _strings(self, key: str, value: Any, example: str) -> tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        self._wrong(key, f"`{key}` is a list of texts.", f"{key} = {example}")
        return ()

    def _is_code(self, code: str) -> bool:
        """Whether ``code`` is one of ours, or could be that of a check of another package."""
        from mobdsl.lint.codes.table import CODES

        if code in CODES or (code.isalnum() and not code.startswith("M") and code[-3:].isdecimal()):
            return True
        hint = self._rename(code, self._codes.nearest(code)) or "`mobdsl explain` lists them all."
        self._report("M633", f"There is no finding `{code}`.", code, hint=hint)
        return False

    def _can_be_set(self, code: str) -> bool:
        """Whether ``code`` is that of a finding which is not always an error, or of a check."""
        from mobdsl.lint.codes.table import CODES

        if not self._is_code(code):
            return False
        if code not in CODES or CODES[code].adjustable:
            return True
        message = f"`{code}` is always an error, so this changes nothing."
        self._report("M638", message, code, hint="Take it out. What can be set are warnings, infos and checks.")
        return False

    def _unknown(self, key: str, known: Iterable[str], shown: str | None = None) -> None:
        hint = self._rename(key, nearest(key, known))
        self._report("M631", f"`{shown or key}` has no meaning in {PATH}.", key, ", ".join(known), hint)

    def _wrong(self, key: str, message: str, example: str, expected: Iterable[str] = ()) -> None:
        self._report("M632", message, key, ", ".join(expected) or None, f"For example: {example}")

    def _report(
        self, code: str, message: str, word: str, expected: str | None = None, hint: str | Fix | None = None
    ) -> None:
        self.diagnostics.append(Diagnostic.error(code, message, self._places.of(word), expected=expected, hint=hint))

    def _rename(self, word: str, name: str | None) -> str | Fix | None:
        """The hint to write ``name`` instead of ``word``, as a fix where that stands in the text as it is."""
        place = self._places.of(word)
        return rename(place, name) if place.end > place.start else name and did_you_mean(name)

    @property
    def _start(self) -> Span:
        return self.source.span(0, 0)

    def _at(self, line: int, column: int) -> Span:
        start = sum(len(text) + 1 for text in self.source.text.split("\n")[: line - 1]) + column - 1
        return self.source.span(min(start, len(self.source.text)), min(start + 1, len(self.source.text)))


def _is_inside(path: str) -> bool:
    """Whether ``path`` leads to a file below the folder that it is counted from."""
    parts = path.split("/")
    return bool(path) and path.isprintable() and not {"", "..", "."} & {*parts} and not set(path) & {"\\", ":"}


def _near(key: str, names: Iterable[str]) -> str | None:
    """Which of the ``names`` the ``key`` may be a slip of; one that is a word of theirs (`row`) is none."""
    known = tuple(names)
    return None if any(key in name.split("_") for name in known) else nearest(key, known)


def _fact_of(name: str, pace: Duration | Speed) -> str:
    """Under which the profile keeps the ``pace`` of the movement ``name``."""
    return f"pace.{name}/{pace.thing}" if isinstance(pace, Speed) else f"pace.{name}"


def _fact(value: Any) -> Known:
    """A value of the profile as conditions know it; None where it is of no kind that they know.

    A text that is a figure of the language is that figure, as it is in `--set`: `bodyweight = "72kg"`.
    """
    match value:
        case bool():
            return value
        case int() | float() if abs(value) < _LARGEST:  # which is false of a float that is no number
            return Decimal(str(value))
        case str():
            figure = value_of(nodes.Figure(value, 0, 0)) if value[:1].isdigit() else None
            return value if figure is None else figure
    return None
