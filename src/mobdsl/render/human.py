"""Diagnostics for people: the line with the place marked, what was expected, what to write instead."""

from __future__ import annotations

from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.render.terminal import in_columns, painter, visible
from mobdsl.wording.columns import columns, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mobdsl.render.terminal import Painter
    from mobdsl.source import Source, Span

WIDTH = 100
"""The most columns of a source line that are shown."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def render(
    diagnostic: Diagnostic,
    sources: Mapping[str, Source],
    *,
    colour: bool = False,
    shown: Callable[[str], str] = str,
    width: int | None = None,
) -> str:
    """``diagnostic`` as text of several lines, an info as one. ``shown`` names files as readers know them.

    Lines are broken between words where they are longer than ``width``.
    """
    paint = painter(colour)
    code = _COLOURS[diagnostic.severity]
    kind = f"{diagnostic.severity.value}[{diagnostic.code}]"
    if diagnostic.severity is Severity.INFO:
        text = f"{kind}: {_in_one_line(diagnostic, sources, shown)}"
        return "\n".join(_labelled(kind, code, wrapped(text, width, margin=2), paint))
    lines = _labelled(kind, code, wrapped(f"{kind}: {visible(diagnostic.message)}", width, margin=2), paint, "1")
    if diagnostic.span:
        lines.extend(_place(diagnostic.span, sources, paint, code, shown, width))
    for related in diagnostic.related:
        lines.extend(_said("note", related.message, paint, width))
        lines.extend(_place(related.span, sources, paint, "36", shown, width))
    if diagnostic.expected:
        lines.extend(_said("expected", diagnostic.expected, paint, width))
    if diagnostic.hint:
        lines.extend(_said("hint", diagnostic.hint, paint, width))
    return "\n".join(lines)


def _said(label: str, text: str, paint: Painter, width: int | None) -> list[str]:
    return _labelled(f"  {label}", "36", wrapped(visible(text), width, f"  {label}: ", 4), paint)


def _labelled(label: str, code: str, lines: list[str], paint: Painter, rest: str = "") -> list[str]:
    """``lines``, of which the first begins with ``label``, in colour."""
    first, *others = lines
    return [paint(label, f"1;{code}") + paint(first[len(label) :], rest), *(paint(line, rest) for line in others)]


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


def _place(
    span: Span,
    sources: Mapping[str, Source],
    paint: Painter,
    code: str,
    shown: Callable[[str], str],
    width: int | None,
) -> list[str]:
    source = sources.get(span.path)
    if source is None:
        return [f"  --> {visible(shown(span.path))}"]
    number, column = source.position(min(span.start, len(source.text)))
    text = source.line(number)
    end = column - 1 + max(span.end - span.start, 1)
    margin = " " * len(str(number))
    most = WIDTH if width is None else max(min(WIDTH, width - len(margin) - len("  | …")), 8)
    text, start, end = _window(text, column - 1, min(end, max(len(text), column)), most)
    marks = " " * columns(in_columns(text[:start])) + "^" * max(columns(in_columns(text[start:end])), 1)
    return [
        f" {margin}--> {visible(shown(span.path))}:{number}:{column}",
        f" {margin} |",
        f" {number} | {in_columns(text)}",
        f" {margin} | {paint(marks, f'1;{code}')}",
    ]


def _window(text: str, start: int, end: int, most: int) -> tuple[str, int, int]:
    """The part of a line that is longer than ``most`` around what is marked."""
    if len(text) <= most:
        return text, start, end
    first = max(0, min(start - most // 3, len(text) - most))
    cut = text[first : first + most]
    before, after = "…" if first else "", "…" if first + most < len(text) else ""
    shift = len(before) - first
    return f"{before}{cut}{after}", start + shift, min(end + shift, len(cut) + len(before))
