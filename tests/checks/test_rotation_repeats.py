"""M451: the same twice in turn."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked


def plan(*lines: str) -> str:
    return f'routine a {{ march 5min }}\nplan p {{ start 2026-03-02; for 2 weeks; zone "UTC"; {"; ".join(lines)} }}'


@pytest.mark.parametrize("turns", ['"x", "x", "y"', '"x", "y", "x"'])
def test_the_same_twice_in_a_row(turns: str) -> None:
    text = plan(f"every day at 07:00 rotate {turns}")
    (one,) = found(text, "M451")
    assert one.severity is Severity.WARNING
    assert marked(text, one) == '"x"'


def test_turns_that_change() -> None:
    assert found(plan('every day at 07:00 rotate "x", "y", "z"'), "M451") == []
