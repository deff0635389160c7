"""Which words are things that are counted, beside those that the language knows: plurals in -s."""

from __future__ import annotations

from functools import lru_cache

from mobdsl.language import literals
from mobdsl.language.keywords import WORDS
from mobdsl.language.vocabulary import DOSE_WORDS, ELSEWHERE, HEADINGS, LIMBS, NEVER_NAMES, SPELLED_OUT, UNITS
from mobdsl.suggest import nearest

_SHORTEST = 4
_OTHERS = frozenset({"times", "repetitions", "sets", "reps", "days", "weeks", "months", "years", "sides", "series"})
"""Words behind a figure that say something else than what is counted."""


@lru_cache(maxsize=1024)
def is_counted(word: str) -> bool:
    """Whether ``word`` is a plural and no word of the language or of another tool, nor a slip of one."""
    if len(word) < _SHORTEST or not word.isalpha() or not word.endswith("s") or word in _TAKEN or word in UNITS:
        return False
    return nearest(word, UNITS) is None and nearest(word, _TAKEN) is None


def one_of(thing: str) -> str:
    """One of what is counted: `rung` of `rungs`, `step`; a plural that loses more than an s stays."""
    return thing if thing.endswith(("ses", "xes", "ches", "shes", "ies", "ss")) else thing.removesuffix("s")


_TAKEN = frozenset(
    {
        *(word.name for word in WORDS),
        *DOSE_WORDS,
        *ELSEWHERE,
        *HEADINGS,
        *NEVER_NAMES,
        *SPELLED_OUT,
        *literals.UNITS,
        *_OTHERS,
        *LIMBS,
        *(f"{limb}s" for limb in LIMBS),
    }
)
