"""The docstring of a check is its page, and what it shows is true."""

from pathlib import Path

import pytest

from mobdsl.checks import Check, every
from mobdsl.diagnostics import Severity
from mobdsl.lint.codes.pages import page
from mobdsl.lint.codes.table import CODES
from support.checking import found

NO_FILE = {"M249", "M643"}
"""What it takes more than a file for: settings, an import."""


@pytest.mark.parametrize("check", every(), ids=lambda check: check.CODE)
def test_the_example_gives_the_finding_and_nothing_else(check: Check) -> None:
    said = page(check)
    assert said.title
    assert len(said.explanation) > 80
    assert bool(said.bad) == (check.CODE not in NO_FILE)
    if said.bad:
        assert {(one.code, one.severity) for one in found(said.bad)} == {(check.CODE, check.SEVERITY)}


@pytest.mark.parametrize("check", every(), ids=lambda check: check.CODE)
def test_what_to_use_instead_is_clean(check: Check) -> None:
    said = found(page(check).good or "plank 30s")
    assert [one for one in said if one.severity is not Severity.INFO or one.code == check.CODE] == []


def test_each_check_has_a_code_of_its_own_and_a_page_in_the_table() -> None:
    codes = [check.CODE for check in every()]
    assert len(set(codes)) == len(codes)
    assert all(CODES[check.CODE] == page(check) for check in every())


def test_each_check_has_its_tests_and_all_tests_here_have_their_check() -> None:
    modules = {Path(file).stem for check in every() if (file := getattr(check, "__file__", None))}
    assert len(modules) == len(every())
    tested = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert tested - {Path(__file__).stem.removeprefix("test_")} == modules
