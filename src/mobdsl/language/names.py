"""What a name is: a word of any script, or several joined by dots.

Many scripts write vowels and tones as marks that combine with letters (Unicode Mn and Mc). To a regular expression such
a mark is no part of a word, so texts are matched with a digit in the place of each.
"""

from __future__ import annotations

import re

NAME = r"[^\W\d]\w*"
"""A name without dots, in a text whose :func:`marks_as_digits` are."""

_LONGEST = 1_000
_DIGIT = 0x0660  # a digit, but none with which a figure begins


def normalised(name: str) -> str:
    """``name`` in Unicode's composed form (NFC): what looks alike is one name, however its accents are typed.

    Longer names than anyone writes stay as they are, because sorting thousands of accents takes time without bound.
    """
    if name.isascii() or len(name) > _LONGEST:
        return name
    from unicodedata import normalize

    return normalize("NFC", name)


def marks_as_digits(text: str) -> str:
    """``text`` with a digit in the place of each mark that combines with a letter; all else is where it was."""
    return text if text.isascii() else text.translate(_MARKS)


def is_name(text: str, *, dotted: bool = False) -> bool:
    """Whether ``text`` is a name; with ``dotted`` also whether it is several joined by dots."""
    pattern = rf"{NAME}(?:\.{NAME})*" if dotted else NAME
    return re.fullmatch(pattern, marks_as_digits(text)) is not None


def words_in(text: str, word: str) -> list[str]:
    """The parts of ``text`` that match the expression ``word``, in which `\\w` stands for marks as well."""
    return [text[match.start() : match.end()] for match in re.finditer(word, marks_as_digits(text))]


class _Marks(dict[int, int]):
    """What stands for each character, worked out when it is first met."""

    def __missing__(self, code: int) -> int:
        from unicodedata import category

        self[code] = _DIGIT if category(chr(code)) in ("Mn", "Mc") else code
        return self[code]


_MARKS = _Marks()
