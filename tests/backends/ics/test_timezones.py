"""VTIMEZONE says what the zone's own data say, in the form that every program understands."""

import datetime as dt
import io

import pytest
from dateutil.tz import tzical
from hypothesis import strategies as st

from mobdsl.backends.ics.timezones import vtimezone
from mobdsl.schedule import zones
from support.clocks import HOUR, MINUTE, changes
from support.laws import law


def lines(name: str, first: str, last: str) -> list[str]:
    component, _ = vtimezone(name, *(dt.datetime.fromisoformat(f"{day}T12:00:00+00:00") for day in (first, last)))
    return component.to_ical().decode().split("\r\n")


def test_berlin_is_written_as_everybody_writes_it() -> None:
    assert lines("Europe/Berlin", "2026-03-02", "2026-12-31") == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Berlin",
        "BEGIN:STANDARD",
        "DTSTART:19701025T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:19700329T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
        "",
    ]


def test_a_zone_whose_clocks_never_change_has_one_part() -> None:
    found = lines("Asia/Kolkata", "2026-03-02", "2026-12-31")
    assert found[2:-2] == [
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZNAME:IST",
        "TZOFFSETFROM:+0530",
        "TZOFFSETTO:+0530",
        "END:STANDARD",
    ]


def test_summer_is_what_irish_calendars_call_summer() -> None:
    """Ireland's law, and so the data, call winter the exception, with an offset below the standard."""
    found = lines("Europe/Dublin", "2026-03-02", "2026-12-31")
    daylight = found[found.index("BEGIN:DAYLIGHT") : found.index("END:DAYLIGHT")]
    assert daylight[1:] == [
        "DTSTART:19700329T010000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZNAME:IST",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0100",
    ]


def test_a_change_that_is_not_on_the_day_of_the_rule_is_written_out() -> None:
    """Chile changes at the end of a first Saturday, which no nth weekday says: 5 April, 6 September 2026."""
    found = lines("America/Santiago", "2026-03-02", "2026-12-31")
    assert "DTSTART:20260405T000000" in found
    assert "DTSTART:20260906T000000" in found
    assert not any(line.startswith(("RRULE", "RDATE")) for line in found)


def test_a_zone_that_gave_up_its_rule_is_written_out_before_and_short_after() -> None:
    """Mexico City has not changed its clocks since October 2022."""
    before = lines("America/Mexico_City", "2022-03-01", "2022-12-31")
    after = lines("America/Mexico_City", "2026-03-01", "2026-12-31")
    assert [line for line in before if line.startswith("DTSTART:2022")] == [
        "DTSTART:20220403T020000",
        "DTSTART:20221030T020000",
    ]
    assert (after.count("BEGIN:STANDARD"), after.count("BEGIN:DAYLIGHT")) == (1, 0)


YEARS = st.tuples(st.integers(1990, 2080), st.integers(0, 900))


@law(st.sampled_from(zones.names()), YEARS, st.floats(0, 1))
def test_an_independent_reader_gets_the_times_of_the_zone(name: str, plan: tuple[int, int], at: float) -> None:
    first = dt.datetime(plan[0], 1, 1, tzinfo=dt.UTC)
    last = first + dt.timedelta(days=plan[1])
    zone = zones.load(name).value
    near = [first, last, *(change for change in changes(name, plan[0], last.year) if first < change < last)]
    read = reader(name, first, last)
    for moment in near:
        for distance in (-90 * MINUTE, -1 * MINUTE, 0 * MINUTE, 1 * MINUTE, 90 * MINUTE):
            assert same(read, zone, moment + distance), moment + distance
    assert same(read, zone, first + at * (last - first))


@pytest.mark.parametrize(
    "name", ["Africa/Casablanca", "Asia/Gaza", "Australia/Lord_Howe", "America/Nuuk", "Africa/Cairo"]
)
def test_every_hour_of_years_in_zones_that_are_hard(name: str) -> None:
    first, last = dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.datetime(2027, 12, 31, tzinfo=dt.UTC)
    read, zone = reader(name, first, last), zones.load(name).value
    hours = range(int((last - first) / HOUR))
    assert [hour for hour in hours if not same(read, zone, first + HOUR * hour)] == []


def test_nearly_all_zones_have_the_form_that_every_program_understands() -> None:
    first, last = (dt.datetime(year, 6, 1, tzinfo=dt.UTC) for year in (2028, 2029))
    others = [name for name in zones.names()[::3] if not vtimezone(name, first, last)[1]]
    assert 0 < len(others) < 0.05 * len(zones.names()[::3])


def reader(name: str, first: dt.datetime, last: dt.datetime) -> dt.tzinfo:
    component, _ = vtimezone(name, first, last)
    return tzical(io.StringIO(component.to_ical().decode().replace("\r\n", "\n"))).get(name)


def same(read: dt.tzinfo, zone: dt.tzinfo, moment: dt.datetime) -> bool:
    """Whether the wall time of ``moment`` means the same in both, or is shown twice: there, programs differ."""
    local = moment.astimezone(zone)
    return zones.change(local) is not None or local.replace(tzinfo=read).utcoffset() == local.utcoffset()
