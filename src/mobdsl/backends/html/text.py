"""Other people's texts made fit to stand in a page. What they look like is left to the template's escaping."""

from __future__ import annotations

import json
import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_DIRECTIONS = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'\\`]+", re.IGNORECASE)
_ESCAPES = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


def clean(text: str) -> str:
    """``text`` without what HTML forbids: control characters, half surrogate pairs and noncharacters become U+FFFD."""
    return _UNFIT.sub("\ufffd", text)


def cleaned(value: Any) -> Any:
    """``value`` with every text in it made :func:`clean`; of anything that JSON can hold."""
    match value:
        case str():
            return clean(value)
        case list():
            return [cleaned(part) for part in value]
        case dict():
            return {clean(key): cleaned(part) for key, part in value.items()}
    return value


def clean_title(text: str) -> str:
    """A title for a window, on one line: it cannot isolate directions as the page does, so it does without marks."""
    return " ".join(_DIRECTIONS.sub("", clean(text)).split())


def web_address(text: str) -> str | None:
    """``text`` if it is an address on the web and nothing else; only then may it become a link."""
    return text if _WEB_ADDRESS.fullmatch(text) else None


def embedded_json(value: Any) -> str:
    """``value`` as JSON that can stand inside a `<script>` element: nothing in it ends the element or a line of it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
