"""The calendar of a plan: what RFC 5545 asks for and what the programs that people use need."""

import datetime as dt
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mobdsl.backends.base import Job
from mobdsl.backends.ics import IcsBackend
from mobdsl.backends.ics.options import IcsOptions
from mobdsl.diagnostics import Diagnostic, Outcome, Severity
from mobdsl.lint.codes.table import CODES
from mobdsl.model.document import Document
from mobdsl.model.intervals import Interval, Quality
from mobdsl.schedule.expand import expand
from mobdsl.schedule.sessions import Schedule
from support.icalendars import build, calendar, components, lines, unescaped, values
from support.plans import DAILY, FRI, MINUTE, MON, SAT, SUN, WED, exactly, habit, on, plan, table, timeline, without

TIMELINES = table(timeline("a", exactly(10), title="Back, daily"), timeline("open"))
TWO = plan(on([MON, WED], "07:00", "a"), title="Rücken; kurz")


def only(outcome: Outcome) -> Diagnostic:
    (found,) = outcome.diagnostics
    assert found.code in CODES
    assert found.severity is Severity.WARNING
    return found


def test_the_head_of_a_calendar() -> None:
    head = lines(calendar(TWO, TIMELINES, IcsOptions(color="seagreen")))
    assert head[: head.index("BEGIN:VTIMEZONE")] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//mobdsl//mobdsl//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "NAME:Rücken\\; kurz",
        "X-WR-CALNAME:Rücken\\; kurz",
        "COLOR:seagreen",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "X-WR-TIMEZONE:Europe/Berlin",
    ]


def test_an_event_word_for_word() -> None:
    content = calendar(TWO, TIMELINES, IcsOptions(remind=10))
    event = lines(content)[lines(content).index("BEGIN:VEVENT") :]
    assert event[: event.index("END:VEVENT") + 1] == [
        "BEGIN:VEVENT",
        "UID:33ccd61f-05fb-5921-86eb-0f9ed20c7840",
        "DTSTAMP:19700101T000000Z",
        "LAST-MODIFIED:19700101T000000Z",
        "SEQUENCE:0",
        "SUMMARY:Back\\, daily",
        "DTSTART;TZID=Europe/Berlin:20260302T070000",
        "DTEND;TZID=Europe/Berlin:20260302T071000",
        "CATEGORIES:Rücken\\; kurz",
        "DESCRIPTION:Back\\, daily\\nLength: 10 min",
        "X-ALT-DESC;FMTTYPE=text/html:<html><body><p><b>Back\\, daily</b></p><p>Length: 10 min</p></body></html>",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Back\\, daily",
        "TRIGGER:-PT10M",
        "END:VALARM",
        "END:VEVENT",
    ]


def test_the_file_is_named_after_the_plan() -> None:
    (artifact,) = build(TWO, TIMELINES).value
    assert (artifact.name, artifact.media_type, artifact.executable) == ("back.ics", "text/calendar", False)


def test_a_single_event_brings_no_calendar_of_its_own() -> None:
    (head,) = components(calendar(plan(on([MON], "07:00", "a")), TIMELINES), "VCALENDAR")
    assert not {"NAME", "X-WR-CALNAME"} & set(head)


def test_no_method_for_a_caldav_server() -> None:
    (head,) = components(calendar(TWO, TIMELINES, IcsOptions(method="none")), "VCALENDAR")
    assert "METHOD" not in head


def test_no_uid_on_the_calendar_and_unique_ones_below() -> None:
    content = calendar(plan(on(DAILY, "07:00 18:00", "a"), weeks=30), TIMELINES)
    (head,) = components(content, "VCALENDAR")
    uids = values(components(content, "VEVENT"), "UID")
    assert "UID" not in head
    assert len(set(uids)) == len(uids) == 420


@pytest.mark.parametrize(
    ("length", "end", "words"),
    [
        (exactly(9.5), "071000", "9 min 30 s"),
        (Interval(3 * MINUTE, 4 * MINUTE, 210_000, Quality.EXACT), "070400", "3 min to 4 min"),
        (Interval(2 * MINUTE, None, 5 * MINUTE, Quality.ESTIMATED), "070500", "about 5 min"),
        (Interval(3 * MINUTE, 5 * MINUTE, 4 * MINUTE, Quality.ESTIMATED), "070400", "3 min to 5 min (estimated)"),
        (Interval(90_000, None, None, Quality.OPEN), "070200", "at least 1 min 30 s"),
        (exactly(10**9), "070000", None),
    ],
)
def test_an_event_ends_when_it_is_most_likely_over(length: Interval, end: str, words: str | None) -> None:
    (found,) = components(calendar(plan(on([MON], "07:00", "b")), table(timeline("b", length))), "VEVENT")
    assert found["DTEND;TZID=Europe/Berlin"] == [f"20260302T{end}" if words else f"20260303T{end}"]
    assert not words or f"Length: {words}" in unescaped(found["DESCRIPTION"][0]).split("\n")


def test_no_length_is_invented() -> None:
    (found,) = components(calendar(plan(on([MON], "07:00", "open")), TIMELINES), "VEVENT")
    assert not {"DTEND", "DURATION"} & set(found)
    assert "Length: not stated" in unescaped(found["DESCRIPTION"][0])


def test_a_habit_is_a_moment_that_keeps_nobody_busy() -> None:
    (found,) = components(calendar(plan(on([MON], "12:00", habit("drink water"))), {}), "VEVENT")
    assert found["SUMMARY"] == ["drink water"]
    assert found["TRANSP"] == ["TRANSPARENT"]
    assert not {"DTEND", "DURATION"} & set(found)


def test_every_local_time_has_its_zone_and_every_zone_is_used() -> None:
    content = calendar(plan(on(DAILY, "07:00 02:30", "a"), start="2026-03-23"), TIMELINES)
    zones = values(components(content, "VTIMEZONE"), "TZID")
    used = re.findall(r"^(?:DTSTART|DTEND);TZID=([^:]+):", "\n".join(lines(content)), re.MULTILINE)
    assert zones == ["Europe/Berlin"]
    assert set(used) == {"Europe/Berlin"}
    assert len(used) == 2 * 14
    assert content.index(b"END:VTIMEZONE") < content.index(b"BEGIN:VEVENT")


def test_an_hour_that_comes_twice_is_written_in_utc() -> None:
    """Berlin, 25 October 2026: at 01:00 UTC the clocks go from 03:00 back to 02:00."""
    content = calendar(plan(on([SUN], "02:10 02:55 01:50", "a"), start="2026-10-19"), TIMELINES)
    found = components(content, "VEVENT")
    times = [(event["DTSTART"][0], event["DTEND"][0]) for event in found]
    assert times == [
        ("20261024T235000Z", "20261025T000000Z"),
        ("20261025T001000Z", "20261025T002000Z"),
        ("20261025T005500Z", "20261025T010500Z"),
    ]
    assert components(content, "VTIMEZONE") == []


@pytest.mark.parametrize(
    ("of_plan", "of_options", "trigger"),
    [
        (None, None, []),
        (10, None, ["-PT10M"]),
        (None, 5, ["-PT5M"]),
        (10, 90, ["-PT90M"]),
        (10, 0, ["-PT0M"]),
    ],
)
def test_alarms(of_plan: int | None, of_options: int | None, trigger: list[str]) -> None:
    content = calendar(plan(on([MON], "07:00", "a"), remind=of_plan), TIMELINES, IcsOptions(remind=of_options))
    assert values(components(content, "VALARM"), "TRIGGER") == trigger


def test_a_reminder_that_no_calendar_gives_is_left_out_with_a_warning() -> None:
    outcome = build(plan(on([MON], "07:00", "a"), remind=10**18), TIMELINES)
    assert only(outcome).code == "M514"
    assert components(outcome.value[0].content, "VALARM") == []


def test_the_link_stands_in_both_descriptions_and_as_url() -> None:
    url = "https://example.org/play?a=1&b=2;c,d"
    (found,) = components(calendar(plan(on([MON], "07:00", "a")), TIMELINES, IcsOptions(url=url)), "VEVENT")
    assert found["URL"] == [url]
    assert f"Follow it at {url}" in unescaped(found["DESCRIPTION"][0])
    html = unescaped(found["X-ALT-DESC"][0])
    assert '<a href="https://example.org/play?a=1&amp;b=2;c,d">' in html


@pytest.mark.parametrize(
    "wrong",
    [
        {"color": "#ff0000"},
        {"color": "Seagreen "},
        {"url": "javascript:alert(1)"},
        {"url": "https://example.org/a b"},
        {"url": 'https://example.org/"onmouseover='},
        {"url": "https://anna:secret@example.org/"},
        {"url": "https://example.org/\r\nX-A:b"},
        {"url": "https://example.org/ü"},
        {"url": "https://example.org/%zz"},
        {"remind": -1},
        {"remind": 28 * 24 * 60 + 1},
    ],
)
def test_options_that_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        IcsOptions(**wrong)


def test_a_misspelt_colour_is_told() -> None:
    with pytest.raises(ValueError, match="perhaps seagreen"):
        IcsOptions(color="seagren")


def test_a_series_says_the_same_in_one_event() -> None:
    weeks = plan(on([MON, WED], "07:00", "a"), weeks=6)
    (found,) = components(calendar(weeks, TIMELINES, IcsOptions(series=True)), "VEVENT")
    assert found["DTSTART;TZID=Europe/Berlin"] == ["20260302T070000"]
    assert found["DTEND;TZID=Europe/Berlin"] == ["20260302T071000"]
    assert found["RRULE"] == ["FREQ=WEEKLY;UNTIL=20260408T050000Z;BYDAY=MO,WE"]  # 07:00 in summer
    assert "EXDATE" not in found


def test_a_series_leaves_out_what_the_plan_leaves_out() -> None:
    weeks = plan(on([MON, WED], "07:00", "a"), weeks=4, exclusions=(without("2026-03-11"), without("2026-03-16")))
    (found,) = components(calendar(weeks, TIMELINES, IcsOptions(series=True)), "VEVENT")
    assert found["EXDATE;TZID=Europe/Berlin"] == ["20260311T070000", "20260316T070000"]
    assert "RDATE" not in found


def test_no_series_where_the_clocks_change_in_a_session() -> None:
    """On 29 March 2026 a session at 02:30 starts at 03:00, and one from 01:55 takes 70 minutes by the clock."""
    gap = calendar(plan(on([SUN], "02:30", "a"), start="2026-03-02", weeks=6), TIMELINES, IcsOptions(series=True))
    assert len(components(gap, "VEVENT")) == 6
    across = calendar(plan(on([SUN], "01:55", "a"), start="2026-03-02", weeks=6), TIMELINES, IcsOptions(series=True))
    assert len(components(across, "VEVENT")) == 6


def test_a_zone_without_a_common_rule_is_a_warning() -> None:
    found = only(build(plan(on([MON], "07:00", "a"), zone="America/Santiago"), TIMELINES))
    assert found.code == "M512"
    assert "America/Santiago" in found.message


def test_a_calendar_too_big_for_google_is_a_warning() -> None:
    daily = plan(on(DAILY, "07:00", "a"), weeks=158)
    assert only(build(daily, TIMELINES)).code == "M513"
    assert build(daily, TIMELINES, IcsOptions(series=True)).diagnostics == ()
    assert build(plan(on(DAILY, "07:00", "a"), weeks=157), TIMELINES).diagnostics == ()


def test_a_plan_without_a_session_makes_no_file() -> None:
    outcome = IcsBackend().compile(
        Job(document=Document(path="a.mob"), timelines=(), schedules=(Schedule(plan=TWO, sessions=()),)), IcsOptions()
    )
    assert outcome.value == ()
    assert only(outcome).code == "M515"


def test_each_plan_has_a_file() -> None:
    schedules = tuple(expand(plan(on([MON], "07:00", "a"), name=name), TIMELINES).value for name in ("one", "two"))
    job = Job(document=Document(path="a.mob"), timelines=(), schedules=schedules)
    artifacts = IcsBackend().compile(job, IcsOptions()).value
    assert [artifact.name for artifact in artifacts] == ["one.ics", "two.ics"]


def test_without_a_plan_each_routine_is_a_todo_without_a_date() -> None:
    routines = (timeline("a", exactly(10)), timeline("b", exactly(5), ("pre_run",)))
    outcome = IcsBackend().compile(Job(document=Document(path="x/back care.mob"), timelines=routines), IcsOptions())
    (artifact,) = outcome.value
    found = components(artifact.content, "VTODO")
    assert artifact.name == "back care.ics"
    assert [todo["SUMMARY"] for todo in found] == [["A"], ["B (pre run)"]]
    assert [todo["DTSTAMP"] for todo in found] == [["19700101T000000Z"]] * 2
    assert len(set(values(found, "UID"))) == 2
    assert not any({"DTSTART", "DUE"} & set(todo) for todo in found)
    told = only(outcome)
    assert told.code == "M511"
    assert "do a }" in (told.hint or "")


def test_unchanged_sessions_stay_the_same_to_the_byte() -> None:
    def events(content: bytes) -> set[bytes]:
        return set(content.split(b"BEGIN:VEVENT\r\n")[1:-1])

    before = events(calendar(plan(on([MON, WED, FRI], "07:00", "a"), weeks=4), TIMELINES))
    more = events(calendar(plan(on([MON, WED, FRI], "07:00", "a"), on([SAT], "09:00", "open"), weeks=5), TIMELINES))
    assert before <= more


SCRIPT = """
import sys
from support.icalendars import calendar
from mobdsl.backends.ics.options import IcsOptions
from support.plans import DAILY, exactly, habit, on, plan, table, timeline
table = table(timeline("a", exactly(10), ("x", "y")), timeline("b"))
a_plan = plan(on(DAILY, "02:30 07:00", "b", habit("drink water")), start="2026-10-19", title="Rücken", weeks=3)
options = IcsOptions(remind=5, series=sys.argv[1] == "series")
sys.stdout.buffer.write(calendar(a_plan, table, options))
"""


@pytest.mark.parametrize("way", ["single", "series"])
def test_the_same_bytes_whatever_the_seed_the_zone_and_the_locale(way: str, tmp_path: Path) -> None:
    tests = Path(__file__).parents[2]
    environments = [
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8", "PYTHONTZPATH": str(tmp_path)},
        {"PYTHONHASHSEED": "2", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR"},
    ]
    made = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, way],
            env={**os.environ, **environment, "PYTHONPATH": os.pathsep.join([str(tests), *sys.path])},
            cwd=tmp_path,
            capture_output=True,
            check=True,
        ).stdout
        for environment in environments
    }
    (content,) = made
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")  # no byte order mark
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\r" not in content.replace(b"\r\n", b"")
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_today_is_nowhere_in_it() -> None:
    content = calendar(plan(on([MON], "07:00", "a"), start="2020-03-02"), TIMELINES).decode()
    assert f"{dt.date.today():%Y%m%d}" not in content
