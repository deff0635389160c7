"""What a plan says of its sessions, in the calendar."""

import datetime as dt
from collections import Counter
from typing import Any

import icalendar
import pytest
import recurring_ical_events
import vobject

from mobdsl import api
from mobdsl.backends.ics import IcsBackend
from mobdsl.backends.ics.options import IcsOptions
from support import libical
from support.icalendars import components, lines, unescaped
from support.needs import REQUIRE_ALL
from support.programs import load

ROUTINES = "routine a { plank 10min }\nroutine b { plank 5min }\n"


def calendar(*plan: str, weeks: int = 2, **options: Any) -> bytes:
    """The calendar of a plan from Monday, 2 March 2026."""
    text = f'{ROUTINES}plan p {{\nstart 2026-03-02; for {weeks} weeks; zone "Europe/Berlin"\n' + "\n".join((*plan, "}"))
    job = api.job(load(text)[0]).value
    assert job is not None
    (artifact,) = IcsBackend().compile(job, IcsOptions(**options)).value
    return artifact.content


def events(*plan: str, **options: Any) -> list[dict[str, list[str]]]:
    return components(calendar(*plan, **options), "VEVENT")


def description(event: dict[str, list[str]]) -> list[str]:
    return unescaped(event["DESCRIPTION"][0]).split("\n")


def test_what_has_no_time_takes_a_whole_day_and_keeps_nobody_busy() -> None:
    (event,) = events("on tue do a", "remind 10min", weeks=1)
    assert event["DTSTART;VALUE=DATE"] == ["20260303"]
    assert event["DTEND;VALUE=DATE"] == ["20260304"]
    assert event["TRANSP"] == ["TRANSPARENT"]
    content = lines(calendar("on tue do a", "remind 10min", weeks=1))
    assert "BEGIN:VALARM" not in content
    assert "BEGIN:VTIMEZONE" not in content


DAYS = [dt.date(2026, 3, 2) + dt.timedelta(days=number) for number in range(42)]
HABIT = ('every day do "drink water"', "except 2026-03-10", "except 2026-03-29")
EXPECTED = [day for day in DAYS if day not in (dt.date(2026, 3, 10), dt.date(2026, 3, 29))]


@pytest.mark.parametrize("series", [False, True])
def test_other_programs_find_the_days_of_a_habit(series: bool) -> None:
    content = calendar(*HABIT, weeks=6, series=series)
    read = icalendar.Calendar.from_ical(content)
    found = recurring_ical_events.of(read).between(dt.date(2026, 1, 1), dt.date(2027, 1, 1))
    assert [(event.start, event.end - event.start) for event in found] == [(day, dt.timedelta(1)) for day in EXPECTED]
    first = vobject.readOne(content.decode()).vevent_list[0]
    days = list(first.getrruleset(addRDate=True)) if series else [first.dtstart.value]
    assert [getattr(day, "date", lambda day=day: day)() for day in days] == EXPECTED[: len(days)]
    assert len(days) == (len(EXPECTED) if series else 1)


@pytest.mark.skipif(not REQUIRE_ALL and libical.LIBRARY is None, reason="not installed: libical")
@pytest.mark.parametrize("series", [False, True])
def test_libical_finds_the_days_of_a_habit(series: bool) -> None:
    found = libical.occurrences(calendar(*HABIT, weeks=6, series=series), 2026, 2027)
    assert sorted(start.date() for start, _ in found) == EXPECTED


BY_DATES = {
    "on first sat of month at 09:00 do a": ["2026-03-07", "2026-04-04", "2026-05-02"],
    "every other week on sun at 09:00 do a": ["2026-03-08", "2026-03-22", "2026-04-05", "2026-04-19", "2026-05-03"],
    "on 2026-03-05, 2026-04-09 at 09:00 do a": ["2026-03-05", "2026-04-09"],
    "every 2 days at 09:00 from 2026-04-01 to 2026-04-06 do a": ["2026-04-01", "2026-04-03", "2026-04-05"],
    "on wed at 09:00 for 4 weeks do a": ["2026-03-04", "2026-03-11", "2026-03-18", "2026-03-25"],
}


@pytest.mark.parametrize("series", [False, True])
@pytest.mark.parametrize("line", BY_DATES)
def test_other_programs_find_the_dates(line: str, series: bool) -> None:
    read = icalendar.Calendar.from_ical(calendar(line, weeks=10, series=series))
    found = recurring_ical_events.of(read).between(dt.date(2026, 1, 1), dt.date(2027, 1, 1))
    assert [event.start.replace(tzinfo=None).isoformat() for event in found] == [
        f"{day}T09:00:00" for day in BY_DATES[line]
    ]


@pytest.mark.parametrize("series", [False, True])
def test_several_a_day_are_several_entries(series: bool) -> None:
    content = calendar("2-3 per day on tue do a", series=series)
    read = recurring_ical_events.of(icalendar.Calendar.from_ical(content))
    found = read.between(dt.date(2026, 1, 1), dt.date(2027, 1, 1))
    assert Counter(event.start for event in found) == {dt.date(2026, 3, 3): 3, dt.date(2026, 3, 10): 3}
    assert len(components(content, "VEVENT")) == (3 if series else 6)


def test_what_finishes_at_a_time_ends_then() -> None:
    (event,) = events("on tue finish at 18:30 do a", weeks=1)
    assert event["DTSTART;TZID=Europe/Berlin"] == ["20260303T182000"]
    assert event["DTEND;TZID=Europe/Berlin"] == ["20260303T183000"]


def test_growth_by_the_week_stands_in_each_session() -> None:
    found = events("on mon at 07:00 do a", "add 1 rep every week", weeks=3)
    told = [[line for line in description(event) if line.startswith("This time")] for event in found]
    assert told == [[], ["This time: add 1 rep"], ["This time: add 2 reps"]]


def test_one_more_than_the_least_is_tentative_and_says_so() -> None:
    found = events("3-4 per week at 07:00 do a", weeks=1)
    assert [event["SUMMARY"] for event in found] == [["A"], ["A"], ["A"], ["A\\, optional"]]
    assert [event.get("STATUS") for event in found] == [None, None, None, ["TENTATIVE"]]
    assert "Optional: one more than the plan asks for." in description(found[3])
    assumed = "Assumed: the plan says how often a week, not on which days. Another day is as good."
    assert all(assumed in description(event) for event in found)
    assert assumed not in description(events("2 per week on mon, thu at 07:00 do a")[0])


def test_what_is_assumed_names_the_days_that_would_do() -> None:
    (event,) = events("1 per week on mon, thu at 07:00 do a", weeks=1)
    assumed = "Assumed: the plan says how often a week, not on which days. Mon or Thu is as good."
    assert assumed in description(event)


def test_what_only_the_log_will_tell_stands_in_the_session() -> None:
    (event,) = events("on mon at 07:00 do a if soreness < 3", weeks=1)
    assert event["STATUS"] == ["TENTATIVE"]
    assert description(event)[:2] == ["A", "Only if: soreness below 3"]


def test_what_is_different_stands_in_its_title_and_first() -> None:
    usual, lighter = events("on mon at 07:00 do a", 'week 2 load 60% note "leave \\"two\\"; \\\\ in the tank"')
    assert usual["SUMMARY"] == ["A"]
    assert unescaped(lighter["SUMMARY"][0]) == 'A, load 60%, leave "two"; \\ in the tank'
    assert description(lighter)[1] == 'This time: load 60%, leave "two"; \\ in the tank'


def test_a_habit_has_nothing_that_is_different() -> None:
    (event,) = events('on mon do "drink water"', "week 1 load 60%", weeks=1)
    assert event["SUMMARY"] == ["drink water"]


def test_a_journey_has_the_clocks_of_both_places() -> None:
    content = calendar("on mon, wed at 07:00 do a", 'zone "America/New_York" from 2026-03-04 to 2026-03-06', weeks=1)
    assert [line for line in lines(content) if line.startswith("TZID")] == [
        "TZID:America/New_York",
        "TZID:Europe/Berlin",
    ]
    starts = [line for line in lines(content) if line.startswith("DTSTART;")]
    assert starts == ["DTSTART;TZID=Europe/Berlin:20260302T070000", "DTSTART;TZID=America/New_York:20260304T070000"]


JOURNEY = 'zone "Asia/Tokyo" from 2026-03-14 to 2026-03-18'


def test_a_journey_changes_no_day_without_a_time() -> None:
    (series,) = events("every day do a", JOURNEY, weeks=5, series=True)
    assert series["DTSTART;VALUE=DATE"] == ["20260302"]
    assert series["RRULE"] == ["FREQ=WEEKLY;UNTIL=20260405;BYDAY=MO,TU,WE,TH,FR,SA,SU"]
    assert "EXDATE;VALUE=DATE" not in series


@pytest.mark.parametrize("series", [False, True])
def test_a_session_on_a_journey_is_at_its_time_there(series: bool) -> None:
    read = icalendar.Calendar.from_ical(calendar("every day at 18:00 do a", JOURNEY, weeks=3, series=series))
    starts = [event.start for event in recurring_ical_events.of(read).between(dt.date(2026, 3, 1), dt.date(2026, 4, 1))]
    days = [dt.date(2026, 3, 2) + dt.timedelta(days=number) for number in range(21)]
    # 18:00 is 17:00 in UTC in Berlin and 9:00 in Tokyo
    utc = [dt.datetime.combine(day, dt.time(9 if 14 <= day.day <= 18 else 17), dt.UTC) for day in days]
    assert sorted(start.astimezone(dt.UTC) for start in starts) == utc


def test_a_moved_session_stands_beside_its_series_and_keeps_its_name() -> None:
    usual = events("on mon, wed at 07:00 do a", weeks=4)
    found = events("on mon, wed at 07:00 do a", "move 2026-03-11 to 2026-03-12", weeks=4, series=True)
    series, moved = sorted(found, key=lambda event: "RRULE" not in event)
    assert series["EXDATE"] == ["20260311T070000"]
    assert moved["DTSTART"] == ["20260312T070000"]
    assert moved["UID"] == usual[3]["UID"]


def test_a_week_that_differs_stands_beside_its_series() -> None:
    found = events("on mon, wed at 07:00 do a", "week 2 load 60%", weeks=5, series=True)
    by_title = {event["SUMMARY"][0]: event for event in found}
    assert by_title["A"]["EXDATE"] == ["20260309T070000", "20260311T070000"]
    assert set(by_title) == {"A", "A\\, load 60%"}


def test_a_question_comes_when_the_session_is_a_day_past() -> None:
    text = """routine a { plank 10min; ask soreness 0-10 after 24h }
plan p { start 2026-03-02; for 1 week; zone "Europe/Berlin"; on mon at 07:00 do a }"""
    job = api.job(load(text)[0]).value
    (artifact,) = IcsBackend().compile(job, IcsOptions()).value
    _, question = components(artifact.content, "VEVENT")
    assert question["SUMMARY"] == ["A: Soreness? (0 to 10)"]
    assert question["DTSTART"] == ["20260303T071000"]
    assert question["TRANSP"] == ["TRANSPARENT"]


def test_several_open_sets_say_what_they_most_likely_take() -> None:
    """Three times 8 at 3 s and two rests of a minute are 3:12; sets whose length is stated need no sum."""
    text = (
        'routine a { squat 3x8 rest 1min; plank 3x30s rest 10s }\nplan p { start 2026-03-02; for 1 week; zone "UTC"\n'
    )
    job = api.job(load(text + "on mon do a }")[0]).value
    assert job is not None
    (artifact,) = IcsBackend().compile(job, IcsOptions()).value
    (event,) = components(artifact.content, "VEVENT")
    assert description(event)[-2:] == [
        "1. Squat: 3 × 8, ≈ 3 min 12 s in all, rest 1 min",
        "2. Plank: 3 × 30 s, rest 10 s",
    ]
