"""A name that looks like a slip

The movement is known neither in the file nor in the library, and its name is close to one that is. Any name is a
movement, so one that is unlike all others is fine; so is one put together of words that occur in known names
(`neck_row`), unless a known name has the same words in another order or number: whoever makes a slip seldom arrives
at another word. If it is a movement of your own, a `movement` line says so once, and tells what it is for as well.

    dedbug x8

Use instead:

    dead_bug x8
"""

from __future__ import annotations

import re
from functools import cached_property

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity, did_you_mean, rename
from mobdsl.language.names import words_in
from mobdsl.language.vocabulary import MEANT
from mobdsl.model.adaptations import Adaptation
from mobdsl.model.items import Step, Use, walk
from mobdsl.model.log import Done
from mobdsl.model.routines import Movement
from mobdsl.model.rules import Replace
from mobdsl.records import field, frozen
from mobdsl.suggest import Lexicon

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.model.document import Document
    from mobdsl.model.parts import Part

ON = On.DOCUMENT
CODE = "M230"
SEVERITY = Severity.WARNING

SHORTEST = 4
"""Names of fewer letters are a slip away from everything."""
LONG = 9
"""From so many letters on two slips are believed. Shorter words are often two letters apart, and both right."""


def check(document: Document) -> Iterator[Diagnostic]:
    """A warning for each such name on a line of ``document``, wherever it stands."""
    known: dict[str, bool] = {}
    strange = []
    for use, owner in _uses(document):
        name = use.movement
        if name not in known:
            known[name] = name in MEANT or name in document.progressions or document.movement(name) is not None
        if not known[name]:
            strange.append((use, owner))
    if not strange:
        return
    names = _Names.of((*document.movement_names(), *document.progressions, *document.library.names()))
    for use, owner in strange:
        name, fix = use.movement, None
        if owner is None and document.routine(name):
            continue
        if name != owner and document.routine(name):
            hint = f"To run the routine of that name write: do {name}"
        elif dosed := _with_dose(name, names):
            hint = f"A blank stands before the dose: {dosed}"
        elif near := names.nearest(name):
            own = f" If it is a movement of your own, say so: movement {name} {{ }}" if name.isidentifier() else ""
            hint = f"{did_you_mean(near)}{own}"
            fix = rename(use.origin, near, own) if owner in document.routines else None
        else:
            continue
        yield Diagnostic.warning(CODE, f"I know no movement `{name}`.", use.origin, hint=fix or hint)


def _uses(document: Document) -> Iterator[tuple[Use, str | None]]:
    """Every movement that is named, and the routine or progression on whose line that is."""
    for routine in document.routines.values():
        steps = (item for item in walk(routine.items) if isinstance(item, Step))
        yield from ((use, routine.name) for step in steps for use in step.uses)
    for progression in document.progressions.values():
        for level in progression.levels:
            steps = (item for item in walk(level.items) if isinstance(item, Step))
            uses = (use for step in steps for use in step.uses) if level.items else (Use(level.movement, level.origin),)
            yield from ((use, progression.name) for use in uses)
    for part in document.all_parts:
        if isinstance(part, _BRINGING_IN):
            yield from ((use, None) for use in _brought_in(part))


def _brought_in(part: Part) -> Iterator[Use]:
    """The movements that a rule brings in, that a movement is compared to, or that were done."""
    match part:
        case Replace():
            yield from part.step.uses
        case Adaptation():
            yield from (Use(name, part.origin) for name in part.targets)
        case Movement():
            yield from (Use(name, part.origin) for fact in _COMPARED for name in part.facts.get(fact, ()))
        case Done():
            yield Use(part.movement, part.origin)


_BRINGING_IN = (Replace, Adaptation, Movement, Done)
"""Parts that name movements and are no lines of a routine."""

_COMPARED = ("easier", "harder")


@frozen
class _Names:
    """The known names. What they are made of is worked out when it is asked for: most files ask little."""

    names: tuple[str, ...]
    _by_words: dict[int, dict[tuple[str, ...], str]] = field(factory=dict)

    @classmethod
    def of(cls, names: Iterable[str]) -> _Names:
        return cls(tuple(dict.fromkeys(names)))

    @cached_property
    def plain(self) -> frozenset[str]:
        """Those that are words with `_` between them and nothing else."""
        plain = (name for name in self.names if name.isascii() and name.isidentifier())
        return frozenset(name for name in plain if "__" not in f"_{name}_")

    @cached_property
    def squashed(self) -> dict[str, str]:
        """The names by their letters alone; of several the shortest."""
        names = sorted(self.names, key=len, reverse=True)
        return {name.casefold().replace("_", "") if name in self.plain else _letters(name): name for name in names}

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of the names."""
        others = (word for name in self.names if name not in self.plain for word in _words(name))
        return frozenset("_".join(self.plain).casefold().split("_")).union(others)

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon.of(self.squashed)

    def of_words(self, words: list[str]) -> str | None:
        """The first name that has these ``words`` in any order."""
        count = len(words)
        if count not in self._by_words:
            by_words = self._by_words[count] = {}
            for name in self.names:
                if name not in self.plain:
                    by_words.setdefault(_in_any_order(_words(name)), name)
                elif name.count("_") == count - 1:
                    by_words.setdefault(_in_any_order(name.casefold().split("_")), name)
        return self._by_words[count].get(_in_any_order(words))

    def nearest(self, name: str) -> str | None:
        if len(name) < SHORTEST:
            return None
        words = _words(name)
        if same := self.of_words(words):
            return same
        if self.words.issuperset(words):
            return None
        letters = "".join(words)
        slips = 1 if len(letters) < LONG else 2
        return self.squashed.get(letters) or self.squashed.get(self.lexicon.nearest(letters, slips) or "")


_DOSE = r"(?P<name>[^\W\d]\w*?)_?(?P<dose>\d+x\d+|x\d+|\d+(?:s|min|h|km|m))\Z"


def _with_dose(name: str, names: _Names) -> str | None:
    """`plank 30s` for `plank30s` and `plank_30s`."""
    found = re.match(_DOSE, name) if any(map(str.isdigit, name)) else None
    if found is None:
        return None
    known = names.squashed.get(_letters(found["name"]))
    return f"{known} {found['dose']}" if known else None


def _words(name: str) -> list[str]:
    return words_in(name.casefold(), r"[^\W_]+")


def _letters(name: str) -> str:
    return "".join(_words(name))


def _in_any_order(words: Iterable[str]) -> tuple[str, ...]:
    """The same for `bird_dogs` and `dog_bird`."""
    return tuple(sorted([word.removesuffix("s") for word in words]))
