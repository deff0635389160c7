"""The titles of what has only a name."""

import pytest

from mobdsl import api
from mobdsl.model.document import name_of_file, title_of_file
from mobdsl.model.names import words_of
from support.say import program, timeline


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("dead_bug", "Dead bug"),
        ('"Press vs. pull"', "Press vs. pull"),
        ('"3.5 kg hold"', "3.5 kg hold"),
        ('"press no. 2, slow_ly"', "Press no. 2, slow_ly"),
        ('"plank."', "Plank."),
    ],
)
def test_a_name_in_quotes_is_as_written(name: str, title: str) -> None:
    (event,) = timeline(f"{name} 30s").events
    assert event.title == title


def test_a_name_of_an_import_is_without_its_alias() -> None:
    text = 'import "back.mob" as back\nback.slow_roll 30s'
    made = api.timeline(program(text, back="movement slow_roll { tags a }")).value
    assert made is not None
    assert [event.title for event in made.events] == ["Slow roll"]


def test_a_file_is_called_as_it_is() -> None:
    assert title_of_file(name_of_file("folder/back-care_2 morning.mob")) == "Back care 2 morning"


@pytest.mark.parametrize(
    ("name", "words"), [("sharp_pain", "sharp pain"), ("back.band_", "band"), ("3.5 kg ball", "3.5 kg ball")]
)
def test_names_as_words(name: str, words: str) -> None:
    assert words_of(name) == words
