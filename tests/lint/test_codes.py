"""Every code that the program can give is in the table, and its examples show what it is about."""

import re
from pathlib import Path

import pytest

from mobdsl import api
from mobdsl.diagnostics import Diagnostic, Severity, has_errors
from mobdsl.lint.codes.table import CODES
from support.say import findings, program

ROOT = Path(__file__).parents[2]
WITHOUT_EXAMPLE = {code for code, entry in CODES.items() if not entry.bad}
OUTPUTS = ("html", "ics", "json", "timer")


def used() -> set[str]:
    """All codes that stand as a text of their own in the sources of the program and its plugins."""
    sources = (*ROOT.glob("src/**/*.py"), *ROOT.glob("plugins/*/src/**/*.py"))
    texts = (path.read_text("utf-8") for path in sources if path.parent.name != "codes")
    return {code for text in texts for code in re.findall(r'"(M\d{3})"', text)}


def compiled(text: str) -> tuple[Diagnostic, ...]:
    """What there is to say about ``text`` when it is checked, and then built to every output."""
    found = findings(text)
    if has_errors(found):
        return found
    job = api.job(program(text)).value
    assert job is not None
    return (*found, *(one for output in OUTPUTS for one in api.build(job, output).diagnostics))


def test_the_table_holds_what_the_program_uses_and_nothing_else() -> None:
    assert used() == set(CODES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_an_entry_is_written_for_people(code: str) -> None:
    entry = CODES[code]
    assert entry.title[0].isupper() or entry.title[0] == "`"
    assert not entry.title.endswith(".")
    assert entry.explanation[0].isupper() or entry.explanation[0] == "`"
    assert entry.explanation.endswith((".", "?"))
    assert bool(entry.bad) == bool(entry.good)


@pytest.mark.parametrize("code", sorted(CODES.keys() - WITHOUT_EXAMPLE))
def test_the_bad_example_gives_it_and_the_good_one_nothing_of_the_kind(code: str) -> None:
    assert code in {found.code for found in compiled(CODES[code].bad)}
    after = compiled(CODES[code].good)
    assert [found for found in after if found.code == code or found.severity is Severity.ERROR] == []


def test_a_code_without_an_example_is_tested_elsewhere() -> None:
    tests = "".join(path.read_text("utf-8") for path in ROOT.glob("tests/**/*.*") if path.suffix in (".py", ".txt"))
    untested = {code for code in WITHOUT_EXAMPLE if tests.count(code) == 0}
    assert untested == set()
