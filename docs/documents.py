"""What the documents show: their blocks of code, and what the commands in them print today.

``python docs/documents.py FILE.md…`` writes today's output into the `console` blocks of these files, for a person to
read in the diff. Where a document shortens an output by a line of `…`, it stays as it is while the rest agrees.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from attrs import frozen
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[1]
DOCUMENTS = tuple(
    sorted(file for where in ("*.md", "docs/**/*.md", "grammar/*.md", "plugins/*/*.md") for file in ROOT.glob(where))
)
GAP = "…"

_NAME = re.compile(r"`([\w-]+\.mob)`\W*\Z")


@frozen
class Block:
    """A fenced block of ``language``. Its ``lines`` begin at line ``start`` of the document, counted from 0.

    ``indent`` stands before each of them where the block belongs to a list. ``file`` is the name to save it under: the
    one with which the text above it ends ("Save this as `evening.mob`:").
    """

    language: str
    start: int
    lines: tuple[str, ...]
    indent: str
    file: str | None

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)


@frozen
class Call:
    """A command of a `console` block, and the output shown for it."""

    command: str
    shown: tuple[str, ...]


def blocks(document: Path) -> Iterator[Block]:
    """The fenced blocks of ``document``, in order."""
    text = document.read_text(encoding="utf-8")
    lines = text.split("\n")
    for token in MarkdownIt().parse(text):
        if token.type == "fence" and token.map:
            start = token.map[0]
            above = next((line for line in reversed(lines[:start]) if line), "")
            name = _NAME.search(above)
            indent = lines[start].partition(token.markup)[0]
            content = tuple(token.content.splitlines())
            yield Block(token.info, start + 1, content, indent, name[1] if name else None)


def calls(block: Block) -> Iterator[Call]:
    """The commands of a `console` block, each behind a `$`, with what stands below it."""
    starts = [number for number, line in enumerate(block.lines) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(block.lines)], strict=True):
        yield Call(block.lines[start].removeprefix("$ "), block.lines[start + 1 : end])


def agrees(shown: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether ``printed`` is what ``shown`` says, in which `…` stands for any number of lines."""
    pattern = "".join("(.*\n)*" if line.strip() == GAP else re.escape(f"{line}\n") for line in shown)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


def replayed(document: Path, folder: Path) -> str:
    """The text of ``document`` with what its commands print today, run one after another in ``folder``.

    The examples stand there, and every named block is saved there when its turn comes.
    """
    copytree(ROOT / "examples", folder / "examples")
    lines = document.read_text(encoding="utf-8").split("\n")
    fresh = []
    for block in blocks(document):
        if block.file:
            (folder / block.file).write_text(block.text, encoding="utf-8")
        if block.language == "console":
            fresh.append((block, [line for call in calls(block) for line in _replayed(call, folder)]))
    for block, new in reversed(fresh):
        lines[block.start : block.start + len(block.lines)] = [f"{block.indent}{line}".rstrip() for line in new]
    return "\n".join(lines)


def _replayed(call: Call, folder: Path) -> tuple[str, ...]:
    """The lines of ``call`` with its output of today."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    run = subprocess.run(
        call.command,
        shell=True,
        cwd=folder,
        env={**os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    printed = tuple(run.stdout.splitlines())
    return (f"$ {call.command}", *(call.shown if agrees(call.shown, printed) else printed))


def main() -> None:
    """Writes today's output into the files that the command line names."""
    for name in sys.argv[1:]:
        with TemporaryDirectory() as folder:
            text = replayed(Path(name), Path(folder))
        Path(name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
