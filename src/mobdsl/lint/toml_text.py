"""Where words stand in the text of a TOML file, which its parser does not tell, and whether it is safe to parse."""

from __future__ import annotations

import re
from functools import cached_property

from mobdsl.records import frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.source import Source, Span

DEEPEST = 16
"""How many parts a key may have. The parser takes memory with the square of their number."""

_TEXT_OR_COMMENT = re.compile(r'"""(?s:.*?)"""|\'\'\'(?s:.*?)\'\'\'|"(?:[^"\\\n]|\\.)*+"|\'[^\'\n]*+\'|#[^\n]*+')
_DEEP = re.compile(rf"(?:\.[ \t]*+[\w-]*+[ \t]*+){{{DEEPEST}}}")


def deep_key(text: str) -> int | None:
    """Where ``text`` has a key of more than :data:`DEEPEST` parts; None where it has none."""
    deep = _DEEP.search(_TEXT_OR_COMMENT.sub(lambda match: "_" * len(match[0]), text))
    return deep.start() if deep else None


@frozen
class Places:
    """The places of words in ``source``."""

    source: Source

    @cached_property
    def _code(self) -> str:
        """The text with its comments blanked out."""
        return re.sub(r"#[^\n]*", lambda comment: " " * len(comment[0]), self.source.text)

    @cached_property
    def _words(self) -> dict[str, int]:
        """Where each word of letters, figures, `_` and `-` stands first."""
        starts: dict[str, int] = {}
        for word in re.finditer(r"[\w-]+", self._code):
            starts.setdefault(word[0], word.start())
        return starts

    def of(self, word: str) -> Span:
        """Where ``word`` stands first; the start of the file where it is spelled in another way."""
        start = self._words.get(word, -1)
        if start < 0 and word and not re.fullmatch(r"[\w-]+", word):
            start = self._code.find(word)
            while start >= 0 and self._goes_on(start, start + len(word)):
                start = self._code.find(word, start + 1)
        return self.source.span(start, start + len(word)) if start >= 0 else self.source.span(0, 0)

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether what stands from ``start`` to ``end`` is the part of a longer word."""
        around = self._code[max(start - 1, 0) : start], self._code[end : end + 1]
        return any(re.match(r"[\w-]", letter) for letter in around)
