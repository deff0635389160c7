"""A routine to go on with that is not there

`next`, `related` and `requires_reading` point to what comes next, belongs with it or comes before. A text that is a
name with underscores or a dot, such as "week_two", names a routine, and pages lead there; no routine has this name. A
text for people, such as "The second week", is never looked up.

    routine week_one { plank 30s; next "week_two" }
    routine week_2 { plank 45s }

Use instead:

    routine week_one { plank 30s; next "week_two" }
    routine week_two { plank 45s }
"""

from __future__ import annotations

import re

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity, did_you_mean
from mobdsl.language.names import is_name
from mobdsl.model.items import Block, Step, walk
from mobdsl.model.routines import POINTERS
from mobdsl.suggest import Lexicon, first_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.clauses import Heading
    from mobdsl.model.document import Document

ON = On.DOCUMENT
CODE = "M254"
SEVERITY = Severity.WARNING

_FILE = re.compile(r".*\.(?:mob|md|txt|html?)")


def check(document: Document) -> Iterator[Diagnostic]:
    """A finding for each name of a routine that there is not. Files that are named are looked for elsewhere."""
    names = document.routine_names()
    lexicon = Lexicon.of(names)
    for heading in _headings(document):
        name = heading.text
        if heading.word not in POINTERS or not is_name(name, dotted=True) or _FILE.fullmatch(name):
            continue
        near = lexicon.nearest(name)
        if document.routine(name) is None and ("_" in name or "." in name or near):
            hint = did_you_mean(near) if near else f"Its routines: {first_of(names)}."
            yield Diagnostic(CODE, f"There is no routine `{name}`.", heading.origin, SEVERITY, hint=hint)


def _headings(document: Document) -> Iterator[Heading]:
    yield from document.headings
    for routine in document.routines.values():
        yield from (heading for heading in routine.headings if heading not in document.headings)
        for context in routine.contexts:
            yield from context.headings
        for item in walk(routine.items):
            if isinstance(item, Step | Block):
                yield from item.clauses.headings
    for movement in document.movements.values():
        yield from movement.headings
