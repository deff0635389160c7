"""A movement's name is known neither here nor in the library, and looks like a slip of one that is.

Any name is a movement, so one that is unlike all others is fine. So is one put together of words that occur in known
names (`neck_row`), unless a known name has the same words in another order or number: whoever makes a slip seldom
arrives at another word.
"""

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.document import Document
from mobdsl.model.items import Step, Use, walk
from mobdsl.suggest import Lexicon

CODE = "M230"
SHORTEST = 4
"""Names of fewer letters are a slip away from everything."""


def check(document: Document) -> Iterator[Diagnostic]:
    """A warning for each such name on a line of ``document``, wherever it stands."""
    known: dict[str, bool] = {}
    strange = [use for use in _uses(document) if not known.setdefault(use.movement, _is_known(use.movement, document))]
    if not strange:
        return
    names = _Names.of((*document.movement_names(), *document.progressions, *document.library.names()))
    for use in strange:
        if document.routine(use.movement):
            hint = f"To run the routine of that name write: do {use.movement}"
        elif near := names.nearest(use.movement):
            hint = f"Did you mean {near}? If it is a movement of your own, say so: movement {use.movement} {{ }}"
        else:
            continue
        yield Diagnostic(CODE, f"I know no movement `{use.movement}`.", use.origin, Severity.WARNING, hint=hint)


def _uses(document: Document) -> Iterator[Use]:
    for routine in document.routines.values():
        for item in walk(routine.items):
            if isinstance(item, Step):
                yield from item.uses
    for progression in document.progressions.values():
        for level in progression.levels:
            yield Use(level.movement, level.origin)


def _is_known(name: str, document: Document) -> bool:
    return name in document.progressions or document.movement(name) is not None


@frozen
class _Names:
    """The known names with their words."""

    lexicon: Lexicon
    words: frozenset[str]
    by_words: dict[tuple[str, ...], str]

    @classmethod
    def of(cls, names: Iterable[str]) -> "_Names":
        names = tuple(names)
        words = frozenset(word for name in names for word in _words(name))
        return cls(Lexicon.of(names), words, {_in_any_order(name): name for name in reversed(names)})

    def nearest(self, name: str) -> str | None:
        if len(name) < SHORTEST:
            return None
        if same := self.by_words.get(_in_any_order(name)):
            return same
        return None if self.words.issuperset(_words(name)) else self.lexicon.nearest(name)


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", name.casefold())


def _in_any_order(name: str) -> tuple[str, ...]:
    """The words of ``name``, so that `bird_dogs` and `dog_bird` have the same."""
    return tuple(sorted(word.removesuffix("s") for word in _words(name)))
