"""M338: `effort 11rpe`."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found


@pytest.mark.parametrize(("effort", "mended"), [("11rpe", "10rpe"), ("8-12rpe", "8-10rpe"), ("120%", "100%")])
def test_more_than_there_is(effort: str, mended: str) -> None:
    (one,) = found(f"run 10min effort {effort}", "M338")
    assert one.severity is Severity.WARNING
    assert one.hint
    assert mended.rpartition("-")[2] in one.hint
    assert found(f"run 10min effort {mended}", "M338") == []


@pytest.mark.parametrize("effort", ["9.5rpe", "2rir", "85-95%", "120% of ftp", "gentle"])
def test_what_there_is(effort: str) -> None:
    assert found(f"run 10min effort {effort}", "M338") == []
