"""Things that are counted under a name of their own: `row 15 calories`, `climb 12 rungs`, `climb 12 "Sprossen"`."""

from __future__ import annotations

from mobdsl.language import figures, literals
from mobdsl.language.counted import is_counted
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.lower.cursor import Cursor


def counted_thing(cursor: Cursor) -> str | None:
    """What the figure at ``cursor`` counts, where the language has no word for that.

    It is a plural in -s, or behind a number alone a word in quotes.
    """
    following, word = cursor.peek(1), cursor.word(1)
    if word is None and not isinstance(following, nodes.Text):
        return None
    part = cursor.scope.resolve(cursor.peek())
    value = literals.read(part.text) if isinstance(part, nodes.Figure) else None
    match value:
        case figures.NumberFigure(_, 0) if isinstance(following, nodes.Text):
            return following.value.strip() or None
        case figures.NumberFigure(_, 0) | figures.SetsFigure(_, figures.RepsFigure(_, False)):
            text_behind = isinstance(cursor.peek(2), nodes.Text)  # `rungs "text"` is a heading
            return word if word and not text_behind and is_counted(word) else None
    return None
