"""Files in memory, and what `mobdsl check` has to say about them."""

from pathlib import Path

from mobdsl import api
from mobdsl.diagnostics import Diagnostic
from mobdsl.project.imports import Memory

ENTRY = "main.mob"
_PUBLISHED = Path(__file__).parents[1] / "checks" / "published"


def found(text: str, code: str | None = None, **files: str) -> list[Diagnostic]:
    """All findings of the file ``text``, or those with ``code``. Files beside it are given by their stems."""
    texts = {ENTRY: text, **{f"{stem}.mob": content for stem, content in files.items()}}
    return findings(texts, code)


def findings(texts: dict[str, str], code: str | None = None, entry: str = ENTRY) -> list[Diagnostic]:
    """The same for files with any names, such as `mob.toml`."""
    loaded = api.load(Memory(texts), entry)
    assert loaded.value, loaded.diagnostics
    every = dict.fromkeys((*loaded.diagnostics, *api.check(loaded.value)))
    return [one for one in every if code is None or one.code == code]


def marked(text: str, found: Diagnostic) -> str:
    """What ``found`` marks in ``text``."""
    assert found.span
    return text[found.span.start : found.span.end]


def related(text: str, found: Diagnostic) -> list[str]:
    """What the other places of ``found`` are in ``text``."""
    return [text[one.span.start : one.span.end] for one in found.related]


def published(name: str) -> str:
    """What a published routine says against itself, as a file."""
    return (_PUBLISHED / f"{name}.mob").read_text("utf-8")
