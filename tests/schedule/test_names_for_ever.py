"""A session keeps its name when the plan around it changes: calendars that subscribe to it must not see a new one."""

import pytest

from mobdsl.schedule.sessions import Session
from support.programs import sessions

A = "routine a { plank 10min }\nroutine b { plank 5min }\n"


def named(*lines: str, weeks: int = 2) -> dict[str, Session]:
    """The sessions of a plan from Monday, 2 March 2026, by their names."""
    text = f'{A}plan p {{ start 2026-03-02; for {weeks} weeks; zone "Europe/Berlin"; {"; ".join(lines)} }}'
    return {each.uid: each for each in sessions(text)}


WEEKDAYS = "on mon, wed, fri at 07:00 do a"


@pytest.mark.parametrize(
    "change",
    [
        "pause 2026-03-09 to 2026-03-15",
        "pause 2026-03-04 to 2026-03-05",
        "move 2026-03-04 to 2026-03-05",
        'zone "America/New_York" from 2026-03-04 to 2026-03-06',
        "week 2 load 60%",
        "on tue at 07:00 do b",
        'every day do "drink water"',
    ],
)
def test_every_session_keeps_its_name(change: str) -> None:
    before, after = named(WEEKDAYS), named(WEEKDAYS, change)
    kept = {uid for uid, each in after.items() if each.doing.routine == "a"}
    assert kept == before.keys()


def test_a_day_left_out_takes_the_names_of_its_sessions_along_and_no_other() -> None:
    before, after = named(WEEKDAYS), named(WEEKDAYS, "except 2026-03-04")
    (gone,) = before.keys() - after.keys()
    assert before[gone].start.isoformat() == "2026-03-04T07:00:00+01:00"
    assert after.keys() <= before.keys()


def test_those_in_turn_keep_their_names_when_one_before_is_left_out() -> None:
    before, after = (named("on mon, wed, fri at 07:00 rotate a, b", *change) for change in ((), ("except 2026-03-04",)))
    assert after.keys() < before.keys()
    (friday,) = (uid for uid, each in after.items() if each.start.day == 6)
    assert (before[friday].title, after[friday].title) == ("A", "B")


BOTH_DAY_TIMES = "on mon at 07:00 do a; on mon at 18:00 do a"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("on mon at 07:00 do a; on tue at 07:00 do b", "on tue at 07:00 do b; on mon at 07:00 do a"),
        (BOTH_DAY_TIMES, "on mon at 18:00 do a; on mon at 07:00 do a"),
        (BOTH_DAY_TIMES, "on mon at 07:00, 18:00 do a"),
        ('on mon do "drink"; on mon do "walk"', 'on mon do "walk"; on mon do "drink"'),
        (
            "on mon, wed at 07:00 rotate a, b; on mon at 18:00 do a",
            "on mon at 18:00 do a; on mon, wed at 07:00 rotate a, b",
        ),
    ],
)
def test_the_order_of_the_lines_says_nothing(before: str, after: str) -> None:
    first, second = named(before), named(after)
    assert {uid: (each.start, each.title) for uid, each in first.items()} == {
        uid: (each.start, each.title) for uid, each in second.items()
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('on mon at 09:00 do "drink water"', 'on mon at 09:00 do "drink a glass of water"'),
        ("on mon, wed, fri at 07:00 rotate a, b", "on mon, wed, fri at 07:00 rotate b, a"),
        ("on mon, wed, fri at 07:00 rotate a, b", "on mon, wed, fri at 07:00 rotate a, b, b"),
        ("on mon at 07:00 do a", "on mon at 07:00 do a if warm"),
        ("on mon at 07:00 do a", "on mon at 08:30 do a"),
    ],
)
def test_what_is_reworded_or_extended_stays_the_same_session(before: str, after: str) -> None:
    assert named(before).keys() == named(after).keys()


def test_two_files_with_plans_of_one_name_have_sessions_of_their_own() -> None:
    text = f'{A}plan p {{ start 2026-03-02; for 1 week; zone "Europe/Berlin"; on mon at 07:00 do a }}'
    (ana,), (ben,) = (sessions(text, path=path) for path in ("ana/plan.mob", "ben/plan.mob"))
    assert ana.uid != ben.uid


def test_those_counted_by_the_week_keep_their_names_when_other_days_are_chosen() -> None:
    before, after = (named("3 per week at 07:00 do a", *change) for change in ((), ("except 2026-03-04",)))
    assert before.keys() == after.keys()
    assert [each.start.day for each in before.values()][:3] == [2, 4, 6]
    assert [each.start.day for each in after.values()][:3] == [2, 5, 7]


def test_two_lines_that_count_by_the_week_do_not_share_names() -> None:
    found = named("2 per week at 07:00 do a", "2 per week at 18:00 do a")
    assert len(found) == 8


def test_a_question_has_the_name_of_its_session_in_its_own() -> None:
    text = "routine a {{ plank 10min; ask soreness 0-10 after 24h; ask sleep 0-10 after 24h }}\n"
    plan = 'plan p {{ start 2026-03-02; for 1 week; zone "Europe/Berlin"; on mon, tue at {} do a }}'
    early, late = ({each.uid for each in sessions((text + plan).format(time))} for time in ("07:00", "19:00"))
    assert early == late
    assert len(early) == 6
