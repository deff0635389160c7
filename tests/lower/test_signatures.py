"""Every function that reads a word takes the arguments that the signature of the word names, of their types."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from mobdsl.language.keywords import WORDS, Place, Word, table
from mobdsl.lower import adaptations, clause_words, definitions, guards, lines, log, progressions, rules, statements
from mobdsl.lower.argument_types import ARGUMENT_TYPES
from mobdsl.lower.plans import settings, whens
from mobdsl.lower.signatures import compiled

STEP = (Place.CLAUSE, Place.BLOCK, Place.MOVEMENT)
TABLES: list[tuple[dict[str, Callable[..., Any]], int, tuple[Place, ...]]] = [
    (clause_words.READERS, 2, STEP),
    (lines._READERS, 1, (Place.LINE,)),
    (rules.READERS, 1, (Place.LINE,)),
    (guards.OF_ITEMS, 1, (Place.LINE, *STEP)),
    (adaptations.READERS, 1, (Place.PLAN, Place.PROGRESSION)),
    (progressions._READERS, 2, (Place.PROGRESSION,)),
    (settings.SETTINGS, 2, (Place.PLAN,)),
    (whens._READERS, 2, (Place.WHEN,)),
    (statements._READERS, 2, (Place.FILE,)),
    ({"did": log.read_entry}, 2, (Place.FILE,)),
    ({"variation": definitions._variation}, 3, (Place.MOVEMENT,)),
]
"""Functions by their words, how many parameters they have in front of the arguments, and where the words stand."""


def hands_on(reader: Callable[..., Any]) -> bool:
    """Whether it takes any arguments, for another function that is in another table."""
    return any(one.kind is one.VAR_POSITIONAL for one in inspect.signature(reader).parameters.values())


CASES = [
    pytest.param(word, reader, leading, id=f"{reader.__module__.rpartition('.')[2]}-{word.name}-{place.name}")
    for readers, leading, places in TABLES
    for name, reader in readers.items()
    for place in places
    if (word := table(place).get(name)) is not None
    if not hands_on(reader) and ((name, place) != ("variation", Place.MOVEMENT) or leading == 3)
]


@pytest.mark.parametrize(("word", "reader", "leading"), CASES)
def test_a_reader_takes_what_the_signature_names(word: Word, reader: Callable[..., Any], leading: int) -> None:
    signature = compiled(word.signature)
    parameters = [*inspect.signature(reader).parameters.values()][leading:]
    names = [parameter.name for parameter in parameters]
    assert names[: len(signature.parameters)] == [*signature.parameters]
    assert all(parameter.default is None for parameter in parameters[len(signature.parameters) :])
    annotations = {parameter.name: parameter.annotation for parameter in parameters}
    for name, parameter in signature.parameters.items():
        assert annotations[name] == parameter.gives + ("" if parameter.required else " | None"), name


def test_every_word_has_a_reader() -> None:
    read = {(name, place) for readers, _, places in TABLES for name in readers for place in places}
    others = {
        ("param", Place.FILE), ("at", Place.LINE), ("done", Place.LOG), ("cut", Place.LOG),
            ("skipped", Place.LOG),
        ("do", Place.WHEN), ("rotate", Place.WHEN),
    }  # fmt: skip
    assert {(word.name, place) for word in WORDS for place in word.places} - read == others


def test_every_kind_of_argument_is_used() -> None:
    used = {kind for word in WORDS for kind in ARGUMENT_TYPES if kind in word.signature}
    assert used == set(ARGUMENT_TYPES)


def test_arguments_stand_in_the_order_of_their_labels() -> None:
    signature = compiled("(first:NAME to last:NAME | count:COUNT) [every step:COUNT unit:NAME]")
    assert [*signature.parameters] == ["first", "last", "count", "step", "unit"]
    assert not any(parameter.required for parameter in signature.parameters.values())
