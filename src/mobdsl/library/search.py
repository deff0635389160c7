"""Finds movements in the library: by name, by what is known of them, and by what people call that."""

from __future__ import annotations

import re
from functools import cache

from mobdsl.language.names import normalised, words_in
from mobdsl.library import movements
from mobdsl.library.asked import ALIKE, SAY_NOTHING
from mobdsl.records import frozen
from mobdsl.suggest import Lexicon

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from mobdsl.model.routines import Movement

FACTS = ("target", "muscles", "planes", "equipment", "position", "tags")
"""The facts by which movements can be picked."""

_WEIGHTS = {"target": 6, "tags": 5, "muscles": 3, "equipment": 3, "position": 2, "planes": 2}
"""How much a word tells that is said of a movement by a fact."""

_OF_NAME = 4
_LEAST_BEGUN = 5
"""A word of so many letters may be the beginning of a longer one in a fact."""

_NO_EQUIPMENT = "no_equipment"
_WITHOUT = re.compile(r"\b(?:no|without|zero) (?:any )?(?:equipment|gear|kit|tools)\b|\bequipment.free\b")


@frozen
class Answer:
    """What the library has to a question, the best first."""

    movements: tuple[Movement, ...]
    instead: Mapping[str, str]
    """The words that were taken for others, and for which."""
    missed: tuple[str, ...]
    """The words that none of the movements goes with."""


def key(text: str) -> str:
    """``text`` as a name would be written: `Child's pose` is `childs_pose`."""
    return "_".join(words_in(re.sub("['’]", "", normalised(text).casefold()).replace("_", " "), r"\w+"))


def search(
    query: str = "", wanted: Mapping[str, Collection[str]] | None = None, *, no_equipment: bool = False
) -> Answer:
    """What goes with ``query``: names, aliases, titles, facts, other words for them, with slips or without.

    Best is the very name, then a name that begins so, then one with a word that begins with each word of the query,
    then what the words are said of. ``wanted`` maps facts to names that all have to be among the movement's.
    """
    question = query.casefold().replace("_", " ").replace("-", " ")
    said = _WITHOUT.sub(" ", question)
    no_equipment = no_equipment or said != question
    asked = key(said if said != question else query)
    chosen = [
        one for one in movements() if _has(one, wanted or {}) and not (no_equipment and one.facts.get("equipment"))
    ]
    if not asked:
        return Answer(tuple(chosen), {}, ())
    terms = _terms(asked)
    if found := _ranked(asked, terms, chosen):
        return Answer(found, {}, ())
    if (name := _names().nearest(asked)) and (found := _ranked(name, (name,), chosen)):
        return Answer(found, {asked: name}, ())
    instead = {term: meant for term in terms if not _is_known(term) and (meant := _meant(term))}
    terms = tuple(instead.get(term, term) for term in terms)
    if instead and (found := _ranked("_".join(terms), terms, chosen)):
        return Answer(found, instead, ())
    return _most_of(terms, chosen, instead)


def is_called(movement: Movement, query: str) -> bool:
    """Whether ``query`` is the very name, alias or title of ``movement``."""
    return key(query) in _keys(movement)


@cache
def names_of(fact: str) -> tuple[str, ...]:
    """Every name that the library gives for ``fact``, sorted."""
    return tuple(sorted({name for movement in movements() for name in movement.facts.get(fact, ())}))


def filters_for(query: str) -> tuple[tuple[str, str], ...]:
    """Facts with the names among them that words of ``query`` mean."""
    found = []
    for term in _terms(key(query)):
        for meant in (term, *ALIKE.get(term, ALIKE.get(_stem(term), ()))):
            facts = [(fact, name) for fact in FACTS for name in names_of(fact) if _stem(name) == _stem(meant)]
            if facts:
                found.append(facts[0])
                break
    return tuple(dict.fromkeys(found))


def _has(movement: Movement, wanted: Mapping[str, Collection[str]]) -> bool:
    return all(name in movement.facts.get(fact, ()) for fact, names in wanted.items() for name in names)


def _terms(asked: str) -> tuple[str, ...]:
    """The words of the key ``asked`` that say something; those that are one name together, as one: `low_back`."""
    words = [word for word in asked.split("_") if word]
    terms: list[str] = []
    at = 0
    while at < len(words):
        length = next((count for count in (3, 2) if _is_one("_".join(words[at : at + count]), count)), 1)
        term = "_".join(words[at : at + length])
        if term not in SAY_NOTHING:
            terms.append(term)
        at += length
    return tuple(terms)


def _is_one(term: str, words: int) -> bool:
    return term.count("_") == words - 1 and (term in ALIKE or _stem(term) in ALIKE or _stem(term) in _fact_names())


def _ranked(asked: str, terms: Sequence[str], chosen: Iterable[Movement]) -> tuple[Movement, ...]:
    """Those of ``chosen`` that all ``terms`` go with, or that are called ``asked``, the best first."""
    found = []
    for movement in chosen:
        rank = _rank_of_name(asked, movement)
        scores = [_score(term, movement) for term in terms]
        if rank is None and scores and all(scores):
            rank = 3
        if rank is not None:
            found.append(((rank, -sum(scores)), movement))
    return tuple(movement for _, movement in sorted(found, key=lambda each: each[0]))


def _most_of(terms: Sequence[str], chosen: Iterable[Movement], instead: Mapping[str, str]) -> Answer:
    """What most of ``terms`` go with, at least half of them."""
    scored = [([_score(term, movement) for term in terms], movement) for movement in chosen]
    most = max((sum(map(bool, scores)) for scores, _ in scored), default=0)
    if not most or 2 * most < len(terms):
        return Answer((), {}, ())
    best = sorted((one for one in scored if sum(map(bool, one[0])) == most), key=lambda one: -sum(one[0]))
    first, _ = best[0]
    met = [bool(score) for score in first]
    asked = {meant: term for term, meant in instead.items()}
    missed = tuple(asked.get(term, term) for term, is_met in zip(terms, met, strict=True) if not is_met)
    taken = {term: meant for term, meant in instead.items() if term not in missed}
    return Answer(tuple(one for scores, one in best if [bool(score) for score in scores] == met), taken, missed)


def _rank_of_name(asked: str, movement: Movement) -> int | None:
    """How well the key ``asked`` fits the names of ``movement``, 0 best; None where it does not."""
    keys = _keys(movement)
    if asked in keys:
        return 0
    if any(key.startswith(asked) for key in keys):
        return 1
    words = {word for key in keys for word in key.split("_")}
    return 2 if all(any(word.startswith(_stem(part)) for word in words) for part in asked.split("_")) else None


def _score(term: str, movement: Movement) -> int:
    """How much ``term`` has to do with ``movement``; 0 is nothing."""
    said = _said_of(movement)
    alike = ALIKE.get(term) or ALIKE.get(_stem(term), ())
    return max(_weight(term, said), *(_weight(other, said) - 1 for other in alike), 0)


def _weight(term: str, said: Mapping[str, int]) -> int:
    stem = _stem(term)
    if stem in said:
        return said[stem]
    if len(stem) < _LEAST_BEGUN:
        return 0
    return max((weight for word, weight in said.items() if word.startswith(stem)), default=0) // 2


@cache
def _said_by_name() -> dict[str, dict[str, int]]:
    """By the name of each movement the words that are said of it, with how much each tells."""
    every = {}
    for movement in movements():
        said: dict[str, int] = {}
        for fact, weight in _WEIGHTS.items():
            for place, name in enumerate(movement.facts.get(fact, ())):
                for word in (name, *name.split("_")) if "_" in name else (name,):
                    worth = weight - (word != name) - (place > 0)
                    said[_stem(word)] = max(said.get(_stem(word), 0), worth)
        for word in {word for key in _keys(movement) for word in key.split("_")}:
            said[_stem(word)] = max(said.get(_stem(word), 0), _OF_NAME)
        if not movement.facts.get("equipment"):
            said[_NO_EQUIPMENT] = _WEIGHTS["equipment"]
        every[movement.name] = said
    return every


def _said_of(movement: Movement) -> dict[str, int]:
    return _said_by_name()[movement.name]


def _stem(word: str) -> str:
    """``word`` as one of what it may name several of."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _keys(movement: Movement) -> list[str]:
    return [*map(key, (movement.name, *movement.aliases, movement.title))]


@cache
def _names() -> Lexicon:
    return Lexicon.of(key for movement in movements() for key in _keys(movement))


@cache
def _fact_names() -> frozenset[str]:
    return frozenset(_stem(name) for fact in FACTS for name in names_of(fact))


@cache
def _vocabulary() -> tuple[frozenset[str], Lexicon]:
    """The words that are said of any movement, and those that mean the same."""
    words = frozenset(word for said in _said_by_name().values() for word in said) | ALIKE.keys()
    return words, Lexicon.of(sorted(words))


def _is_known(term: str) -> bool:
    words, _ = _vocabulary()
    return term in words or any(word.startswith(_stem(term)) for word in words)


def _meant(term: str) -> str | None:
    """The word that ``term`` is most likely a slip of."""
    _, lexicon = _vocabulary()
    return lexicon.nearest(term)
