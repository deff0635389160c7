"""Sessions from elsewhere, each once."""

import json

import pytest

from mobdsl.log import line_of, read_log
from mobdsl.log.imports import new_ones, read_sessions
from mobdsl.source import Source


def step(movement: str | None, spent: float, ended: str, title: str = "Plank", kind: str = "work") -> dict[str, object]:
    known = {"movement": movement, "title": title, "kind": kind, "side": None, "set": 1, "round": None}
    return {**known, "spent": spent, "ended": ended}


PAGE = {
    "format": "mobdsl session",
    "version": 1,
    "routine": "evening",
    "title": "Evening",
    "contexts": ["pre_run"],
    "started": "2026-03-02T07:04:31+01:00",
    "duration": 580.2,
    "complete": True,
    "answers": {"effort": 4, "pain": 0},
    "steps": [
        step("plank", 30, "done"),
        step(None, 9, "done", "Rest", "rest"),
        step("plank", 12.4, "skipped"),
        step(None, 0, "skipped", 'A "b"'),
    ],
}


def read(text: str) -> tuple[list[str], list[str]]:
    outcome = read_sessions(Source("data", text))
    return [line_of(entry) for entry in outcome.value or ()], [one.message for one in outcome.diagnostics]


def test_what_a_page_exports() -> None:
    line = 'did 2026-03-02 07:04 evening 9:40 if pre_run effort 4 pain 0 cut plank time 42s skipped "A \\"b\\""'
    assert read(json.dumps(PAGE)) == ([line], [])
    assert read(json.dumps([PAGE, {**PAGE, "complete": False, "steps": []}]))[0][1].endswith("pain 0 ended quit")


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"},
        {"version": 2},
        {"started": "yesterday"},
        {"duration": 1e300},
        {"duration": "nan"},
        {"routine": "a; did 2026-03-02"},
        {"answers": [1]},
        {"answers": {"effort": "4 done x"}},
        {"steps": [{}]},
        {"steps": 3},
    ],
)
def test_what_no_page_exports(change: dict[str, object]) -> None:
    assert read(json.dumps([PAGE, {**PAGE, **change}])) == (
        [read(json.dumps(PAGE))[0][0]],
        ["Row 2: This is no session that a page has exported."],
    )


def test_what_is_no_json() -> None:
    assert read("{ no") == ([], ["This is no JSON."])
    assert read("[" * 100_000) == ([], ["This is no JSON."])


def test_a_table() -> None:
    text = (
        "Date;Time;Routine;Length;Contexts;Effort;Slept;Note;Parts\n"
        '2026-03-02;07:04;evening;9:40;pre_run;4;yes;"windy; ""cold""";done plank 30s skipped bow\n'
        ";;;;;;;;\n"
        '2026-03-03;07:04:30;"""drink water""";;;;;\'=1+1;\n'
        "2026-03-04;07:04;Leg day;1:02:03;;;;;\n"
    )
    assert read(text) == (
        [
            "did 2026-03-02 07:04 evening 9:40 if pre_run effort 4 slept yes "
            r'note "windy; \"cold\"" done plank 30s skipped bow',
            'did 2026-03-03 07:04 "drink water" note "=1+1"',
            "did 2026-03-04 07:04 Leg_day 1:02:03",
        ],
        [],
    )


def test_rows_that_are_no_sessions_are_told_by_their_number() -> None:
    text = (
        "date,time,routine,effort\n2026-03-02,07:04,evening,4\n2026-02-30,07:04,evening,4\n"
        '2026-03-04,07:04,evening,"4 done x\ndid 2026-03-05 07:04 y"\n2026-03-06,07:04,evening,4-5\n,,x,\n'
    )
    lines, found = read(text)
    assert lines[0] == "did 2026-03-02 07:04 evening effort 4"
    assert [one.partition(":")[0] for one in found] == ["Row 3", "Row 4", "Row 5", "Row 6"]


def test_lines_of_another_log_and_nothing_twice() -> None:
    text = (
        "did 2026-03-02 07:04 a\nanswered 2026-03-03 07:04 a from 2026-03-02 07:04 soreness 3\ndid 2026-03-02 07:04 b\n"
    )
    log = read_log(Source("log.mob", "did 2026-03-02 07:04 b effort 3\n")).value
    assert log
    every = read_sessions(Source("data", text)).value or ()
    assert [line_of(entry) for entry in new_ones(log, (*every, *every))] == text.splitlines()[:2]
    merged = read_log(Source("log.mob", text)).value
    assert merged
    assert new_ones(merged, every) == ()
