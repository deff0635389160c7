"""Lines of a log that stands in a file of its own."""

from __future__ import annotations

from contextlib import suppress

from mobdsl.diagnostics import Outcome
from mobdsl.lower.log import read_answers, read_entry
from mobdsl.lower.outline import head
from mobdsl.lower.scope import RejectedError, Scope, readable
from mobdsl.lower.statements import statement_arguments
from mobdsl.lower.unconsumed import report_leftovers
from mobdsl.syntax.parser import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from mobdsl.model.log import Entry
    from mobdsl.source import Source

_READERS: Mapping[str, Callable[..., Entry]] = {"did": read_entry, "answered": read_answers}


def read_lines(source: Source) -> Outcome[tuple[Entry, ...]]:
    """The entries in ``source``, in the order of the text, and what is wrong with the other lines."""
    parsed = parse(source)
    scope = Scope(source, diagnostics=[*parsed.diagnostics])
    entries: list[Entry] = []
    assert parsed.value
    for statement in readable(parsed.value.statements, scope):
        word = head(statement)
        reader = _READERS.get(word or "")
        if reader is None:
            if word not in ("mob", None):
                hint = "Only lines that begin with `did` or `answered` are read here."
                scope.warn("M438", "This is no line of a log.", statement, hint=hint)
            continue
        with suppress(RejectedError):
            values: list[Any] = statement_arguments(statement, word or "", scope)
            entries.append(reader(statement, scope, *values))
            report_leftovers(statement, scope)
    return Outcome(tuple(entries), tuple(scope.diagnostics))
