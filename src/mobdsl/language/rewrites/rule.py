"""A row of the tables of rewrites."""

from __future__ import annotations

from mobdsl.language.keywords import WORDS
from mobdsl.language.vocabulary import DOSE_WORDS, HEADINGS, NEVER_NAMES, UNITS
from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from typing import TypeAlias

Replacement: TypeAlias = "str | Callable[[re.Match[str]], str | None]"

NAME = r"(?!x\d|xmax\b)[^\W\d]\w*"
LIMB = r"(?:side|leg|arm|hand|foot|knee|hip|shoulder|ankle|wrist)"
_DAYS = "mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
DAY = rf"(?:(?i:{_DAYS})s?\b)"

RESERVED = frozenset({word.name for word in WORDS} | NEVER_NAMES | {*HEADINGS, *UNITS, *DOSE_WORDS})
"""Words that are no part of somebody's name for a movement."""


@frozen
class RewriteRule:
    """What people write, and what they mean by it."""

    pattern: str
    """A regular expression on a line."""
    replacement: Replacement
    """What is meant: a template, or a function of the match that gives None where it is no slip after all."""
    braces: bool | None = None
    """Only on lines with a body, or only on others; None for both."""
    figures: bool = True
    """Whether every figure of the line stays in it."""
