"""Finds movements in the library."""

from __future__ import annotations

import re
from functools import cache

from mobdsl.language.names import normalised, words_in
from mobdsl.library import movements
from mobdsl.suggest import Lexicon

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mobdsl.model.routines import Movement

FACTS = ("target", "muscles", "planes", "equipment", "position", "tags")
"""The facts by which movements can be picked."""


def key(text: str) -> str:
    """``text`` as a name would be written: `Child's pose` is `childs_pose`."""
    return "_".join(words_in(re.sub("['’]", "", normalised(text).casefold()).replace("_", " "), r"\w+"))


def search(
    query: str = "", wanted: Mapping[str, Collection[str]] | None = None, *, no_equipment: bool = False
) -> tuple[Movement, ...]:
    """The movements that ``query`` fits by name, alias or title, the best first, then by title.

    Best is the very name, then a name that begins so, then one in which every word of the query begins a word.
    ``wanted`` maps facts to names that all have to be among the movement's.
    """
    asked = key(query)
    ranked = ((_rank(asked, movement), movement) for movement in movements() if _has(movement, wanted or {}))
    fitting = [(rank, one) for rank, one in ranked if rank is not None and not (no_equipment and _equipment(one))]
    return tuple(movement for _, movement in sorted(fitting, key=lambda found: found[0]))


def is_called(movement: Movement, query: str) -> bool:
    """Whether ``query`` is the very name, alias or title of ``movement``."""
    return _rank(key(query), movement) == 0


def near(
    query: str, wanted: Mapping[str, Collection[str]] | None = None, *, no_equipment: bool = False
) -> tuple[Movement, ...]:
    """The movements that :func:`search` would find if it were not for slips in ``query``, the best first."""
    words, lexicon = _vocabulary()
    meant = [
        word if any(known.startswith(word) for known in words) else lexicon.nearest(word)
        for word in key(query).split("_")
    ]
    queries = (_names().nearest(key(query)), " ".join(filter(None, meant)) if all(meant) else None)
    found = (one for each in queries if each for one in search(each, wanted, no_equipment=no_equipment))
    return tuple({one.name: one for one in found}.values())


@cache
def names_of(fact: str) -> tuple[str, ...]:
    """Every name that the library gives for ``fact``, sorted."""
    return tuple(sorted({name for movement in movements() for name in movement.facts.get(fact, ())}))


def _has(movement: Movement, wanted: Mapping[str, Collection[str]]) -> bool:
    return all(name in movement.facts.get(fact, ()) for fact, names in wanted.items() for name in names)


def _equipment(movement: Movement) -> tuple[str, ...]:
    return movement.facts.get("equipment", ())


def _rank(asked: str, movement: Movement) -> int | None:
    """How well the key ``asked`` fits, 0 best; None where it does not."""
    keys = [*_keys(movement)]
    if asked in keys:
        return 0
    if any(key.startswith(asked) for key in keys):
        return 1
    words = {word for key in keys for word in key.split("_")}
    return 2 if all(any(word.startswith(part) for word in words) for part in asked.split("_")) else None


def _keys(movement: Movement) -> Iterable[str]:
    return map(key, (movement.name, *movement.aliases, movement.title))


@cache
def _names() -> Lexicon:
    return Lexicon.of(key for movement in movements() for key in _keys(movement))


@cache
def _vocabulary() -> tuple[frozenset[str], Lexicon]:
    """The words of all names, aliases and titles."""
    words = frozenset(word for movement in movements() for key in _keys(movement) for word in key.split("_"))
    return words, Lexicon.of(sorted(words))
