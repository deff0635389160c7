"""M214 and M215: rules of order that the lines, or each other, cannot meet."""

import pytest

from support.checking import found, marked, related


@pytest.mark.parametrize("place", ["first", "last"])
def test_only_one_can_be_first_or_last(place: str) -> None:
    text = f"plank 30s; bridge 30s; march 30s; require plank {place}; require march {place}"
    (one,) = found(text, "M214")
    other = "plank" if place == "first" else "march"
    assert related(text, one) == [f"require {other} {place}"]
    assert one.hint == f"Only one can be {place}: take one of the two lines out."


def test_what_stands_there_is_shown() -> None:
    text = "plank 30s; bridge 30s; require bridge first"
    (one,) = found(text, "M214")
    assert (marked(text, one), related(text, one)) == ("require bridge first", ["plank"])
    assert one.hint == "Move the line, or leave `plank` out here."


def test_an_order_both_ways_round() -> None:
    text = "plank 30s; bridge 30s; require plank before bridge; require bridge before plank"
    (one,) = found(text, "M215")
    assert (marked(text, one), related(text, one)) == ("require bridge before plank", ["require plank before bridge"])
    assert one.hint == "Both cannot be: take one of the two lines out."


def test_a_line_that_comes_too_early_is_shown() -> None:
    text = "plank 30s; bridge 30s; require bridge before plank"
    (one,) = found(text, "M215")
    assert related(text, one) == ["plank"]
