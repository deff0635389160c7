"""M260: blanks that nothing fills in."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked


@pytest.mark.parametrize(
    ("blank", "near"),
    [
        ("{opposite_side}", "other_side"),
        ("{other side}", "other_side"),
        ("{otherside}", "other_side"),
        ("{sides}", "side"),
        ("{Side}", "side"),
        ("{ side }", "side"),
        ("{side", "side"),
        ("{other_side", "other_side"),
    ],
)
def test_a_blank_that_nothing_fills_in(blank: str, near: str) -> None:
    text = f'lunge x8 each side cue "press the {blank} heel down"'
    (one,) = found(text, "M260")
    assert (one.severity, one.hint) == (Severity.WARNING, f"Did you mean {{{near}}}?")
    assert marked(text, one) == blank
    assert found(text.replace(blank, f"{{{near}}}"), "M260") == []


def test_another_word_in_braces() -> None:
    (one,) = found('lunge x8 each side cue "press the {heel} down"', "M260")
    assert one.hint == "Only {side} and {other_side} are filled in."


@pytest.mark.parametrize("words", ["{side} {other_side}", "{1, 2}", "a {b, c}", "{ }", "{", "}", "side"])
def test_braces_that_are_no_blanks(words: str) -> None:
    assert found(f'lunge x8 each side cue "{words}"', "M260") == []
