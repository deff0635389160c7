"""What holds for the program of every example, every case of the language, and everything that people prescribe."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mobdsl import api
from mobdsl.project.imports import Memory
from mobdsl.session.program_types import End, Program
from mobdsl.timeline.events import Timeline
from support.cases import ENTRY, files, sections
from support.held_programs import holds

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests/conformance").glob("*/*.md"))
PRESCRIBED = sorted((ROOT / "tests/prescriptions").glob("S*.md"))
EXAMPLES = sorted((ROOT / "examples").glob("*.mob"))


def read(path: Path) -> Memory:
    if path.suffix == ".md":
        return files(sections(path))
    return Memory({one.name: one.read_text("utf-8") for one in EXAMPLES} | {ENTRY: path.read_text("utf-8")})


def timelines(memory: Memory) -> Iterator[tuple[Timeline, Program]]:
    """Every routine of a file in each of its contexts, with its program."""
    loaded = api.load(memory, ENTRY)
    if loaded.value is None:
        return
    document = loaded.value.document().value
    assert document is not None
    for name, routine in document.routines.items():
        own = [context.name for context in (*routine.contexts, *document.contexts)]
        for contexts in ((), *((one,) for one in own)):
            made = api.timeline(loaded.value, name, contexts)
            if made.value is not None:
                program = api.session_program(loaded.value, name, contexts).value
                assert program is not None
                yield made.value, program


@pytest.mark.parametrize("path", [*EXAMPLES, *PRESCRIBED, *CASES], ids=lambda path: path.stem)
def test_programs(path: Path) -> None:
    assert all(holds(*each) for each in timelines(read(path)))


def test_there_are_many() -> None:
    assert (len(EXAMPLES), len(PRESCRIBED), len(CASES)) > (12, 100, 1000)
    repeats = [path for path in CASES if path.parent.name == "repeats"]
    found = [program for path in (*EXAMPLES, *PRESCRIBED, *repeats) for _, program in timelines(read(path))]
    assert len(found) > 150
    assert {step.end for program in found for step in program.steps} == set(End)
