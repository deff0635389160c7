"""Makes the table from the files of the library: ``python -m mobdsl.library.make`` (`make tables`).

Reading the files takes a hundred times as long as loading the table, and every command would pay it. A test compares
the two.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from mobdsl.library import TABLE
from mobdsl.library.table import HEAD, write
from mobdsl.lower.document import lower
from mobdsl.project.imports import Memory, Project
from mobdsl.records import evolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mobdsl.model.routines import Movement


def texts() -> dict[str, str]:
    """The files of the library by name, sorted."""
    entries = sorted(files("mobdsl.library").iterdir(), key=lambda entry: entry.name)
    return {entry.name: entry.read_text("utf-8") for entry in entries if entry.name.endswith(".mob")}


def written() -> Iterator[Movement]:
    """The movements as their files define them, but for their places there. Raises where a file has mistakes."""
    sources = texts()
    for path in sources:
        project = Project(Memory(sources))
        project.load(path)
        lowered = lower(project, path, {})
        if lowered.value is None or (found := (*project.diagnostics, *lowered.diagnostics)):
            raise ValueError(f"{path}: {'; '.join(one.message for one in found)}")
        yield from map(_placeless, lowered.value.movements.values())


def _placeless(movement: Movement) -> Movement:
    headings = tuple(evolve(heading, origin=None) for heading in movement.headings)
    clauses = evolve(movement.clauses, headings=headings)
    return evolve(movement, headings=headings, clauses=clauses, origin=None)


def made() -> str:
    """The text of the table."""
    return HEAD + "".join(f"{write(movement)}\n" for movement in written())


if __name__ == "__main__":
    Path(TABLE).write_text(made(), "utf-8")
