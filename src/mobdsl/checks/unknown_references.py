"""A share of something that nothing gives

A load is written as a share (`load 85% of tm`), and nothing says what the whole is: no `param`, no fact of the profile
in `mob.toml`. So people have to work it out themselves, and `nearest` rounds nothing. It is an info as long as the line
names the reference, and a warning where it names none, where `nearest` has nothing to round, or where the name is
nearly that of a parameter.

    squat 3x5 load 85% of tm

Use instead:

    param tm = 100kg
    squat 3x5 load 85% of tm
"""

from __future__ import annotations

from decimal import Decimal

from mobdsl.checks.support.base import On
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.model.amounts import Quantity
from mobdsl.model.clauses import Effort, Load
from mobdsl.suggest import nearest
from mobdsl.wording.phrases import quantity_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.document import ClauseUse, Document

ON = On.DOCUMENT
CODE = "M253"
SEVERITY = Severity.INFO


def check(document: Document) -> Iterator[Diagnostic]:
    """A finding for each load and effort whose reference or rounding comes to nothing."""
    for said in document.clauses_said():
        if load := said.clauses.load:
            yield from _load(load, said, document)
        if effort := said.clauses.effort:
            yield from _share(effort, "effort", "190", said, document)


def _load(load: Load, said: ClauseUse, document: Document) -> Iterator[Diagnostic]:
    if load.amount and load.amount.unit == "%" and not load.of:
        message = f"{quantity_words(load.amount)} of what?"
        hint = f"Name what it is a share of: load {quantity_words(load.amount)} of tm, with a line param tm = 100kg."
        yield _warning(message, said, hint)
    elif load.amount and load.amount.unit != "%" and (load.of or load.nearest):
        word = "of" if load.of else "nearest"
        message = f"{quantity_words(load.amount)} is no share, so `{word}` says nothing here."
        yield _warning(message, said, f"Write load {quantity_words(load.amount)}, or a share: load 85% of tm.")
    else:
        yield from _share(load, "load", "100kg", said, document)


def _share(part: Load | Effort, word: str, example: str, said: ClauseUse, document: Document) -> Iterator[Diagnostic]:
    """A finding where the reference of a share is not known, or nothing that there can be a share of."""
    if not part.amount or not part.of:
        return
    known = document.fact(part.of)
    if isinstance(known, Decimal) and word == "load":
        hint = f"Say the unit: param {part.of} = {known.normalize():f}kg"
        yield _warning(f"`{part.of}` is {known.normalize():f} of what? A load has a unit.", said, hint)
        return
    if isinstance(known, Decimal | Quantity):
        return
    rounds = isinstance(part, Load) and part.nearest is not None
    share = f"{word} {quantity_words(part.amount)} of {part.of}"
    if known is not None:
        hint = f"A reference is a figure: param {part.of} = {example}"
        yield _warning(f"`{part.of}` is no figure, so `{share}` cannot be worked out.", said, hint)
    elif near := nearest(part.of, document.params):
        yield _warning(f"Nothing says what `{part.of}` is.", said, f"Did you mean {near}?")
    else:
        message = f"Nothing says what `{part.of}` is, so people work `{share}` out themselves."
        level = Severity.WARNING if rounds else SEVERITY
        yield Diagnostic(CODE, message, said.origin, level, hint=f"For example: param {part.of} = {example}")


def _warning(message: str, said: ClauseUse, hint: str) -> Diagnostic:
    return Diagnostic(CODE, message, said.origin, Severity.WARNING, hint=hint)
