"""Options of an output: from what the user typed to values of the right type, or a diagnostic."""

from typing import Any, Literal

import pytest
from attrs import field, frozen, validators

from mobdsl.backends.options import read
from mobdsl.diagnostics import Outcome


@frozen
class Options:
    lead_in: int = field(default=5, validator=validators.ge(0))
    speed: float = 1.0
    bell: bool = True
    voice: str | None = "anna"
    paper: Literal["a4", "letter"] = "a4"
    title: str = ""


def read_one(name: str, text: str) -> Any:
    outcome = read("odd", Options, {name: text})
    assert outcome.diagnostics == ()
    return getattr(outcome.value, name.replace("-", "_"))


def refusal(outcome: Outcome[Any]) -> tuple[str, str, str | None, str | None]:
    assert outcome.value is None
    (found,) = outcome.diagnostics
    return found.code, found.message, found.expected, found.hint


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("lead_in", "0", 0),
        ("lead-in", "12", 12),
        ("lead_in", "+7", 7),
        ("speed", "0.5", 0.5),
        ("speed", "2", 2.0),
        ("bell", "no", False),
        ("bell", "OFF", False),
        ("bell", "1", True),
        ("voice", "", None),
        ("voice", "bert", "bert"),
        ("paper", "letter", "letter"),
        ("title", "", ""),
        ("title", "Mühe = 1", "Mühe = 1"),
    ],
)
def test_a_value_gets_the_type_of_its_field(name: str, text: str, value: object) -> None:
    assert read_one(name, text) == value
    assert type(read_one(name, text)) is type(value)


def test_what_is_not_given_keeps_its_default() -> None:
    assert read("odd", Options, {"bell": "no"}).value == Options(bell=False)
    assert read("odd", Options, {}).value == Options()


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("lead_in", "5s", "a whole number"),
        ("lead_in", "1_000", "a whole number"),
        ("lead_in", "٣", "a whole number"),
        ("lead_in", "9" * 5000, "a whole number"),
        ("lead_in", "", "a whole number"),
        ("speed", "fast", "a number"),
        ("speed", "nan", "a number"),
        ("speed", "1e999", "a number"),
        ("bell", "maybe", "yes or no"),
        ("paper", "A4", "a4 or letter"),
    ],
)
def test_a_value_that_does_not_fit_is_told_what_does(name: str, text: str, expected: str) -> None:
    assert refusal(read("odd", Options, {name: text})) == (
        "M609",
        f"The option `{name}` cannot be `{text}`.",
        expected,
        None,
    )


def test_an_unknown_name_gets_the_nearest_and_the_list() -> None:
    assert refusal(read("odd", Options, {"leadin": "5"})) == (
        "M608",
        "The output `odd` has no option `leadin`.",
        "lead_in, speed, bell, voice, paper, title",
        "Did you mean `lead_in`?",
    )


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = read("odd", Options, {"lead_in": "x", "colour": "red", "bell": "yes"}).diagnostics
    assert [each.code for each in found] == ["M609", "M608"]


def test_what_the_output_itself_forbids_is_told_in_its_words() -> None:
    code, message, _, _ = refusal(read("odd", Options, {"lead_in": "-1"}))
    assert code == "M609"
    assert "'lead_in' must be >= 0: -1" in message


def test_an_option_without_a_default_has_to_be_given() -> None:
    @frozen
    class Needs:
        player: "str"  # an annotation as text, as under `from __future__ import annotations`

    assert refusal(read("odd", Needs, {})) == ("M609", "The output `odd` needs the option `player`.", "a text", None)
    assert read("odd", Needs, {"player": "mpv"}).value == Needs("mpv")
