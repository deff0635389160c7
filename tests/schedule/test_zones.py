"""Time zones: from the package tzdata, whatever the machine says."""

import datetime as dt
import os
import pkgutil
import subprocess
import sys
import zoneinfo
from pathlib import Path

import pytest
from hypothesis import strategies as st

from mobdsl.schedule import zones
from support.clocks import MINUTE, changes
from support.laws import law


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Europe/Berlni", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("Buenos aires", "America/Argentina/Buenos_Aires"),
    ],
)
def test_an_unknown_zone_says_what_was_meant(written: str, meant: str) -> None:
    outcome = zones.load(written)
    assert outcome.value is None
    assert meant in (outcome.diagnostics[0].hint or "")


@pytest.mark.parametrize(
    "hostile", ["", "..", "../../../etc/passwd", "/etc/localtime", "Europe", "zone.tab", "Factory", "\0"]
)
def test_what_is_no_zone_is_never_looked_for(hostile: str) -> None:
    outcome = zones.load(hostile)
    assert outcome.value is None
    assert [found.code for found in outcome.diagnostics] == ["M401"]


def test_a_machine_with_other_data_gives_the_same_times(tmp_path: Path) -> None:
    """Berlin's file on this machine holds Tokyo's data; zoneinfo by itself would believe it."""
    (tmp_path / "Europe").mkdir()
    (tmp_path / "Europe" / "Berlin").write_bytes(pkgutil.get_data("tzdata", "zoneinfo/Asia/Tokyo"))
    script = (
        "import datetime as dt, zoneinfo; from mobdsl.schedule import zones; "
        "noon = dt.datetime(2026, 7, 1, 12);"
        "print(noon.replace(tzinfo=zoneinfo.ZoneInfo('Europe/Berlin')).utcoffset(),"
        " noon.replace(tzinfo=zones.load('Europe/Berlin').value).utcoffset())"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONTZPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.split() == ["9:00:00", "2:00:00"]


def test_the_rule_of_a_zone_is_the_last_line_of_its_data() -> None:
    assert zones.rule("Europe/Berlin") == "CET-1CEST,M3.5.0,M10.5.0/3"
    assert zones.rule("Asia/Kolkata") == "IST-5:30"


ZONES_WITH_CHANGES = [zone for zone in zones.names() if "," in zones.rule(zone)]
NEAR = st.integers(-200, 200).map(lambda minutes: dt.timedelta(minutes=minutes))


@law(st.sampled_from(ZONES_WITH_CHANGES), st.integers(0, 15), NEAR)
def test_near_a_change_a_time_is_the_first_minute_that_shows_it_or_a_later_one(
    name: str, number: int, distance: dt.timedelta
) -> None:
    zone = zones.load(name).value
    wall = changes(name)[number].astimezone(zone).replace(tzinfo=None, fold=0) + distance
    moment, change = zones.on_the_clock(wall, zone)
    passing = moment.astimezone(dt.UTC)
    shown = passing.astimezone(zone).replace(tzinfo=None)
    shown_a_minute_before = (passing - MINUTE).astimezone(zone).replace(tzinfo=None)
    shown_later = {(passing + MINUTE * later).astimezone(zone).replace(tzinfo=None) for later in range(1, 181)}
    assert shown == wall if change is not zones.ClockChange.GAP else shown_a_minute_before < wall < shown
    assert (wall in shown_later) is (change is zones.ClockChange.FOLD)


def test_names_are_those_of_the_package() -> None:
    assert "US/Eastern" in zones.names()
    assert set(zones.names()) <= zoneinfo.available_timezones()
