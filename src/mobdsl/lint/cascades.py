"""What follows from a broken definition: nobody is told that a name is unknown whose definition could not be read."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from mobdsl.diagnostics import Diagnostic
    from mobdsl.model.document import Document
    from mobdsl.source import Source, Span

LostNames: TypeAlias = "dict[tuple[str, str], list[Span]]"
"""The lines that were to define a name and could not be read, by its file and the name."""


def lost_names(document: Document) -> LostNames:
    """The names that ``document`` and what it imports were to define and do not."""
    lost: LostNames = {}
    documents, seen = [document], {document.path}
    while documents:
        document = documents.pop()
        for undefined in document.undefined:
            lost.setdefault((undefined.line.path, undefined.name), []).append(undefined.line)
        imported = [other for other in document.imports.values() if other.path not in seen]
        seen.update(other.path for other in imported)
        documents.extend(imported)
    return lost


def follows(diagnostic: Diagnostic, lost: LostNames, sources: Mapping[str, Source]) -> bool:
    """Whether ``diagnostic`` is about the mere use of a name that is ``lost``, elsewhere than where it is defined."""
    span = diagnostic.span
    if not lost or span is None or span.path not in sources:
        return False
    lines = lost.get((span.path, sources[span.path].text[span.start : span.end]), ())
    return bool(lines) and not any(line.start <= span.start < line.end for line in lines)
