"""What is no name of an answer, because a line of the log means something else by it."""

from __future__ import annotations

from mobdsl.language.vocabulary import HEADINGS
from mobdsl.model.log import STATES

_IN_QUOTES = 'A text of several words stands in quotes behind its word: note "stiff at first"'
SMALL_WORDS = {
    "of": "A figure on a scale stands alone: soreness 3",
    "in": "The context stands behind `if`: did 2026-03-02 07:04 evening 9:40 if pre_run",
    **dict.fromkeys(("at", "on", "for", "with", "without", "after", "before", "the", "a", "was", "is"), _IN_QUOTES),
}
"""Words that stand between others in a sentence, with what to write."""

NO_ANSWERS = frozenset((*STATES, *HEADINGS, *SMALL_WORDS))
"""What is no name of an answer, because a line of the log means something else by it."""
