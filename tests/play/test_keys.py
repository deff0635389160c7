"""The table of keys, and how a terminal says them."""

import pytest

from mobdsl.play.keys import KEYS, Action, action_of, help_lines, hint_of
from mobdsl.play.plain.keyboard import keys_in


def test_no_key_does_two_things() -> None:
    keys = [key for row in KEYS for key in row.keys]
    assert len(keys) == len(set(keys)) == 30


def test_every_action_has_a_key() -> None:
    assert {row.action for row in KEYS} == set(Action)


@pytest.mark.parametrize(
    ("key", "action"),
    [
        ("space", Action.PAUSE),
        ("P", Action.PAUSE),
        ("enter", Action.DONE),
        ("+", Action.MORE),
        ("w", None),
        ("F1", None),
    ],
)
def test_what_a_key_does(key: str, action: Action | None) -> None:
    assert action_of(key) is action


def test_hints_and_help_are_of_the_same_table() -> None:
    assert hint_of(Action.PAUSE) == "Space pause"
    assert help_lines(without={Action.LIGHT})[0] == ("Space or P", "Pause, go on")
    assert len(help_lines(without={Action.LIGHT})) == len(KEYS) - 1


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("n", ["n"]),
        ("\x1b[A\x1b[B\x1b[C\x1b[D", ["up", "down", "right", "left"]),
        ("\x1bOC", ["right"]),
        ("\x1b", ["escape"]),
        ("\x1b[1;5C\x1b[200~x", ["x"]),
        (" \r\n\x7f\b\t", ["space", "enter", "enter", "backspace", "backspace", "tab"]),
        ("\x03\x1a", ["interrupt", "suspend"]),
        ("é\x00", ["é"]),
    ],
)
def test_what_a_terminal_says(text: str, keys: list[str]) -> None:
    assert [key for key in keys_in(text) if key] == keys
