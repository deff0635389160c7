"""Text from strangers as plain text in Markdown."""

import re
from unicodedata import category

# What Markdown, its tables, and GitHub's mathematics read as more than a character.
_SIGNS = re.compile(r"[\\`*_\[\]<#|~&$@]")
# What becomes a link by itself: an address in the middle of a text.
_ADDRESSES = re.compile(r"(?<=:)/(?=/)|(?<=www)\.", re.IGNORECASE)
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> str:
    """``text`` on one line, with a backslash before whatever Markdown would not show as it stands.

    Controls, lone surrogates and marks that turn the direction of writing, with which a text can pose as another,
    become the replacement character.
    """
    shown = "".join(
        "\N{REPLACEMENT CHARACTER}" if character in _DIRECTIONS or category(character) in ("Cc", "Cs") else character
        for character in " ".join(text.split())
    )
    return _ADDRESSES.sub(r"\\\g<0>", _SIGNS.sub(r"\\\g<0>", shown))
