"""Printing and reading are each other's inverse."""

from pathlib import Path

import pytest

from laws.documents import PATH, Drawn, files
from laws.placeless import differences
from mobdsl.lower.document import lower
from mobdsl.model.document import Document
from mobdsl.printer import printed
from mobdsl.project.imports import Memory, Project
from support.laws import law

ROOT = Path(__file__).parents[2]
FILES = sorted((*ROOT.glob("examples/*.mob"), *ROOT.glob("src/mobdsl/library/*.mob")))


def read(texts: dict[str, str], path: str) -> Document:
    """What ``path`` means."""
    project = Project(Memory(texts))
    assert project.load(path)
    document = lower(project, path, {}).value
    assert document is not None
    return document


def check_round_trip(drawn: Drawn) -> None:
    texts = drawn.texts
    again = read(texts, PATH)
    assert not list(differences(again, drawn.document))
    assert printed(again) == texts[PATH]


@law(files("routines"), examples=20)
def test_routines(drawn: Drawn) -> None:
    check_round_trip(drawn)


@law(files("movements"), examples=20)
def test_movements_progressions_and_contexts(drawn: Drawn) -> None:
    check_round_trip(drawn)


@law(files("plans"), examples=30)
def test_plans_and_logs(drawn: Drawn) -> None:
    check_round_trip(drawn)


@law(files("imports", "routines", "movements", "plans"), examples=8)
def test_whole_files(drawn: Drawn) -> None:
    check_round_trip(drawn)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_files_that_we_ship(path: Path) -> None:
    texts = {one.name: one.read_text("utf-8") for one in path.parent.glob("*.mob")}
    document = read(texts, path.name)
    again = read({**texts, path.name: printed(document)}, path.name)
    assert not list(differences(again, document))
    assert printed(again) == printed(document)
