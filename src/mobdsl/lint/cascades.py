"""What follows from a broken definition: nobody is told that a name is unknown whose definition could not be read."""

from __future__ import annotations

import re

from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.language.rewrites import line_at
from mobdsl.suggest import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mobdsl.source import Source, Span

_DEFINE = ("param", "routine", "movement", "context", "progression", "plan", "block", "activity", "days")
_LONG = tuple(word for word in _DEFINE if len(word) > 4)  # `plank` is no slip of `plan`
_DEFINITION = re.compile(r"([^\W\d]\w*)\s+([^\W\d]\w*)")


def lost_names(found: Iterable[Diagnostic], sources: Mapping[str, Source]) -> frozenset[tuple[str, str]]:
    """The names, each with its file, that are defined on lines in which there are errors among ``found``."""
    return frozenset(
        (one.span.path, name)
        for one in found
        if one.severity is Severity.ERROR and one.span and (name := _defined(one.span, sources))
    )


def follows(one: Diagnostic, lost: frozenset[tuple[str, str]], sources: Mapping[str, Source]) -> bool:
    """Whether ``one`` is said of the mere use of a name that is ``lost``."""
    if not lost or one.span is None or one.span.path not in sources:
        return False
    marked = sources[one.span.path].text[one.span.start : one.span.end]
    return (one.span.path, marked) in lost and _defined(one.span, sources) != marked


def _defined(span: Span, sources: Mapping[str, Source]) -> str | None:
    """The name that the line at ``span`` defines, its first word spelled right or nearly so."""
    if span.path not in sources:
        return None
    text = sources[span.path].text
    line = line_at(text, span.start)
    begun = _DEFINITION.match(text, line.start, line.end) if line else None
    if begun and (begun[1] in _DEFINE or nearest(begun[1], _LONG)):
        return begun[2]
    return None
