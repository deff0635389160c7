"""The law of hints over all sources of the conformance suite with one slip each: a line that is shown to be typed has
no error when it is typed, and loses no figure."""

import re
from pathlib import Path

import pytest

from mobdsl import api
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.project.imports import Memory
from support.cases import ENTRY, files, sections
from support.slips import slips

CASES = sorted((Path(__file__).parents[1] / "conformance").glob("*/*.md"))
PARTS = 12
SLIPS = 4
"""How many of each source."""
FEWEST = 30
"""So many lines are shown at least in each part."""


def errors(texts: dict[str, str]) -> list[Diagnostic]:
    loaded = api.load(Memory(texts), ENTRY)
    return [found for found in loaded.diagnostics if found.severity is Severity.ERROR and found.span]


def figures(text: str) -> set[int]:
    """The numbers in ``text``; half a minute may be 30 seconds."""
    text = re.sub(r"\b\d/\d(?=\s*(?:min|h|mi|km))", "", text)
    return {int(number) for number in re.findall(r"\d+", text)}


def judged(texts: dict[str, str]) -> list[str | None]:
    """What is wrong with each line that a hint shows for ``texts``; None where nothing is."""
    return [_wrong(found, texts) for found in errors(texts) if "Write: " in (found.hint or "")]


def _wrong(found: Diagnostic, texts: dict[str, str]) -> str | None:
    if not (found.fix and found.fix.edits):
        return f"no fix: {found}"
    edits = found.fix.edits
    path = edits[0].span.path
    text, typed = texts[path], found.fix.applied(texts[path])
    start, end = min(edit.span.start for edit in edits), max(edit.span.end for edit in edits)
    last = end + len(typed) - len(text)
    line = typed[start:last]
    for left in errors({**texts, path: typed}):
        if left.span and left.span.path == path and start <= left.span.start <= last:
            return f"still wrong: {line!r} for {found.code}: {left.code} {left.message}"
    kept = {value for figure in figures(line) for value in (figure, figure - 12)}  # 7pm is 19:00
    return None if figures(text[start:end]) <= kept else f"figures lost: {text[start:end]!r} → {line!r}"


@pytest.mark.parametrize("part", range(PARTS))
def test_what_a_hint_shows_for_a_slip_can_be_typed(part: int) -> None:
    outcomes = []
    for number, path in enumerate(CASES[part::PARTS]):
        texts = dict(files(sections(path)).texts)
        for slip in slips(texts[ENTRY], SLIPS, number * PARTS + part):
            outcomes += [(path.stem, slip, wrong) for wrong in judged({**texts, ENTRY: slip.text})]
    assert len(outcomes) > FEWEST
    assert [outcome for outcome in outcomes if outcome[2]] == []
