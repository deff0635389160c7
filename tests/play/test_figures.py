"""Big figures are drawn dot by dot, at the largest size that fits."""

import pytest
from hypothesis import strategies as st

from mobdsl.play.figures import big, height, is_drawable, size_that_fits
from support.laws import law


def test_a_figure_of_the_smallest_size() -> None:
    assert big("12:05", 1) == (
        "▄█  ▀▀█ ▄ █▀█ █▀▀",
        " █  █▀▀ ▄ █ █ ▀▀█",
        "▀▀▀ ▀▀▀   ▀▀▀ ▀▀▀",
    )


def test_a_figure_of_twice_that_size() -> None:
    assert big("1×", 2) == (
        "  ██          ",
        "████    ██  ██",
        "  ██      ██  ",
        "  ██    ██  ██",
        "██████        ",
    )


def test_large_letters_stand_for_small_ones() -> None:
    assert big("kg", 1) == big("KG", 1)


@pytest.mark.parametrize(
    ("columns", "rows", "size"),
    [(13, 3, 1), (12, 3, 0), (13, 2, 0), (26, 5, 2), (26, 4, 1), (39, 8, 3), (200, 60, 15), (200, 5, 2)],
)
def test_the_largest_size_that_fits(columns: int, rows: int, size: int) -> None:
    """`0:27` is 13 dots wide: three figures of 3, a colon of 1, three gaps."""
    assert size_that_fits("0:27", columns, rows) == size


def test_what_has_no_big_form_is_not_drawn() -> None:
    assert not is_drawable("8 ↔ 12")
    assert not is_drawable("")
    assert is_drawable("3–5 × 62.5kg")


@law(st.text("0123456789:.×kgm -–+/%≈aq", min_size=1, max_size=12), st.integers(1, 200), st.integers(1, 60))
def test_a_figure_takes_the_room_that_it_said(text: str, columns: int, rows: int) -> None:
    size = size_that_fits(text, columns, rows)
    drawn = big(text, size) if size else ()
    assert len(drawn) == (height(size) if size else 0) <= rows
    assert len({len(row) for row in drawn}) <= 1
    assert max((len(row) for row in drawn), default=0) <= columns
