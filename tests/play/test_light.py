"""Whether a terminal is light, and whether the colours for it can be told apart."""

import pytest

from mobdsl.play.scene import Mood
from mobdsl.play.screen.background import is_light
from mobdsl.play.screen.colours import DARK, LIGHT, Palette, contrast


@pytest.mark.parametrize(
    ("answer", "fallback", "light"),
    [
        (b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;4c", "", True),
        (b"\x1b]11;rgb:1e1e/1e1e/2e2e\x07\x1b[?62c", "0;15", False),
        (b"\x1b]11;rgb:fd/f6/e3\x07", "", True),
        (b"\x1b]11;rgba:0000/0000/0000/ffff\x07", "", False),
        (b"\x1b[?1;2c", "0;15", True),
        (b"", "15;0", False),
        (b"", "15;default;7", True),
        (b"", "", False),
    ],
)
def test_the_terminal_is_asked_first(answer: bytes, fallback: str, light: bool) -> None:
    assert is_light({"COLORFGBG": fallback}, lambda: answer) is light


def test_black_on_white_is_the_most_there_is() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


@pytest.mark.parametrize("palette", [*DARK.values(), *LIGHT.values()])
def test_figures_and_texts_stand_out(palette: Palette) -> None:
    assert contrast(palette.accent, palette.ground) >= 7
    assert contrast(palette.text, palette.ground) >= 7
    assert contrast(palette.warn, palette.ground) >= 7
    assert contrast(palette.dim, palette.ground) >= 4.5


def test_every_mood_has_a_ground_of_its_own() -> None:
    assert set(DARK) == set(LIGHT) == set(Mood)
    assert len({palette.ground for mood, palette in DARK.items() if mood is not Mood.DONE}) == len(DARK) - 1
    assert len({palette.ground for mood, palette in LIGHT.items() if mood is not Mood.DONE}) == len(LIGHT) - 1
