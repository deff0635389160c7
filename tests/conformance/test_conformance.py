"""Every case of the suite, and that none is lost."""

import re
from collections import Counter
from pathlib import Path

import pytest

from mobdsl.language.keywords import WORDS
from mobdsl.language.vocabulary import NEVER_NAMES
from support.cases import files, produced, sections

FOLDER = Path(__file__).parent
CASES = sorted(FOLDER.glob("*/*.md"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(path: Path) -> None:
    case = sections(path)
    assert {"SOURCE", "DIAGNOSTICS"} <= {section.kind for section in case}
    memory = files(case)
    for section in case:
        if section.kind not in ("SOURCE", "FILE"):
            assert produced(section, memory) == section.text, f"{section.kind} {section.rest}"


def test_no_case_is_lost() -> None:
    assert len(CASES) == 1074, "whoever adds a case changes the number"


def test_every_word_has_its_cases() -> None:
    used: Counter[str] = Counter()
    for path in CASES:
        text = "\n".join(section.text for section in sections(path) if section.kind in ("SOURCE", "FILE"))
        used.update(set(re.findall(r"\w+", text)))
    words = {word.name for word in WORDS} | NEVER_NAMES
    lacking = {word: used[word] for word in sorted(words) if used[word] < 5}
    assert not lacking


def test_the_suite_can_fail(tmp_path: Path) -> None:
    case = tmp_path / "case.md"
    case.write_text("# t\n\n## SOURCE\n```mob\nplank 30s\n```\n\n## TIMELINE\n```\ntotal 31 31 31 exact\n```\n")
    found = sections(case)
    assert produced(found[1], files(found)) != found[1].text
