"""Movements of the library for a terminal: many as a table, one as a card."""

from __future__ import annotations

from mobdsl.model.names import words_of
from mobdsl.wording.columns import wrapped
from mobdsl.wording.doses import pace_words
from mobdsl.wording.times import spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mobdsl.model.routines import Movement

WIDTH = 100
"""Columns of a card where nobody knows how wide it may be."""


def moves_table(movements: Sequence[Movement], width: int | None = None) -> str:
    """A line for each of ``movements``. Columns that do not fit into ``width`` are left out, the last ones first.

    Where not even two fit, there are none.
    """
    rows = [tuple(_COLUMNS), *(tuple(cell(movement) for cell in _COLUMNS.values()) for movement in movements)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    while width is not None and len(widths) > 2 and sum(widths) + 2 * len(widths) - 2 > width:
        widths.pop()
    if width is not None and sum(widths) + 2 > width:
        return "\n".join(line for title, name, *_ in rows[1:] for line in wrapped(f"{title}  {name}", width, margin=2))
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def card(movement: Movement, width: int | None = None) -> str:
    """All that is known of ``movement``."""
    names = f"{movement.name}, also {', '.join(movement.aliases)}" if movement.aliases else movement.name
    facts = {word: cell(movement) for word, cell in _FACTS.items()}
    margin = max(map(len, _FACTS)) + 4
    width = width or WIDTH
    lines = [movement.title, *wrapped(names, width, "  ", 2), ""]
    for word, text in facts.items():
        if text:
            lines.extend(wrapped(text, width, f"  {word}".ljust(margin), margin))
    if movement.headings:
        lines.append("")
    for heading in movement.headings:
        lines.extend(wrapped(heading.text, width, f"  {heading.word.capitalize()}: ", 4))
    return "\n".join(lines)


def _listed(word: str, between: str = ", ") -> Callable[[Movement], str]:
    return lambda movement: between.join(map(words_of, movement.facts.get(word, ())))


def _names(word: str) -> Callable[[Movement], str]:
    return lambda movement: ", ".join(movement.facts.get(word, ()))


def _equipment(movement: Movement) -> str:
    return _listed("equipment", " or " if movement.any_equipment else ", ")(movement)


def _pace(movement: Movement) -> str:
    rep = (f"{spoken(movement.pace)} a repetition",) if movement.pace else ()
    paces = ", ".join((*rep, *map(pace_words, movement.speeds)))
    return f"about {paces}" if paces else ""


def _sides(movement: Movement) -> str:
    return "one at a time" if "unilateral" in movement.facts else ""


_COLUMNS: dict[str, Callable[[Movement], str]] = {
    "Title": lambda movement: movement.title,
    "Name": lambda movement: movement.name,
    "Target": _listed("target"),
    "Equipment": _equipment,
    "Position": _listed("position", " or "),
}

_FACTS: dict[str, Callable[[Movement], str]] = {
    "target": _listed("target"),
    "muscles": _listed("muscles"),
    "planes": _listed("planes"),
    "position": _listed("position", " or "),
    "equipment": _equipment,
    "sides": _sides,
    "pace": _pace,
    "tags": _listed("tags"),
    "easier": _names("easier"),
    "harder": _names("harder"),
}
