"""Diagnostics for people: the line with the place marked, what was expected, what to write instead."""

from collections.abc import Callable, Iterable, Mapping
from unicodedata import east_asian_width

from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.source import Source, Span

WIDTH = 100
"""The most columns of a source line that are shown."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def render(
    found: Diagnostic, sources: Mapping[str, Source], *, colour: bool = False, shown: Callable[[str], str] = str
) -> str:
    """``found`` as text of several lines, an info as one. ``shown`` names files as readers know them."""
    paint = _painter(colour)
    kind = paint(f"{found.severity.value}[{found.code}]", _COLOURS[found.severity], True)
    if found.severity is Severity.INFO:
        return f"{kind}: {_in_one_line(found, sources, shown)}"
    lines = [kind + paint(f": {visible(found.message)}", "", True)]
    if found.span:
        lines.extend(_place(found.span, sources, paint, _COLOURS[found.severity], shown))
    for related in found.related:
        lines.append(f"  {paint('note', '36', True)}: {visible(related.message)}")
        lines.extend(_place(related.span, sources, paint, "36", shown))
    if found.expected:
        lines.append(f"  {paint('expected', '36', True)}: {visible(found.expected)}")
    if found.hint:
        lines.append(f"  {paint('hint', '36', True)}: {visible(found.hint)}")
    return "\n".join(lines)


def _in_one_line(found: Diagnostic, sources: Mapping[str, Source], shown: Callable[[str], str]) -> str:
    """The message, the hint, and behind them the places in brackets."""
    places = [(found.span, "")] if found.span else []
    places.extend((related.span, f" {related.message}") for related in found.related)
    where = "; ".join(f"{_line(span, sources, shown)}{message}" for span, message in places)
    said = " ".join(part for part in (found.message, found.hint) if part)
    return visible(f"{said} ({where})" if where else said)


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
    number, column = source.position(span.start)
    text = source.line(number)
    end = column - 1 + max(span.end - span.start, 1)
    text, start, end = _window(text, column - 1, min(end, max(len(text), column)))
    margin = " " * len(str(number))
    marks = " " * _width(text[:start]) + "^" * max(_width(text[start:end]), 1)
    return [
        f" {margin}--> {visible(shown(span.path))}:{number}:{column}",
        f" {margin} |",
        f" {number} | {visible(text)}",
        f" {margin} | {paint(marks, code, True)}",
    ]


def _window(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The part of a long line around what is marked, tabs made blanks."""
    text = text.replace("\t", " ")
    if len(text) <= WIDTH:
        return text, start, end
    first = max(0, min(start - WIDTH // 3, len(text) - WIDTH))
    cut = text[first : first + WIDTH]
    before, after = "…" if first else "", "…" if first + WIDTH < len(text) else ""
    shift = len(before) - first
    return f"{before}{cut}{after}", start + shift, min(end + shift, len(cut) + len(before))


def visible(text: str) -> str:
    """``text`` without anything that a terminal would obey; such characters are shown as U+FFFD."""
    return "".join(character if character.isprintable() or character == "\n" else "�" for character in text)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def summary(found: Iterable[Diagnostic], files: int) -> str:
    """`2 errors and 1 warning in 3 files.`"""
    found = list(found)
    counts = {
        severity: sum(one.severity is severity for one in found) for severity in (Severity.ERROR, Severity.WARNING)
    }
    parts = [f"{count} {severity.value}{'' if count == 1 else 's'}" for severity, count in counts.items() if count]
    where = f"{files} file{'' if files == 1 else 's'}"
    return f"{' and '.join(parts)} in {where}." if parts else f"{where}, no errors."
