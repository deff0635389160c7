"""The table of ARCHITECTURE.md and the imports of the code say the same."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "mobdsl"
ROW = re.compile(r"^\| (`[^|]+`) \|", re.MULTILINE)


def rooms() -> list[str]:
    """The rooms of the table, first to last: folders end in `/`, files in `.py`. One row may name several."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    table = text.split("## Rooms")[1].split("\n## ")[0]
    return [name for row in ROW.findall(table) for name in re.findall(r"`([^`]+)`", row)]


def room_of(file: Path) -> str:
    """The room that a file of the package stands in."""
    first, *others = file.relative_to(PACKAGE).parts
    return f"{first}/" if others else first


def modules() -> dict[str, Path]:
    """Every module of the package, with its file."""
    found = {}
    for file in PACKAGE.rglob("*.py"):
        parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def imports(module: str, known: dict[str, Path]) -> Iterator[str]:
    """The modules of the package that ``module`` imports, wherever in its text."""
    for node in ast.walk(ast.parse(known[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                if inner in known:
                    yield inner
                elif node.module in known:
                    yield node.module


MODULES = modules()
IMPORTS = {module: {name for name in imports(module, MODULES) if name != module} for module in MODULES}
ROOMS = rooms()


def test_every_room_of_the_table_is_there_once() -> None:
    assert len(ROOMS) == len(set(ROOMS)) > 20
    assert [room for room in ROOMS if not (PACKAGE / room).exists()] == []


def test_every_file_stands_in_a_room() -> None:
    loose = {room_of(file) for file in MODULES.values()} - set(ROOMS)
    assert loose == {"__init__.py"}, "add the room to the table of ARCHITECTURE.md, or move the file"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_come_from_rooms_above(module: str) -> None:
    own = room_of(MODULES[module])
    rooms_of = {name: room_of(MODULES[name]) for name in IMPORTS[module]}
    below = [name for name, there in rooms_of.items() if own not in ROOMS or (there in ROOMS and is_below(there, own))]
    assert below == []


def is_below(room: str, other: str) -> bool:
    """Whether ``room`` stands further down in the table than ``other``."""
    return ROOMS.index(room) > ROOMS.index(other)


def test_no_files_import_each_other_in_a_circle() -> None:
    open_, done = [], set()
    circles = []

    def visit(module: str) -> None:
        if module in open_:
            circles.append([*open_[open_.index(module) :], module])
        if module in done or module in open_:
            return
        open_.append(module)
        for name in sorted(IMPORTS[module]):
            visit(name)
        open_.pop()
        done.add(module)

    for module in sorted(MODULES):
        visit(module)
    assert circles == []


def test_the_test_sees_imports() -> None:
    """What proves nothing where it reads nothing: a known import is seen, and one the other way would be a fault."""
    assert "mobdsl.source" in IMPORTS["mobdsl.diagnostics"]
    assert is_below("cli/", "api/")
    assert is_below("api/", "timeline/")
