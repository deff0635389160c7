"""The log for a terminal."""

from __future__ import annotations

from mobdsl.printer.figures import clock, known
from mobdsl.printer.log import part
from mobdsl.render.terminal import painter, visible
from mobdsl.wording.columns import wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mobdsl.log import Entry

_MARGIN = 6


def log_table(entries: Iterable[Entry], width: int | None = None, *, colour: bool = False) -> str:
    """``entries`` one after the other: when and what, then what became of its parts, then its notes."""
    paint = painter(colour)
    lines: list[str] = []
    for entry in entries:
        head, *rest = wrapped(visible(_head(entry)), width, margin=_MARGIN)
        moment = f"{entry.start:%a %Y-%m-%d %H:%M}"
        lines += [head.replace(moment, paint(moment, "1"), 1), *rest]
        for text in _below(entry):
            lines += wrapped(visible(text), width, " " * _MARGIN, _MARGIN + 2)
    return "\n".join(lines) or "The log has no such session."


def _head(entry: Entry) -> str:
    contexts = f" ({', '.join(entry.contexts)})" if entry.contexts else ""
    length = f"  {clock(entry.duration)}" if entry.duration else ""
    fields = ", ".join(f"{name} {known(value)}" for name, value in entry.fields.items())
    return f"{entry.start:%a %Y-%m-%d %H:%M}  {entry.routine}{contexts}{length}{f'  {fields}' if fields else ''}"


def _below(entry: Entry) -> Iterator[str]:
    yield from map(part, entry.done)
    yield from (f"{note.word}: {note.text}" for note in entry.notes)
