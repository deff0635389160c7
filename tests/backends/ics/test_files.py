"""From a file to its calendar."""

import icalendar
import pytest
import recurring_ical_events

from mobdsl import api
from mobdsl.project.imports import Memory
from support.icalendars import components, values

ROUTINES = """
routine morning "Morning" { plank 5min cue "spine still"; cat_cow 5min; if pre_run skip cat_cow }
routine stretch "Stretch" { child_pose 90s }
"""
PLAN = """
plan back "Back care" {
  start 2026-03-23; for 2 weeks; zone "Europe/Berlin"; remind 10min
  on mon, fri at 07:00 do morning, stretch
  on sun at 09:30 do morning if pre_run
  every day at 12:00 do "drink water"
  except 2026-03-27
}
"""


def made(text: str) -> tuple[list[str], dict[str, bytes]]:
    """The codes of all findings, and the files by name."""
    program = api.load(Memory({"back.mob": text}), "back.mob")
    assert program.value is not None
    job = api.job(program.value)
    assert job.value is not None
    built = api.build(job.value, "ics")
    found = [one.code for outcome in (program, job, built) for one in outcome.diagnostics]
    return found, {artifact.name: artifact.content for artifact in built.value or ()}


def test_a_file_with_a_plan() -> None:
    found, files = made(ROUTINES + PLAN)
    assert found == []
    (content,) = files.values()
    assert list(files) == ["back.ics"]
    read = icalendar.Calendar.from_ical(content)
    times = [
        (event["SUMMARY"], event.start.isoformat(), (event.end - event.start).total_seconds() / 60)
        for event in recurring_ical_events.of(read).between((2026, 3, 26), (2026, 3, 31))
        if event["SUMMARY"] != "drink water"
    ]
    assert sorted(times, key=lambda time: time[1]) == [
        ("Morning (pre run)", "2026-03-29T09:30:00+02:00", 5),
        ("Morning", "2026-03-30T07:00:00+02:00", 10),
        ("Stretch", "2026-03-30T07:10:00+02:00", 2),
    ]
    assert set(values(components(content, "VALARM"), "TRIGGER")) == {"-PT10M"}


def test_a_file_without_a_plan() -> None:
    found, files = made(ROUTINES)
    assert found == ["M511"]
    assert values(components(files["back.ics"], "VTODO"), "SUMMARY") == ["Morning", "Stretch"]


@pytest.mark.parametrize("line", ['at 1:28 dead_bug x8 cue "spine still"; if pre_activity skip child_pose', "dead_bug"])
def test_one_line_is_enough(line: str) -> None:
    found, files = made(line)
    assert found == ["M511"]
    assert len(components(files["back.ics"], "VTODO")) == 1
