"""M450: more often than stated."""

from mobdsl.diagnostics import Severity
from support.checking import found


def plan(*lines: str) -> str:
    return f'routine a {{ march 5min }}\nplan p {{ start 2026-03-02; for 2 weeks; zone "UTC"; {"; ".join(lines)} }}'


def test_more_often_than_a_line_says() -> None:
    (one,) = found(plan("2 per week on mon, thu at 07:00 do a", "on wed at 07:00 do a"), "M450")
    assert one.severity is Severity.WARNING
    assert "3 times in week 1, not 2 at most" in one.message


def test_as_often_as_it_says() -> None:
    assert found(plan("2-3 per week on mon, wed, thu at 07:00 do a"), "M450") == []
