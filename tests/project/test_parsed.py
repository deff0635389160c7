"""Files that many import are parsed once, and not remembered without end."""

from collections.abc import Iterator

import pytest

from mobdsl import api
from mobdsl.project import imports
from mobdsl.project.imports import Memory, Parsed
from mobdsl.source import Source

SHARED = "routine r { plank 30s }\n"


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The paths of all that was parsed."""
    paths: list[str] = []
    parse = imports.parse

    def counted(source: Source) -> object:
        paths.append(source.path)
        return parse(source)

    monkeypatch.setattr(imports, "parse", counted)
    return paths


def test_an_import_of_several_files_is_parsed_once(texts: list[str]) -> None:
    user = 'import "shared.mob" as shared\ndo shared.r\n'
    files = Memory({"a.mob": user, "b.mob": user, "shared.mob": SHARED})
    parsed = Parsed()
    lengths = []
    for path in ("a.mob", "b.mob"):
        program = api.load(files, path, parsed=parsed).value
        assert program
        timeline = api.timeline(program).value
        assert timeline
        lengths.append(timeline.length)
    assert texts == ["a.mob", "shared.mob", "b.mob"]
    assert lengths[0] == lengths[1]


def test_a_text_that_has_changed_is_parsed_anew(texts: list[str]) -> None:
    parsed = Parsed()
    for text in (SHARED, "routine q { plank 30s }\n", SHARED):
        parsed.parse(Source("shared.mob", text))
    assert texts == ["shared.mob", "shared.mob"]


def test_the_oldest_are_forgotten(texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "MAX_REMEMBERED", 2 * len(SHARED))
    parsed = Parsed()
    for name in ("a", "b", "c", "c", "a"):
        parsed.parse(Source(f"{name}.mob", SHARED))
    assert texts == ["a.mob", "b.mob", "c.mob", "a.mob"]
