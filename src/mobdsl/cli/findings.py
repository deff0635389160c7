"""Findings as a command prints them: file by file in the order of the text, and not thousands for one file."""

from __future__ import annotations

from itertools import groupby

from mobdsl.diagnostics import Diagnostic, Severity, in_order

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mobdsl.cli.checking.report import Finding
    from mobdsl.source import Source

MOST = 200
"""The most findings in a file that are shown unless somebody wants all."""

_WEIGHTS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def printed(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, Source],
    shown: Callable[[str], str] = str,
    *,
    colour: bool,
    show_all: bool = False,
) -> Iterator[Finding]:
    """``diagnostics`` as text. Of more than :data:`MOST` in a file the lightest are only counted."""
    diagnostics = tuple(diagnostics)
    if not diagnostics:
        return
    from mobdsl.render.human import render
    from mobdsl.render.terminal import visible

    for path, group in groupby(in_order(diagnostics), key=_path):
        of_file = list(group)
        heaviest = sorted(of_file, key=_weight)[: None if show_all else MOST]
        left_out = len(of_file) - len(heaviest)
        for diagnostic in in_order(heaviest) if left_out else of_file:
            errors, warnings = _counts([diagnostic])
            yield errors, warnings, render(diagnostic, sources, colour=colour, shown=shown)
        if left_out:
            errors, warnings = _counts(of_file)
            shown_errors, shown_warnings = _counts(heaviest)
            where = f" in {visible(shown(path))}" if path else ""
            text = f"and {left_out:,} more{where}: mobdsl check --all"
            yield errors - shown_errors, warnings - shown_warnings, text


def _path(diagnostic: Diagnostic) -> str:
    return diagnostic.span.path if diagnostic.span else ""


def _weight(diagnostic: Diagnostic) -> int:
    return _WEIGHTS[diagnostic.severity]


def _counts(diagnostics: Iterable[Diagnostic]) -> tuple[int, int]:
    """How many errors and warnings there are in ``diagnostics``."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    return severities.count(Severity.ERROR), severities.count(Severity.WARNING)
