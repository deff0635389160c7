"""Plans as people write them: whatever words say when, the canonical spelling says the same, and so does a calendar."""

import datetime as dt
from collections import Counter

import icalendar
import recurring_ical_events
from hypothesis import assume
from hypothesis import strategies as st

from mobdsl import api
from mobdsl.backends.ics import IcsBackend
from mobdsl.backends.ics.options import IcsOptions
from mobdsl.diagnostics import has_errors
from mobdsl.project.imports import Memory
from support.laws import law

DAYS = (
    "every day", "every other week", "every 2 weeks on sun", "every 3 days", "on mon, wed", "on first sat of month",
    "on second, last tue of month", "on 2026-03-05", "on mon, 2026-03-10, 2026-03-29", "on training_day", "3 per week",
    "2-3 per week on weekdays", "3 days per week", "day 4-9", "week 2 on fri",
)  # fmt: skip
DATES = ("", "from 2026-03-10", "from 2026-03-08 to 2026-04-02", "until 2026-03-22", "until later", "for 10 days")
TIMES = (
    "",
    "at 07:00",
    "at 02:30",
    "finish at 18:30",
    "finish at 00:10",
    "2-3 per day",
    "before run by 5min",
    "after run",
)
DOINGS = ("do a", "do b", "do c, a", "rotate a, b", 'do "drink water"')
SETTINGS = (
    "pause 2026-03-12 to 2026-03-15", "except 2026-03-20", "move 2026-03-09 to 2026-03-11", "apart 48h",
    "add 1 rep every week", 'zone "Asia/Tokyo" from 2026-03-14 to 2026-03-18',
)  # fmt: skip
ENDS = ("for 5 weeks", "for 30 days", "until 2026-04-12", "until later")

lines = st.tuples(*(st.sampled_from(words) for words in (DAYS, DATES, TIMES, DOINGS))).map(" ".join)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A file with a plan of a few lines."""
    said = draw(st.lists(lines, min_size=1, max_size=3)) + draw(
        st.lists(st.sampled_from(SETTINGS), max_size=2, unique=True)
    )
    return (
        "param later = 2026-03-02 + 3 weeks\n"
        "routine a { plank 10min }\nroutine c { limber_up x8 }\n"
        "routine b { cat_cow 20 breaths; plank 1min add 5s every day }\n"
        f'plan p {{\nstart 2026-03-02; {draw(st.sampled_from(ENDS))}; zone "Europe/Berlin"\n'
        "activity run on tue, thu at 18:00 for 45min\n" + "\n".join(said) + "\n}\n"
    )


def program(text: str) -> api.Program:
    loaded = api.load(Memory({"a.mob": text}), "a.mob")
    assume(loaded.value and not has_errors(loaded.diagnostics))
    assert loaded.value
    return loaded.value


def held(the_program: api.Program, *window: dt.date) -> list[tuple[object, ...]]:
    schedule = api.schedule(the_program, None, *window).value
    assert schedule
    return [(one.start, one.title, one.modifiers, one.optional, one.assumed, one.uid) for one in schedule.sessions]


@law(texts(), examples=30)
def test_the_canonical_spelling_has_the_same_sessions(text: str) -> None:
    canonical = api.canonical(program(text))
    again = api.load(Memory({"a.mob": canonical}), "a.mob")
    assert again.value
    assert not has_errors(again.diagnostics)
    assert api.canonical(again.value) == canonical
    assert held(again.value) == held(program(text))


@law(texts(), st.integers(0, 30), st.integers(0, 20), examples=30)
def test_a_window_shows_a_part(text: str, after: int, days: int) -> None:
    first = dt.date(2026, 3, 2) + dt.timedelta(days=after)
    last = first + dt.timedelta(days=days)
    whole = held(program(text))
    part = [one for one in whole if isinstance(one[0], dt.datetime) and first <= one[0].date() <= last]
    assert held(program(text), first, last) == part


@law(texts(), examples=20)
def test_a_series_has_the_same_starts_as_single_events(text: str) -> None:
    job = api.job(program(text)).value
    assert job is not None
    assume(all(schedule.sessions for schedule in job.schedules))
    found = []
    for series in (False, True):
        (artifact,) = IcsBackend().compile(job, IcsOptions(series=series)).value or ()
        read = recurring_ical_events.of(icalendar.Calendar.from_ical(artifact.content))
        events = read.between(dt.date(2026, 1, 1), dt.date(2027, 1, 1))
        found.append(Counter((str(event["SUMMARY"]), event.start) for event in events))
    assert found[0] == found[1]
