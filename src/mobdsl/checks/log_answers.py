"""An answer that does not fit its question

A field of the log has the name of a question (`ask effort 0-10`), and its value is none of those that can be answered:
it lies outside the scale, is a word where a figure is asked for, or none of the choices. Or the field has nearly the
name of a question; then nothing reads it.

    ask effort 0-10
    plank 30s
    did 2026-03-02 07:04 main 9:40 effort 15

Use instead:

    ask effort 0-10
    plank 30s
    did 2026-03-02 07:04 main 9:40 effort 5
"""

from __future__ import annotations

from decimal import Decimal

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity, did_you_mean
from mobdsl.model.guards import Ask
from mobdsl.suggest import Lexicon

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.model.conditions import Known
    from mobdsl.model.document import Document
    from mobdsl.model.routines import Context, Routine

ON = On.DOCUMENT
CODE = "M454"
SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Diagnostic]:
    """A finding for each field of the log that answers no question, and looks as if it did."""
    if not document.log:
        return
    asked: dict[str, list[Ask]] = {}
    for ask in _asks(document):
        asked.setdefault(ask.name, []).append(ask)
    lexicon = Lexicon.of(asked)
    for entry in document.log:
        for name, value in entry.fields.items():
            if name in asked:
                if not any(_answers(value, ask) for ask in asked[name]):
                    ask = asked[name][0]
                    message = f"`{name}` is asked for as {_shown(ask)}, and this is another answer."
                    yield Diagnostic(CODE, message, entry.origin, SEVERITY, hint=f"For example: {name} {_example(ask)}")
            elif near := lexicon.nearest(name):
                message = f"Nothing asks for `{name}`."
                yield Diagnostic(CODE, message, entry.origin, SEVERITY, hint=did_you_mean(near))


def _asks(document: Document) -> Iterator[Ask]:
    """Every question of ``document`` and of what it imports."""
    holders: list[Document | Routine | Context] = [document, *document.contexts]
    for routine in document.routines.values():
        holders.extend((routine, *routine.contexts))
    yield from (rule for holder in holders for rule in holder.rules if isinstance(rule, Ask))
    yield from (guard for said in document.clauses_said for guard in said.clauses.guards if isinstance(guard, Ask))
    for imported in document.imports.values():
        yield from _asks(imported)


def _answers(value: Known, ask: Ask) -> bool:
    if ask.scale:
        most = ask.scale.high
        return isinstance(value, Decimal) and ask.scale.low <= value and (most is None or value <= most)
    if ask.choices:
        return value in ask.choices
    return isinstance(value, bool)


def _shown(ask: Ask) -> str:
    if ask.scale:
        return f"a figure from {ask.scale.low} to {ask.scale.high}"
    return _listed(ask.choices or ("yes", "no"))


def _listed(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def _example(ask: Ask) -> str:
    if ask.scale:
        return str((ask.scale.low + (ask.scale.high or ask.scale.low)) // 2)
    return ask.choices[0] if ask.choices else "yes"
