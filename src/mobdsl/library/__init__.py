"""The movements that ship with the language: written in it, and looked up in a table made from that.

The table is loaded when a name is asked for that the file itself does not define, and nothing is parsed then.
"""

from __future__ import annotations

import os
from functools import cache

from mobdsl.library.table import index, read, values
from mobdsl.records import evolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mobdsl.model.routines import Movement

TABLE = os.path.join(os.path.dirname(__file__), "table.txt")  # noqa: PTH118, PTH120 - pathlib takes long to load


def movement(name: str) -> Movement | None:
    """All that the library says of the movement called ``name``, by its name or an alias."""
    line = _line(name)
    return read(line) if line else None


def known(name: str) -> Movement | None:
    """What a file may take for granted of the movement called ``name``: title, facts and pace, but not the words.

    Cues and cautions are advice from one person to another, and nobody has put them into that file.
    """
    line = _line(name)
    return _wordless(line) if line else None


def names() -> Iterable[str]:
    """Every name and alias."""
    return _lines().keys()


@cache
def named(fact: str) -> frozenset[str]:
    """Every name that is given for ``fact`` in any movement."""
    return values(_text(), fact)


def movements() -> tuple[Movement, ...]:
    """The whole library, by title."""
    return tuple(sorted(map(read, set(_lines().values())), key=lambda one: one.title.casefold()))


def _line(name: str) -> str | None:
    """The line of the movement called ``name``, be it one of them or several: `arm_swing` are `arm_swings`."""
    lines = _lines()
    return lines.get(name) or lines.get(f"{name}s") or lines.get(name.removesuffix("s"))


@cache
def _wordless(line: str) -> Movement:
    full = read(line)
    return evolve(full, headings=(), clauses=evolve(full.clauses, headings=()))


@cache
def _lines() -> dict[str, str]:
    """The lines of the table by name and alias, once a process."""
    return index(_text())


@cache
def _text() -> str:
    """The table, once a process."""
    with open(TABLE, encoding="utf-8") as file:  # noqa: PTH123
        return file.read()
