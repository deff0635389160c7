"""The guide to all findings is what the tables and the checks say, and holds nothing that could hide."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from mobdsl.lint.codes.table import CODES

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "diagnostics.md"


def writer() -> ModuleType:
    found = spec_from_file_location("docs_diagnostics", ROOT / "docs" / "diagnostics.py")
    assert found
    assert found.loader
    module = module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_the_guide_is_current() -> None:
    text = GUIDE.read_text("utf-8")
    assert writer().with_findings(text) == text, "run `make docs`"


def test_every_finding_is_in_it_once() -> None:
    titles = [line for line in GUIDE.read_text("utf-8").splitlines() if line.startswith("### ")]
    assert titles == [f"### {code} {said.title}" for code, said in CODES.items()]


def test_nothing_in_it_is_invisible() -> None:
    assert all(line.isprintable() for line in GUIDE.read_text("utf-8").splitlines())
