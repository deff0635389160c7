"""What a session comes to, worked out by hand."""

from decimal import Decimal

import pytest

from mobdsl.timeline.totals import Total, totals_of, totals_words
from support.say import timeline


def _total(low: str, high: str | None, unit: str) -> Total:
    return Total(Decimal(low), None if high is None else Decimal(high), unit)


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("swim 8x50yd; swim 2-3x100yd", _total("600", "700", "yd")),
        ("run 2km; jog 400m", Total(Decimal(2400), Decimal(2400), "m", mixed=True)),
        ("run 1-2mi", _total("1", "2", "mi")),
        ("repeat 4 { run 400m; jog 200m between rounds }", _total("2200", "2200", "m")),
        ("sled_push 20m each side", _total("40", "40", "m")),
        ("repeat for 12min { row 250m; burpee x5 }", _total("250", None, "m")),
        ("plank 30s", None),
    ],
)
def test_the_distance_of_all_sets(text: str, total: Total | None) -> None:
    assert totals_of(timeline(text).events).distance == total


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("squat 3x5 load 60/70/80kg", _total("1050", "1050", "kg")),
        ("param tm = 100kg\npress x5/5/5+ load 65/75/85% of tm", _total("1125", None, "kg")),
        ("curl 3x8-10 load 20lb each arm", _total("960", "1200", "lb")),
        ("squat 3x5 load 60kg; press 3x5 load heavy", _total("900", None, "kg")),
        ("squat 3x5 load 60kg; bench_press 3x5 effort 8rpe", _total("900", None, "kg")),
        ("squat x5 load 60kg; squat xmax load 50kg", _total("300", None, "kg")),
        ("squat x5 load 60kg; wall_sit max", _total("300", "300", "kg")),
        ("squat 3x5 load 60kg; press x5 load 50% of unknown", _total("900", None, "kg")),
        ("push_up 3x10", None),
    ],
)
def test_the_weight_that_is_moved(text: str, total: Total | None) -> None:
    assert totals_of(timeline(text).events).work == total


def test_in_words_it_says_what_is_not_known() -> None:
    made = timeline("run 2km; run 400m; repeat for 12min { row x5 load 40kg; burpee x5 }")
    assert list(totals_words(made.events)) == ["in all 2400m", "in all at least 200kg lifted"]


def test_what_is_written_in_several_units_is_told_in_whole_ones() -> None:
    """5 km, 1609.344 m and 2.5 km are 9109.344 m; 60 kg and 9.0718474 kg five times each are 345.359 kg."""
    assert list(totals_words(timeline("run 5km; walk 1mi; bike 2.5km").events)) == ["in all 9109m"]
    lifted = timeline("squat x5 load 60kg; curl x5 load 20lb")
    assert list(totals_words(lifted.events)) == ["in all 345kg lifted"]
    assert list(totals_words(timeline("run 1.125mi; run 1mi").events)) == ["in all 2.125mi"]


def test_a_single_set_says_it_itself() -> None:
    assert list(totals_words(timeline("run 5km").events)) == []
