"""The guide of the player shows today's keys and today's screens."""

import pytest

from play import GUIDE, PICTURES, SHOWN, Shown, picture, texts, written


def test_the_table_of_keys_and_the_list_of_states_are_those_of_the_code() -> None:
    text = GUIDE.read_text("utf-8")
    assert text == written(text), "run `make docs`"


def test_every_picture_is_of_a_state() -> None:
    assert sorted(file.stem for file in PICTURES.iterdir()) == sorted(shown.name for shown in SHOWN)
    assert len(SHOWN) == 30


@pytest.mark.parametrize("shown", SHOWN, ids=[shown.name for shown in SHOWN])
def test_a_picture_says_what_the_screen_says(shown: Shown) -> None:
    svg = (PICTURES / f"{shown.name}.svg").read_text("utf-8")
    assert texts(svg) == texts(picture(shown)), "run `make docs`"


@pytest.mark.parametrize("shown", SHOWN, ids=[shown.name for shown in SHOWN])
def test_a_picture_asks_for_nothing_from_elsewhere(shown: Shown) -> None:
    svg = (PICTURES / f"{shown.name}.svg").read_text("utf-8")
    assert "url(http" not in svg
    assert "@font-face" not in svg
    assert len(svg) < 100_000
