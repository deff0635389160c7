"""Names that a line was to define and could not: whoever uses one is not told as well that nobody knows it."""

from __future__ import annotations

from mobdsl.model.document import UndefinedName
from mobdsl.suggest import nearest
from mobdsl.syntax import nodes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.source import Source

_DEFINING = ("param", "routine", "movement", "context", "progression", "plan", "block", "activity", "days")
_LONG = tuple(word for word in _DEFINING if len(word) > 4)  # `plank` is no slip of `plan`
_LONGEST_HEAD = 300


def undefined_by(line: nodes.Line, source: Source) -> UndefinedName | None:
    """The name that ``line`` was to define, its first word spelled right or nearly so; None where it defines none."""
    words = _first_words(line, source)
    if words is None or not (words[0] in _DEFINING or nearest(words[0], _LONG)):
        return None
    body = line.body if isinstance(line, nodes.Statement) else None
    return UndefinedName(words[1], source.span(line.start, body.start if body else line.end))


def _first_words(line: nodes.Line, source: Source) -> tuple[str, str] | None:
    """The two bare words with which ``line`` begins. One that could not be read has no parts, only its text."""
    match line:
        case nodes.Statement((nodes.Name(first), nodes.Name(second), *_)):
            return first, second
        case nodes.Invalid():
            text = source.text[line.start : min(line.end, line.start + _LONGEST_HEAD)]
            first = _word_before(text)
            behind = text[len(first) :]
            second = _word_before(behind.lstrip(" \t"))
            if first and second and behind[0] in " \t":
                return first, second
    return None


def _word_before(text: str) -> str:
    """The bare word with which ``text`` begins, or nothing."""
    end = next((at for at, letter in enumerate(text) if not (letter.isalnum() or letter == "_")), len(text))
    return "" if text[:1].isdigit() else text[:end]
