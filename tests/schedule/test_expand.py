"""From a plan to dated sessions."""

import datetime as dt
import time
from uuid import UUID

import pytest

from mobdsl.diagnostics import Diagnostic, Outcome, Severity
from mobdsl.lint.codes.table import CODES
from mobdsl.model.intervals import Interval, Quality
from mobdsl.model.plans import Doing, Plan
from mobdsl.schedule.expand import expand
from mobdsl.schedule.occurrences import Timelines
from mobdsl.schedule.sessions import Schedule, Session
from mobdsl.source import Span
from support.patience import MUCH_CPU
from support.plans import (
    DAILY,
    FRI,
    MINUTE,
    MON,
    SAT,
    SUN,
    UNKNOWN,
    WED,
    day,
    exactly,
    habit,
    on,
    plan,
    table,
    timeline,
    without,
)

A, B = timeline("a", exactly(10)), timeline("b", exactly(5))
BOTH = table(A, B)


def sessions(the_plan: Plan, timelines: Timelines = BOTH, *window: dt.date | None) -> tuple[Session, ...]:
    schedule = expand(the_plan, timelines, *window).value
    assert schedule is not None
    return schedule.sessions


def starts(*args: object) -> list[str]:
    return [session.start.strftime("%a %m-%d %H:%M %z") for session in sessions(*args)]


def only(outcome: Outcome[Schedule]) -> Diagnostic:
    (found,) = outcome.diagnostics
    assert found.code in CODES
    return found


def test_a_line_gives_a_session_for_each_weekday_and_time() -> None:
    assert starts(plan(on((MON, WED), "18:30 07:00", "a"), weeks=2)) == [
        "Mon 03-02 07:00 +0100",
        "Mon 03-02 18:30 +0100",
        "Wed 03-04 07:00 +0100",
        "Wed 03-04 18:30 +0100",
        "Mon 03-09 07:00 +0100",
        "Mon 03-09 18:30 +0100",
        "Wed 03-11 07:00 +0100",
        "Wed 03-11 18:30 +0100",
    ]


def test_weeks_count_from_the_start_and_not_from_monday() -> None:
    found = starts(plan(on(DAILY, "07:00", "a"), start="2026-03-05"))
    assert (len(found), found[0][:9], found[-1][:9]) == (7, "Thu 03-05", "Wed 03-11")


def test_a_session_knows_what_it_is() -> None:
    gentle = timeline("back.check", exactly(3), ("pre_run",), title="Weekly check")
    (session,) = sessions(
        plan(on([SUN], "10:00", Doing(routine="back.check", contexts=("pre_run",)))),
        {("back.check", ("pre_run",)): gentle},
    )
    assert (session.title, session.timeline, session.zone) == ("Weekly check", gentle, "Europe/Berlin")
    assert session.doing == Doing(routine="back.check", contexts=("pre_run",))


def test_sessions_of_all_lines_are_in_the_order_of_time() -> None:
    found = sessions(plan(on([FRI], "18:00", "a"), on(DAILY, "19:00", "b"), on([FRI], "06:00", "b")))
    fridays = [session for session in found if session.start.weekday() == FRI]
    assert [(session.start.hour, session.doing.routine) for session in fridays] == [(6, "b"), (18, "a"), (19, "b")]
    assert [session.start for session in found] == sorted(session.start for session in found)


def test_an_exclusion_drops_its_days_and_both_its_ends() -> None:
    found = starts(
        plan(on(DAILY, "07:00", "a"), exclusions=(without("2026-03-03"), without("2026-03-05", "2026-03-07")))
    )
    assert [start[:9] for start in found] == ["Mon 03-02", "Wed 03-04", "Sun 03-08"]


def test_the_window_is_inclusive_and_changes_nothing_but_what_is_shown() -> None:
    whole = plan(on(DAILY, "07:00", "a"), weeks=6)
    found = sessions(whole, BOTH, day("2026-03-10"), day("2026-03-12"))
    assert [session.start.date() for session in found] == [day("2026-03-10"), day("2026-03-11"), day("2026-03-12")]
    assert list(found) == [each for each in sessions(whole) if each in found]


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("Europe/Berlin", "Sat 03-28 07:00 +0100", "Sun 03-29 07:00 +0200"),
        ("America/New_York", "Sat 03-07 07:00 -0500", "Sun 03-08 07:00 -0400"),
        ("Australia/Lord_Howe", "Sat 04-04 07:00 +1100", "Sun 04-05 07:00 +1030"),
        ("America/Santiago", "Sat 04-04 07:00 -0300", "Sun 04-05 07:00 -0400"),
        ("Europe/Dublin", "Sat 03-28 07:00 +0000", "Sun 03-29 07:00 +0100"),
    ],
)
def test_the_time_on_the_wall_stays_when_the_clocks_change(zone: str, before: str, after: str) -> None:
    found = starts(plan(on(DAILY, "07:00", "a"), weeks=8, zone=zone))
    assert after in found
    assert found[found.index(after) - 1] == before
    assert all(" 07:00 " in start for start in found)


@pytest.mark.parametrize(
    ("zone", "start", "at", "becomes", "code"),
    [
        ("Europe/Berlin", "2026-03-23", "02:30", "Sun 03-29 03:00 +0200", "M402"),
        ("Australia/Lord_Howe", "2026-09-28", "02:05", "Sun 10-04 02:30 +1100", "M402"),
        ("Pacific/Apia", "2011-12-26", "09:00", "Sat 12-31 00:00 +1400", "M402"),  # Samoa left out a whole Friday
        ("Europe/Berlin", "2026-10-19", "02:30", "Sun 10-25 02:30 +0200", "M403"),
        ("America/New_York", "2026-10-26", "01:00", "Sun 11-01 01:00 -0400", "M403"),
        ("Australia/Lord_Howe", "2026-03-30", "01:45", "Sun 04-05 01:45 +1100", "M403"),
    ],
)
def test_a_time_that_the_clocks_skip_or_repeat(zone: str, start: str, at: str, becomes: str, code: str) -> None:
    outcome = expand(plan(on(DAILY, at, "a"), start=start, zone=zone), BOTH)
    found = only(outcome)
    assert (found.code, found.severity) == (code, Severity.WARNING)
    assert becomes in [session.start.strftime("%a %m-%d %H:%M %z") for session in outcome.value.sessions]
    assert at in found.message


def test_clock_changes_of_several_years_are_one_warning() -> None:
    found = only(expand(plan(on([SUN], "02:30", "a"), weeks=150, zone="America/New_York"), BOTH))
    assert "2026-03-08 and 2 more days" in found.message


def test_doings_of_a_line_run_one_after_another() -> None:
    third = timeline("c", exactly(1))
    assert starts(plan(on([MON], "07:00", "a", "b", "c")), table(A, B, third)) == [
        "Mon 03-02 07:00 +0100",
        "Mon 03-02 07:10 +0100",
        "Mon 03-02 07:15 +0100",
    ]


@pytest.mark.parametrize(
    ("length", "second"),
    [
        (exactly(9.01), "07:10"),
        (Interval(3 * MINUTE, 4 * MINUTE, 3 * MINUTE, Quality.EXACT), "07:04"),
        (Interval(3 * MINUTE, None, 7 * MINUTE - 1, Quality.ESTIMATED), "07:07"),
    ],
)
def test_the_next_starts_when_the_one_before_is_surely_or_most_likely_over(length: Interval, second: str) -> None:
    outcome = expand(plan(on([MON], "07:00", "open", "b")), table(timeline("open", length), B))
    assert outcome.diagnostics == ()
    assert f"{outcome.value.sessions[1].start:%H:%M}" == second


def test_no_length_is_invented_to_place_the_next() -> None:
    a_plan = plan(on([MON, WED], "07:00", "open", habit("drink water"), "b", "a"))
    outcome = expand(a_plan, table(timeline("open", UNKNOWN), A, B))
    assert [f"{session.start:%H:%M}" for session in outcome.value.sessions[:4]] == ["07:00", "07:00", "07:00", "07:05"]
    found = only(outcome)
    assert (found.code, found.severity) == ("M406", Severity.WARNING)
    assert "`Open`" in found.message
    assert "`B`" in found.message


def test_running_past_midnight_and_through_the_change_of_the_clocks_takes_as_long_as_ever() -> None:
    long = timeline("long", exactly(180))
    found = sessions(plan(on([SAT], "23:30", "long", "b"), start="2026-03-23"), table(long, B))
    assert [session.start.isoformat() for session in found] == [
        "2026-03-28T23:30:00+01:00",
        "2026-03-29T03:30:00+02:00",
    ]
    found = sessions(plan(on([SUN], "02:50", "a", "b"), start="2026-10-19"))
    assert [session.start.isoformat() for session in found] == [
        "2026-10-25T02:50:00+02:00",
        "2026-10-25T02:00:00+01:00",
    ]


def test_what_runs_past_midnight_counts_for_the_day_it_starts_on() -> None:
    late = plan(on([MON], "23:55", "a", "b"))
    assert starts(late, BOTH, None, day("2026-03-02")) == ["Mon 03-02 23:55 +0100"]
    assert starts(late, BOTH, day("2026-03-03"), None) == ["Tue 03-03 00:05 +0100"]


def test_sessions_at_once_are_a_warning_said_once() -> None:
    found = only(expand(plan(on(DAILY, "07:00", "a"), on((MON, WED), "07:09", "b")), BOTH))
    assert (found.code, found.severity) == ("M405", Severity.WARNING)
    for part in ("`B` starts at 07:09", "`A` takes until 07:10", "2026-03-02 and 1 more day"):
        assert part in found.message


def test_a_long_session_meets_every_one_that_it_covers() -> None:
    long = timeline("long", exactly(60))
    lines = on([MON], "07:00", "long"), on([MON], "07:10", "a"), on([MON], "07:40", "b"), on([MON], "08:00", "b")
    outcome = expand(plan(*lines), table(long, A, B))
    assert [found.message.split(",")[0] for found in outcome.diagnostics] == [
        "`A` starts at 07:10",
        "`B` starts at 07:40",
    ]


def test_two_of_unknown_length_at_one_time_are_a_warning_too() -> None:
    unknown = table(timeline("a"), timeline("b"))
    assert only(expand(plan(on([MON], "07:00", "a"), on([MON], "07:00", "b")), unknown)).code == "M405"


def test_one_that_starts_when_the_other_ends_is_fine_and_so_is_a_habit() -> None:
    lines = on([MON], "07:00", "a"), on([MON], "07:10", "b"), on([MON], "07:05", habit("drink water"))
    assert expand(plan(*lines), BOTH).diagnostics == ()


def test_a_habit_has_its_text_and_no_timeline() -> None:
    (session,) = sessions(plan(on([MON], "12:00", habit("drink water"))), {})
    assert (session.title, session.timeline) == ("drink water", None)


def test_a_plan_without_end_is_worked_out_for_half_a_year() -> None:
    outcome = expand(plan(on([MON], "07:00", "a"), weeks=None), BOTH)
    assert len(outcome.value.sessions) == 26
    found = only(outcome)
    assert (found.code, found.severity) == ("M404", Severity.INFO)
    assert "2026-08-30" in found.message


def test_a_plan_without_end_goes_to_the_day_asked_for() -> None:
    outcome = expand(plan(on([MON], "07:00", "a"), weeks=None), BOTH, None, day("2027-03-01"))
    assert outcome.diagnostics == ()
    assert outcome.value.sessions[-1].start.date() == day("2027-03-01")


def test_nothing_in_the_window_is_a_warning() -> None:
    outcome = expand(plan(on([MON], "07:00", "a")), BOTH, day("2027-01-01"), day("2027-02-01"))
    assert outcome.value.sessions == ()
    found = only(outcome)
    assert (found.code, found.severity) == ("M408", Severity.WARNING)


@pytest.mark.parametrize("window", [("2026-03-05", "2026-03-04"), ("0001-01-01", "0001-01-01"), (None, "1969-01-01")])
def test_a_window_that_holds_no_day_at_all(window: tuple[str | None, str]) -> None:
    first, last = (None if date is None else day(date) for date in window)
    assert only(expand(plan(on(DAILY, "07:00", "a")), BOTH, first, last)).code == "M408"


def test_an_unknown_zone_is_an_error_that_suggests() -> None:
    place = Span("a.mob", 3, 9)
    outcome = expand(plan(on([MON], "07:00", "a"), zone="europe/berlin", origin=place), BOTH)
    found = only(outcome)
    assert outcome.value is None
    assert (found.code, found.severity, found.span) == ("M401", Severity.ERROR, place)
    assert found.hint == 'Did you mean `zone "Europe/Berlin"`?'


def test_a_routine_without_a_timeline_is_an_error_and_the_rest_still_has_dates() -> None:
    outcome = expand(plan(on(DAILY, "07:00", "a", "nothing", "b")), BOTH)
    found = only(outcome)
    assert (found.code, found.severity) == ("M407", Severity.ERROR)
    assert [f"{session.start:%H:%M}" for session in outcome.value.sessions[:2]] == ["07:00", "07:10"]


def test_a_session_longer_than_a_day_counts_as_a_day() -> None:
    endless = timeline("endless", exactly(10**12))
    outcome = expand(plan(on([MON], "07:00", "endless", "a")), table(endless, A))
    assert outcome.value.sessions[1].start.isoformat() == "2026-03-03T07:00:00+01:00"
    assert only(outcome).code == "M410"


@pytest.mark.parametrize(
    "huge",
    [
        plan(on(DAILY, "07:00", "a"), weeks=1_000_000_000),
        plan(on(DAILY, "07:00", "a"), weeks=1_000, start="9999-12-20"),
        plan(on(DAILY, "07:00", "a"), weeks=1_000, start="0001-01-01", zone="Asia/Tokyo"),
        plan(
            on(DAILY, " ".join(f"{hour:02d}:{minute:02d}" for hour in range(24) for minute in range(60)), "a"), weeks=50
        ),
        plan(on(DAILY, "07:00", "a"), weeks=10**6, exclusions=(without("0001-01-01", "9999-12-31"),) * 200),
    ],
)
def test_whatever_a_plan_asks_for_takes_bounded_time(huge: Plan) -> None:
    begun = time.process_time()
    outcome = expand(huge, BOTH)
    assert time.process_time() - begun < MUCH_CPU
    assert "M409" in [found.code for found in outcome.diagnostics if found.severity is Severity.ERROR]
    assert len(outcome.value.sessions) <= 10_000


def uids(*args: object) -> dict[tuple[str, str], str]:
    return {(f"{session.start:%m-%d %H:%M}", session.title): session.uid for session in sessions(*args)}


def test_uids_are_unique_uuids_of_version_5() -> None:
    found = list(uids(plan(on(DAILY, "07:00 18:00", "a", "b", habit("a")), weeks=4)).values())
    assert len(found) == len(set(found)) == 4 * 7 * 6
    assert {UUID(uid).version for uid in found} == {5}


def test_a_uid_stays_when_the_time_changes_or_other_sessions_join_the_day() -> None:
    before = uids(plan(on([MON, WED], "07:00", "a")))
    moved = uids(plan(on([MON, WED], "08:30", "a")))
    joined = uids(
        plan(on(DAILY, "06:00", "b"), on([MON, WED], "07:00", habit("a"), "a"), exclusions=(without("2026-03-04"),))
    )
    assert moved["03-02 08:30", "A"] == before["03-02 07:00", "A"] == joined["03-02 07:00", "A"]
    assert moved["03-04 08:30", "A"] == before["03-04 07:00", "A"]


def test_a_uid_depends_on_plan_date_and_slot() -> None:
    one = uids(plan(on([MON], "07:00", "a")))
    other_plan = uids(plan(on([MON], "07:00", "a"), name="other"))
    other_date = uids(plan(on([MON], "07:00", "a"), start="2026-03-09"))
    assert len({*one.values(), *other_plan.values(), *other_date.values()}) == 3


def test_a_uid_is_known_for_ever() -> None:
    """RFC 9562, 5.5, by hand. A change here duplicates every session in every calendar that subscribes to a plan."""
    (session,) = sessions(plan(on([MON], "07:00", "a")))
    assert session.key.slot == "a"
    assert session.uid == "33ccd61f-05fb-5921-86eb-0f9ed20c7840"
