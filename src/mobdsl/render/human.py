"""Diagnostics for people: the line with the place marked, what was expected, what to write instead."""

from __future__ import annotations

from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.render.terminal import in_columns, visible
from mobdsl.wording.columns import columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mobdsl.source import Source, Span

WIDTH = 100
"""The most columns of a source line that are shown."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def render(
    diagnostic: Diagnostic, sources: Mapping[str, Source], *, colour: bool = False, shown: Callable[[str], str] = str
) -> str:
    """``diagnostic`` as text of several lines, an info as one. ``shown`` names files as readers know them."""
    paint = _painter(colour)
    kind = paint(f"{diagnostic.severity.value}[{diagnostic.code}]", _COLOURS[diagnostic.severity], True)
    if diagnostic.severity is Severity.INFO:
        return f"{kind}: {_in_one_line(diagnostic, sources, shown)}"
    lines = [kind + paint(f": {visible(diagnostic.message)}", "", True)]
    if diagnostic.span:
        lines.extend(_place(diagnostic.span, sources, paint, _COLOURS[diagnostic.severity], shown))
    for related in diagnostic.related:
        lines.append(f"  {paint('note', '36', True)}: {visible(related.message)}")
        lines.extend(_place(related.span, sources, paint, "36", shown))
    if diagnostic.expected:
        lines.append(f"  {paint('expected', '36', True)}: {visible(diagnostic.expected)}")
    if diagnostic.hint:
        lines.append(f"  {paint('hint', '36', True)}: {visible(diagnostic.hint)}")
    return "\n".join(lines)


def _in_one_line(diagnostic: Diagnostic, sources: Mapping[str, Source], shown: Callable[[str], str]) -> str:
    """The message, the hint, and behind them the places in brackets."""
    places = [(diagnostic.span, "")] if diagnostic.span else []
    places.extend((related.span, f" {related.message}") for related in diagnostic.related)
    where = "; ".join(f"{_line(span, sources, shown)}{message}" for span, message in places)
    text = " ".join(part for part in (diagnostic.message, diagnostic.hint) if part)
    return visible(f"{text} ({where})" if where else text)


def _line(span: Span, sources: Mapping[str, Source], shown: Callable[[str], str]) -> str:
    source = sources.get(span.path)
    return f"{shown(span.path)}:{source.position(span.start)[0]}" if source else shown(span.path)


def _painter(colour: bool) -> Callable[[str, str, bool], str]:
    def paint(text: str, code: str, bold: bool = False) -> str:
        codes = ";".join(part for part in ("1" if bold else "", code) if part)
        return f"\x1b[{codes}m{text}\x1b[0m" if colour and codes else text

    return paint


def _place(
    span: Span,
    sources: Mapping[str, Source],
    paint: Callable[[str, str, bool], str],
    code: str,
    shown: Callable[[str], str],
) -> list[str]:
    source = sources.get(span.path)
    if source is None:
        return [f"  --> {visible(shown(span.path))}"]
    number, column = source.position(min(span.start, len(source.text)))
    text = source.line(number)
    end = column - 1 + max(span.end - span.start, 1)
    text, start, end = _window(text, column - 1, min(end, max(len(text), column)))
    margin = " " * len(str(number))
    marks = " " * columns(in_columns(text[:start])) + "^" * max(columns(in_columns(text[start:end])), 1)
    return [
        f" {margin}--> {visible(shown(span.path))}:{number}:{column}",
        f" {margin} |",
        f" {number} | {in_columns(text)}",
        f" {margin} | {paint(marks, code, True)}",
    ]


def _window(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The part of a long line around what is marked."""
    if len(text) <= WIDTH:
        return text, start, end
    first = max(0, min(start - WIDTH // 3, len(text) - WIDTH))
    cut = text[first : first + WIDTH]
    before, after = "…" if first else "", "…" if first + WIDTH < len(text) else ""
    shift = len(before) - first
    return f"{before}{cut}{after}", start + shift, min(end + shift, len(cut) + len(before))
