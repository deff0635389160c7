"""README, guides, changelog: every file shown compiles, every output shown is today's, every link leads somewhere."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner
from documents import DOCUMENTS, ROOT, Block, blocks, replayed
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mobdsl.cli.verbs import cli

MOST_BYTES = 150_000
"""Of a picture: the README should be there at once."""


def name_of(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


def files_shown() -> Iterator[tuple[str, Block]]:
    for document in DOCUMENTS:
        for block in blocks(document):
            if block.language == "mob":
                yield f"{name_of(document)}:{block.start}", block


SHOWN = dict(files_shown())


@pytest.mark.parametrize("place", SHOWN)
def test_every_file_shown_is_clean_and_compiles(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    block = SHOWN[place]
    file = block.file or "shown.mob"
    Path(file).write_text(block.text, encoding="utf-8")
    checked = CliRunner().invoke(cli, ["check", file])
    assert checked.exit_code == 0, checked.output
    unwanted = "error" if place.startswith("grammar/") else "error|warning"  # the reference shows what is warned of
    assert not re.search(rf"^({unwanted})\[", checked.output, re.MULTILINE), checked.output
    if block.text.startswith("did "):
        return  # a log has nothing to make an output of
    outputs = [argument for name in ("timer", "ics", "html", "json") for argument in ("--to", name)]
    built = CliRunner().invoke(cli, ["build", file, *outputs, "-o", "build/"])
    assert built.exit_code == 0, built.output
    assert list(Path("build").iterdir())


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_output_shown_is_what_the_command_prints(document: Path, tmp_path: Path) -> None:
    assert replayed(document, tmp_path) == document.read_text(encoding="utf-8"), (
        f"Look at what `python docs/documents.py {name_of(document)}` changes."
    )


def inline(document: Path) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").enable("table").parse(document.read_text(encoding="utf-8")):
        yield from token.children or ()


def anchors(document: Path) -> set[str]:
    """The names that GitHub gives to the headings of ``document``."""
    tokens = MarkdownIt().parse(document.read_text(encoding="utf-8"))
    titles = (after.content for token, after in pairwise(tokens) if token.type == "heading_open")
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def leads_nowhere(target: str, document: Path) -> bool:
    """Whether ``target``, as linked from ``document``, is a file or a heading that is not there."""
    path, _, anchor = target.partition("#")
    file = (document.parent / path).resolve() if path else document
    return not file.exists() or bool(anchor and anchor not in anchors(file))


def test_every_link_leads_somewhere() -> None:
    links = {
        (name_of(document), str(token.attrs.get("href") or token.attrs.get("src") or ""))
        for document in DOCUMENTS
        for token in inline(document)
    }
    inner = [(name, target) for name, target in links if target and not target.startswith(("https://", "mailto:"))]
    assert len(inner) > 50
    assert [(name, target) for name, target in inner if leads_nowhere(target, ROOT / name)] == []


def test_every_guide_can_be_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    todo = [ROOT / "README.md"]
    while todo:
        document = todo.pop()
        if document in seen or document.suffix != ".md":
            continue
        seen.add(document)
        targets = (str(token.attrs.get("href", "")).partition("#")[0] for token in inline(document))
        todo.extend((document.parent / target).resolve() for target in targets if target and "://" not in target)
    assert set(DOCUMENTS) <= seen


def test_pictures_are_small() -> None:
    pictures = [path for path in (ROOT / "docs" / "images").rglob("*") if path.is_file()]
    assert pictures
    for picture in pictures:
        assert picture.read_bytes().startswith({".png": b"\x89PNG", ".svg": b"<svg"}[picture.suffix])
        assert picture.stat().st_size <= MOST_BYTES
