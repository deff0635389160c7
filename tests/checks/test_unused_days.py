"""M456: activities and names for days that no line of a plan goes by."""

import pytest

from mobdsl.diagnostics import Severity
from support.checking import found, marked

PLAN = """routine warm_up {{ march 4min }}
plan q {{
  start 2026-03-02; for 2 weeks; zone "UTC"
  activity run on tue at 18:00 for 45min
  days easy_day on mon, fri
  {}
}}"""


def test_both_are_marked() -> None:
    text = PLAN.format("on wed at 07:00 do warm_up")
    run, easy = found(text, "M456")
    assert run.severity is Severity.WARNING
    assert marked(text, run) == "run"
    assert marked(text, easy) == "easy_day"


@pytest.mark.parametrize(
    ("line", "unused"),
    [
        ("before run by 10min do warm_up", ["No line is on a `easy_day`."]),
        ("on training_day at 07:00 do warm_up", ["No line is on a `easy_day`."]),
        ("on rest_day, easy_day at 07:00 do warm_up", []),
        ("on easy_day at 07:00 do warm_up; every day after run do warm_up", []),
        ("every day at 07:00 do warm_up; on easy_day load light; before run do warm_up", []),
        ("on easy_day at 07:00 do warm_up; before rum do warm_up", []),
    ],
)
def test_what_a_line_goes_by(line: str, unused: list[str]) -> None:
    assert [one.message for one in found(PLAN.format(line), "M456")] == unused
