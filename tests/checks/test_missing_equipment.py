"""M249: equipment that the profile does not have."""

import pytest

from mobdsl.diagnostics import Diagnostic, Severity
from support.checking import findings, marked


def lacking(text: str, equipment: str = '"mat", "foam_roller"') -> list[Diagnostic]:
    toml = f"[profile]\nequipment = [{equipment}]\n"
    return findings({"main.mob": text, "mob.toml": toml}, "M249")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plank 30s with bench", "Plank needs bench"),
        ("plank 30s with towel or band", "Plank needs towel or band"),
        ("plank 30s with mat, bench", "Plank needs bench, which is not at hand."),
        ("movement pull_apart { equipment band }\npull_apart x15", "Pull apart needs band"),
        ("straight_leg_pnf 30s each leg", "needs strap"),
        ("movement row { with barbell }\nrow x8", "Row needs barbell"),
    ],
)
def test_what_is_not_there(text: str, said: str) -> None:
    (one,) = lacking(text)
    assert one.severity is Severity.WARNING
    assert said in one.message


def test_each_line_is_marked() -> None:
    text = "plank 30s with bench\ndead_bug x8\nrow x8 with barbell"
    assert [marked(text, one) for one in lacking(text)] == ["plank", "row"]


@pytest.mark.parametrize(
    "text",
    [
        "plank 30s with mat",
        "plank 30s with bench or mat",
        "foam_roll_glutes 30s with foam_roller",
        "plank 30s",
        "movement stretch { equipment strap or mat }\nstretch 30s",
        "plank 30s; row x8 with barbell optional",
    ],
)
def test_what_is_there(text: str) -> None:
    assert lacking(text) == []


def test_a_slip_is_found() -> None:
    (one,) = lacking("plank 30s with foam_roler")
    assert one.hint == "Did you mean foam_roller?"


@pytest.mark.parametrize("text", ["plank 30s with towel", "movement row { equipment bowel }\nrow x8"])
def test_what_is_known_equipment_is_no_slip(text: str) -> None:
    (one,) = lacking(text, '"dowel"')
    assert one.hint == "`mob.toml` says what is there, under [profile]."


def test_a_slip_of_what_is_known_is_found_too() -> None:
    (one,) = lacking("plank 30s with towle")
    assert one.hint == "Did you mean towel?"


def test_of_a_choice_and_a_list_what_is_missing_is_named() -> None:
    (one,) = lacking("plank 30s with towel or band with mat, bench, barbell")
    assert one.message == "Plank needs towel or band, bench, barbell, which are not at hand."


def test_nothing_at_all_is_at_hand() -> None:
    assert len(lacking("plank 30s with mat", "")) == 1


def test_without_a_profile_everything_is() -> None:
    assert findings({"main.mob": "plank 30s with bench"}, "M249") == []
    assert findings({"main.mob": "plank 30s with bench", "mob.toml": "[profile]\nage = 41"}, "M249") == []
