"""A log read: what counts, what is found fault with, and where it stands."""

import datetime as dt

import pytest

from mobdsl.log import Log, line_of, read_log
from mobdsl.source import Source

DAY = "did 2026-03-02 07:04 evening 9:40 effort 4"


def read(text: str) -> tuple[Log, list[str]]:
    source = Source("log.mob", text)
    outcome = read_log(source)
    assert outcome.value
    found = [f"{one.code} {source.position(one.span.start)}" for one in outcome.diagnostics if one.span]
    return outcome.value, found


def test_sessions_come_in_the_order_of_time_and_know_their_lines() -> None:
    log, found = read("# mine\nmob 1\n\ndid 2026-03-04 07:04 b 9:40\ndid 2026-03-02 07:04 a 9:40 # first\n")
    assert not found
    assert [(entry.routine, log.place(entry)) for entry in log.entries] == [("a", "log.mob:5"), ("b", "log.mob:4")]


def test_an_answer_given_later_counts_for_its_session() -> None:
    log, found = read(
        f"{DAY}\ndid 2026-03-02 07:04 other 1:00\n"
        'answered 2026-03-03 07:30 evening from 2026-03-02 07:04 soreness 3 note "stiff"\n'
        "answered 2026-03-04 07:30 evening from 2026-03-02 07:04 soreness 1\n"
        "answered 2026-03-04 07:31 evening from 2026-03-01 07:04 soreness 9\n"
    )
    assert not found
    evening, other = log.entries
    assert line_of(evening) == f'{DAY} soreness 1 note "stiff"'
    assert other.fields == {}
    assert [log.place(one) for one in log.answers] == ["log.mob:3", "log.mob:4", "log.mob:5"]
    soreness, effort = log.answer(evening, "soreness"), log.answer(evening, "effort")
    assert soreness
    assert effort
    assert (log.place(soreness), log.place(effort), log.answer(evening, "pain")) == ("log.mob:4", "log.mob:1", None)


@pytest.mark.parametrize("cut", range(25, len(DAY)))
def test_a_line_that_was_cut_off_costs_itself(cut: int) -> None:
    log, found = read(f"did 2026-03-01 07:04 evening 9:40\n{DAY[:cut]}")
    assert log.entries[0].start == dt.datetime(2026, 3, 1, 7, 4)
    assert found == ([] if len(log.entries) == 2 else ["M436 (2, 1)"])


def test_a_broken_line_in_the_middle_is_an_error_of_its_own() -> None:
    log, found = read(f"did 2026-03-01 07:04 a 9:40 effort\n{DAY}\ndid 2026-02-30 07:04 evening\nplank 30s\n")
    assert [entry.routine for entry in log.entries] == ["evening"]
    assert found == ["M430 (1, 29)", "M103 (3, 5)", "M438 (4, 1)"]


def test_a_body_is_read_as_a_line() -> None:
    log, found = read(f"{DAY}\ndid 2026-03-03 07:04 evening 9:40 {{\n  effort 5\n  done plank 40s\n}}\n{DAY[:-1]}6\n")
    assert found == []
    assert [line_of(entry)[4:] for entry in log.entries] == [
        "2026-03-02 07:04 evening 9:40 effort 4",
        "2026-03-02 07:04 evening 9:40 effort 6",
        "2026-03-03 07:04 evening 9:40 effort 5 done plank 40s",
    ]


def test_what_a_stranger_wrote_is_bounded() -> None:
    log, found = read(
        f'did 2026-03-01 07:04 a 9:40 note "{"x" * 30_000}"\n'
        f"did 2026-03-01 07:05 a 9:40 effort {'9' * 5000}\n"
        f'did 2026-03-01 07:06 a 9:40 note "\u202e"\n'
        f"did 2026-03-01 07:07 {'a.' * 3000}a 9:40\n"
        f"{'{' * 5000}\n"
        f"{DAY}\n"
    )
    assert log.entries[-1].routine == "evening"
    assert {one.split()[0] for one in found} >= {"M437", "M006"}


def test_a_field_that_nothing_knows_is_kept() -> None:
    line = f"{DAY} hrv 62 mood 2/3 watch garmin done plank 40s rpm 90 wattage 210 note2 yes"
    log, found = read(f"{line}\n")
    assert found == []
    assert [line_of(entry) for entry in log.entries] == [line]
