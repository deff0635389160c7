"""What is said of dates that lie outside of a plan, and of the names that start it."""

import datetime as dt

from mobdsl import api
from mobdsl.project.imports import Memory
from support.say import program

TEXT = 'routine a { plank 30s }\nplan p { start 2026-03-02; for 1 week; zone "UTC"; on mon at 07:00 do a }'


def message(first: str | None = None, last: str | None = None) -> str:
    days = [one and dt.date.fromisoformat(one) for one in (first, last)]
    made = api.schedule(program(TEXT), None, *(one or None for one in days))
    (found,) = made.diagnostics
    assert found.code == "M408"
    return found.message


def test_after_the_end() -> None:
    assert message("2026-05-01") == "The plan `p` ends on 2026-03-08; there is no session from 2026-05-01 on."


def test_before_the_start() -> None:
    assert message(None, "2026-01-01") == "The plan `p` starts on 2026-03-02; there is no session up to 2026-01-01."


def test_on_days_without_any() -> None:
    wanted = "The plan `p` has no session from 2026-03-03 to 2026-03-05."
    assert message("2026-03-03", "2026-03-05") == wanted


def test_what_is_over_after_midnight_is_shown_on_the_day_on_which_it_begins() -> None:
    text = 'routine a { plank 10min }\nplan p { start 2026-03-02; for 1 week; zone "UTC"; on tue finish at 00:05 do a }'
    day = dt.date(2026, 3, 2)
    made = api.schedule(program(text), None, day, day).value
    assert made
    assert [f"{each.start:%m-%d %H:%M}" for each in made.sessions] == ["03-02 23:55"]


def test_a_slip_in_the_event_that_a_plan_starts_with() -> None:
    text = TEXT.replace("start 2026-03-02", "start birth")
    (found,) = api.load(Memory({"a.mob": text}), "a.mob", {"brith": "2026-03-02"}).diagnostics
    assert (found.code, found.hint) == ("M202", "Did you mean birth?")
