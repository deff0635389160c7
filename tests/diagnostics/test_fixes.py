"""What a fix is for is gone once it is applied, and nothing new is wrong."""

from collections import Counter
from pathlib import Path

import pytest

from mobdsl import api
from mobdsl.diagnostics import Diagnostic, Edit, Fix, Severity, rename, rewrite
from mobdsl.project.imports import Memory
from mobdsl.source import Span
from support.cases import files, sections

HERE = Path(__file__).parent
SNAPSHOTS = sorted(HERE.glob("*.mob"))
CASES = sorted((HERE.parent / "conformance").glob("*/*.md"))


def checked(texts: dict[str, str], entry: str) -> list[Diagnostic]:
    """All findings of ``entry``."""
    loaded = api.load(Memory(texts), entry)
    return list(dict.fromkeys((*loaded.diagnostics, *(api.check(loaded.value) if loaded.value else ()))))


def kinds(diagnostics: list[Diagnostic]) -> Counter[tuple[str, str]]:
    return Counter((finding.code, finding.message) for finding in diagnostics)


def broken_fixes(texts: dict[str, str], entry: str) -> list[tuple[Fix, str]]:
    """The fixes that do not take their finding away, or bring a new error."""
    before = checked(texts, entry)
    errors = sum(finding.severity is Severity.ERROR for finding in before)
    broken = []
    for finding in before:
        if not (finding.fix and finding.fix.edits):
            continue
        path = finding.fix.edits[0].span.path
        after = checked({**texts, path: finding.fix.applied(texts[path])}, entry)
        kind = (finding.code, finding.message)
        left = kinds(after)[kind] >= kinds(before)[kind]
        if left or sum(other.severity is Severity.ERROR for other in after) > errors:
            broken.append((finding.fix, str(kinds(after) - kinds(before))))
    return broken


@pytest.mark.parametrize("path", SNAPSHOTS, ids=lambda path: path.stem)
def test_a_fix_in_a_snapshot_mends(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    assert broken_fixes({"main.mob": text}, "main.mob") == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_fix_in_a_case_of_the_suite_mends(path: Path) -> None:
    case = files(sections(path))
    entry = next(iter(case.texts))
    assert broken_fixes(dict(case.texts), entry) == []


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("routine a {\n  plank 30s\n", "routine a {\n  plank 30s\n}\n"),
        ("repeat 3 { plank 30s # last", "repeat 3 { plank 30s # last\n}"),
        ("a {\n  repeat 3 {\n    plank 30s\n  row x8\n}\n", "a {\n  repeat 3 {\n    plank 30s\n}\n  row x8\n}\n"),
        ("repeat 3 { plank 30s } squat x8", "repeat 3 { plank 30s }; squat x8"),
    ],
)
def test_what_is_missing_between_lines_is_put_there(text: str, mended: str) -> None:
    first = next(finding for finding in checked({"main.mob": text}, "main.mob") if finding.code in ("M003", "M009"))
    assert first.fix
    assert first.fix.applied(text) == mended


def test_edits_are_made_from_the_end_so_that_none_moves_another() -> None:
    fix = Fix("Write: march 20s", (Edit(Span("a", 0, 5), "march"), Edit(Span("a", 6, 9), "20s")))
    assert fix.applied("plank 30s; squat x8") == "march 20s; squat x8"


def test_a_hint_is_told_by_its_fix() -> None:
    fix = rename(Span("a", 0, 4), "plank")
    assert fix
    assert Diagnostic.warning("M230", "I know no movement.", hint=fix or "Define it.").hint == "Did you mean plank?"
    assert Diagnostic.warning("M230", "I know no movement.", hint="Define it.").hint == "Define it."
    assert rename(None, "plank") is rename(Span("a", 0, 4), None) is None
    line = rewrite(Span("a", 0, 8), "plank 30s", behind=" { … }")
    assert Diagnostic.error("M110", "No dose.", hint=line).hint == "Write: plank 30s { … }"
