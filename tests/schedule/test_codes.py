"""Each finding about plans and the log: its bad example gives it, and the mended one is in order."""

import pytest

from mobdsl.diagnostics import Severity
from mobdsl.lint.codes.table import CODES
from support.programs import findings

EXAMPLES = {code: entry for code, entry in CODES.items() if code.startswith("M4") and entry.bad}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_bad_example_has_the_finding(code: str) -> None:
    assert code in [one.code for one in findings(EXAMPLES[code].bad)]


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_good_example_is_in_order(code: str) -> None:
    found = findings(EXAMPLES[code].good)
    assert [one for one in found if one.code == code or one.severity is not Severity.INFO] == []
