"""The colours of each mood, for dark and for light: the whole screen takes them, so that a glance from afar tells."""

from __future__ import annotations

from mobdsl.play.scene import Mood
from mobdsl.records import frozen


@frozen
class Palette:
    """The colours of one mood, as `#rrggbb`."""

    ground: str
    text: str
    dim: str
    accent: str
    """Of figures and bars, and the ground of what is inverse."""
    warn: str


_DARK_TEXT, _DARK_DIM, _DARK_WARN = "#f4f4f2", "#b0b4b8", "#ffb4a2"
_LIGHT_TEXT, _LIGHT_DIM, _LIGHT_WARN = "#141414", "#4a4e54", "#8c1d08"


def _dark(ground: str, accent: str) -> Palette:
    return Palette(ground, _DARK_TEXT, _DARK_DIM, accent, _DARK_WARN)


def _light(ground: str, accent: str) -> Palette:
    return Palette(ground, _LIGHT_TEXT, _LIGHT_DIM, accent, _LIGHT_WARN)


DARK = {
    Mood.READY: _dark("#16181c", "#f2d66d"),
    Mood.WORK: _dark("#0c2418", "#6ee7a0"),
    Mood.REST: _dark("#0d2136", "#7cc8ff"),
    Mood.SWITCH: _dark("#2c210a", "#ffcf5c"),
    Mood.ASK: _dark("#231733", "#d0b3ff"),
    Mood.PAUSED: _dark("#262626", "#e6e6e6"),
    Mood.DONE: _dark("#102419", "#8ff0b4"),
}
LIGHT = {
    Mood.READY: _light("#f7f6f1", "#5c4a00"),
    Mood.WORK: _light("#e3f5ea", "#00542c"),
    Mood.REST: _light("#e2f0fc", "#063f75"),
    Mood.SWITCH: _light("#fdf1d2", "#664200"),
    Mood.ASK: _light("#f1e9fc", "#4b1f87"),
    Mood.PAUSED: _light("#e6e6e6", "#262626"),
    Mood.DONE: _light("#e3f5ea", "#00542c"),
}


def contrast(one: str, other: str) -> float:
    """How well two colours can be told apart, from 1 to 21, as WCAG 2 counts it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
