"""The canonical spelling of a model: a file that, read under the same path, gives the same model.

Definitions come first, then the lines of the file itself; one item a line, clauses in the order of the table of words,
parameters worked out. Comments are not part of a model, nor is how its author spelled it.
"""

from __future__ import annotations

import posixpath

from mobdsl.model.document import Document, name_of_file, title_of_file
from mobdsl.printer import definitions
from mobdsl.printer.clauses import on_lines
from mobdsl.printer.figures import known, text
from mobdsl.printer.log import entry
from mobdsl.printer.plans import plan
from mobdsl.printer.rules import context, rules
from mobdsl.records import evolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.model.routines import Routine


def printed(document: Document) -> str:
    """``document`` as a `.mob` file. What it imports stays in files of its own."""
    return "\n".join("".join(f"{line}\n" for line in paragraph) for paragraph in _paragraphs(document) if paragraph)


def _paragraphs(document: Document) -> Iterator[list[str]]:
    """Groups of lines with an empty line between them."""
    loose = _loose(document)
    own = evolve(document.clauses, headings=document.headings)
    yield [f"param {name} = {known(value)}" for name, value in document.params.items()]
    yield [_import(document.path, alias, one.path) for alias, one in document.imports.items()]
    yield from map(definitions.movement, document.movements.values())
    yield from map(definitions.progression, document.progressions.values())
    yield from map(context, document.contexts)
    yield from (definitions.routine(one) for one in document.routines.values() if one is not loose)
    yield from map(plan, document.plans.values())
    yield list(definitions.contents(loose)) if loose else [*on_lines(own), *rules(document.rules)]
    yield [entry(one) for one in document.log]


def _import(importer: str, alias: str, path: str) -> str:
    return f"import {text(posixpath.relpath(path, posixpath.dirname(importer) or '.'))} as {alias}"


def _loose(document: Document) -> Routine | None:
    """The routine whose lines stand directly in the file, where these lines give the same model again."""
    *_, last = document.routines.values() or (None,)
    name = name_of_file(document.path)
    if last is None or last.contexts or (last.name, last.title) != (name, title_of_file(name)):
        return None
    rules_alone = not (last.items or document.contexts or document.imports) and _defines_nothing_but(last, document)
    same_rules = document.rules == (last.rules if rules_alone else ())
    return last if document.headings == last.headings and same_rules and (last.items or rules_alone) else None


def _defines_nothing_but(routine: Routine, document: Document) -> bool:
    defined: Iterable[object] = (document.movements, document.progressions, document.plans)
    return len(document.routines) == 1 and bool(routine.rules) and not any(defined)
