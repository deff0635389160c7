"""A text as the expressions of the grammar see it, and what they find in it."""

from __future__ import annotations

import re

from mobdsl.language.names import marks_as_digits, normalised
from mobdsl.records import define

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

UNCLOSED_LONG_TEXT = ("UNCLOSED_LONG_TEXT", r'""(?=")')
"""Three quotation marks that are closed nowhere, of which two are an empty text. It stands right behind LONG_TEXT."""

_COMMENT = r"#[^\n]*"
_NEVER = "(?!)"


@define(eq=False)
class Token:
    """A piece of the text that is no node of its own: a sign, a keyword, the end of a line."""

    kind: int  # the index of its terminal in the symbols of the grammar
    text: str  # as it is written
    start: int
    end: int


class Shapes:
    """The expressions of the terminals, in the order in which they are tried, each compiled when it is first needed."""

    def __init__(self, patterns: Sequence[tuple[str, str]]) -> None:
        self.patterns = patterns
        self._compiled: dict[object, re.Pattern[str]] = {}

    def every(self, *, long_texts: bool) -> re.Pattern[str]:
        """Finds the terminal that comes first of all that could stand at a place: the group that matches.

        At the end of the text no group matches. ``long_texts`` is whether any is to be looked for.
        """
        if long_texts not in self._compiled:
            left_out = () if long_texts else ("LONG_TEXT", UNCLOSED_LONG_TEXT[0])
            groups = (f"({_NEVER if name in left_out else pattern})" for name, pattern in self.patterns)
            self._compiled[long_texts] = re.compile(rf"[^\S\n]*(?:{'|'.join(groups)}|\Z)")
        return self._compiled[long_texts]

    def single(self, kind: int) -> re.Pattern[str]:
        """Finds the terminal ``kind``, the index of its group."""
        if ("single", kind) not in self._compiled:
            self._compiled["single", kind] = re.compile(self.patterns[kind - 1][1])
        return self._compiled["single", kind]

    def coarse(self, others: str, *, long_texts: bool) -> re.Pattern[str]:
        """Finds texts, comments, and outside of them what the expression ``others`` does."""
        if (others, long_texts) not in self._compiled:
            named = dict(self.patterns)
            texts = (named["LONG_TEXT"], named["TEXT"]) if long_texts else (named["TEXT"],)
            self._compiled[others, long_texts] = re.compile("|".join((*texts, _COMMENT, others)))
        return self._compiled[others, long_texts]


class Script:
    """A text that is being cut.

    That a long text is not closed shows at the end of the file only. So that thousands of them take no longer than one,
    it is remembered from where on none is closed: where one is not, no later one is. A later one begins with three
    quotation marks that did not close the first, so a backslash stands before them, which the first text has read
    together with the first of the three. Behind them both texts have the same before them.
    """

    def __init__(self, text: str, shapes: Shapes) -> None:
        self.text = text
        self.letters = marks_as_digits(text)
        self.shapes = shapes
        self.names = _Names()
        self.none_closed_from = len(text) + 1

    def tokens(self, at: int) -> Iterator[re.Match[str]]:
        """The terminals from ``at`` on. It is called anew behind a long text that is not closed."""
        return self.shapes.every(long_texts=at < self.none_closed_from).finditer(self.letters, at)

    def coarse_tokens(self, at: int, others: str) -> Iterator[re.Match[str]]:
        """Texts, comments, and outside of them what ``others`` finds, from ``at`` on."""
        long_texts = at < self.none_closed_from
        for match in self.shapes.coarse(others, long_texts=long_texts).finditer(self.text, at):
            yield match
            if long_texts and match[0] == '""' and self.text.startswith('"', match.end()):
                self.none_closed_from = match.start()
                yield from self.coarse_tokens(match.end(), others)
                return


class _Names(dict[str, str]):
    """Each name in its one spelling, by the spellings that the text has of it."""

    def __missing__(self, written: str) -> str:
        self[written] = normalised(written)
        return self[written]
