"""M127: series that look like something else."""

import pytest

from mobdsl.diagnostics import Severity
from support.say import findings, rows, timeline


def hints(text: str) -> list[str]:
    found = [one for one in findings(text) if one.code == "M127"]
    assert all(one.severity is Severity.WARNING for one in found)
    return [one.hint or "" for one in found]


@pytest.mark.parametrize(
    ("dose", "share", "series"),
    [
        ("1/2min", "30s", "60/120s"),
        ("1/4min", "15s", "60/240s"),
        ("2/3min", "40s", "120/180s"),
        ("1/2h", "30min", "60/120min"),
        ("3/4h", "45min", "180/240min"),
    ],
)
def test_a_share_of_a_minute(dose: str, share: str, series: str) -> None:
    (hint,) = hints(f"plank {dose}")
    assert hint == f"The share of one is {share}. The series without this warning: {series}."
    assert hints(f"plank {share}; bridge {series}") == []
    assert rows(timeline(f"plank {dose}")) == rows(timeline(f"plank {series}"))


def test_ten_on_a_side() -> None:
    (hint,) = hints("squat x10/10")
    assert hint == "For two sides write x10 each side, for two sets 2x10."
    assert hints("lunge x10 each side; squat 2x10; row x10/8; row 2x10/10") == []


@pytest.mark.parametrize("dose", ["60/120s", "2/1min", "90/60s", "1/2s", "x8/6/4", "x10/8", "7/8min"])
def test_a_series(dose: str) -> None:
    assert hints(f"plank {dose}") == []


def test_rounds_that_nothing_counts() -> None:
    assert len(hints("repeat x3 { plank 30s; rest 10s }")) == 1
    assert [row[2] for row in rows(timeline("repeat x3 { plank 30s; rest 10s }"))] == ["plank", "rest"]
    assert len(hints("repeat x21/15 { plank 30s }")) == 1
    assert hints("repeat 3 { plank 30s; rest 10s }") == []


@pytest.mark.parametrize("body", ["row", "plank 30s; row", "{ row }", 'block "pair" { row; plank 30s }', "do other"])
def test_rounds_that_something_counts(body: str) -> None:
    assert hints(f"routine main {{ repeat x3 {{ {body} }} }}\nroutine other {{ row }}") == []


def test_a_share_with_its_unit_apart() -> None:
    (found,) = (one for one in findings("plank 1/2 min") if one.severity is Severity.ERROR)
    assert found.hint == "Did you mean 30s?"


@pytest.mark.parametrize(
    ("line", "figure", "series"),
    [
        ("plank 20s/30s/40s", "20s/30s/40s", "20/30/40s"),
        ("plank 3x20s/30s/40s", "3x20s/30s/40s", "3x20/30/40s"),
        ("swim 100m/200m", "100m/200m", "100/200m"),
        ("swim 4x100m every 6min/5min/4min/3min", "6min/5min/4min/3min", "6/5/4/3min"),
        ("squat 3x5 load 60kg/65.5kg/70kg", "60kg/65.5kg/70kg", "60/65.5/70kg"),
        ("press x8 effort 7rpe/8rpe", "7rpe/8rpe", "7/8rpe"),
    ],
)
def test_a_unit_behind_each_figure(line: str, figure: str, series: str) -> None:
    (found,) = (one for one in findings(line) if one.severity is Severity.ERROR)
    assert found.message == f"{figure} has its unit more than once."
    assert f"{series}" in (found.hint or "")
    assert "Write" in (found.hint or "")


def test_two_times_may_be_work_and_rest() -> None:
    (found,) = (one for one in findings("plank 2x20s/10s") if one.severity is Severity.ERROR)
    assert found.hint == "A series has one unit: 2x20/10s. Work and rest: 2x20s rest 10s."
