"""The reference lists the words as they are."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from mobdsl.language.keywords import WORDS, reserved
from mobdsl.language.vocabulary import ELSEWHERE

ROOT = Path(__file__).parents[2]


def writer() -> ModuleType:
    found = spec_from_file_location("docs_words", ROOT / "docs" / "words.py")
    assert found is not None
    assert found.loader is not None
    module = module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_the_table_in_the_reference_is_current() -> None:
    text = (ROOT / "grammar/SPEC.md").read_text("utf-8")
    assert writer().with_table(text) == text, "run `make docs`"


def test_there_are_fewer_than_a_hundred_reserved_words() -> None:
    assert len(list(reserved())) < 100


def test_every_row_is_told_apart() -> None:
    places = [(word.name, place) for word in WORDS for place in word.places]
    assert len(places) == len(set(places))


def test_words_of_other_tools_are_not_ours() -> None:
    lines = {word.name for word in WORDS}
    assert not {"emom", "amrap", "tabata", "superset"} & lines
    assert set(ELSEWHERE) >= {"emom", "amrap", "tabata", "superset"}
