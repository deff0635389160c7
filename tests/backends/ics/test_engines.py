"""Independent programs read the calendar and find every session at its right time."""

import datetime as dt
import json
import shutil
import subprocess
import warnings
from base64 import b64encode
from collections.abc import Callable
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TypeAlias
from wsgiref.util import setup_testing_defaults

import icalendar
import pytest
import recurring_ical_events
import vobject

from mobdsl.backends.ics.options import IcsOptions
from mobdsl.model.plans import Plan
from mobdsl.schedule.expand import expand
from support import libical
from support.icalendars import calendar, components, lines, values
from support.needs import REQUIRE_ALL, needs
from support.plans import DAILY, FRI, MON, SAT, SUN, WED, exactly, habit, on, plan, table, timeline, without

TIMELINES = table(timeline("a", exactly(10)), timeline("b", exactly(45)), timeline("open"))

Occurrence: TypeAlias = tuple[str, dt.datetime, dt.datetime]
"""UID, start and end in UTC."""

LINES = (
    on([MON, WED, FRI], "07:00 18:30", "a"),
    on([SAT], "23:40", "b", "a"),
    on([SUN], "02:15", "a"),
    on([SUN], "12:00", "open"),
    on(DAILY, "12:30", habit("drink water")),
)
HOLIDAYS = (without("2026-03-18", "2026-03-20"), without("2026-11-01"))
PLANS = [
    plan(
        *LINES, start=start, zone=zone, weeks=5, exclusions=(without("2026-03-18", "2026-03-20"), without("2026-11-01"))
    )
    for zone, start in (
        ("Europe/Berlin", "2026-03-09"),
        ("Europe/Berlin", "2026-10-12"),
        ("America/New_York", "2026-02-23"),
        ("America/New_York", "2026-10-19"),
        ("Australia/Lord_Howe", "2026-03-16"),
        ("Australia/Lord_Howe", "2026-09-21"),
        ("Europe/Dublin", "2026-03-16"),
        ("America/Santiago", "2026-03-16"),
        ("Africa/Casablanca", "2026-02-02"),
        ("Asia/Jerusalem", "2026-03-16"),
        ("Asia/Kolkata", "2026-03-16"),
        ("Atlantic/Reykjavik", "2026-03-16"),
        ("Etc/UTC", "2026-03-16"),
    )
]

ways = pytest.mark.parametrize("options", [IcsOptions(), IcsOptions(series=True)], ids=["single", "series"])
_SLOW = PLANS[1:]
plans = pytest.mark.parametrize(
    "a_plan",
    [
        pytest.param(each, id=f"{each.zone} {each.start}", marks=[pytest.mark.slow] if each in _SLOW else [])
        for each in PLANS
    ],
)


def expected(a_plan: Plan) -> list[tuple[dt.datetime, dt.datetime]]:
    """Starts and ends by the schedule; the lengths by hand: 10 and 45 minutes, else none."""
    minutes = {"a": 10, "b": 45}
    schedule = expand(a_plan, TIMELINES).value
    starts = [(each.start.astimezone(dt.UTC), minutes.get(each.doing.routine, 0)) for each in schedule.sessions]
    return sorted((start, start + dt.timedelta(minutes=length)) for start, length in starts)


@ways
@plans
def test_recurring_ical_events_agrees(a_plan: Plan, options: IcsOptions) -> None:
    read = icalendar.Calendar.from_ical(calendar(a_plan, TIMELINES, options))
    del read["X-WR-TIMEZONE"]  # the reader moves times in UTC there, and an hour off where the clocks show a time twice
    events = recurring_ical_events.of(read).between(dt.date(2026, 1, 1), dt.date(2027, 1, 1))
    assert sorted((utc(event.start), utc(event.end)) for event in events) == expected(a_plan)


@plans
def test_vobject_agrees(a_plan: Plan) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it uses what Python calls out of date
        read = vobject.readOne(calendar(a_plan, TIMELINES).decode())
    found = [
        (utc(event.dtstart.value), utc(event.dtend.value if hasattr(event, "dtend") else event.dtstart.value))
        for event in read.vevent_list
    ]
    assert sorted(found) == expected(a_plan)


needs_libical = pytest.mark.skipif(
    not REQUIRE_ALL and libical.LIBRARY is None, reason="not installed: libical (apt-get install libical3)"
)


@needs_libical
@ways
@plans
def test_libical_agrees(a_plan: Plan, options: IcsOptions) -> None:
    assert sorted(libical.occurrences(calendar(a_plan, TIMELINES, options), 2026, 2027)) == expected(a_plan)


@pytest.mark.parametrize("minutes", [0, 10, 90, 1440, 40_320])
def test_alarms_are_read_as_they_are_meant(minutes: int) -> None:
    content = calendar(plan(on([MON], "07:00", "a")), TIMELINES, IcsOptions(remind=minutes))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        alarm = vobject.readOne(content.decode()).vevent.valarm
    (also,) = icalendar.Calendar.from_ical(content).walk("VALARM")
    assert alarm.trigger.value == also.decoded("TRIGGER") == -dt.timedelta(minutes=minutes)


def has_icaljs() -> bool:
    """Whether node finds the package, in a `node_modules` above these tests or on `NODE_PATH`."""
    if not shutil.which("node"):
        return False
    asked = ["node", "-e", "require.resolve('ical.js')"]
    return subprocess.run(asked, check=False, cwd=Path(__file__).parent, capture_output=True).returncode == 0


needs_icaljs = pytest.mark.skipif(
    not REQUIRE_ALL and not has_icaljs(), reason="not installed: ical.js (npm install --no-save ical.js@2)"
)


def icaljs(content: bytes) -> list[Occurrence]:
    result = subprocess.run(
        ["node", str(Path(__file__).with_name("icaljs.cjs"))], input=content, capture_output=True, check=True
    )
    return [
        (uid, dt.datetime.fromtimestamp(start, dt.UTC), dt.datetime.fromtimestamp(end, dt.UTC))
        for uid, start, end in json.loads(result.stdout)
    ]


@needs("node")
@needs_icaljs
@ways
@plans
def test_icaljs_agrees(a_plan: Plan, options: IcsOptions) -> None:
    found = icaljs(calendar(a_plan, TIMELINES, options))
    assert sorted((start, end) for _, start, end in found) == expected(a_plan)


needs_radicale = pytest.mark.skipif(
    not REQUIRE_ALL and find_spec("radicale") is None, reason="not installed: radicale (pip install radicale)"
)

Answer: TypeAlias = tuple[str, dict[str, str], bytes]
"""Status, headers and content."""


def server(folder: Path) -> Callable[..., Answer]:
    """A CalDAV server that keeps its calendars in ``folder``; it is called with a method, a path and a content."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from radicale import Application, config

        settings = config.load()
        settings.update(
            {
                "auth": {"type": "none"},
                "storage": {"filesystem_folder": str(folder), "_filesystem_fsync": "False"},
                "logging": {"level": "critical"},
            },
            "test",
            privileged=True,
        )
        application = Application(settings)

    def serve(method: str, path: str, content: bytes = b"") -> Answer:
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "CONTENT_TYPE": "text/calendar; charset=utf-8"}
        environ["HTTP_AUTHORIZATION"] = "Basic " + b64encode(b"anna:anna").decode()
        setup_testing_defaults(environ)
        environ |= {"CONTENT_LENGTH": str(len(content)), "wsgi.input": BytesIO(content)}
        told: list[tuple[str, dict[str, str]]] = []
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            body = b"".join(application(environ, lambda status, headers: told.append((status, dict(headers)))))
        return *told[0], body

    return serve


def split(content: bytes) -> dict[str, bytes]:
    """A calendar for each event, by its UID, as a CalDAV client sends them."""
    head, *events = content.removesuffix(b"END:VCALENDAR\r\n").split(b"BEGIN:VEVENT\r\n")
    items = [head + b"BEGIN:VEVENT\r\n" + event + b"END:VCALENDAR\r\n" for event in events]
    return {values(components(item, "VEVENT"), "UID")[0]: item for item in items}


@needs_radicale
def test_a_caldav_server_takes_the_events_twice_and_gives_them_back_the_same(tmp_path: Path) -> None:
    content = calendar(PLANS[0], TIMELINES, IcsOptions(method="none", remind=10, url="https://example.org/a;b"))
    serve = server(tmp_path)
    assert serve("MKCALENDAR", "/anna/plan/")[0] == "201 Created"
    items = {f"/anna/plan/{uid}.ics": item for uid, item in split(content).items()}
    for path, item in items.items():
        assert serve("PUT", path, item)[0] == "201 Created"
    tags = {path: serve("GET", path)[1]["ETag"] for path in items}
    for path, item in items.items():
        assert serve("PUT", path, item)[0] in ("201 Created", "204 No Content")
    assert {path: serve("GET", path)[1]["ETag"] for path in items} == tags
    for path, item in items.items():
        assert sorted(lines(serve("GET", path)[2])) == sorted(lines(item))


@pytest.mark.slow
@needs_radicale
def test_a_caldav_server_takes_the_whole_calendar(tmp_path: Path) -> None:
    content = calendar(PLANS[0], TIMELINES, IcsOptions(method="none"))
    serve = server(tmp_path)
    assert serve("PUT", "/anna/plan/", content)[0] == "201 Created"
    back = serve("GET", "/anna/plan/")[2]
    assert sorted(values(components(back, "VEVENT"), "UID")) == sorted(values(components(content, "VEVENT"), "UID"))


def utc(moment: dt.datetime) -> dt.datetime:
    assert moment.tzinfo is not None
    return moment.astimezone(dt.UTC)
