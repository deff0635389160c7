"""A check is named once, under what it looks at, with the words without which it has nothing to find."""

from pathlib import Path

import pytest

from mobdsl import api, checks
from mobdsl.checks import NAMES, every
from mobdsl.diagnostics import Diagnostic
from mobdsl.lint.codes.table import CODES
from mobdsl.project.imports import Memory
from support.cases import ENTRY, files, sections

CASES = sorted(Path(__file__).parents[1].glob("conformance/*/*.md"))
FOLDER = Path(checks.__file__).parent


def all_findings(texts: dict[str, str], entry: str) -> tuple[Diagnostic, ...]:
    loaded = api.load(Memory(texts), entry)
    return (*loaded.diagnostics, *(api.check(loaded.value) if loaded.value else ()))


def test_every_file_is_named_once_and_stands_under_what_it_looks_at() -> None:
    names = [name for named in NAMES.values() for name in named]
    assert sorted(names) == sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")
    kinds = {name: kind for kind, named in NAMES.items() for name in named}
    assert {check.__name__.rpartition(".")[2]: check.ON for check in every()} == kinds  # type: ignore[attr-defined]


def test_a_check_without_its_words_is_not_loaded() -> None:
    assert checks.load(checks.On.FILE, ["plank 30s"]) == ()
    (check,) = checks.load(checks.On.FILE, ["plank 30s", 'march 10s cue "tall"'])
    assert check.CODE == "M259"


def test_a_word_within_another_calls_for_no_check() -> None:
    assert checks.load(checks.On.FILE, ["deadlift x5", "lat_pulldown x8"]) == ()
    (check,) = checks.load(checks.On.FILE, ["deadlift x5 at 1:00"])
    assert check.CODE == "M320"


def assert_no_finding_is_left_out(cases: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    by_words = [all_findings(texts, ENTRY) for texts in cases]
    monkeypatch.setattr(checks, "load", lambda kind, texts: tuple(check for check in every() if check.ON is kind))
    assert [all_findings(texts, ENTRY) for texts in cases] == by_words


def test_words_leave_no_finding_out(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [code.bad for code in CODES.values()] + [code.good for code in CODES.values()]
    assert_no_finding_is_left_out([{ENTRY: text} for text in texts if text], monkeypatch)


@pytest.mark.slow
def test_words_leave_no_finding_of_the_suite_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert_no_finding_is_left_out([dict(files(sections(path)).texts) for path in CASES], monkeypatch)
