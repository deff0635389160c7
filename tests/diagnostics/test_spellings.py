"""The law of hints over lines of all shapes in which people write, of each of which it is known what it means.

A line that is shown to be typed has no error, keeps every figure and every word, and means what was meant.
"""

import pytest

from mobdsl import api
from mobdsl.diagnostics import Diagnostic, Severity
from mobdsl.printer import printed
from mobdsl.project.imports import Memory
from support.spellings import Spelling, spellings

RUN = 4_500
PARTS = 9
FILE = "evening.mob"


def read(text: str) -> tuple[str, list[Diagnostic]]:
    """What ``text`` means, as it is printed, and what is wrong with it."""
    loaded = api.load(Memory({FILE: text}), FILE)
    assert loaded.value is not None
    document = loaded.value.document().value
    assert document is not None
    errors = [found for found in loaded.diagnostics if found.severity is Severity.ERROR]
    return printed(document), errors


def outcome(spelling: Spelling) -> str:
    """`right` where the line is right as it stands or by its hint, `asked` where the hint shows no line."""
    meaning, errors = read(spelling.meant)
    assert errors == [], spelling
    found, errors = read(spelling.written)
    if errors:
        fix = errors[0].fix
        if fix is None or not fix.edits:
            assert "Write: " not in (errors[0].hint or ""), spelling
            return "asked"
        written = fix.applied(spelling.written)
        assert errors[0].hint == f"Write: {written}", spelling
        found, errors = read(written)
        assert errors == [], (spelling, written)
    assert found.casefold() == meaning.casefold(), spelling
    return "right"


@pytest.mark.parametrize("part", range(PARTS))
def test_what_is_written_is_understood_as_it_is_meant(part: int) -> None:
    lines = list(spellings(RUN))[part::PARTS]
    outcomes = [outcome(line) for line in lines]
    assert len(outcomes) == RUN // PARTS
    assert set(outcomes) == {"right"}
