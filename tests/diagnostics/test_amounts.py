"""Amounts of the wrong kind: they would be taken, and would change nothing or something else."""

import pytest

from mobdsl.diagnostics import Diagnostic, Severity
from support.say import findings, length, timeline


def about(text: str, *codes: str) -> list[Diagnostic]:
    return [found for found in findings(text) if found.code in codes]


@pytest.mark.parametrize(
    ("name", "value", "mended"),
    [
        ("breath", "6", "6s"),
        ("breath", "6kg", "6s"),
        ("breath", "x6", "6s"),
        ("breath", "slow", "6s"),
        ("breath", "4-6s", "4s"),
        ("pace", "3", "3s"),
        ("pace", "2.5", "2.5s"),
    ],
)
def test_a_pace_that_is_no_time(name: str, value: str, mended: str) -> None:
    text = f"param {name} = {value}\ncat_cow 5 breaths; squat x8"
    (found,) = about(text, "M218")
    assert found.severity is Severity.WARNING
    assert found.hint == f"Write: param {name} = {mended}"
    assert about(text.replace(f"= {value}", f"= {mended}"), "M218") == []


def test_a_pace_that_is_a_time() -> None:
    text = "param breath = 4s\ncat_cow 5 breaths"
    assert about(text, "M218") == []
    assert length(timeline(text)) == (20, 20)


@pytest.mark.parametrize(
    ("amount", "mended"), [("5 s", "5s"), ("5 seconds", "5s"), ("2 kg", "2kg"), ("1 min", "1min"), ("5 pounds", "5lb")]
)
def test_a_unit_apart_from_what_is_added(amount: str, mended: str) -> None:
    (found,) = about(f"plank 30s\nadd {amount} if tired", "M120")
    assert found.severity is Severity.ERROR
    assert found.hint == f"Write: add {mended} if tired"
    assert about(f"plank 30s\nadd {mended} if tired", "M120", "M128") == []


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("reduce voluem 20% if tired", "volume"),
        ("reduce volumes 20% if tired", "volume"),
        ("add 1 resp if tired", "reps"),
        ("add 1 ste if tired", "step"),
    ],
)
def test_a_slip_in_what_changes(line: str, near: str) -> None:
    (found,) = about(f"plank 30s\n{line}", "M128")
    assert (found.severity, found.hint) == (Severity.WARNING, f"Did you mean {near}?")


def test_what_changes_can_be_any_word() -> None:
    lines = ("reduce difficulty 20%", "reduce volume 100%", "add 1 rep", "add 2 breaths", "add 1 exercise")
    assert about("plank 30s\n" + "\n".join(f"{line} if tired" for line in lines), "M120", "M128") == []


@pytest.mark.parametrize("share", ["120%", "0%", "101%"])
def test_a_share_of_more_than_all_or_of_nothing(share: str) -> None:
    (found,) = about(f"plank 30s\nreduce volume {share} if tired", "M120")
    assert found.hint
    assert found.hint.endswith("For example: reduce volume 20% if soreness > 24h")


def test_nothing_is_true_no_times_in_a_row() -> None:
    (found,) = about("plank 30s\nadvance if good 0 in a row", "M114")
    assert found.severity is Severity.ERROR
    assert about("plank 30s\nadvance if good 1 in a row", "M114") == []


@pytest.mark.parametrize(
    ("sets", "code", "message"),
    [
        ("0-5", "M109", "A count of sets starts at 1."),
        ("0", "M109", "A count of sets starts at 1."),
        ("0-5/5", "M110", "`in` is followed by a number of sets or a time."),
        ("3/5", "M110", "`in` is followed by a number of sets or a time."),
        ("+3", "M110", "`in` is followed by a number of sets or a time."),
    ],
)
def test_a_count_of_sets_starts_at_one(sets: str, code: str, message: str) -> None:
    text = f"dead_hang total 60-90s in {sets} sets"
    (found,) = findings(text)
    assert (found.code, found.message, found.hint) == (code, message, "total 60-90s in 1-5 sets")
    assert found.span
    assert text[found.span.start : found.span.end] == sets


def test_bare_braces_last_as_long_as_a_clause_in_them_says() -> None:
    text = "routine r { { each side lasts 5min\nmarch 1min\n} }"
    assert [found.code for found in findings(text) if found.severity is Severity.ERROR] == []
    assert length(timeline(text)) == (300, 300)


def test_a_mistake_in_bare_braces_with_a_length_is_told() -> None:
    text = "{ ask srepeat until relief lasts 5min { sigh 5s }\nmarch 10s\n}"
    assert [found.code for found in findings(text)] == ["M124"]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("squat 3x3 tempo 3010/2010/1010", "It holds for all sets. For another in each set, write a line each."),
        (
            "plank x3 hold 10/15/20s",
            "It holds for all sets. For another in each, write a line each, or make it the dose: plank 10/15/20s.",
        ),
        (
            "repeat 3 { plank 30s; rest 30/45s between rounds }",
            "A figure for each pause stands with what repeats: repeat 3 rest 60/90s { ... }, squat 3x8 rest 60/90s.",
        ),
    ],
)
def test_a_series_where_one_figure_holds_for_all_sets(line: str, hint: str) -> None:
    assert [(found.code, found.hint) for found in findings(line)] == [("M103", hint)]


def test_a_plan_of_too_many_days_is_told_of_once() -> None:
    text = 'plan p { start 2026-03-02; for 100000 days; zone "Europe/Berlin"; on mon do "walk" }'
    assert [found.code for found in findings(text)] == ["M421"]
