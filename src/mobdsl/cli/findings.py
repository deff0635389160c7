"""Findings as a command prints them: file by file in the order of the text, and not thousands for one file."""

from __future__ import annotations

from itertools import groupby

from mobdsl.diagnostics import Diagnostic, Severity, in_order

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

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
    width: int | None = None,
    show_all: bool = False,
    quiet: Collection[str] = (),
) -> Iterator[Finding]:
    """``diagnostics`` as text in lines of ``width``. Of more than :data:`MOST` in a file the lightest are only counted.

    So are infos with a ``quiet`` code, unless somebody wants all.
    """
    counted: list[Diagnostic] = []
    heard: list[Diagnostic] = []
    for diagnostic in in_order(diagnostics):
        is_quiet = diagnostic.severity is Severity.INFO and diagnostic.code in quiet and not show_all
        (counted if is_quiet else heard).append(diagnostic)
    yield from ((0, 0, 1, False, _identity(diagnostic, shown)) for diagnostic in counted)
    if not heard:
        return
    from mobdsl.render.human import render
    from mobdsl.render.terminal import visible

    for path, group in groupby(heard, key=_path):
        of_file = list(group)
        heaviest = sorted(of_file, key=_weight)[: None if show_all else MOST]
        left_out = len(of_file) - len(heaviest)
        for diagnostic in in_order(heaviest) if left_out else of_file:
            yield *_counts([diagnostic]), True, render(diagnostic, sources, colour=colour, shown=shown, width=width)
        if left_out:
            errors, warnings, notes = map(int.__sub__, _counts(of_file), _counts(heaviest))
            where = f" in {visible(shown(path))}" if path else ""
            text = f"and {left_out:,} more{where}: mobdsl check --all"
            yield errors, warnings, notes, True, text


def _identity(diagnostic: Diagnostic, shown: Callable[[str], str]) -> str:
    """What tells ``diagnostic`` from others, in whichever files it is met."""
    place = diagnostic.span
    where = f"{shown(place.path)}:{place.start}-{place.end}" if place else ""
    return f"{diagnostic.code} {where} {diagnostic.message}"


def _path(diagnostic: Diagnostic) -> str:
    return diagnostic.span.path if diagnostic.span else ""


def _weight(diagnostic: Diagnostic) -> int:
    return _WEIGHTS[diagnostic.severity]


def _counts(diagnostics: Iterable[Diagnostic]) -> tuple[int, int, int]:
    """How many errors, warnings and infos there are in ``diagnostics``."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    return severities.count(Severity.ERROR), severities.count(Severity.WARNING), severities.count(Severity.INFO)
