"""Reads lines in the notation of people: whole lines, of which every word and every figure has a meaning, or none.

`squat 3 x 8 @ 60kg (90s rest)` is read phrase by phrase into what it says, and written anew in this language. Where
anything of a line has no meaning that is known, nothing is written: what is left out would be lost without a word.
"""

from __future__ import annotations

from mobdsl.language.notation.groups import read_line
from mobdsl.language.notation.reading import UnclearError

__all__ = ["UnclearError", "read_line"]
