"""The first word of a line that is read as a movement or a heading, and looks like a word of the language.

Any name is a movement and any word with a text a heading, so a slip of the pen (`rset 30s`) and a line in the wrong
place (`remind 10min` in a routine) would be taken for one. What follows decides: only where it goes with the word that
is meant, something is said. Names in quotes and those of known movements are never asked about.
"""

from __future__ import annotations

from functools import lru_cache

from mobdsl.diagnostics import Edit, Fix, did_you_mean
from mobdsl.language.keywords import Place, Word, table
from mobdsl.language.vocabulary import HEADINGS, MEANT
from mobdsl.lower.cursor import Cursor
from mobdsl.lower.signatures import fits
from mobdsl.records import frozen
from mobdsl.source import braces_at
from mobdsl.suggest import distance, nearest
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import NoReturn

    from mobdsl.lower.scope import Scope

_SHORTEST = 4
"""Words of fewer letters are a slip away from everything."""

_LONGEST_LINE = 60

_SAFETY = frozenset({"clearance", "warn", "stop", "never"})
"""Words that are no headings, whatever place they stand in."""

_TEXTS = frozenset({*HEADINGS, "inhale", "exhale"})
"""Words that may have a text behind them wherever a heading may stand."""

RULES_OF_SAFETY = {
    "clearance": 'A gate is one of the routine. Beside a movement say: caution "see your physio first" if herniation',
    "warn": 'Beside a movement say: caution "slowly" if herniation. In the routine: warn twist "slowly" if herniation',
    "never": 'Beside a movement say: avoid "a round back". In the routine: never sit_up "hurts"',
}
"""Words that would be lost as headings of a movement or a block, and what to write there."""

_ON_CONDITION = frozenset({"stop"})
"""Words that say nothing without an `if`."""

_HOLDERS = {
    Place.PLAN: "plan back {{ {} }}",
    Place.WHEN: "plan back {{ {} }}",
    Place.MOVEMENT: "movement dead_bug {{ {} }}",
    Place.PROGRESSION: "progression hinge {{ {} }}",
    Place.LINE: "routine evening {{ {} }}",
}


@frozen
class Misplaced:
    """A word of the language that a name likely stands for."""

    name: nodes.Name
    """The name as it is written."""
    word: Word
    """The word that is meant."""
    place: Place
    """Where the word may stand."""
    here: bool
    """Whether it may stand here."""
    whole: bool
    """Whether the line can be read with it to its end."""
    line: str
    """The line as it would be with it."""
    beside: bool = False
    """Whether what stands here is about a movement."""

    def warn(self, scope: Scope, kind: str) -> None:
        """Says that the line is read as a ``kind``, a movement or a heading, and what else it could be."""
        message = f"`{self.name.text}` is read as a {kind} here."
        quoted = f'. Otherwise put the name in quotes: "{self.name.text}"' if kind == "movement" else ""
        fix = self._meant(scope)
        scope.warn("M122", message, self.name, hint=Fix(fix.hint + quoted, fix.edits))

    def reject(self, scope: Scope) -> NoReturn:
        """The same where the line can be read as nothing."""
        if self.name.text == self.word.name:
            message = f"`{self.name.text}` stands {self.place.value}, not here."
            beside = RULES_OF_SAFETY.get(self.name.text) if self.beside else None
            hint = beside or f"For example: {self._held(self.line)}"
            scope.reject("M115", message, self.name, hint=hint)
        scope.reject("M104", f"A line cannot begin with `{self.name.text}`.", self.name, hint=self._meant(scope))

    def _meant(self, scope: Scope) -> Fix:
        """The word in the place of the name, where it may stand here; otherwise only people can mend it."""
        if self.name.text == self.word.name:
            return Fix(f"`{self.word.name}` stands {self.place.value}: {self._held(self.line)}", guess=True)
        if not self.here:
            meant = did_you_mean(self.word.name)
            return Fix(f"{meant} It stands {self.place.value}: {self._held(self.line)}", guess=True)
        hint = f"{did_you_mean(self.word.name)} Write: {self.line}"
        return Fix(hint, (Edit(scope.span(self.name), self.word.name),))

    def _held(self, line: str) -> str:
        return _HOLDERS.get(self.place, "{}").format(line)


def misplaced_step(line: nodes.Statement, cursor: Cursor, here: tuple[Place, ...]) -> Misplaced | None:
    """The word that the name at ``cursor`` likely stands for, where ``line`` is about to be read as a step."""
    name = cursor.peek()
    if not isinstance(name, nodes.Name) or not _candidates(name.text, here) or cursor.scope.knows(name.text):
        return None
    return misplaced(line, cursor, here)


def misplaced(line: nodes.Statement, cursor: Cursor, here: tuple[Place, ...]) -> Misplaced | None:
    """The word that the name at ``cursor`` likely stands for."""
    name = cursor.peek()
    return next(_meant_by(name, line, cursor, here), None) if isinstance(name, nodes.Name) else None


def check_heading(line: nodes.Statement, cursor: Cursor, here: tuple[Place, ...]) -> None:
    """Reports a ``line`` that begins with a word and a text where the word is likely one of the language."""
    name, scope = cursor.peek(), cursor.scope
    if not isinstance(name, nodes.Name) or not isinstance(cursor.peek(1), nodes.Text) or name.text in _TEXTS:
        return
    for meant in _meant_by(name, line, cursor, here):
        if name.text == meant.word.name and name.text in _SAFETY:
            meant.reject(scope)
        if meant.whole and ("TEXT" in meant.word.signature or (meant.here and _is_sure(name.text, meant.word.name))):
            meant.warn(scope, "heading")
            return


def _is_sure(name: str, word: str) -> bool:
    """Whether ``name`` can only be a slip of ``word``, although it could well be a heading of its own."""
    return sorted(name) == sorted(word) or (len(word) > _SHORTEST and not nearest(name, HEADINGS))


def reject_misplaced(line: nodes.Statement, cursor: Cursor, here: tuple[Place, ...]) -> None:
    """Rejects a ``line`` that begins with a word of another place, and that nothing else can make sense of."""
    if meant := misplaced(line, cursor, here):
        meant.reject(cursor.scope)


def _meant_by(name: nodes.Name, line: nodes.Statement, cursor: Cursor, here: tuple[Place, ...]) -> Iterator[Misplaced]:
    """The words that ``name`` may stand for and that go with what follows, the likeliest first."""
    if name.text in cursor.scope.params:
        return
    conditional = any(condition.word == "if" for condition in line.conditions)
    for word, place in _candidates(name.text, here):
        behind = Cursor(cursor.parts, cursor.scope, cursor.at + 1)
        if (word.name in _ON_CONDITION and not conditional) or not fits(behind, word):
            continue
        whole = behind.peek() is None
        if whole or behind.at > cursor.at + 1:
            yield Misplaced(
                name=name,
                word=word,
                place=place,
                here=place in here,
                whole=whole,
                line=_respelled(name, word, line, cursor.scope),
                beside=Place.PLAN not in here,
            )


def _respelled(name: nodes.Name, word: Word, line: nodes.Statement, scope: Scope) -> str:
    end = max(part.end for part in (name, *line.parts, *line.conditions))
    behind = " ".join(scope.source.text[name.end : end].split())
    braces = f" {braces_at(scope.source.text, line.body.start)}" if line.body and line.body.start >= end else ""
    fitting = word.name != "import" and len(behind) <= _LONGEST_LINE
    return f"{word.name} {behind}{braces}".strip() if fitting else word.example


@lru_cache(maxsize=4096)
def _candidates(name: str, here: tuple[Place, ...]) -> tuple[tuple[Word, Place], ...]:
    """The words that ``name`` is or nearly is, with their places: first those that may begin a line here."""
    places = (*here, *(place for place in Place if place not in here))
    if any(name in table(place) for place in here):
        return ()
    exact = [(table(place)[name], place) for place in places if name in table(place)]
    meant = [(table(place)[word], place) for word in MEANT.get(name, ()) for place in places if word in table(place)]
    near: list[tuple[int, int, Word, Place]] = []
    for rank, place in enumerate(places):
        for word in table(place).values():
            if (place in here or word.name in _SAFETY) and (slips := _slips(name, word.name)):
                near.append((slips, rank, word, place))
    near.sort(key=lambda candidate: candidate[:2])
    return (*meant, *exact, *((word, place) for _, _, word, place in near))


def _slips(name: str, word: str) -> int:
    """How many slips lead from ``word`` to ``name``; 0 where that is not believed.

    Slips spare the first letter. In short words a letter is missing, doubled or out of order, but another one is
    another word: `test` is not `rest`.
    """
    limit = 1 if len(name) <= _SHORTEST + 1 else 2
    if len(name) < _SHORTEST or abs(len(name) - len(word)) > limit:
        return 0
    same_letters = len(name) == len(word) and sorted(name) == sorted(word)
    if not (same_letters or name[0] == word[0]):
        return 0
    slips = distance(name, word, limit)
    if slips > limit:
        return 0
    if len(word) < _SHORTEST:
        return slips if set(name) == set(word) else 0
    return slips if len(word) > _SHORTEST or same_letters or len(name) != len(word) else 0
