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
from mobdsl.diagnostics import Diagnostic, Severity, did_you_mean
from mobdsl.model.amounts import Quantity
from mobdsl.model.clauses import Effort, Load
from mobdsl.suggest import Lexicon
from mobdsl.wording.phrases import quantities_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.document import ClauseUse, Document

ON = On.DOCUMENT
CODE = "M253"
SEVERITY = Severity.INFO


def check(document: Document) -> Iterator[Diagnostic]:
    """A finding for each load and effort whose reference or rounding comes to nothing."""
    params = Lexicon.of(document.params)
    for use in document.clauses_said:
        if load := use.clauses.load:
            yield from _load(load, use, document, params)
        if effort := use.clauses.effort:
            yield from _share(effort, use, document, params)


def _load(load: Load, use: ClauseUse, document: Document, params: Lexicon) -> Iterator[Diagnostic]:
    figures = quantities_words(load.amounts) if load.amounts else ""
    is_share = bool(load.amounts) and load.amounts[0].unit == "%"
    if is_share and not load.of:
        message = f"{figures} of what?"
        hint = f"Name what it is a share of: load {figures} of tm, with a line param tm = 100kg."
        yield Diagnostic.warning(CODE, message, use.origin, hint=hint)
    elif load.amounts and not is_share and (load.of or load.nearest):
        word = "of" if load.of else "nearest"
        message = f"{figures} is no share, so `{word}` says nothing here."
        hint = f"Write load {figures}, or a share: load 85% of tm."
        yield Diagnostic.warning(CODE, message, use.origin, hint=hint)
    else:
        yield from _share(load, use, document, params)


def _share(part: Load | Effort, use: ClauseUse, document: Document, params: Lexicon) -> Iterator[Diagnostic]:
    """A finding where the reference of a share is not known, or nothing that there can be a share of."""
    amounts = tuple(one for one in part.amounts if isinstance(one, Quantity))
    if not amounts or not part.of:
        return
    word, example = ("load", "100kg") if isinstance(part, Load) else ("effort", "190")
    known = document.fact(part.of)
    if isinstance(known, Decimal) and word == "load":
        message = f"`{part.of}` is {known.normalize():f} of what? A load has a unit."
        hint = f"Say the unit: param {part.of} = {known.normalize():f}kg"
        yield Diagnostic.warning(CODE, message, use.origin, hint=hint)
        return
    if isinstance(known, Decimal | Quantity):
        return
    rounds = isinstance(part, Load) and part.nearest is not None
    share = f"{word} {quantities_words(amounts)} of {part.of}"
    if known is not None:
        message = f"`{part.of}` is no figure, so `{share}` cannot be worked out."
        yield Diagnostic.warning(
            CODE, message, use.origin, hint=f"A reference is a figure: param {part.of} = {example}"
        )
    elif near := params.nearest(part.of):
        yield Diagnostic.warning(CODE, f"Nothing says what `{part.of}` is.", use.origin, hint=did_you_mean(near))
    else:
        message = f"Nothing says what `{part.of}` is, so people work `{share}` out themselves."
        severity = Severity.WARNING if rounds else SEVERITY
        yield Diagnostic.of(severity, CODE, message, use.origin, hint=f"For example: param {part.of} = {example}")
