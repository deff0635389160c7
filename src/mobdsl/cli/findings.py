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

    for path, group in groupby(in_order(diagnostics), key=lambda found: found.span.path if found.span else ""):
        of_file = list(group)
        heaviest = sorted(of_file, key=lambda found: _WEIGHTS[found.severity])[: None if show_all else MOST]
        left_out = len(of_file) - len(heaviest)
        for found in in_order(heaviest) if left_out else of_file:
            errors, warnings = _counts([found])
            yield errors, warnings, render(found, sources, colour=colour, shown=shown)
        if left_out:
            errors, warnings = _counts(of_file)
            shown_errors, shown_warnings = _counts(heaviest)
            where = f" in {visible(shown(path))}" if path else ""
            text = f"and {left_out:,} more{where}: mobdsl check --all"
            yield errors - shown_errors, warnings - shown_warnings, text


def _counts(diagnostics: Iterable[Diagnostic]) -> tuple[int, int]:
    """How many errors and warnings there are in ``diagnostics``."""
    severities = [found.severity for found in diagnostics]
    return severities.count(Severity.ERROR), severities.count(Severity.WARNING)
