"""A fact that looks like a slip

What a movement is for, which muscles work, which planes it moves in and which groups it belongs to is said with words
that checks and rules look for, and this one is close to a word of the library; so is what a `never` names, and the area
that it keeps free. Any word may be used, so one that is unlike all others is accepted.

    foam_roll_low_back 30s
    never foam_rol on low_back

Use instead:

    foam_roll_glutes 30s
    never foam_roll on low_back
"""

from __future__ import annotations

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity, did_you_mean
from mobdsl.model.guards import Never
from mobdsl.records import frozen
from mobdsl.suggest import Lexicon

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.model.document import Document
    from mobdsl.model.routines import Context, Routine
    from mobdsl.model.rules import Rule
    from mobdsl.source import Span

ON = On.DOCUMENT
CODE = "M258"
SEVERITY = Severity.WARNING

_SHORTEST, _LONG = 4, 9
"""Shorter words are a slip away from everything; from so many letters on two slips are believed."""

_AREAS = ("target", "muscles")
_OTHER_AREAS = ("lower_back", "lumbar", "lumbar_spine", "thoracic", "cervical", "cervical_spine", "abdomen", "groin")


@frozen
class _Words:
    """Words that are known, by their letters alone."""

    squashed: dict[str, str]
    lexicon: Lexicon

    @classmethod
    def of(cls, words: Iterable[str]) -> _Words:
        squashed = {_letters(word): word for word in sorted(words)}
        return cls(squashed, Lexicon.of(word for word in squashed if len(word) >= _SHORTEST))

    def nearest(self, word: str) -> str | None:
        """The known word that ``word`` is a slip of."""
        letters = _letters(word)
        if len(letters) < _SHORTEST or word in self.squashed.values():
            return None
        near = self.squashed.get(letters) or self.squashed.get(_plural(letters))
        return near or self.squashed.get(self.lexicon.nearest(letters, 1 if len(letters) < _LONG else 2) or "")


def _letters(word: str) -> str:
    return word.casefold().replace("_", "")


def _plural(word: str) -> str:
    return word.removesuffix("s") if word.endswith("s") else f"{word}s"


def check(document: Document) -> Iterator[Diagnostic]:
    """A warning for each such word in ``document``."""
    movements = [one for movement in document.movements.values() for one in (movement, *movement.variations)]
    nevers = [rule for rule in _rules(document) if isinstance(rule, Never)]
    if not (movements or nevers):
        return
    areas = _Words.of((*_named(_AREAS, document), *_OTHER_AREAS))
    known = dict.fromkeys(_AREAS, areas) | {fact: _Words.of(_named((fact,), document)) for fact in ("planes", "tags")}
    for movement in movements:
        for fact, words in known.items():
            yield from _findings(movement.facts.get(fact, ()), words, movement.origin)
    if nevers:
        names = (*document.movement_names(), *document.library.names(), *document.kit_known)
        tools = _Words.of((*names, *_named(("equipment", "tags"), document)))
        for rule in nevers:
            yield from _findings((rule.target,), tools, rule.origin)
            yield from _findings(filter(None, (rule.area,)), areas, rule.origin)


def _named(facts: Iterable[str], document: Document) -> Iterator[str]:
    for fact in facts:
        yield from document.library.named(fact)


def _rules(document: Document) -> Iterator[Rule]:
    holders: list[Document | Routine | Context] = [document, *document.contexts]
    for routine in document.routines.values():
        holders.extend((routine, *routine.contexts))
    for holder in holders:
        yield from holder.rules


def _findings(words: Iterable[str], known: _Words, origin: Span | None) -> Iterator[Diagnostic]:
    for word in words:
        if near := known.nearest(word):
            yield Diagnostic(CODE, f"I do not know `{word}`.", origin, SEVERITY, hint=did_you_mean(near))
