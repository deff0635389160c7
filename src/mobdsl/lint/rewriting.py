"""Diagnostics of lines in another notation, with the line to write instead."""

from __future__ import annotations

from mobdsl.records import evolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mobdsl.diagnostics import Diagnostic
    from mobdsl.source import Source


def with_rewrites(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source]) -> tuple[Diagnostic, ...]:
    """``diagnostics`` of reading, each with the whole line to write as its fix, where that is known.

    A fix that is a guess gives way to rules that are sure of what is meant, any other to none.
    """
    return tuple(_rewritten(diagnostic, sources) for diagnostic in diagnostics)


def _rewritten(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> Diagnostic:
    from mobdsl.language.rewrites import fix_of_line
    from mobdsl.lint.codes.without_checks import CODES_WITHOUT_CHECKS

    guess = diagnostic.fix is not None and diagnostic.fix.guess
    code, span = CODES_WITHOUT_CHECKS.get(diagnostic.code), diagnostic.span
    if diagnostic.fix and not guess:
        return diagnostic
    if code is None or not code.rewritable or span is None or span.path not in sources:
        return diagnostic
    fix = fix_of_line(sources[span.path], span, sure=guess)
    return evolve(diagnostic, hint=fix.hint, fix=fix) if fix else diagnostic
